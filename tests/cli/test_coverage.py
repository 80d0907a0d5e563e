"""`eventkb coverage`: events of a log by whether they are explained."""

import json
import lzma
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.catalogues import ROOT
from tests.cli.conftest import WARNED, Run, define

LOG = [
    *({"ProviderName": "Demo", "Id": 1, "TimeCreated": f"2026-11-0{day}T10:00:00"} for day in (2, 1, 3)),
    {"ProviderName": "Demo", "Id": 2},
    {"ProviderName": "=Other", "Id": 1, "MachineName": "secret.example"},
]


def log_in(folder: Path) -> str:
    file = folder.parent / "log.json"
    file.write_text(json.dumps(LOG), encoding="utf-8")
    return str(file)


def test_events_are_counted_by_their_state(run: Run, folder: Path) -> None:
    """The most frequent first, with the first and last time; names of computers are left out."""
    define(folder, 1, WARNED)
    define(folder, 2, WARNED.replace("id: 1", "id: 2").partition("explanation")[0])
    result = run("coverage", log_in(folder), "--format", "json")
    document = json.loads(result.stdout)
    assert [(row["source"], row["id"], row["state"], row["count"]) for row in document["events"]] == [
        ("Demo", 1, "explained", 3),
        ("=Other", 1, "unknown", 1),
        ("Demo", 2, "known", 1),
    ]
    assert (document["events"][0]["first"], document["events"][0]["last"]) == (
        "2026-11-01T10:00:00",
        "2026-11-03T10:00:00",
    )
    assert document["totals"]["explained"] == {"events": 1, "entries": 3}
    assert document["events"][0]["address"] == "e/demo-1/"
    assert "secret" not in result.stdout


def test_a_spreadsheet_does_not_run_what_a_log_contains(run: Run, folder: Path) -> None:
    """A source that begins with an equals sign stays text."""
    result = run("coverage", log_in(folder), "--format", "csv", "--output", "out.csv")
    assert result.exit_code == 0
    assert "'=Other,1,unknown" in (folder / "out.csv").read_text("utf-8")


def test_a_damaged_event_log_is_counted_as_far_as_it_can_be_read(run: Run, folder: Path) -> None:
    """What is left out is said; what was read counts, and that is no failure."""
    log = lzma.decompress((ROOT / "tests/corpus/evtx/post-Security.evtx.xz").read_bytes())
    file = folder.parent / "damaged.evtx"
    file.write_bytes(log[:34096] + bytes(2000) + log[36096:])
    result = run("coverage", str(file), "--format", "json")
    assert (result.exit_code, "damaged or name no event" in result.stderr) == (0, True)
    totals = json.loads(result.stdout)["totals"]
    assert sum(state["entries"] for state in totals.values()) > 100


def test_a_log_without_events_is_an_error(run: Run, folder: Path) -> None:
    """A sentence, and exit code 1."""
    file = folder.parent / "empty.json"
    file.write_text("{}", encoding="utf-8")
    result = run("coverage", str(file), "missing.evtx")
    assert (result.exit_code, "missing.evtx: it can't be read" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("locale", "title"), [("en", "What is explained of this log"), ("de", "Was von diesem Protokoll erklärt ist")]
)
def test_a_page_of_its_own_is_made_for_a_meeting(run: Run, folder: Path, locale: str, title: str) -> None:
    """In the reader's language, with everything in one file, and without what a log says about people."""
    define(folder, 1, WARNED)
    result = run("coverage", log_in(folder), "--format", "html", "--lang", locale, "--output", "out.html")
    assert result.exit_code == 0, result.stderr
    written = (folder / "out.html").read_text("utf-8")
    page = LexborHTMLParser(written)
    assert page.css_first("h1").text() == title
    assert page.css_first("html").attributes["lang"] == locale
    assert [row.text() for row in page.css("tbody th[scope=row]")][3:] == ["Demo 1", "=Other 1", "Demo 2"]
    assert not page.css("script, link, img, [src]")
    assert "secret" not in written


def test_values_are_shown_when_they_are_asked_for(run: Run, folder: Path) -> None:
    """The page then warns, and JSON has an example of each event."""
    define(folder, 1, WARNED)
    page = run("coverage", log_in(folder), "--format", "html", "--with-values").stdout
    assert "secret.example" in page
    assert "Show it only to those who may read the log" in page
    document = json.loads(run("coverage", log_in(folder), "--format", "json", "--with-values").stdout)
    assert [row.get("example") for row in document["events"]] == [None, "secret.example", None]


def test_damaged_entries_are_counted(run: Run, folder: Path) -> None:
    """The others go on, and the report says how many are left out."""
    define(folder, 1, WARNED)
    lines = [json.dumps(LOG[0]), '{"ProviderName": "Demo", ', json.dumps(LOG[0])]
    (folder.parent / "log.json").write_text("\n".join(lines), encoding="utf-8")
    result = run("coverage", str(folder.parent / "log.json"), "--format", "csv")
    assert "Demo,1,explained,2" in result.stdout
    assert "entries left out because they are damaged or name no event: 1." in result.stderr
