"""XML of translators' programs: read without anything that a document could bring in from outside."""

import codecs
import re
from xml.etree import ElementTree

from eventkb.language.protected import spans
from eventkb.translate.exchange.entry import ExchangeFault

MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"))
DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(data: bytes) -> ElementTree.Element:
    """The root of a document.

    Raises:
        ExchangeFault: it is no XML, or declares a document type, which could name other files.
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    if DECLARATION.search(data.decode(encoding, "replace")):
        raise ExchangeFault("this file declares a document type, which no translator's file needs. Export again.")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as wrong:
        raise ExchangeFault(f"this file is no XML: {wrong}. Export again, or mend the line.") from wrong


def pieces(text: str, is_message: bool) -> list[tuple[str, str]]:
    """A text cut into words, each with the protected part before it; the first has none."""
    found, position, before = [], 0, ""
    for start, end in spans(text, is_message=is_message):
        found.append((before, text[position:start]))
        before, position = text[start:end], end
    return [*found, (before, text[position:])]


def encoded(root: ElementTree.Element, namespace: str) -> bytes:
    """The document as bytes, with its namespace as the one without a prefix."""
    ElementTree.register_namespace("", namespace)
    _indent(root, "\n")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _indent(element: ElementTree.Element, line: str) -> None:
    """Puts elements on lines of their own, except in a text, where a line break would be a part of it."""
    children = list(element)
    if not children or element.get(XML_SPACE) == "preserve":
        return
    element.text = line + "  "
    for child in children:
        _indent(child, line + "  ")
        child.tail = line + "  "
    children[-1].tail = line
