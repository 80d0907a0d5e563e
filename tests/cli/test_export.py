"""`eventkb export`: files for spreadsheets, databases and search servers."""

import csv
import io
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest

from tests.cli.conftest import BROKEN, SOUND, Run, define
from tests.site.conftest import ROOT

LOCALES = ("en", "de")
ARTICLE = """\
source: MSExchange Demo
id: 7
product: exchange
versions: ["14.0"]
level: error
reviewed: {date: 2026-11-01, by: "@anna"}
message: {en: "=1+1 of %1", de: "=1+1 von %1"}
summary: {en: The queue is full., de: Die Übermittlungswarteschlange ist voll.}
explanation: {en: "See `Get-Queue`.", de: "Siehe `Get-Queue`."}
user_action:
  actions:
    - text: {en: Empty it., de: Leeren Sie sie.}
"""


PATIENCE = 60.0
"""Seconds that a server may take to start."""


@pytest.fixture
def two(folder: Path) -> Path:
    """A project with a stub and an article."""
    (folder / "events/MSExchange Demo").mkdir()
    (folder / "events/MSExchange Demo/7.yml").write_text(ARTICLE, "utf-8")
    (folder / "events/products.yml").write_text('exchange: {title: E, versions: {"14.0": {title: E 14}}}\n', "utf-8")
    return folder


def test_a_table_for_spreadsheets(run: Run, two: Path, tmp_path: Path) -> None:
    """There is one row for each event and language, and no cell is taken for a formula."""
    result = run("export", "csv", "--output", str(tmp_path / "a.csv"))
    assert "4 records of 2 events" in result.stderr
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["event"], row["language"]) for row in rows] == [
        ("Demo/1", "en"), ("Demo/1", "de"), ("MSExchange Demo/7", "en"), ("MSExchange Demo/7", "de")
    ]  # fmt: skip
    assert rows[3]["message"] == "'=1+1 von %1"
    assert rows[3]["user_action"] == "'- Leeren Sie sie."
    assert [(row["reviewed"], row["reviewed_by"]) for row in rows[1:3]] == [("", ""), ("2026-11-01", "'@anna")]
    assert rows[3]["address"] == "/e/msexchange-demo-7/"


@pytest.mark.parametrize(("locale", "words"), [("en", "queue"), ("de", "ubermittlungswarteschlange")])
def test_a_database_is_searched(run: Run, two: Path, tmp_path: Path, locale: str, words: str) -> None:
    """FTS5 finds words with and without umlauts; an old file is replaced as a whole."""
    file = tmp_path / "a.db"
    file.write_text("old")
    assert run("export", "sqlite", "--output", str(file)).exit_code == 0
    opened = sqlite3.connect(file)
    rows = opened.execute(
        "SELECT records.id FROM records_fts JOIN records ON records.rowid = records_fts.rowid"
        " WHERE records_fts MATCH ? AND language = ?",
        (words, locale),
    ).fetchall()
    assert rows == [(f"msexchange-demo_7_{locale}",)]
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    opened.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_what_search_servers_take_in(run: Run, two: Path, tmp_path: Path, locale: str) -> None:
    """Each server gets the same documents in its own format, with the settings of its index."""
    for form in ("opensearch", "typesense", "meilisearch", "groonga"):
        assert run("export", form, "--output", str(tmp_path / form)).exit_code == 0
    name = f"eventkb-{locale}"
    lines = (tmp_path / f"opensearch/{name}.bulk.ndjson").read_text("utf-8").splitlines()
    actions, documents = [json.loads(line) for line in lines[::2]], [json.loads(line) for line in lines[1::2]]
    assert [action["index"]["_id"] for action in actions] == [document["id"] for document in documents]
    assert {action["index"]["_index"] for action in actions} == {name}
    for other in (f"typesense/{name}.jsonl", f"meilisearch/{name}.ndjson"):
        assert [json.loads(line) for line in (tmp_path / other).read_text("utf-8").splitlines()] == documents
    assert all(re.fullmatch(r"[a-z0-9_-]+", document["id"]) for document in documents)
    schema = json.loads((tmp_path / f"typesense/{name}.schema.json").read_text("utf-8"))
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    matching = {"string": str, "string[]": list, "int32": int, "bool": bool}
    for document in documents:
        assert {"id", *kinds} == document.keys()
        assert all(isinstance(document[key], matching[kind]) for key, kind in kinds.items())
    settings = json.loads((tmp_path / f"opensearch/{name}.settings.json").read_text("utf-8"))
    assert settings["mappings"]["properties"].keys() == documents[0].keys()
    assert settings["settings"]["analysis"]["filter"]["stems"]["language"] == {"en": "english", "de": "german"}[locale]
    assert ("parts" in settings["settings"]["analysis"]["filter"]) == (locale == "de")


def test_nothing_is_exported_with_errors(run: Run, folder: Path, tmp_path: Path) -> None:
    """An incomplete catalogue would look complete."""
    define(folder, 2, BROKEN)
    assert run("export", "csv", "--output", str(tmp_path / "a.csv")).exit_code == 1
    assert not (tmp_path / "a.csv").exists()


def test_where_nothing_can_be_written_it_is_reported(run: Run, folder: Path, tmp_path: Path) -> None:
    """It is wrong usage, and an existing file stays."""
    define(folder, 1, SOUND)
    (tmp_path / "file").write_text("old")
    result = run("export", "csv", "--output", str(tmp_path / "file/a.csv"))
    assert result.exit_code == 2
    assert "can't be written" in result.stderr
    assert (tmp_path / "file").read_text() == "old"


def wait_until(is_ready: Callable[[], bool]) -> None:
    """Waits until a server is ready, on a machine that does much else."""
    end = time.monotonic() + PATIENCE
    while not is_ready():
        assert time.monotonic() < end, "the server has not started"
        time.sleep(0.1)


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def addresses_in(log: Path) -> list[str]:
    return re.findall(r"http://127\.0\.0\.1:\d+", log.read_text())


@pytest.fixture(scope="module")
def groonga(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Groonga server on this machine with the whole catalogue; Debian packages it."""
    folder = tmp_path_factory.mktemp("groonga")
    command = [sys.executable, "-m", "eventkb", "export", "groonga", "--output", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    commands = b"".join((folder / f"eventkb-{locale}.grn").read_bytes() for locale in LOCALES)
    process = subprocess.run(["groonga", "-n", "kb.grn"], cwd=folder, input=commands, check=True, capture_output=True)
    assert all(json.loads(line)[0][0] == 0 for line in process.stdout.splitlines()), process.stdout
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = ["groonga", "-s", "--protocol", "http", "--bind-address", "127.0.0.1", "--port", str(port), "kb.grn"]
    running = subprocess.Popen(serve, cwd=folder)
    try:
        wait_until(lambda: answers(port))
        yield f"http://127.0.0.1:{port}/d/select"
    finally:
        running.terminate()
        running.wait()


@pytest.mark.parametrize(
    ("locale", "index", "words"),
    [("en", "words", "initiate sessions"), ("de", "words", "neue Sitzungen"), ("de", "parts", "connector Sitzung")],
)
def test_a_real_search_server_finds_events(groonga: str, locale: str, index: str, words: str) -> None:
    """It finds inflected words, in German also parts of compounds, and returns all facts."""
    asked = {
        "table": f"eventkb_{locale}",
        "match_columns": f"{index}_{locale}.texts",
        "query": words,
        "filter": 'source == "MSExchangeTransport"',
        "output_columns": "event,event_id,versions,is_stub,address",
        "sort_keys": "-_score",
        "limit": "-1",
    }
    with urlopen(f"{groonga}?{urlencode(asked)}") as answer:
        (_, _, *rows) = json.loads(answer.read())[1][0]
    assert ["MSExchangeTransport/2007", 2007, ["14.0", "15.0"], False, "/e/msexchangetransport-2007/"] in rows


@pytest.fixture(scope="module")
def datasette(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Datasette server on this machine with the database of the whole catalogue."""
    folder = tmp_path_factory.mktemp("datasette")
    command = [sys.executable, "-m", "eventkb", "export", "sqlite", "--output", str(folder / "kb.db")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    log = folder / "log"
    with log.open("w") as written:
        command = [sys.executable, "-m", "datasette", "serve", "kb.db", "--host", "127.0.0.1", "--port", "0"]
        home = {**os.environ, "HOME": str(folder)}
        running = subprocess.Popen(command, cwd=folder, stderr=written, stdout=written, env=home)
    try:
        wait_until(lambda: bool(addresses_in(log)))
        yield addresses_in(log)[0]
    finally:
        running.terminate()
        running.wait()


@pytest.mark.parametrize(("locale", "words"), [("en", "poison message"), ("de", "nicht verarbeitbare")])
def test_a_real_server_searches_the_database(datasette: str, locale: str, words: str) -> None:
    """Datasette detects the index and answers over HTTP with articles in both languages."""
    address = f"{datasette}/kb/records.json?_shape=array&language={locale}&_search={quote(words)}"
    with urlopen(address) as answer:
        answers = json.loads(answer.read())
    assert answers
    first = words.split(maxsplit=1)[0].casefold()
    assert all(first in " ".join(str(value) for value in row.values()).casefold() for row in answers)


@pytest.mark.usefixtures("rendered")
def test_a_product_is_taken_along_as_an_archive_and_as_pages(run: Run, two: Path, tmp_path: Path) -> None:
    """Into a folder: a site that opens from a disk, and one page in each language. Again, they are the same bytes."""
    result = run("export", "bundle", "--product", "exchange", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0, result.stderr
    files = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert files.keys() == {"exchange.zip", "exchange.en.html", "exchange.de.html"}
    assert "Übermittlungswarteschlange" in files["exchange.de.html"].decode()
    with zipfile.ZipFile(io.BytesIO(files["exchange.zip"])) as archive:
        names = set(archive.namelist())
        page = archive.read("exchange/de/msexchange-demo/7/index.html").decode()
        readme = archive.read("exchange/README.txt").decode()
    assert {"exchange/index.html", "exchange/lookup/manifest.js", "exchange/en/scripts/site.offline.js"} <= names
    assert not [name for name in names if "/demo/" in name or "/api/" in name or "pagefind" in name or "/go/" in name]
    assert 'type="module"' not in page and 'href="../../index.html"' in page and "git.example.org" not in page
    assert "Open index.html" in readme and "Öffnen Sie index.html" in readme
    again = run("export", "bundle", "--product", "exchange", "--output", str(tmp_path / "again.zip"))
    assert again.exit_code == 0 and (tmp_path / "again.zip").read_bytes() == files["exchange.zip"]


@pytest.mark.usefixtures("rendered")
def test_a_source_is_taken_along_as_a_page(run: Run, two: Path, tmp_path: Path) -> None:
    """In the language that is asked for, or in the first one."""
    for language, words in ((("--lang", "de"), "1 Artikel"), ((), "1 article")):
        output = tmp_path / "demo.html"
        result = run("export", "bundle", "--source", "MSExchange Demo", *language, "--output", str(output))
        assert result.exit_code == 0 and words in output.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bundle",), "say what to bundle"),
        (("bundle", "--product", "exchange", "--source", "Demo"), "say what to bundle"),
        (("bundle", "--product", "exchang"), "did you mean exchange"),
        (("bundle", "--source", "demo"), "did you mean Demo"),
        (("csv", "--product", "exchange"), "are for a bundle"),
        (("bundle", "--source", "Demo", "--lang", "fr"), "fr is none of en, de"),
    ],
)
def test_a_bundle_of_nothing_is_wrong_use(
    run: Run, two: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """With what there is, and nothing is written."""
    result = run("export", *arguments, "--output", str(tmp_path / "out"))
    assert result.exit_code == 2 and said in result.stderr
    assert not (tmp_path / "out").exists()
