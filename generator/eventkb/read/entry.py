"""Whether the file of a definition contains an entry of a log instead, as it was copied from a program."""

import re

from eventkb.model.diagnostic import Diagnostic, Place
from eventkb.read import rules

LABELLED = re.compile(r"^[^\W\d_][\w ./-]*: {2,}\S", re.MULTILINE)
"""A line as programs print entries: a label, and its value in a column. Definitions have one space after a colon."""

FEWEST_LABELLED = 3
STAMPED = re.compile(r"(?:<\d{1,3}>)?(?:\w{3} {1,2}\d{1,2} \d\d:\d\d:\d\d|\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d)")
"""A line that begins with a time, or with a priority and a time, as loggers write it."""

ELEMENT = re.compile(r"<(?:\?xml|[A-Za-z][\w:]*)[\s>]")
OBJECT = re.compile(r'[\[{]\s*"(?![^}]*"id":\s*\d)')
"""JSON; a definition may be written as JSON, too, and then has an ID."""

KEY = re.compile(r"^(?:message|summary|explanation):", re.MULTILINE)


def pasted_entry(file: str, text: str) -> Diagnostic | None:
    """The diagnostic about a pasted entry; None for any text that may be a definition with errors."""
    begin = text.lstrip()
    if KEY.search(text):
        return None
    is_entry = len(LABELLED.findall(text)) >= FEWEST_LABELLED or any(
        pattern.match(begin) for pattern in (STAMPED, ELEMENT, OBJECT)
    )
    if not is_entry:
        return None
    line = text[: len(text) - len(begin)].count("\n") + 1
    width = len(begin.partition("\n")[0])
    return Diagnostic(
        rules.PASTED_ENTRY,
        Place.in_line(file, line, 1, width + 1),
        "this is an entry of a log, not a definition of an event",
        "look it up by `eventkb lookup`; or create a definition by `eventkb new`, and copy the message below `message`",
    )
