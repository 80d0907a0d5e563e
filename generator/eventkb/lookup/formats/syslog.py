"""Entries that agents send as syslog: OSSEC, EventReporter, Snare; with their tabs or with what became of them."""

import re
from collections.abc import Iterator

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import made, says_nothing
from eventkb.lookup.paste import one_line, stripped
from eventkb.lookup.words import PasteWords, folded

LINE_BREAK = "  "
"""What a line break becomes, for long lines were wrapped, and where one was, a field may have ended."""
BETWEEN = re.compile(r"\t| {2,}")
CHECKSUM = re.compile(r"[0-9]{1,10}")
TAIL, REST = "message", "snare"


def detects(text: str, words: PasteWords) -> bool:
    """Whether the mark of an agent is in it."""
    return any(layout["mark"] in text for layout in words.layouts.values())


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each mark that is followed as the agent writes."""
    found = []
    for format, layout in words.layouts.items():
        pattern, fields = re.compile(layout["pattern"]), layout["fields"].split(" ")
        for record in _records(text, layout["mark"]):
            told = pattern.match(record)
            if told:
                facts = [*zip(fields, (group or "" for group in told.groups()), strict=True)]
                found.append(made(format, [*_facts(facts, words)], words))
    return tuple(found)


def _records(text: str, mark: str) -> Iterator[str]:
    """What follows each mark, on one line, without the line that the next mark stands in."""
    parts = text.split(mark)[1 : MOST + 2]
    for place, part in enumerate(parts[:MOST]):
        lines = part.split("\n")
        kept = lines if place + 1 == len(parts) or len(lines) == 1 else lines[:-1]
        yield LINE_BREAK.join(line.rstrip(" ") for line in kept)


def _facts(facts: list[tuple[str, str]], words: PasteWords) -> Iterator[tuple[str, str]]:
    for field, value in facts:
        if field == REST:
            yield from _snare(value, words)
        elif field == TAIL:
            yield field, one_line(value).removesuffix('"')
        else:
            yield field, value


def _snare(rest: str, words: PasteWords) -> Iterator[tuple[str, str]]:
    """Level, category and message of what Snare writes behind the source: user, kind, level, computer, category, …"""
    cells = [stripped(cell) for cell in BETWEEN.split(rest)]
    level = next((place for place, cell in enumerate(cells) if folded(cell) in words.levels), len(cells))
    yield "level", cells[level] if level < len(cells) else ""
    # Where blanks were lost, computer and category are in one cell.
    behind = cells[level + 1 :]
    skipped = 1 if behind and " " in behind[0] else 2
    if skipped > 1 and len(behind) > 1:
        yield "category", behind[1]
    message = [cell for cell in behind[skipped:] if not says_nothing(cell, words)]
    if len(message) > 1 and CHECKSUM.fullmatch(message[-1]):
        message.pop()
    yield "message", one_line(" ".join(message))
