"""`eventkb lookup`: from text in a terminal to the event."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from tests.cli.conftest import Run
from tests.site.conftest import built

SECOND = "source: Demo\nid: 2\nmessage: {en: 'Disk %1 is full.', de: 'Datenträger %1 ist voll.'}\nlevel: error\n"
PASTED = {
    "en": "Log Name: Application\nSource: Demo\nEvent ID: 2\nLevel: Error\nDescription:\nDisk C: is full.\n",
    "de": "Protokollname: Application\nQuelle: Demo\nEreignis-ID: 2\nEbene: Fehler\n"
    "Beschreibung:\nDatenträger C: ist voll.\n",
}


@pytest.fixture
def project(folder: Path) -> Path:
    (folder / "events/Demo/2.yml").write_text(SECOND, "utf-8")
    return folder


def piped(data: bytes, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(eventkb, ["lookup", *arguments], input=data, catch_exceptions=False)
    return done.exit_code, done.stdout


@pytest.mark.parametrize("lang", PASTED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_piped_entry_is_answered_in_json(project: Path, lang: str, encoding: str) -> None:
    """The JSON has the structure that other programs rely on; input from PowerShell is UTF-16."""
    code, out = piped(PASTED[lang].encode(encoding), "--format", "json", "--lang", lang)
    assert code == 0
    (match,) = json.loads(out)["matches"]
    reason = {"en": "source, ID and message agree", "de": "Quelle, ID und Meldung stimmen überein"}[lang]
    assert match == {
        "entry": 0, "event": "Demo/2", "confidence": "exact", "address": "/e/demo-2/",
        "values": {"1": "C:"}, "reason": reason,
    }  # fmt: skip


def test_several_entries_of_one_stream_are_told_apart(project: Path) -> None:
    """`entry` is the number of the entry."""
    code, out = piped((PASTED["en"] + "\n" + PASTED["en"].replace("2", "1")).encode(), "--format", "json")
    assert code == 0
    assert [(match["entry"], match["event"]) for match in json.loads(out)["matches"]][:2] == [
        (0, "Demo/2"),
        (1, "Demo/1"),
    ]


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ["Exact match", "Disk"]), ("de", ["Genauer Treffer", "Datenträger"])]
)
def test_a_person_reads_the_event_the_reason_and_the_address(
    run: Run, project: Path, lang: str, words: list[str]
) -> None:
    """The text output is in the language of `--lang`."""
    result = run("lookup", "Demo 2", "--lang", lang)
    assert result.exit_code == 0
    assert all(word in result.stdout for word in [*words, "Demo 2", "/e/demo-2/"])


@pytest.mark.parametrize(("lang", "sentence"), [("en", "No event here matches"), ("de", "Kein Ereignis hier passt")])
def test_where_nothing_fits_it_says_so(run: Run, project: Path, lang: str, sentence: str) -> None:
    """No match is an answer, not a failure."""
    result = run("lookup", "4711", "--lang", lang)
    assert result.exit_code == 0
    assert sentence in result.stdout


@pytest.mark.parametrize(
    ("text", "lang", "sentence"),
    [
        ("4711", "en", "No event with the ID 4711 is known here"),
        ("4711", "de", "Ein Ereignis mit der ID 4711 ist hier nicht bekannt"),
        ("-1018", "en", "-1018 looks like a code"),
        ("-1018", "de", "-1018 sieht nach einem Code aus"),
        ("--1", "en", "No event here matches"),
    ],
)
def test_an_unknown_id_and_a_code_are_named(run: Run, project: Path, text: str, lang: str, sentence: str) -> None:
    """Also where the text begins with a dash, as codes and options do."""
    result = run("lookup", text, "--lang", lang)
    assert result.exit_code == 0
    assert sentence in result.stdout


def test_a_published_site_is_as_good_as_its_definitions(run: Run, project: Path) -> None:
    """`--site` gives the same answer from a published site."""
    assert built(project).pages
    answer = run("lookup", "Disk D: is full.", "--format", "json").stdout
    assert json.loads(answer)["matches"][0]["values"] == {"1": "D:"}
    assert run("lookup", "Disk D: is full.", "--format", "json", "--site", str(project / "site")).stdout == answer


def test_wrong_use_is_told_apart_from_wrong_input(run: Run, project: Path) -> None:
    """An unknown language and a folder without an index are wrong usage."""
    assert run("lookup", "1", "--lang", "xx").exit_code == 2
    wrong = run("lookup", "1", "--site", str(project / "events"))
    assert wrong.exit_code == 2
    assert "no lookup index" in wrong.stderr


def test_broken_definitions_do_not_keep_the_others_from_being_found(run: Run, project: Path) -> None:
    """Errors in one file don't stop a lookup."""
    (project / "events/Demo/3.yml").write_text("source: [", "utf-8")
    assert "/e/demo-2/" in run("lookup", "Demo 2").stdout
