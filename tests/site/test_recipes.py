"""What the pages about linking say can be done: their expressions match, their addresses lead somewhere."""

import json
import re
import sqlite3
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from eventkb.cli import eventkb
from eventkb.export.records import COLUMNS
from eventkb.index.schema import ENDPOINTS
from eventkb.model.address import slug
from tests.site.conftest import PARTS, ROOT, URL, built, copy

LOCALES = ("en", "de")
PLACEHOLDERS = {
    r'EvtSrc=", url_encode\(Source\), "&EvtID=", EventID\)': "EvtSrc=MSExchangeTransport&EvtID=2007",
    r"EvtSrc=(\{\{[^}]*\}\}|[^&\s\"]+)": "EvtSrc=MSExchangeTransport",
    r"EvtID=(\{\{[^}]*\}\}|[^&\s\")\]]+)": "EvtID=2007",
    r"/e/(<num>|\{index\})/": "/e/msexchangetransport-2007/",
    r"/id/(:id|#\{[a-z_.]+\}|\{\{value\}\})/": "/id/2007/",
}
"""What a system puts in, and what an event would make of it."""


@pytest.fixture
def linked(addressed: Path) -> Path:
    """The real site for a known address, with all that is downloaded; its folder."""
    return addressed


def blocks(site: Path, page: str) -> list[str]:
    """The blocks of code of a page."""
    return [node.text() for node in LexborHTMLParser((site / page / "index.html").read_text("utf-8")).css("pre code")]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("page", ["recipes", "event-viewer"])
def test_every_address_of_a_recipe_leads_somewhere(linked: Path, locale: str, page: str) -> None:
    """With what the system puts in; a query names an event that is there."""
    found = 0
    for block in blocks(linked, f"{locale}/link/{page}"):
        filled = block
        for pattern, value in PLACEHOLDERS.items():
            filled = re.sub(pattern, value, filled)
        for address in re.findall(rf"{re.escape(URL)}[^\s\"\])]*", filled):
            parts = urlsplit(address)
            assert (linked / parts.path.removeprefix("/sub/") / "index.html").is_file(), address
            query = parse_qs(parts.query)
            event = f"{slug(query['EvtSrc'][0])}-{query['EvtID'][0]}" if query else "msexchangetransport-2007"
            assert (linked / "e" / event / "index.html").is_file(), address
            found += 1
    assert found >= {"recipes": 15, "event-viewer": 4}[page]


def test_both_languages_have_the_same_recipes(linked: Path) -> None:
    """Block by block; only words differ."""
    assert blocks(linked, "en/link/recipes") == blocks(linked, "de/link/recipes")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_expressions_find_events_in_text(linked: Path, locale: str) -> None:
    """And nothing that only looks like one."""
    (first, *_) = blocks(linked, f"{locale}/link/recipes")
    expression = re.compile(first.strip())
    text = (
        "See EVT-MSExchangeTransport-2007, (EVT-msexchange-adaccess-2084) and EVT-ESE-474. "
        "NEVT-x-1 EVT-9-1 EVT-x-123456"
    )
    assert expression.findall(text) == [
        ("MSExchangeTransport", "2007"),
        ("msexchange-adaccess", "2084"),
        ("ESE", "474"),
    ]
    text_of_page = (linked / f"{locale}/link/recipes/index.html").read_text("utf-8")
    (tracker,) = re.findall(r"<code>(EVT-\(.*?\))</code>", text_of_page)
    assert re.findall(tracker, text)[:2] == ["MSExchangeTransport-2007", "msexchange-adaccess-2084"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_the_data_names_all_of_it(linked: Path, tmp_path: Path, locale: str) -> None:
    """Every file of the API with its schema, every column; its query runs."""
    page = (linked / locale / "link/data/index.html").read_text("utf-8")
    for one in ENDPOINTS:
        assert f"/api/v1/{one.path}" in page
    hrefs = [node.attributes["href"] or "" for node in LexborHTMLParser(page).css("#__content td a")]
    single = [file for file in ENDPOINTS if "{" not in file.path]
    assert len(hrefs) == len(single) + sum(file.shape is not None for file in ENDPOINTS)
    assert all((linked / locale / "link/data" / href).resolve().is_file() for href in hrefs)
    assert all(f"<code>{column}</code>" in page for column in COLUMNS)
    (query,) = [block for block in blocks(linked, f"{locale}/link/data") if block.startswith("SELECT")]
    runner = CliRunner()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert runner.invoke(eventkb, ["export", "sqlite", "--output", str(tmp_path / "a.db")]).exit_code == 0
    opened = sqlite3.connect(tmp_path / "a.db")
    assert opened.execute(query).fetchall()
    opened.close()


def test_the_policy_is_a_file_that_regedit_reads(linked: Path) -> None:
    """In its encoding, with the policy's key and the address that takes a query; no program is ever set."""
    data = (linked / "setup/event-viewer.reg").read_bytes()
    assert data.startswith(b"\xff\xfe")
    lines = data.decode("utf-16").split("\r\n")
    assert lines == [
        "Windows Registry Editor Version 5.00",
        "",
        "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\EventViewer]",
        f'"MicrosoftRedirectionURL"="{URL}go/"',
        "",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_source_has_a_custom_view(linked: Path, locale: str) -> None:
    """Linked from its page; it asks for the source by its exact name."""
    page = LexborHTMLParser((linked / locale / "msexchange-adaccess/index.html").read_text("utf-8"))
    (link,) = page.css(".downloads a[download]")
    file = (linked / locale / "msexchange-adaccess" / (link.attributes["href"] or "")).resolve()
    tree = etree.parse(file)
    assert tree.findtext(".//Name") == "MSExchange ADAccess"
    assert tree.findtext(".//Select") == "*[System[Provider[@Name='MSExchange ADAccess']]]"
    assert tree.find(".//Select").attrib == {"Path": "Application"}


def test_the_function_knows_the_site(linked: Path) -> None:
    """With the mark by which Windows PowerShell reads UTF-8; brackets close, and no other host is named."""
    data = (linked / "setup/Get-EventHelp.ps1").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert f"'{URL}'" in text and "@SITE@" not in text
    assert set(re.findall(r"https?://[^\s']+", text)) == {URL}
    code = re.sub(r"<#.*?#>|#[^\n]*|'[^'\n]*'|\"[^\"\n]*\"", "", text, flags=re.DOTALL)
    for opening, closing in ("{}", "()", "[]"):
        assert code.count(opening) == code.count(closing)


def test_without_an_address_there_is_nothing_to_import(tmp_path: Path) -> None:
    """The page says what is missing, in both languages."""
    folder = copy(tmp_path / "project", *PARTS)
    (folder / "events").mkdir()
    built(folder)
    assert not (folder / "site/setup").exists()
    for locale, word in (("en", "site_url"), ("de", "site_url")):
        page = LexborHTMLParser((folder / f"site/{locale}/link/event-viewer/index.html").read_text("utf-8"))
        assert not page.css(".downloads") and word in page.body.text()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_stream_of_the_page_is_answered_as_it_says(
    linked: Path, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line by line, by the event that it names or by the same fault."""
    monkeypatch.chdir(linked.parent)
    stream, answers = [block for block in blocks(linked, f"{locale}/link/recipes") if block.startswith("{")][:2]
    done = CliRunner().invoke(eventkb, ["lookup", "--lines", "--lang", locale], input=stream, catch_exceptions=False)
    for answer, promised in zip(map(json.loads, done.stdout.splitlines()), answers.splitlines(), strict=True):
        said = answer["matches"][0]["event"] if "matches" in answer else answer["error"]["message"]
        assert promised.startswith(f'{{"line": {answer["line"]}, ')
        assert f'"{said}"' in promised
