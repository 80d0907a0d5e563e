"""Ready queries for an event in the tools that search logs: those of its kind, quoted for each tool."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from shlex import quote
from typing import NamedTuple

from eventkb.language.xml import escape
from eventkb.model.event import INSERTION, Event
from eventkb.model.kind import Kind, QueryForm, Quoting
from eventkb.model.text import Text
from eventkb.pour.once import once

PLACEHOLDER = re.compile(r"""\{\{\s*(?:"([^"]*)"\s+)?([a-z]+)\s*\}\}""")
"""`{{source}}`; with words before the name, as in `{{"WinEventLog:" channel}}`, both together are one text."""

QUOTE = re.compile("['‘’‚‛]")
SHORTEST_PHRASE = 3


class Query(NamedTuple):
    """A query of an event; `title` is what the tool is called, `language` the language of the query."""

    tool: str
    title: Text
    language: str
    run: str


class UnquotableError(ValueError):
    """A tool has no way to write a value."""


def queries(event: Event, kind: Kind) -> Iterator[Query]:
    """The queries that find this event, at most one for each tool.

    A query that needs a value which the event lacks, or which the tool cannot quote, is left out.
    """
    done: set[str] = set()
    for form in kind.queries:
        run = _filled(form, event, kind) if form.tool not in done else None
        if run is not None:
            done.add(form.tool)
            yield Query(form.tool, form.title, form.language, run)


@once
def ready(event: Event, kind: Kind) -> tuple[Query, ...]:
    """The same for the pages of an event: these queries are the same in every language."""
    return tuple(queries(event, kind))


def phrase(message: str) -> str:
    """The longest run of words on one line of a message that no insertion string interrupts; empty if there is none.

    `EXT4-fs error (device %1): %2` is found by `EXT4-fs error (device`.
    """
    parts = (part.strip() for line in message.splitlines() for part in INSERTION.split(line) if part)
    longest = max(parts, key=len, default="")
    return longest if len(longest) >= SHORTEST_PHRASE else ""


VALUES: Mapping[str, Callable[[Event, Kind], int | str | None]] = {
    "source": lambda event, _: event.key.source,
    "id": lambda event, kind: event.key.id if kind.is_numbered else str(event.key.id),
    "channel": lambda event, _: event.channel,
    "name": lambda event, _: event.symbolic_name,
    "phrase": lambda event, _: phrase(event.message.source) or str(event.key.id),
}
"""The value of each placeholder; None where the event has none."""


def _filled(form: QueryForm, event: Event, kind: Kind) -> str | None:
    """A query with its values; None if one is missing or cannot be quoted."""
    before, gaps = _cut(form.query)
    parts = [before]
    for words, name, following in gaps:
        value = VALUES[name](event, kind) if name in VALUES else None
        if value is None:
            return None
        if words is None and isinstance(value, int):  # a number of which the query needs the digits alone
            text: str | None = str(value)
        else:
            text = _literal(form.quoting, f"{words}{value}" if words else str(value))
        if text is None:
            return None
        parts += (text, following)
    return "".join(parts)


@lru_cache(maxsize=64)  # the events of a source share its name and its channel
def _literal(quoting: Quoting, text: str) -> str | None:
    """A text as a tool quotes it; None where the tool has no way to write it."""
    try:
        return QUOTED[quoting](text)
    except UnquotableError:
        return None


class _Gap(NamedTuple):
    """A placeholder: its words and its name, and the text of the query up to the next one."""

    words: str | None
    name: str
    following: str


@lru_cache(maxsize=256)  # all events of a kind have the same queries
def _cut(query: str) -> tuple[str, tuple[_Gap, ...]]:
    """A query cut at its placeholders: the text before the first one, and all of them."""
    before, *rest = PLACEHOLDER.split(query)
    return before, tuple(map(_Gap, rest[::3], rest[1::3], rest[2::3]))


def powershell_literal(text: str) -> str:
    """A verbatim string of PowerShell. Typographic quotes end such a string, too, so all are doubled."""
    if QUOTE.search(text):  # nearly no text has one, and to replace nothing takes much longer than to look
        text = QUOTE.sub(r"\g<0>\g<0>", text)
    return f"'{text}'"


def xpath_literal(text: str) -> str:
    """A string of XPath 1.0, which has no escapes.

    Raises:
        UnquotableError: the text contains both kinds of quotes.
    """
    if "'" not in text:
        return f"'{text}'"
    if '"' in text:
        raise UnquotableError(text)
    return f'"{text}"'


def _double_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def _in_xml(text: str) -> str:
    return escape(text).replace('"', "&quot;")


QUOTED: Mapping[Quoting, Callable[[str], str]] = {
    Quoting.SHELL: quote,
    Quoting.POWERSHELL: powershell_literal,
    Quoting.XPATH: xpath_literal,
    Quoting.KQL: _double_quoted,
    Quoting.SPL: _double_quoted,
    Quoting.LOGQL: _double_quoted,
    Quoting.LUCENE: _double_quoted,
    Quoting.XML: _in_xml,
    Quoting.NONE: str,
}
"""A value as each way of quoting writes it."""
