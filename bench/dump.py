"""Creates a project whose events are stubs: those of a dump of real messages, each with its text and no article.

The dump has one event per line as JSON: `{"source", "id", "version", "level", "message"}`. The figures of
docs/performance.md are of all events that `Get-WinEvent -ListProvider *` lists on Windows 10 1903
(github.com/JPvRiel/wef-reference, `Windows Event Metadata/Extracted/EventMetadata.json.zip`, CC-BY-4.0).
"""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.catalogue import Value, empty, write
from eventkb.model.address import slug
from eventkb.read.location import folder_of

IDS = 0x10000
LEVELS = {1: "critical", 2: "error", 3: "warning", 4: "information", 0: "information", 5: "verbose"}
"""The levels of the dump that definitions have, too."""

Row = Mapping[str, Any]


def make(project: Path, dump: Path) -> int:
    """Creates the project in the folder `project`, deletes its former content, and returns the number of events."""
    rows_of = by_source(dump)
    empty(project)
    for source, rows in rows_of.items():
        folder = folder_of(source)
        write(project, f"{folder}/source.yml", {"name": source})
        write(project, f"{folder}/known.yml", [stub(row) for row in rows])
    return sum(map(len, rows_of.values()))


def by_source(dump: Path) -> dict[str, list[Row]]:
    """The events of a dump that have a message, by source."""
    rows_of: dict[str, list[Row]] = {}
    for row in events(lines(dump)):
        rows_of.setdefault(row["source"], []).append(row)
    return rows_of


def lines(dump: Path) -> Iterator[Row]:
    """The rows of a dump, which may be compressed by Zstandard."""
    unpacked = ["zstd", "-dc", str(dump)] if dump.suffix == ".zst" else ["cat", str(dump)]
    content = subprocess.run(unpacked, capture_output=True, check=True).stdout.decode()
    return map(json.loads, content.splitlines())


def events(rows: Iterable[Row]) -> list[Row]:
    """The events with a message, each once: in the latest version, under one spelling of its source."""
    names: dict[str, str] = {}
    latest: dict[tuple[str, int], Row] = {}
    for row in rows:
        if not (row["message"] or "").strip() or not slug(row["source"]):
            continue
        name = names.setdefault(slug(row["source"]), row["source"])
        key = name, row["id"] % IDS
        if key not in latest or row["version"] > latest[key]["version"]:
            latest[key] = {**row, "source": name}
    return [latest[key] for key in sorted(latest)]


def stub(row: Row) -> Value:
    """A row of a dump as the definition of a stub."""
    event_id = row["id"]
    message = "\n".join(line.rstrip() for line in row["message"].strip().splitlines())
    facts: Value = {"id": event_id % IDS}
    if event_id >= IDS:
        facts["qualifiers"] = [event_id >> 16]
    if level := LEVELS.get(row["level"]):
        facts["level"] = level
    return {**facts, "message": {"en": message}}
