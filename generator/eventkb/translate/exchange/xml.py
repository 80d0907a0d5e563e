"""XML of translation tools, read without external entities."""

from typing import NoReturn
from xml.etree import ElementTree

from eventkb.language.protected import spans
from eventkb.translate.exchange.entry import ExchangeFault

DEEPEST = 100
"""Levels of elements within one another; translation tools write about ten."""

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(data: bytes) -> ElementTree.Element:
    """The root of a document.

    Raises:
        ExchangeFault: it isn't XML, it is nested too deeply, or it declares a document type, which could refer to other
            files.
    """
    try:
        return ElementTree.fromstring(data, ElementTree.XMLParser(target=_Tree()))
    except (ElementTree.ParseError, LookupError, ValueError) as wrong:  # the last two: of a declared encoding
        raise ExchangeFault(f"this file isn't valid XML: {wrong}. Export again, or fix the line.") from wrong


class _Tree(ElementTree.TreeBuilder):
    """Builds the document. The parser itself reports what it reads, so that no encoding can hide it."""

    depth = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> NoReturn:
        raise ExchangeFault("this file declares a document type, which isn't allowed here. Export again.")

    def start(self, tag: str, attrs: dict[str, str]) -> ElementTree.Element:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExchangeFault(f"this file has more than {DEEPEST} elements within one another. Export again.")
        return super().start(tag, attrs)

    def end(self, tag: str) -> ElementTree.Element:
        self.depth -= 1
        return super().end(tag)


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
