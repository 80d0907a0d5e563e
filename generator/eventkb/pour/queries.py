"""Ready queries for an event in the tools that search logs: those of its kind, quoted for each tool."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from shlex import quote
from typing import NamedTuple
from xml.sax import saxutils

from eventkb.model.event import INSERTION, Event
from eventkb.model.kind import Kind, QueryForm, Quoting
from eventkb.model.text import Text

PLACEHOLDER = re.compile(r"""\{\{\s*(?:"([^"]*)"\s+)?([a-z]+)\s*\}\}""")
"""`{{source}}`; with words before the name, as in `{{"WinEventLog:" channel}}`, both together are one text."""

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
    values = _values(event, kind)
    done: set[str] = set()
    for form in kind.queries:
        run = _filled(form, values) if form.tool not in done else None
        if run is not None:
            done.add(form.tool)
            yield Query(form.tool, form.title, form.language, run)


def _values(event: Event, kind: Kind) -> Mapping[str, int | str | None]:
    return {
        "source": event.key.source,
        "id": event.key.id if kind.is_numbered else str(event.key.id),
        "channel": event.channel,
        "name": event.symbolic_name,
        "phrase": phrase(event.message.source) or str(event.key.id),
    }


def phrase(message: str) -> str:
    """The longest run of words on one line of a message that no insertion string interrupts; empty if there is none.

    `EXT4-fs error (device %1): %2` is found by `EXT4-fs error (device`.
    """
    parts = (part.strip() for line in message.splitlines() for part in INSERTION.split(line) if part)
    longest = max(parts, key=len, default="")
    return longest if len(longest) >= SHORTEST_PHRASE else ""


def _filled(form: QueryForm, values: Mapping[str, int | str | None]) -> str | None:
    """A query with its values; None if one is missing or cannot be quoted."""
    quoted = QUOTED[form.quoting]

    def literal(match: re.Match[str]) -> str:
        words, value = match[1], values.get(match[2])
        if value is None:
            raise UnquotableError(match[2])
        if isinstance(value, int) and words is None:
            return str(value)
        return quoted(f"{words or ''}{value}")

    try:
        return PLACEHOLDER.sub(literal, form.query)
    except UnquotableError:
        return None


def powershell_literal(text: str) -> str:
    """A verbatim string of PowerShell. Typographic quotes end such a string, too, so all are doubled."""
    return "'" + "".join(c * 2 if c in "'‘’‚‛" else c for c in text) + "'"


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


QUOTED: Mapping[Quoting, Callable[[str], str]] = {
    Quoting.SHELL: quote,
    Quoting.POWERSHELL: powershell_literal,
    Quoting.XPATH: xpath_literal,
    Quoting.KQL: _double_quoted,
    Quoting.SPL: _double_quoted,
    Quoting.LOGQL: _double_quoted,
    Quoting.LUCENE: _double_quoted,
    Quoting.XML: partial(saxutils.escape, entities={'"': "&quot;"}),
    Quoting.NONE: str,
}
"""A value as each way of quoting writes it."""
