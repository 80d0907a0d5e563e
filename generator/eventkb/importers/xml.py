"""XML of unknown origin: elements with their lines, without namespaces. References to other files are refused.

Of a document that ends too early, or has a fault on the way, everything before the fault is read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self
from xml.parsers import expat

from eventkb.importers.harvest import ImportFault

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF_16_BEGINNINGS = {b"<\0": UTF_16_MARKS[0], b"\0<": UTF_16_MARKS[1]}
"""How a document in UTF-16 begins that has no byte order mark, with the mark that it lacks."""

LATE_DECLARATION = re.compile(rb"\A(\s+)(<\?xml[^>]*\?>)")
"""Blank lines above the declaration, which XML doesn't allow and text editors add."""

DECLARED_UTF_16 = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']utf-16["']""", re.IGNORECASE)
"""A declaration in single bytes that claims two: somebody has saved an export of Windows in UTF-8."""

DEEPEST = 200
"""Levels of elements within one another; manifests have about ten."""

MOST_ELEMENTS = 2_000_000
"""A dump of all providers of a server has about 400,000."""

FORBIDDEN = re.compile(
    rb"[\x01-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*[0-8]|0*1[124-9]|0*2\d|0*3[01]|[xX]0*(?:[0-8b-cB-Ce-fE-F]|1[0-9a-fA-F]));"
)
"""Control characters, which XML doesn't allow and some messages have; the source: https://www.w3.org/TR/xml/#charsets"""

Report = Callable[[int, str, str], None]
"""Takes the line, message and help of what is wrong."""


@dataclass(slots=True)
class Element:
    """An element by its local name, with attributes (also by local name), text and the line where it begins."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute without blanks around it."""
        return self.attributes.get(name, default).strip()

    def all(self, *names: str) -> list["Element"]:
        """The elements below a path of names: `all("events", "event")`."""
        level: list[Element] = [self]
        for name in names:
            level = [child for element in level for child in element.children if child.name == name]
        return level

    def descendants(self, name: str) -> list["Element"]:
        """All elements of a name, at any depth, in the order of the document."""
        waiting, matches = [self], []
        while waiting:
            element = waiting.pop()
            if element.name == name:
                matches.append(element)
            waiting.extend(reversed(element.children))
        return matches


class _Builder:
    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root = Element("", {}, 0)
        self.open = [self.root]
        self.characters: list[list[str]] = [[]]
        self.count = 0

    @classmethod
    def on(cls, parser: expat.XMLParserType) -> Self:
        builder = cls(parser)
        parser.StartElementHandler = builder.start
        parser.EndElementHandler = builder.end
        parser.CharacterDataHandler = builder.data
        parser.StartDoctypeDeclHandler = _refused
        return builder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) > DEEPEST:
            raise ImportFault(f"more than {DEEPEST} elements are within one another; no export of events does that.")
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise ImportFault(f"it has more than {MOST_ELEMENTS:,} elements. Import it in parts.")
        local = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(name), local, self.parser.CurrentLineNumber)
        self.open[-1].children.append(element)
        self.open.append(element)
        self.characters.append([])

    def end(self, _: str) -> None:
        self.open.pop().text = "".join(self.characters.pop())

    def data(self, text: str) -> None:
        self.characters[-1].append(text)


def _refused(*_: object) -> None:
    raise ImportFault("it declares a document type, which could make it refer to other files. Remove the DOCTYPE.")


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2]


def parsed(data: bytes, report: Report | None = None) -> Element:
    """The document's root element. With `report`, a document with a fault is read up to there, and the fault reported.

    Raises:
        ImportFault: it isn't XML, is nested too deeply, or declares a document type.
    """
    data = UTF_16_BEGINNINGS.get(data[:2], b"") + data
    if data[:2] in UTF_16_MARKS:
        return _parsed(data, report)
    plain = LATE_DECLARATION.sub(rb"\2\1", FORBIDDEN.sub(b"", data))
    return _parsed(plain, report, encoding="utf-8" if DECLARED_UTF_16.match(plain) else None)


def _parsed(data: bytes, report: Report | None, encoding: str | None = None) -> Element:
    parser = expat.ParserCreate(encoding, namespace_separator=" ")
    parser.buffer_text = True
    builder = _Builder.on(parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as wrong:
        root = builder.root.children[0] if builder.root.children else None
        if report is None or root is None or not root.children:
            raise ImportFault(f"it isn't valid XML: {wrong}. Export it again, or correct that line.") from wrong
        report(wrong.lineno, f"it isn't valid XML: {wrong}. What is before that was read.", "Export the file again.")
    except (LookupError, ValueError) as wrong:  # the declared encoding
        raise ImportFault(f"it isn't valid XML: {wrong}. Save it as UTF-8.") from wrong
    return builder.root.children[0]
