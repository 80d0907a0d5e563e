"""What the index writes and lookup reads: a record is the same afterwards, in Python and in the browser."""

import json
import subprocess

import pytest

from eventkb.index import lookup
from eventkb.lookup.answer import opened
from eventkb.model.note import Note
from eventkb.model.record import Record, SourceRecord
from eventkb.relate import relate
from tests.catalogues import LANGUAGES, ROOT, article, definitions, event, key, text

SCRIPT = """
import { record } from "./templates/theme/scripts/lookup/record.js";
const rows = JSON.parse(process.argv[1]);
const records = rows.map((row) => record(row, 0, {}));
console.log(JSON.stringify(records.map(({ is_stub, has_note }) => [is_stub, has_note])));
"""


def rows() -> list[Record]:
    """Records with and without an explanation, with and without a note."""
    notes = {key("Demo", number): Note(key=key("Demo", number), file="n", text=text("Wait.")) for number in (2, 4)}
    known = definitions(event("Demo", 1), event("Demo", 2), article("Demo", 3), article("Demo", 4), notes=notes)
    index = opened(dict(lookup.files(relate(known), LANGUAGES, {})).__getitem__)
    return [index.record(number) for number in range(4)]


MARKS = [[True, False], [True, True], [False, False], [False, True]]


def test_a_record_knows_whether_there_is_a_note() -> None:
    """Beside whether the event is explained."""
    assert [[record.is_stub, record.has_note] for record in rows()] == MARKS
    source = SourceRecord(name="Demo", slug="demo", first=0)
    again = [Record.restored(json.loads(json.dumps(row.plain())), 0, source) for row in rows()]
    assert [[record.is_stub, record.has_note] for record in again] == MARKS


@pytest.mark.slow
def test_the_browser_reads_the_same() -> None:
    """Of the same plain values."""
    plain = json.dumps([row.plain() for row in rows()])
    command = ["node", "--input-type=module", "-e", SCRIPT, plain]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == MARKS
