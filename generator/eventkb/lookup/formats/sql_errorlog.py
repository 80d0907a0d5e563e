"""Lines of SQL Server's error log, in any language: `Error: 824, Severity: 24, State: 2.` and the text below."""

import re

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import made
from eventkb.lookup.words import PasteWords

FORMAT = "sql-errorlog"
STAMP = re.compile(r"[ \t]*[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.,]{8,12}[ \t]+[A-Za-z]{1,20}[0-9]{0,6}s?[ \t]+")
HEAD = re.compile(r"[^ :,]{3,12}:? [0-9]{1,6}, [^ :,]{3,14}:? [0-9]{1,2}, [^ :,]{3,12}:? [0-9]{1,3}[.,:]?(?: .{0,80})?")
ID = re.compile(r"[0-9]{1,6}")


def detects(text: str, words: PasteWords) -> bool:
    """Whether a line has a number, a severity and a state."""
    return any(HEAD.fullmatch(_unstamped(line)) for line in text.split("\n"))


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each such line, with the lines below it as message."""
    found: list[tuple[str, list[str]]] = []
    for line in (_unstamped(line) for line in text.split("\n")):
        if HEAD.fullmatch(line):
            found.append((ID.search(line)[0], []))  # type: ignore[index]
        elif found:
            found[-1][1].append(line)
    return tuple(made(FORMAT, [("id", id), ("message", "\n".join(lines))], words) for id, lines in found[:MOST])


def _unstamped(line: str) -> str:
    """A line without the time and the process at its beginning."""
    found = STAMP.match(line)
    return line[found.end() :].strip(" \t") if found else line.strip(" \t")
