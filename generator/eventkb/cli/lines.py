"""JSON Lines from standard input: a value per line, or what is wrong with the line. The format: https://jsonlines.org"""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from eventkb.language.encoding import encoding_of
from eventkb.model.frozen import frozen_dataclass

LONGEST = 8_000_000
"""Characters of a line. The rest of a longer one is skipped, so that no stream fills the memory."""
READ_TOGETHER = 65_536

KINDS = {bool: "true or false", float: "a number with a fraction", list: "a list without entries", type(None): "null"}


@frozen_dataclass()
class Fault:
    """What is wrong with a line, from which column on (from 1), and how to fix it."""

    column: int
    message: str
    help: str


@frozen_dataclass()
class Line:
    """A line by its number, from 1, and the entry in it as text, or what is wrong with it."""

    number: int
    entry: str | Fault


def entries(stream: BinaryIO) -> Iterator[Line]:
    """The entries of a stream, each as soon as its line has ended. Empty lines are skipped."""
    for number, text in enumerate(_lines(stream), 1):
        if text is None:
            message = f"the line has more than {LONGEST:,} characters"
            yield Line(number, Fault(LONGEST + 1, message, "write one entry per line"))
        elif text.strip():
            yield Line(number, _entry(text))


def _entry(text: str) -> str | Fault:
    """The text of an entry: an object as it is written, a text or an ID by its value."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as wrong:
        help = 'write an entry as an object, or as a text: {"source": …} or "Backup 1001"'
        return Fault(wrong.colno, f"the line is not JSON: {wrong.msg}", help)
    except (RecursionError, ValueError):
        return Fault(1, "the value is nested too deeply, or has too many digits", "write the entry in fewer levels")
    if isinstance(value, str):
        return value
    if isinstance(value, dict) or _is_id(value):
        return text.strip()
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return text.strip()
    return Fault(1, f"the line is {KINDS[type(value)]}, and no entry", "write an object, a text or an event ID")


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _lines(stream: BinaryIO) -> Iterator[str | None]:
    """The lines of a stream without their ends; None for one that is too long."""
    waiting, is_cut = "", False
    for part in _texts(stream):
        *ended, rest = (waiting + part).split("\n")
        for line in ended:
            yield None if is_cut or len(line) > LONGEST else line
            is_cut = False
        is_cut = is_cut or len(rest) > LONGEST
        waiting = "" if is_cut else rest
    if waiting or is_cut:
        yield None if is_cut else waiting


def _texts(stream: BinaryIO) -> Iterator[str]:
    """The text of a stream in parts, as they arrive."""
    # `read1` waits for some bytes and not for as many as fit, unlike `read`.
    read = getattr(stream, "read1", stream.read)
    data = read(READ_TOGETHER)
    while data and len(data) < len(codecs.BOM_UTF8) and b"\n" not in data:
        more = read(READ_TOGETHER)
        data += more
        if not more:
            break
    decoder = codecs.getincrementaldecoder(encoding_of(data))("replace")
    while data:
        yield decoder.decode(data)
        data = read(READ_TOGETHER)
    yield decoder.decode(b"", final=True)
