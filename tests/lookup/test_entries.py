"""From a pasted text to entries: each format, alone, mixed, mutated and hostile, in the command as in the browser."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.lookup.entries import entries
from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import MOST_NAMED, MOST_VALUES
from eventkb.lookup.families import FAMILIES
from eventkb.lookup.formats import readings
from eventkb.lookup.message_only import NAME
from eventkb.lookup.paste import BEGINNING, END, characters, one_line, stripped
from tests.examples import EXAMPLES
from tests.lookup.pasted import CASES, EXPECTED, FORMATS, SAMPLES, WORDS, case, plain, read, sample, samples
from tests.lookup.twins import entries_in_browser

TEXTS = [*(case(name) for name in CASES), *(sample.text for sample in samples(FORMATS)), *map(read, SAMPLES)]
READINGS = {f"{family} {group[0].order}": (family, group) for family, group in readings(WORDS.formats)}
LEVELS = set(WORDS.levels.values())
NAMES = {NAME, *FORMATS, *(data["with_text"] for data in FORMATS.values() if "with_text" in data)}
SIGNS = [
    *"ab07\n\t :;,=\"'<>{}[]()*#&%|\\/-_.@\x00\r\u00a0\u200e\u202eüİſ😀",
    "<Event>", "</Event>", "Source: x", "Event ID: 7", "Quelle:", '{"EventID":1,"Source":"x"}', "&#0;", "&lt;Event",
    "<br>", "> ", "**", "\n\n", "ProviderName : x", "#012", "Description:", "---- ----", "WinEvtLog: ", "Event[0]:\n",
]  # fmt: skip
HOSTILE = {
    "cells of a table without a ruler": "a  b  c\nx  1" + "  y" * 250_000,
    "names of a table without a ruler": "A  " * 250_000 + "\n1  2",
    "percent": "%" * BEGINNING,
    "angles": "<" * BEGINNING,
    "open quotation marks": '<a "' * 200_000,
    "open events": "<Event>" * 100_000,
    "open elements": "<Event><UserData>" + "<a><b>" * 120_000,
    "open comments": "<!--" * 200_000,
    "braces": "{" * BEGINNING,
    "objects in objects": '{"a":' * 150_000,
    "open strings": '{"a\n' * 180_000,
    "escaped quotation marks": '{"' + '\\"' * 350_000,
    "labels": "Source:\n" * 90_000,
    "heads of labels": "Log Name: a\nSource: x\nEvent ID: 1\nDescription:\nfoo\n" * 15_000,
    "colons": "a:" * 350_000,
    "a row of commas": "Level,Source,Event ID\n" + "," * BEGINNING,
    "quotation marks in a row": 'Level,Source,Event ID\n"' * 30_000,
    "dashes": "--- " * 180_000,
    "tables": "Id ProviderName\n-- --\n" * 30_000,
    "syslog marks": "WinEvtLog: " * 60_000,
    "blanks in a syslog line": "MSWinEventLog\t1\tSystem\t7\tFri Aug 18 10:44:38 2023\t7\tdisk\t\t\tError\t\t\t"
    + " " * 700_000
    + "x",
    "structured data": ("[NXLOG@14506 " + 'a="b" ' * 600 + "\n") * 200,
    "half a syslog line": "MSWinEventLog\t1\t" + "a " * 350_000,
    "properties": "ProviderName : x\nId : 1\n" * 30_000,
    "blanks": " " * BEGINNING,
    "half a tag": "<p" + " " * BEGINNING,
    "right-to-left marks": "\u202e\u200f" * 350_000,
    "references": "&#1" * 230_000,
    "a run of digits": "1" * 1_000_000,
    "IDs in a row": "7031 " * 150_000,
    "deep objects": ('{"a":' * 40 + "1" + "}" * 40 + "\n") * 3_000,
    "texts that are JSON": '["' + '{\\"a\\":\\"b\\"}","' * 40_000 + '"]',
    "sources with IDs": "Source: disk\nEvent ID: 7\n" * 30_000,
    "only quotation marks": "\"'“„«" * 150_000,
    "combining characters": "e\u0301\u0302" * 250_000,
    "assignments in a line": "EventCode=7 SourceName=disk " * 30_000,
    "rulers of tables": "|---|---|\n| a | b |\n" * 40_000,
    "lines of Checkmk": "C Nov 24 03:12:44 1.7 disk x\n" * 25_000,
    "symbols with digits": "STATUS_X(c00000b5) %1 param1 %%2313 " * 25_000,
}


@pytest.mark.parametrize("name", CASES)
def test_a_paste_of_each_kind_is_read(name: str) -> None:
    """Each case gives exactly the entries in the file beside it."""
    expected = json.loads(read(CASES[name] / "expected.json"))
    assert [plain(entry) for entry in entries(case(name), WORDS)] == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_pastes_that_nobody_here_wrote_are_read(path: Path) -> None:
    """Source and ID of every sample are read, and no ID where it has none."""
    expected = EXPECTED[f"{path.parent.name}/{path.name}"]
    first = entries(read(path), WORDS)[0]
    assert (first.source, first.id) == (expected["source"], expected["id"])


@pytest.mark.slow
def test_the_browser_reads_every_paste_as_the_command_does() -> None:
    """The scripts find the same entries, field by field, in all cases and samples, whole and cut."""
    cut = [text[: len(text) * part // 4] for text in TEXTS for part in (1, 2, 3)]
    texts = [*TEXTS, *cut, *(text[:20_000] for text in HOSTILE.values())]
    assert entries_in_browser(texts) == [[plain(entry) for entry in entries(text, WORDS)] for text in texts]


def test_several_entries_are_found_in_their_order() -> None:
    """Entries that were copied one after the other keep their order."""
    text = case("no-break-padded") + sample("details-text", "separated-by-rulers")
    assert [entry.id for entry in entries(text, WORDS)] == [2007, 7, 55]


def test_a_thousand_entries_are_read_and_no_more() -> None:
    """A paste of more entries than anybody can look at is answered with the first thousand."""
    text = case("no-break-padded") * (MOST + 5)
    assert len(entries(text, WORDS)) == MOST


@pytest.mark.slow
def test_of_a_paste_that_is_too_long_beginning_and_end_are_read() -> None:
    """Entries at either end of ten megabytes are read."""
    filling = "The service is running.\n" * 500_000
    text = case("no-break-padded") + filling + "\n" + sample("event-xml", "xml-prefixed")
    assert len(text) > BEGINNING + END
    assert [entry.id for entry in entries(text, WORDS)] == [2007, 455]


@pytest.mark.parametrize("name", READINGS)
@given(text=st.lists(st.sampled_from(SIGNS) | st.characters(), max_size=40).map("".join))
def test_any_text_gives_entries_with_valid_fields(name: str, text: str) -> None:
    """A family asked for any text, its own or not, gives clean entries that say something."""
    family, group = READINGS[name]
    for entry in FAMILIES[family](text, group, WORDS):
        assert_is_valid(entry)


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.sampled_from(SIGNS), st.tuples(*[st.floats(0, 1)] * 3))
@settings(max_examples=5 * EXAMPLES)
def test_any_change_of_a_paste_is_read(text: str, other: str, sign: str, places: tuple[float, float, float]) -> None:
    """Cut, doubled, mixed and with signs thrown in, a paste ends in valid entries."""
    start, *ends = (int(place * len(text)) for place in places)
    changed = text[:start] + sign + text[min(ends) :] + other[: int(places[0] * len(other))]
    for entry in entries(changed, WORDS):
        assert_is_valid(entry)


def assert_is_valid(entry: Entry) -> None:
    """Each field is None or what `Entry` says of it, and an ID, a source or a message is there."""
    assert entry.format in NAMES
    assert entry.id is not None or entry.source or entry.message
    assert entry.id is None or isinstance(entry.id, str) or 0 <= entry.id < 0x10000
    assert entry.full_id is None or (0x10000 <= entry.full_id < 0x100000000 and entry.full_id % 0x10000 == entry.id)
    assert entry.guid is None or re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", entry.guid)
    assert entry.level is None or entry.level in LEVELS
    for line in (entry.source, entry.channel, entry.category):
        assert line is None or (line and line == one_line(characters(line)))
    assert entry.message is None or (entry.message and entry.message == stripped(characters(entry.message)))
    assert len(entry.values) <= MOST_VALUES
    assert len(entry.named) <= MOST_NAMED
    assert all(value == stripped(characters(value)) for value in (*entry.values, *dict(entry.named).values()))
