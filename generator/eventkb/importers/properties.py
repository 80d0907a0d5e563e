"""Message catalogues of applications (`.properties`) whose keys or texts have codes.

Format: https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader-
"""

import re
from pathlib import PurePosixPath

from eventkb.importers.coded import coded
from eventkb.importers.harvest import Harvest, ImportedEvent, ImportedSource, ImportFault
from eventkb.importers.placeholders import numbered
from eventkb.importers.reading import Growing, Settings, text_of

KIND = "application"
PAIR = re.compile(r"(?P<key>(?:\\.|[^\\=:\s])+)\s*[=:\s]\s*(?P<value>.*)", re.DOTALL)
ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<sign>.))", re.DOTALL)
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
ARGUMENT = re.compile(r"\{(?P<number>\d{1,2})(?:,[^{}]*)?\}")
LANGUAGE_IN_NAME = re.compile(r"_(?P<language>[a-z]{2,3})(?:_[A-Z]{2})?\.properties\Z")


def read(data: bytes, settings: Settings) -> Harvest:
    """The texts with a code, as events of a source; the language is the one in the name of the file, if it has one.

    Raises:
        ImportFault: no text has a code.
    """
    in_name = LANGUAGE_IN_NAME.search(PurePosixPath(settings.name.replace("\\", "/")).name)
    tag = in_name["language"] if in_name else settings.neutral
    growing = Growing()
    without_code = 0
    growing.source(ImportedSource(name=settings.source, kind=KIND))
    for line, text in _logical_lines(text_of(data, settings)):
        match = PAIR.fullmatch(text)
        if not match:
            growing.problem(line, f"not understood: {text[:60]!r}.", "Write key = text.")
            continue
        key, value = _unescaped(match["key"]), _unescaped(match["value"])
        event = _event(line, key, value, tag=tag, source=settings.source)
        if event:
            growing.event(event)
        else:
            without_code += 1
    if not growing.events:
        raise ImportFault("no key and no text has a code such as ORA-00600; without codes there are no events.")
    if without_code:
        message = f"texts left out because they have no code: {without_code:,}."
        growing.problem(0, message, "Only what a log shows with a code is found again by it.")
    return growing.harvest()


def _event(line: int, key: str, text: str, *, tag: str, source: str) -> ImportedEvent | None:
    named = coded(key, text)
    if named is None:
        return None
    rest = named.text.replace("''", "'") if ARGUMENT.search(named.text) else named.text
    message = numbered(rest, ARGUMENT, lambda match: int(match["number"]) + 1)
    if not message:
        return None
    return ImportedEvent(
        source=source,
        id=named.id,
        line=line,
        messages={tag: message},
        symbolic_name=key if key != named.code else None,
    )


def _logical_lines(text: str) -> list[tuple[int, str]]:
    """The lines without comments, each with its number; a line that ends in a backslash continues in the next one."""
    lines: list[tuple[int, str]] = []
    open_line = ""
    start = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.lstrip()
        if not open_line and (not line or line[0] in "#!"):
            continue
        start = start if open_line else number
        slashes = len(line) - len(line.rstrip("\\"))
        if slashes % 2:
            open_line += line[:-1]
            continue
        lines.append((start, open_line + line))
        open_line = ""
    return [*lines, (start, open_line)] if open_line else lines


def _unescaped(text: str) -> str:
    def sign(match: re.Match[str]) -> str:
        if match["code"]:
            character = chr(int(match["code"], 16))
            return "" if "\ud800" <= character <= "\udfff" else character
        return SIGNS.get(match["sign"], match["sign"])

    return ESCAPE.sub(sign, text)
