"""What a row of a list says of an event: what it means, and how its message begins."""

import re

from eventkb.language.html import Html, as_html, escaped
from eventkb.language.markup import plain_text
from eventkb.model.event import INSERTION, Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition, first_line, summary
from eventkb.pour.notes import foreign

LONGEST = 140
"""Characters of a message in a row."""

VALUES_FIRST = re.compile(rf"(?:[^\w%]*{INSERTION.pattern})+[^\w%]*")
"""The beginning of a message that has no word of its own: `%1 (%2) %3`."""

SHORTEST = 20
"""Characters that are left of a message without its beginning; a shorter rest would say nothing alone."""


@frozen_dataclass(kw_only=True)
class RowText:
    """`meaning` is the summary, empty where nobody has written one; `said` is the message, with names in the place of
    insertion strings. Each has the language that it is in, where that is not the page's own."""

    meaning: str
    meaning_language: Locale | None
    said: Html
    said_language: Locale | None


def row_text(edition: Edition, event: Event) -> RowText:
    """The text of an event's row."""
    lead = summary(edition, event)
    message = edition.local(event.message, event.translation)
    names = {number: insertion.name for number, insertion in enumerate(event.insertions, 1) if insertion}
    line = _line(message.value)
    return RowText(
        meaning=plain_text(lead.value) if lead else "",
        meaning_language=foreign(edition, lead) if lead else None,
        said=_with_names(line, names) if _has_words(line) or not lead else Html(),
        said_language=foreign(edition, message),
    )


def _has_words(text: str) -> bool:
    # Most begin with a word, and no insertion string begins with a letter.
    return text[:1].isalpha() or any(character.isalpha() for character in INSERTION.sub("", text))


def _line(message: str) -> str:
    """The first line of a message that has words, without the values that it begins with, cut to its length."""
    line = next((line.strip() for line in message.splitlines() if _has_words(line)), first_line(message))
    values = None if line[:1].isalpha() else VALUES_FIRST.match(line)
    if values and len(INSERTION.findall(values[0])) > 1 and len(line) - values.end() >= SHORTEST:
        line = f"… {line[values.end() :]}"
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"


def _with_names(line: str, names: dict[int, str]) -> Html:
    """A line with the names of insertion strings that have one, and numbers for the others."""
    if "%" not in line:  # as in many lines, each of which is in up to eight lists
        return as_html(escaped(line))
    pieces: list[str] = []
    position = 0
    for match in INSERTION.finditer(line):
        name = names.get(int(match[2])) if match[2] else None
        pieces.append(escaped(line[position : match.start()]))
        pieces.append(_chip(name) if name else escaped(match[0] if match[2] else "%"))
        position = match.end()
    return as_html("".join((*pieces, escaped(line[position:]))))


def _chip(name: str) -> str:
    return f'<span class="value-name">{escaped(name.replace("_", " "))}</span>'
