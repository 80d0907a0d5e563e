"""What the preview adds to pages for those who write: the lines of an article's sections, and problems at their places.

Places are looked up in the text, since a file whose problems matter most is one that YAML can't read.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from eventkb.assist.spot import step_lines
from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide

OF_A_FILE, OF_AN_ITEM = re.compile(r"([a-z_]+):"), re.compile(r"(?:- | {2})([a-z_]+):")
"""A line that begins with a key: of a file that is one event, and of an event in a list."""

ITEM = "- "
SECTIONS: Mapping[str, str] = {
    "message": "message",
    "insertions": "message",
    "explanation": "explanation",
    "cases": "cases",
    "impact": "impact",
    "user_action": "user-action",
    "verification": "verification",
    "related": "related",
    "references": "references",
}
"""The anchor of the section that shows a key's value; all other keys are shown in `DETAILS`."""

DETAILS = "details"


@frozen_dataclass()
class Problem:
    """A diagnostic with the anchor of the section that it is about."""

    anchor: str
    diagnostic: Diagnostic


@frozen_dataclass()
class About:
    """The file of a page's event, the lines of its sections by anchor, and its problems."""

    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@frozen_dataclass()
class FileCount:
    """A file with the number of its errors and warnings, and the line of its first error."""

    file: str
    line: int
    errors: int
    warnings: int


def about(event: Event, text: str, problems: Iterable[Diagnostic]) -> About:
    """What is known about an event's page; `text` is the content of its file, `problems` may be of all files."""
    lines = text.split("\n")
    first, end = _own_lines(event, lines)
    pattern = OF_AN_ITEM if event.path else OF_A_FILE
    keys = [(number, match[1]) for number in range(first, end) if (match := pattern.match(lines[number]))]
    own = (problem for problem in problems if problem.place.file == event.file)
    shown = (problem for problem in own if not event.path or first <= problem.place.line - 1 < end)
    sections = {SECTIONS.get(key, DETAILS): line for line, key in reversed(keys)}
    return About(
        event.file,
        {anchor: line + 1 for anchor, line in sections.items()},
        tuple(Problem(_anchor(keys, problem.place.line - 1), problem) for problem in shown),
    )


def about_guide(guide: Guide, text: str, problems: Iterable[Diagnostic]) -> About:
    """What is known about a guide's page: the lines of its steps, and problems at the step that they are in."""
    rows = {address.step_anchor(key): row for key, row in step_lines(text.split("\n")).items()}
    own = (problem for problem in problems if problem.place.file == guide.file)
    return About(
        guide.file,
        {f"{anchor}-title": row + 1 for anchor, row in rows.items()},
        tuple(Problem(_step_above(rows, problem.place.line - 1), problem) for problem in own),
    )


def _step_above(rows: Mapping[str, int], line: int) -> str:
    """The anchor of the step that a line belongs to; empty for one above the steps."""
    above = [anchor for anchor, row in rows.items() if row <= line]
    return f"{above[-1]}-title" if above else ""


def counts(problems: Sequence[Diagnostic]) -> tuple[FileCount, ...]:
    """The files with problems, those with errors first."""
    errors = Counter(problem.place.file for problem in problems if problem.severity is Severity.ERROR)
    everything = Counter(problem.place.file for problem in problems)
    lines = {problem.place.file: problem.place.line for problem in reversed(problems)}
    files = (FileCount(file, lines[file], errors[file], count - errors[file]) for file, count in everything.items())
    return tuple(sorted(files, key=lambda count: (not count.errors, count.file)))


def _own_lines(event: Event, lines: Sequence[str]) -> tuple[int, int]:
    """The lines of an event in its file: all of them, or those of its item in a list; the end is exclusive."""
    if not event.path:
        return 0, len(lines)
    begins = [number for number, line in enumerate(lines) if line.startswith(ITEM)]
    place = int(event.path[0])
    if place >= len(begins):
        return 0, len(lines)
    return begins[place], begins[place + 1] if place + 1 < len(begins) else len(lines)


def _anchor(keys: Sequence[tuple[int, str]], line: int) -> str:
    """The section of the key that a line belongs to; without one, it is about the file as a whole."""
    above = [key for number, key in keys if number <= line]
    return SECTIONS.get(above[-1], DETAILS) if above else ""
