"""XML of translation tools, read without external entities."""

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
        ExchangeFault: it isn't XML, or it declares a document type, which could refer to other files.
    """
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    if DECLARATION.search(data.decode(encoding, "replace")):
        raise ExchangeFault("this file declares a document type, which isn't allowed here. Export again.")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as wrong:
        raise ExchangeFault(f"this file isn't valid XML: {wrong}. Export again, or fix the line.") from wrong


def pieces(text: str, is_message: bool) -> list[tuple[str, str]]:
    """A text cut into pieces, each with the protected part before it; the first one has an empty part."""
    pairs, position, before = [], 0, ""
    for start, end in spans(text, is_message=is_message):
        pairs.append((before, text[position:start]))
        before, position = text[start:end], end
    return [*pairs, (before, text[position:])]


def encoded(root: ElementTree.Element, namespace: str) -> bytes:
    """The document as bytes, with its namespace as the default namespace."""
    ElementTree.register_namespace("", namespace)
    _indent(root, "\n")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _indent(element: ElementTree.Element, line: str) -> None:
    """Puts each element on its own line, except inside texts, where a line break would change the text."""
    children = list(element)
    if not children or element.get(XML_SPACE) == "preserve":
        return
    element.text = line + "  "
    for child in children:
        _indent(child, line + "  ")
        child.tail = line + "  "
    children[-1].tail = line
