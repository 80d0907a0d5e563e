"""Ready queries for an event in the tools that search logs, quoted for each of them."""

from collections.abc import Iterator
from typing import NamedTuple

from eventkb.model.event import Event


class Query(NamedTuple):
    """`tool` is a key of the interface words' `query_names`."""

    tool: str
    run: str


def queries(event: Event) -> Iterator[Query]:
    """The queries that find this event; a tool that cannot quote the source's name is left out."""
    source, number = event.key
    yield Query("powershell", _filter_hashtable(event))
    literal = xpath_literal(source)
    if literal:
        yield Query("xpath", f"*[System[Provider[@Name={literal}] and (EventID={number})]]")
    yield Query("kql", f"Event\n| where Source == {_double_quoted(source)} and EventID == {number}")
    channel = f"source={_double_quoted('WinEventLog:' + event.channel)} " if event.channel else ""
    yield Query("splunk", f"{channel}SourceName={_double_quoted(source)} EventCode={number}")
    yield Query("elastic", f'winlog.provider_name: {_double_quoted(source)} and event.code: "{number}"')


def _filter_hashtable(event: Event) -> str:
    pairs = [("ProviderName", powershell_literal(event.key.source)), ("Id", str(event.key.id))]
    if event.channel:
        pairs.insert(0, ("LogName", powershell_literal(event.channel)))
    lines = "\n".join(f"  {name:<12} = {value}" for name, value in pairs)
    return f"Get-WinEvent -FilterHashtable @{{\n{lines}\n}}"


def powershell_literal(text: str) -> str:
    """A verbatim string of PowerShell. Typographic quotes end such a string, too, so all are doubled."""
    return "'" + "".join(c * 2 if c in "'‘’‚‛" else c for c in text) + "'"


def xpath_literal(text: str) -> str:
    """A string of XPath 1.0, which has no escapes; empty where the text contains both kinds of quotes."""
    if "'" not in text:
        return f"'{text}'"
    return "" if '"' in text else f'"{text}"'


def _double_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
