"""`eventkb lookup`: from text in a terminal to the event."""

import json
import pickle
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from eventkb.index.compactjson import compact_json
from eventkb.index.shards import script
from eventkb.model.record import FORMAT
from tests.cli.conftest import Run
from tests.site.conftest import built

SECOND = "source: Demo\nid: 2\nmessage: {en: 'Disk %1 is full.', de: 'Datenträger %1 ist voll.'}\nlevel: error\n"
PASTED = {
    "en": "Log Name: Application\nSource: Demo\nEvent ID: 2\nLevel: Error\nDescription:\nDisk C: is full.\n",
    "de": "Protokollname: Application\nQuelle: Demo\nEreignis-ID: 2\nEbene: Fehler\n"
    "Beschreibung:\nDatenträger C: ist voll.\n",
}

SLOW = [
    "eventkb.pipeline",
    "eventkb.model.catalogue",
    "eventkb.read",
    "mkdocs",
    "pydantic",
    "jinja2",
    "yaml",
    "importlib.metadata",
    "sqlite3",
]
"""What a lookup in a kept index must not wait for."""


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
        ("-9999999", "en", "-9999999 looks like a code"),
        ("-9999999", "de", "-9999999 sieht nach einem Code aus"),
        ("--1", "en", "No event here matches"),
    ],
)
def test_an_unknown_id_and_a_code_are_named(run: Run, project: Path, text: str, lang: str, sentence: str) -> None:
    """Also where the text begins with a dash, as codes and options do."""
    result = run("lookup", text, "--lang", lang)
    assert result.exit_code == 0
    assert sentence in result.stdout


@pytest.mark.parametrize(("lang", "words"), [("en", ["checksum", "/en/codes/ese/"]), ("de", ["ESE", "/de/codes/ese/"])])
def test_a_code_is_explained_in_text(run: Run, project: Path, lang: str, words: list[str]) -> None:
    """Its symbol, its table, its meaning and its address, in the language of `--lang`; a text may begin with a dash."""
    result = run("lookup", "-1018", "--lang", lang)
    assert result.exit_code == 0
    assert all(word in result.stdout for word in ["-1018", "JET_errReadVerifyFailure", *words])
    assert "looks like a code" not in result.stdout


def test_the_codes_of_a_bare_number_follow_its_event(run: Run, project: Path) -> None:
    """The number is an event's ID first."""
    (project / "events/Demo/7.yml").write_text("source: Demo\nid: 7\nmessage: The disk is slow.\n", "utf-8")
    text = run("lookup", "7").stdout
    assert -1 < text.index("Demo 7") < text.index("win32")


def test_what_is_not_known_can_be_asked_elsewhere(run: Run, project: Path) -> None:
    """The place that the operator names, in text and in JSON; nowhere else where an event is known."""
    place = '{title: Open a ticket, url: "https://tickets.example.org/?s={source}+{id}"}'
    (project / "mkdocs.yml").write_text(f"site_name: Demo\nplugins: [eventkb: {{elsewhere: [{place}]}}]\n", "utf-8")
    url = "https://tickets.example.org/?s=Foo+4625"
    assert f"Open a ticket: {url}" in run("lookup", "Foo 4625").output
    asked = json.loads(run("lookup", "Foo 4625", "--format", "json").output)
    assert asked["elsewhere"] == [{"title": "Open a ticket", "url": url}]
    assert "tickets" not in run("lookup", "Demo 2").output


def test_a_code_is_explained_in_json(run: Run, project: Path) -> None:
    """Text, code, table, symbol, meaning and address; `value` is only there for the value of an insertion string."""
    answer = json.loads(run("lookup", "0xc000006d", "--format", "json").stdout)
    assert answer["matches"] == []
    code = answer["codes"][0]
    assert (code["entry"], code["text"], code["code"], code["symbol"]) == (
        0,
        "0xc000006d",
        "0xC000006D",
        "STATUS_LOGON_FAILURE",
    )
    assert code["meaning"]["en"]
    assert code["address"].startswith(f"/en/codes/{code['table']}/")
    assert "value" not in code


def test_a_value_is_explained_beside_it(run: Run, project: Path) -> None:
    """A value of an insertion string that names its tables comes with its meaning, in text and in JSON."""
    message = "message: The copy has failed with %1.\ninsertions: [{name: error, en: the error, codes: [ese]}]\n"
    (project / "events/Demo/9.yml").write_text(f"source: Demo\nid: 9\n{message}", "utf-8")
    entry = "Source: Demo\nEvent ID: 9\nMessage: The copy has failed with -1018."
    assert "JET_errReadVerifyFailure: " in run("lookup", entry).stdout
    [code] = json.loads(run("lookup", entry, "--format", "json").stdout)["codes"]
    assert (code["value"], code["text"], code["entry"]) == ("error", "-1018", 0)


def test_a_published_site_is_as_good_as_its_definitions(run: Run, project: Path) -> None:
    """`--site` gives the same answer from a published site."""
    assert built(project, only=("lookup",)).pages
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


def looked_up(run: Run, text: str) -> list[str]:
    """The events of an answer."""
    return [match["event"] for match in json.loads(run("lookup", text, "--format", "json").stdout)["matches"]]


def test_a_change_is_in_the_next_answer(run: Run, project: Path) -> None:
    """Of an event, a list of known events, a source and the settings; also where a file is renamed or deleted."""
    assert looked_up(run, "Disk C: is full.") == ["Demo/2"]
    time.sleep(0.2)  # afterwards the index is kept
    assert looked_up(run, "Disk C: is full.") == ["Demo/2"]
    index = project / ".cache/eventkb/lookup.index"
    before = index.read_bytes()
    (project / "events/Demo/2.yml").write_text(SECOND.replace("Disk", "Tape"), "utf-8")
    assert looked_up(run, "Tape C: is full.") == ["Demo/2"]
    (project / "events/Demo/2.yml").rename(project / "events/Demo/3.yml")
    (project / "events/Demo/3.yml").write_text(SECOND.replace("id: 2", "id: 3"), "utf-8")
    assert looked_up(run, "Disk C: is full.") == ["Demo/3"]
    (project / "events/Demo/known.yml").write_text("- id: 7\n  message: {en: The fan of %1 stands still.}\n", "utf-8")
    assert looked_up(run, "The fan of server1 stands still.") == ["Demo/7"]
    (project / "events/Demo/source.yml").write_text("name: Demo\naliases: [Vorführung]\n", "utf-8")
    assert looked_up(run, "Vorführung 7") == ["Demo/7"]
    (project / "events/Demo/3.yml").unlink()
    assert "Demo/3" not in looked_up(run, "Disk C: is full.")
    (project / "events").rename(project / "moved")
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("eventkb:", "eventkb:\n    events: moved"), "utf-8")
    assert looked_up(run, "Demo 7") == ["Demo/7"]
    shutil.rmtree(project / "moved")
    assert index.read_bytes() != before


@pytest.mark.parametrize("data", [b"", b"\0" * 100, pickle.dumps(print), b'{"format": 1}\n'], ids=repr)
def test_a_damaged_index_is_made_anew(run: Run, project: Path, data: bytes) -> None:
    """No answer depends on it, and nobody is asked to delete it."""
    time.sleep(0.2)
    assert looked_up(run, "Demo 2")[0] == "Demo/2"
    index = project / ".cache/eventkb/lookup.index"
    sound = index.read_bytes()
    index.write_bytes(data)
    assert looked_up(run, "Demo 2")[0] == "Demo/2"
    assert index.read_bytes() == sound


@pytest.mark.parametrize("manifest", [{"events": 1}, {"format": FORMAT + 1}, [], {"format": FORMAT}], ids=str)
def test_a_site_of_another_version_is_answered_with_a_cure(run: Run, tmp_path: Path, manifest: object) -> None:
    """Instead of a traceback; a damaged index, too."""
    (tmp_path / "lookup").mkdir()
    (tmp_path / "lookup/manifest.js").write_bytes(script("manifest", compact_json(manifest)))
    wrong = run("lookup", "1", "--site", str(tmp_path))
    assert wrong.exit_code == 2
    assert "uild the site again" in " ".join(wrong.stderr.split())


@pytest.mark.slow
@pytest.mark.parametrize("call", ["eventkb.cli.lookup", "eventkb.library"])
def test_a_kept_index_needs_no_definitions(run: Run, project: Path, call: str) -> None:
    """Neither the command nor a program waits for what reads them: a lookup of both is as quick as a few imports."""
    time.sleep(0.2)
    assert looked_up(run, "Demo 2")[0] == "Demo/2"
    calls = {
        "eventkb.cli.lookup": "from eventkb.cli.lookup import command; command(['Demo 2'], standalone_mode=False)",
        "eventkb.library": "from eventkb import load, look_up; print(look_up(load(), 'Demo 2'))",
    }
    program = f"import sys; {calls[call]}; print([name for name in {SLOW} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=project)
    assert "Demo" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("lang", "reason"), [("en", "source and ID agree"), ("de", "Quelle und ID stimmen überein")])
def test_a_stream_is_answered_line_by_line(project: Path, lang: str, reason: str) -> None:
    """Each by a line of JSON with its number; a wrong one by what is wrong, in its place."""
    stream = '{"source": "Demo", "event_id": 2}\n{"source":\n"Demo 1"\n"4711"\n'
    code, out = piped(stream.encode(), "--lines", "--lang", lang)
    first, wrong, second, unknown = map(json.loads, out.splitlines())
    assert code == 0
    assert (first["line"], first["matches"][0]["event"], first["matches"][0]["reason"]) == (1, "Demo/2", reason)
    assert (wrong["line"], wrong["error"].keys()) == (2, {"column", "message", "help"})
    assert (second["line"], second["matches"][0]["event"]) == (3, "Demo/1")
    assert (unknown["line"], unknown["matches"], unknown["unknown_id"]) == (4, [], 4711)


def test_a_stream_and_a_text_are_not_read_together(run: Run, project: Path) -> None:
    """It would not be known which is meant."""
    wrong = run("lookup", "Demo 1", "--lines")
    assert wrong.exit_code == 2
    assert "Leave out TEXT" in wrong.stderr


@pytest.mark.slow
def test_an_entry_of_a_stream_is_answered_before_the_next_one(project: Path) -> None:
    """Monitoring waits for the answer, not for the end."""
    command = [sys.executable, "-m", "eventkb", "lookup", "--lines"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin
        assert running.stdout
        for event in ("Demo/1", "Demo/2"):
            running.stdin.write(json.dumps(event.replace("/", " ")) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["matches"][0]["event"] == event
        running.stdin.close()
        assert running.wait() == 0


CASES = """\
insertions: [{name: drive, en: the drive, de: das Laufwerk}]
cases:
  - {when: {drive: ["C:"]}, title: {en: Windows is on it, de: Windows ist darauf}}
  - {when: {drive: ["D:", "E:"]}, explanation: {en: Data., de: Daten.}}
"""


@pytest.mark.parametrize("lang", PASTED)
def test_the_case_of_an_entry_is_named(project: Path, lang: str) -> None:
    """In JSON with its number, title and address; in text with a line of its own."""
    (project / "events/Demo/2.yml").write_text(SECOND + CASES, "utf-8")
    _, out = piped(PASTED[lang].encode(), "--format", "json", "--lang", lang)
    (match,) = json.loads(out)["matches"]
    title = {"en": "Windows is on it", "de": "Windows ist darauf"}
    assert match["case"] == {"number": 1, "title": title, "address": f"/{lang}/demo/2/#case-c"}
    _, out = piped(PASTED[lang].encode(), "--lang", lang)
    assert f"{ {'en': 'In your case:', 'de': 'In Ihrem Fall:'}[lang] } {title[lang]}\n  /{lang}/demo/2/#case-c\n" in out
    _, out = piped(b"Demo 2 E:", "--format", "json", "--lang", lang)
    (match,) = json.loads(out)["matches"]
    assert match["case"] == {"number": 2, "title": {"en": "D:, E:"}, "address": f"/{lang}/demo/2/#case-d"}
    _, out = piped(PASTED[lang].replace("C:", "X:").encode(), "--format", "json", "--lang", lang)
    assert "case" not in json.loads(out)["matches"][0]


def test_a_masked_entry_commands_no_terminal(project: Path) -> None:
    """Control characters of a paste are left out: a terminal would obey them."""
    code, out = piped(PASTED["en"].replace("Disk", "\x07Di\x9b2Jsk").encode(), "--mask")
    assert (code, "Di2Jsk" in out) == (0, True)
    assert not {"\x07", "\x9b"} & set(out)
