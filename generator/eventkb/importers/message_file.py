"""Message text files (.mc), the input of the message compiler.

Format: https://learn.microsoft.com/windows/win32/eventlog/message-text-files
"""

import locale
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from eventkb.importers import placeholders
from eventkb.importers.harvest import Harvest, ImportedEvent, ImportFault, identified
from eventkb.importers.languages import of_locale, of_number
from eventkb.importers.reading import Growing, Settings, text_of

ASSIGNMENT = re.compile(r"\s*(?P<key>[A-Za-z]+)\s*=\s*(?P<value>\([^)]*\)?|(?![A-Za-z]+\s*=)[^\s(]*)")
"""A key and its value, which is empty where the next key follows: `MessageId= Severity=Error`."""

NAMED_VALUE = re.compile(r"(?P<name>[A-Za-z_]\w*)\s*=\s*(?P<value>0[xX][0-9a-fA-F]+|\d+)(?:\s*:\s*\w+)?")
MESSAGE_ID = re.compile(r"(?P<plus>\+)?\s*(?P<value>0[xX][0-9a-fA-F]+|\d+)")
CONTROL_Z = "\x1a"
"""The end of a text file on CP/M and DOS; some editors still wrote it."""

LISTS = frozenset({"severitynames", "facilitynames", "languagenames"})
KEYS = frozenset({"messageid", "severity", "facility", "symbolicname", "outputbase", "language"})
HEAD_KEYS = LISTS | {"messageidtypedef", "messageidtypedefmacro", "outputbase"}

SEVERITIES = {"success": 0, "informational": 1, "warning": 2, "error": 3}
FACILITIES = {"system": 0x0FF, "application": 0xFFF}
LEVELS = {0: "information", 1: "information", 2: "warning", 3: "error"}
LARGEST_ID = 0xFFFF


def read(data: bytes, settings: Settings) -> Harvest:
    """The messages of a file as events of a source, whose name a message file does not contain.

    Raises:
        ImportFault: it contains no message, or isn't text in the encoding.
    """
    growing = Growing()
    reader = _Reader(text_of(data, settings), growing)
    reader.read()
    if not reader.messages:
        raise ImportFault("it contains no MessageId; is it a message text file?")
    for message in reader.messages:
        growing.event(message.event(settings.source))
    return growing.harvest()


@dataclass(slots=True, kw_only=True)
class _Message:
    """A message as the file builds it up, with a text for each language."""

    id: int
    line: int
    severity: int | None
    facility: int
    symbolic_name: str | None = None
    texts: dict[str, str] = field(default_factory=dict)

    def event(self, source: str) -> ImportedEvent:
        high = ((self.severity or 0) << 30) | (self.facility << 16)
        return ImportedEvent(
            source=source,
            id=self.id,
            qualifiers=identified(high | self.id)[1],
            line=self.line,
            messages=self.texts,
            symbolic_name=self.symbolic_name,
            level=None if self.severity is None else LEVELS[self.severity],
        )


class _Reader:
    """Goes through the lines of a file. Severity, facility and language hold until they are named again."""

    def __init__(self, text: str, growing: Growing) -> None:
        self.lines = text.partition(CONTROL_Z)[0].split("\n")
        self.growing = growing
        self.number = 0
        self.messages: list[_Message] = []
        self.severities = dict(SEVERITIES)
        self.facilities = dict(FACILITIES)
        self.languages = {"english": _tag("english", 0x409)}
        self.severity: int | None = None
        self.facility = 0
        self.last_id: dict[int, int] = {}
        self.seen: dict[int, int] = {}

    def read(self) -> None:
        while self.number < len(self.lines):
            line = self.lines[self.number]
            if not line.strip() or line.lstrip().startswith(";"):
                self.number += 1
                continue
            self._statement()

    def _statement(self) -> None:
        """One line of assignments; a list in brackets may go on over lines."""
        line_number = self.number + 1
        text = self._whole_statement()
        position, is_any = 0, False
        for match in _assignments(text):
            is_any = True
            position = match.end()
            self._assign(match["key"].casefold(), match["value"].strip(), line_number)
        rest = text[position:].partition(";")[0].strip()
        if rest or not is_any:
            self._problem(line_number, f"not understood: {rest[:60]!r}", "Write KEY=value, or a comment after ;")

    def _whole_statement(self) -> str:
        text = self.lines[self.number]
        self.number += 1
        key = text.partition("=")[0].strip().casefold()
        if key in LISTS:
            text = text.partition(";")[0]
            while ")" not in text and self.number < len(self.lines):
                text += "\n" + self.lines[self.number].partition(";")[0]
                self.number += 1
        return text

    def _assign(self, key: str, value: str, line: int) -> None:
        if key in LISTS:
            self._names(key, value, line)
        elif key == "messageid":
            self._begin(value, line)
        elif key == "severity":
            self.severity = self._by_name(self.severities, value, key, line)
            self._change(line)
        elif key == "facility":
            self.facility = self._by_name(self.facilities, value, key, line) or 0
            self._change(line)
        elif key == "symbolicname" and self.messages:
            self.messages[-1].symbolic_name = value or None
        elif key == "language":
            self._text(value, line)
        elif key not in HEAD_KEYS:
            self._problem(line, f"{key} is no key of a message file", "Remove it, or correct its name.")

    def _names(self, key: str, value: str, line: int) -> None:
        pairs = [(match["name"].casefold(), _integer(match["value"])) for match in NAMED_VALUE.finditer(value)]
        if not pairs:
            self._problem(line, f"{key} without a name", "Write Name=0x1:SYMBOL in the brackets.")
        for name, number in pairs:
            if key == "severitynames":
                self.severities[name] = number & 3
            elif key == "facilitynames":
                self.facilities[name] = number & 0xFFF
            else:
                self.languages[name] = _tag(name, number)

    def _begin(self, value: str, line: int) -> None:
        """A new message: its ID, or one more than the last of its facility, or some more."""
        match = MESSAGE_ID.fullmatch(value)
        last = self.last_id.get(self.facility, -1)
        if value and not match:
            self._problem(line, f"MessageId={value} is no number", "Write a number, +n, or nothing.")
        if match and match["value"]:
            written = _integer(match["value"])
            number = last + written if match["plus"] else written
        else:
            number = last + 1
        if number > LARGEST_ID:
            self._problem(line, f"the message ID {number} is greater than {LARGEST_ID}", "Only 16 bits are an ID.")
            number &= LARGEST_ID
        self.last_id[self.facility] = number
        self.messages.append(_Message(id=number, line=line, severity=self.severity, facility=self.facility))

    def _change(self, line: int) -> None:
        """Severity and facility may follow the ID that they belong to."""
        if self.messages and self.messages[-1].line >= line - 6 and not self.messages[-1].texts:
            message = self.messages[-1]
            message.severity, message.facility = self.severity, self.facility
            self.last_id[self.facility] = message.id

    def _by_name(self, values: dict[str, int], name: str, key: str, line: int) -> int | None:
        if name.casefold() not in values:
            self._problem(line, f"{key} {name} is not in {key}Names", "Add it there, or correct its name.")
        return values.get(name.casefold())

    def _text(self, language: str, line: int) -> None:
        """The lines of a message, up to one that is only a dot."""
        tag = self.languages.get(language.casefold())
        if tag is None:
            self._problem(line, f"Language={language} is not in LanguageNames", "Add it there with its number.")
            tag = _tag(language.casefold(), 0)
        lines = []
        while self.number < len(self.lines) and self.lines[self.number].rstrip() != ".":
            lines.append(self.lines[self.number])
            self.number += 1
        if self.number == len(self.lines):
            self._problem(line, "the message has no end", "End it with a line that is only a dot.")
        self.number += 1
        if not self.messages:
            self._problem(line, "a text without a MessageId", "Write MessageId= above it.")
            return
        template = placeholders.windows("\n".join(lines))
        for escape in template.unknown:
            self._problem(line, f"{escape!r} is no known escape; it stays as it is", "Check the message.")
        if template.text:
            self.messages[-1].texts.setdefault(tag, template.text)

    def _problem(self, line: int, message: str, help: str) -> None:
        self.growing.problem(line, f"{message}.", help)


def _assignments(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while match := ASSIGNMENT.match(text, position):
        yield match
        position = match.end()


def _tag(name: str, number: int) -> str:
    """The language of an entry of LanguageNames: by its name where that is a language's, else by its Windows number.

    The name comes first, because files in the wild have German=1, and 1 is Arabic.
    """
    known = locale.locale_alias.get(name)
    return of_locale(known) if known else of_number(number)


def _integer(written: str) -> int:
    """A number, hexadecimal with `0x` before it. Zeros before a decimal number count for nothing."""
    return int(written, 16 if written[:2].casefold() == "0x" else 10)
