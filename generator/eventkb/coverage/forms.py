"""Coverage as text, JSON and CSV."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from io import StringIO

from eventkb.coverage.tally import Row, totals
from eventkb.language.cells import inert

EXAMPLE = "example"
"""The field that only `--with-values` fills."""


def as_json(rows: Sequence[Row]) -> str:
    """`{"totals": {<state>: {"events", "entries"}}, "events": [...]}`, the most frequent event first."""
    summary = {str(state): {"events": events, "entries": entries} for state, events, entries in totals(rows)}
    return json.dumps({"totals": summary, "events": [_plain(row) for row in rows]}, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Row]) -> str:
    """A line for each event, below the names of the columns. A text that a spreadsheet would run gets an apostrophe."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [field.name for field in fields(Row) if field.name != EXAMPLE or any(row.example for row in rows)]
    writer.writerow(names)
    writer.writerows([inert(str(getattr(row, name))) for name in names] for row in rows)
    return text.getvalue()


def _plain(row: Row) -> dict[str, object]:
    """A row as JSON has it: without an example where none was asked for."""
    return {name: value for name, value in asdict(row).items() if name != EXAMPLE or value}


def as_text(rows: Sequence[Row], most: int) -> str:
    """A table of the `most` most frequent events, and how many events have each state."""
    shown = rows[:most]
    table = [
        ("count", "state", "event", "last"),
        *((f"{row.count:,}", row.state, _name(row), row.last) for row in shown),
    ]
    widths = [max(len(line[column]) for line in table) for column in range(3)]
    lines = [
        f"{count:>{widths[0]}}  {state:<{widths[1]}}  {name:<{widths[2]}}  {last}".rstrip()
        for count, state, name, last in table
    ]
    if len(rows) > most:
        lines.append(f"… and {len(rows) - most:,} more; --all shows them.")
    everything = sum(row.count for row in rows) or 1
    for state, events, entries in totals(rows):
        lines.append(f"{state}: {events:,} events, {entries:,} entries ({entries / everything:.0%})")
    return "\n".join(lines)


def _name(row: Row) -> str:
    return f"{row.source}/{row.id}"
