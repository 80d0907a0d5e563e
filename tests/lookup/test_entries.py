"""From a pasted text to entries: each format, alone, mixed, mutated and hostile, in the command as in the browser."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.lookup.entries import FORMATS, entries
from eventkb.lookup.entry import MOST
from eventkb.lookup.paste import BEGINNING, END
from eventkb.lookup.words import plain
from tests.catalogues import ROOT
from tests.lookup.pasted import CASES, EXPECTED, SAMPLES, WORDS, case, read, told

TEXTS = [*(case(name) for name in CASES), *map(read, SAMPLES)]
SIGNS = [
    *"ab07\n\t :;,=\"'<>{}[]()*#&%|\\/-_.@\x00\r\u00a0\u200e\u202eüİſ😀",
    "<Event>", "</Event>", "Source: x", "Event ID: 7", "Quelle:", '{"EventID":1,"Source":"x"}', "&#0;", "&lt;Event",
    "<br>", "> ", "**", "\n\n", "ProviderName : x", "#012", "Description:", "---- ----", "WinEvtLog: ", "Event[0]:\n",
]  # fmt: skip
HOSTILE = {
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
    "half a syslog line": "MSWinEventLog\t1\t" + "a " * 350_000,
    "properties": "ProviderName : x\nId : 1\n" * 30_000,
    "blanks": " " * BEGINNING,
    "half a tag": "<p" + " " * BEGINNING,
    "right-to-left marks": "\u202e\u200f" * 350_000,
    "references": "&#1" * 230_000,
}


@pytest.mark.parametrize("name", CASES)
def test_a_paste_of_each_kind_is_read(name: str) -> None:
    """Each case gives exactly the entries that stand beside it."""
    expected = json.loads(read(CASES[name] / "expected.json"))
    assert [told(entry) for entry in entries(case(name), WORDS)] == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_pastes_that_nobody_here_wrote_are_read(path: Path) -> None:
    """Source and ID of every sample are found, and no ID is made up where it says none."""
    expected = EXPECTED[f"{path.parent.name}/{path.name}"]
    found = entries(read(path), WORDS)[0]
    assert (found.source, found.id) == (expected["source"], expected["id"])


def test_the_browser_reads_every_paste_as_the_command_does() -> None:
    """The scripts find the same entries, field by field, in all cases and samples, whole and cut."""
    cut = [text[: len(text) * part // 4] for text in TEXTS for part in (1, 2, 3)]
    texts = [*TEXTS, *cut, *(text[:20_000] for text in HOSTILE.values())]
    assert in_browser(texts) == [as_json(text) for text in texts]


def test_several_entries_are_found_in_their_order() -> None:
    """Entries copied one after the other stay in that order."""
    text = "".join(case(name) for name in ("no-break-padded", "separated-by-rulers"))
    assert [entry.id for entry in entries(text, WORDS)] == [2007, 7, 55]


def test_a_thousand_entries_are_read_and_no_more() -> None:
    """A paste of more entries than anybody can look at is answered with the first thousand."""
    text = case("no-break-padded") * (MOST + 5)
    assert len(entries(text, WORDS)) == MOST


def test_of_a_paste_that_is_too_long_beginning_and_end_are_read() -> None:
    """What stands at either end of ten megabytes is found."""
    filling = "The service is running.\n" * 500_000
    text = case("no-break-padded") + filling + "\n" + case("xml-prefixed")
    assert len(text) > BEGINNING + END
    assert [entry.id for entry in entries(text, WORDS)] == [2007, 455]


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.__name__.rpartition(".")[2])
@given(text=st.lists(st.sampled_from(SIGNS) | st.characters(), max_size=40).map("".join))
@settings(max_examples=60, deadline=None)
def test_no_format_fails_on_any_text(format: object, text: str) -> None:
    """Whatever a text holds, asking a format for it gives an answer, also where it was not detected."""
    format.detects(text, WORDS)  # type: ignore[attr-defined]
    format.parses(text, WORDS)  # type: ignore[attr-defined]


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.sampled_from(SIGNS), st.tuples(*[st.floats(0, 1)] * 3))
@settings(max_examples=300, deadline=None)
def test_any_change_of_a_paste_is_read(text: str, other: str, sign: str, places: tuple[float, float, float]) -> None:
    """Cut, doubled, mixed and with signs thrown in, a paste ends in entries with valid IDs."""
    one, two, three = (int(place * len(text)) for place in places)
    changed = text[:one] + sign + text[min(two, three) :] + other[: int(places[0] * len(other))]
    for entry in entries(changed, WORDS):
        assert entry.id is None or 0 <= entry.id < 0x10000
        assert entry.full_id is None or entry.full_id % 0x10000 == entry.id


def as_json(text: str) -> object:
    return json.loads(json.dumps([_whole(entry) for entry in entries(text, WORDS)]))


def _whole(entry: object) -> dict[str, object]:
    return {field: getattr(entry, field) for field in entry.__slots__}  # type: ignore[attr-defined]


def in_browser(texts: list[str]) -> object:
    """The entries that the scripts find, in one run of Node."""
    node = shutil.which("node")
    assert node, "Node is needed to compare the scripts with the command; tests/tools.sh installs it"
    handed = json.dumps({"words": plain(WORDS), "texts": texts})
    twin = ROOT / "tests/lookup/twin.js"
    ran = subprocess.run([node, twin], input=handed, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
