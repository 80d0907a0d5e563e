"""A site of sources of all kinds: pages, permanent links, lists, API and downloads, in both languages."""

import csv
import json
import re
import shutil
import sqlite3
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from eventkb.cli import eventkb
from tests.four_kinds import ROOT
from tests.site.conftest import built

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of all kinds, built."""
    folder = tmp_path_factory.mktemp("kinds") / "kb"
    shutil.copytree(ROOT, folder)
    assert built(folder).pages
    return folder / "site"


def page(site: Path, place: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / place / "index.html").read_text("utf-8"))


def details(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    rows = tree.css("dl.details > div")
    return [(row.css_first("dt").text(strip=True), row.css_first("dd").text(strip=True)) for row in rows]


@pytest.mark.parametrize(
    ("place", "rows", "level"),
    [
        (
            "en/oracle/ora-00600",
            [("Error", "ORA-00600"), ("Event source", "Oracle"), ("Level", "Incident")],
            "Incident",
        ),
        (
            "de/oracle/ora-00600",
            [("Fehler", "ORA-00600"), ("Ereignisquelle", "Oracle"), ("Ebene", "Störfall")],
            "Störfall",
        ),
        (
            "en/kernel/ext4-fs-error",
            [("Message ID", "ext4-fs-error"), ("Event source", "kernel"), ("Level", "Error")],
            "Error",
        ),
    ],
)
def test_an_article_has_the_details_of_its_kind(
    site: Path, place: str, rows: list[tuple[str, str]], level: str
) -> None:
    """In the kind's order, with its names of IDs and levels."""
    tree = page(site, place)
    assert details(tree) == rows
    assert tree.css_first(".facts .level").text(strip=True) == level


@pytest.mark.parametrize("locale", ["en", "de"])
def test_queries_are_those_of_the_kind(site: Path, locale: str) -> None:
    """Quoted for each tool; an event whose ID is in no line is looked for by its words."""
    tree = page(site, f"{locale}/kernel/ext4-fs-error")
    runs = [node.text(strip=True) for node in tree.css(".query code")]
    assert runs[0] == "journalctl -t kernel --grep 'EXT4-fs error (device'"
    assert not any("Get-WinEvent" in run for run in runs)


def test_every_address_of_an_id_of_text_is_there(site: Path) -> None:
    """The permanent link, the list of the ID, its JSON; a slug of its own in the place of the ID."""
    for place in ("e/oracle-ora-00600", "id/ora-00600", "de/id/ora-00600", "e/shop-e-1-cart", "e/shop-known"):
        assert (site / place / "index.html").is_file(), place
    assert (site / "api/v1/ids/42p01.json").is_file()


def test_lists_are_in_natural_order(site: Path) -> None:
    """`E2` comes before `E10`."""
    ids = [node.text(strip=True) for node in page(site, "en/shop").css("tbody th")]
    assert ids == ["E2", "E10", "E:1", "known"]


def test_the_api_says_the_kind_and_has_ids_as_their_kind_writes_them(site: Path) -> None:
    """Texts where the kind has texts, also for digits; numbers for numbered events."""
    listed = json.loads((site / "api/v1/events.json").read_text("utf-8"))["events"]
    places = {event["event"]: event["json"] for event in listed}
    events = {
        name: event_at(site, places[name]) for name in ("PostgreSQL/23505", "Contoso Backup/7", "PostgreSQL/53300")
    }
    assert [(event["kind"], event["id"]) for event in events.values()] == [
        ("application", "23505"),
        ("windows", 7),
        ("application", "53300"),
    ]
    assert events["PostgreSQL/53300"]["level"] == "critical"


def event_at(site: Path, place: str) -> dict[str, object]:
    """An event of the API: a file of its own, or for a stub a value in the file of its source."""
    file, _, stub = place.partition("#/stubs/")
    value = json.loads((site / file.removeprefix("/")).read_text("utf-8"))
    event = value["stubs"][stub] if stub else value
    assert isinstance(event, dict)
    return event


def test_downloads_for_one_kind_are_not_made_for_others(site: Path) -> None:
    """Custom views exist for numbered logs alone."""
    assert [file.stem for file in (site / "setup/views").iterdir()] == ["contoso-backup"]
    assert not re.search("setup/views", (site / "en/oracle/index.html").read_text("utf-8"))


@pytest.mark.parametrize("place", ["en/", "de/", "en/oracle/", "de/oracle/"])
def test_feeds_name_an_id_of_text_and_lead_to_its_article(site: Path, place: str) -> None:
    """In both formats, for all sources and for one."""
    locale = place[:2]
    (entry,) = feedparser.parse((site / place / "feed.xml").read_bytes()).entries
    assert "ORA-00600" in entry.title and entry.link == f"https://kb.example/{locale}/oracle/ora-00600/"
    (item,) = json.loads((site / place / "feed.json").read_text("utf-8"))["items"]
    assert (item["url"], item["title"]) == (entry.link, entry.title)


def exported(form: str, output: Path) -> Path:
    """What `eventkb export` writes in the folder of a project."""
    run = CliRunner().invoke(eventkb, ["export", form, "--output", str(output)], catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return output


def test_a_table_has_ids_as_texts(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With their zeros; the addresses are those of the site."""
    monkeypatch.chdir(site.parent)
    with exported("csv", tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["event"], row["language"]): row for row in csv.DictReader(file)}
    ids = {event: row["event_id"] for (event, _), row in rows.items()}
    assert (ids["PostgreSQL/01000"], ids["Oracle/ORA-00600"], ids["Contoso Backup/7"]) == ("01000", "ORA-00600", "7")
    row = rows["Shop/E:1", "de"]
    assert (row["id"], row["address"]) == ("shop_e-1-cart_de", "/e/shop-e-1-cart/")
    for row in rows.values():
        assert (site / row["address"].strip("/") / "index.html").is_file()


def test_a_database_keeps_the_zeros_of_ids(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All IDs are texts, since SQLite makes a number of `01000` in a column of numbers."""
    monkeypatch.chdir(site.parent)
    with sqlite3.connect(exported("sqlite", tmp_path / "events.db")) as database:
        ids = dict(database.execute("SELECT event, event_id FROM records"))
    assert (ids["PostgreSQL/01000"], ids["PostgreSQL/23505"], ids["Contoso Backup/7"]) == ("01000", "23505", "7")
