"""Commands in a house's project beside another's catalogue: notes, replacements, and what an update touches."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventkb.cli import eventkb
from tests.beside import OURS, THEIRS, house

NOTE = "note: {en: Ask first., de: Erst fragen.}\n"
QUESTION = {"en": "What should your colleagues know", "de": "Was sollten Ihre Kolleginnen und Kollegen"}


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = house(tmp_path, {**OURS, "Demo/1.note.yml": NOTE})
    monkeypatch.chdir(root)
    return root


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(eventkb, arguments, input=typed, catch_exceptions=False)


@pytest.mark.parametrize("locale", ["en", "de"])
def test_a_note_is_asked_for_and_written(ours: Path, locale: str) -> None:
    """In the language of the asker, into one's own folder, formatted, and right at once."""
    result = run("new", "--note", "Demo", "3", "--lang", locale, typed="Wait.\nThen call.\n\n")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "events/Demo/3.note.yml")
    assert QUESTION[locale] in result.stderr
    text = (ours / "events/Demo/3.note.yml").read_text("utf-8")
    assert text.endswith(f"note:\n  {locale}: |\n    Wait.\n    Then call.\n")
    assert run("fmt", "--check").stdout.count("3.note.yml") == 0
    assert "3.note.yml" not in run("check").stdout


@pytest.mark.parametrize(
    ("event", "typed", "said"),
    [
        ("1", "Wait.\n\n", "there is a note on Demo/1 already: edit events/Demo/1.note.yml."),
        ("99", "Wait.\n\n", "there is no event Demo/99."),
        ("3", "\n", "nothing was entered"),
    ],
)
def test_a_note_is_refused_with_the_reason(ours: Path, event: str, typed: str, said: str) -> None:
    """Nothing is written."""
    before = sorted((ours / "events").rglob("*"))
    result = run("new", "--note", "Demo", event, typed=typed)
    assert result.exit_code
    assert said in result.stderr
    assert sorted((ours / "events").rglob("*")) == before


def test_an_event_of_another_catalogue_is_not_defined_by_accident(ours: Path) -> None:
    """Both ways to go on are named."""
    result = run("new", "Demo", "1")
    assert result.exit_code == 1
    assert "`eventkb new --note Demo 1`" in result.stderr
    assert "`eventkb eject Demo/1`" in result.stderr


def test_a_definition_is_taken_over_compared_and_confirmed(ours: Path) -> None:
    """A file as it is, an item of a list as a file of its own; a change of the original is reported until confirmed."""
    assert run("eject", "Demo/1", "Demo/3", "shared/look.yml").stdout.splitlines() == [
        "events/Demo/1.yml",
        "events/Demo/3.yml",
        "events/shared/look.yml",
    ]
    assert "source: Demo\nid: 3\n" in (ours / "events/Demo/3.yml").read_text("utf-8")
    assert run("check").stdout == ""
    original = ours.parent / "theirs/events/Demo/1.yml"
    original.write_text(original.read_text("utf-8").replace("Somebody", "Someone"), "utf-8")
    checked = run("check")
    assert checked.exit_code == 0
    assert "ejected.txt:2:1: warning: E343" in checked.stdout
    assert "eventkb eject --diff Demo/1" in checked.stdout
    assert "-  en: Someone started it.\n+  en: Somebody started it.\n" in run("eject", "--diff", "Demo/1").stdout
    assert run("eject", "Demo/1").exit_code == 1
    assert run("eject", "--keep", "Demo/1").exit_code == 0
    assert run("check").stdout == ""


def test_an_original_in_another_form_has_not_changed(ours: Path) -> None:
    """Formatting and comments are no news."""
    run("eject", "Demo/1")
    original = ours.parent / "theirs/events/Demo/1.yml"
    original.write_text("# A comment.\n" + original.read_text("utf-8"), "utf-8")
    assert run("check").stdout == ""


def test_what_is_in_another_catalogue_is_renamed_there(ours: Path) -> None:
    """`move` changes no file of it, and says why."""
    for old, new in (("Demo/1", "Demo/9"), ("Demo", "Emo")):
        result = run("move", old, new)
        assert (result.exit_code, "in another catalogue" in result.stderr) == (2, True)


def test_a_note_moves_with_its_event(ours: Path) -> None:
    """Of one's own event."""
    (ours / "events/House/7.note.yml").write_text(NOTE, "utf-8")
    assert run("move", "House/7", "House/8").exit_code == 0
    assert (ours / "events/House/8.note.yml").exists() and not (ours / "events/House/7.note.yml").exists()
    assert run("check").exit_code == 0


def test_only_ones_own_texts_are_offered_for_translation(ours: Path) -> None:
    """Another catalogue is translated where it is maintained; a note is counted with its event's source."""
    rows = {line.split()[0]: line.split()[1:] for line in run("translate", "status").stdout.splitlines()[1:]}
    assert rows["Demo"] == ["-", "-", "-", "2", "-"]  # the note, and the explanation of the replacement
    assert run("translate", "accept", "events/Demo/1.note.yml").exit_code == 0
    assert "reviewed:" in (ours / "events/Demo/1.note.yml").read_text("utf-8")


@pytest.mark.parametrize(("option", "has_note"), [((), True), (("--public",), False)])
def test_translators_outside_get_no_notes(ours: Path, option: tuple[str, ...], has_note: bool) -> None:
    """If whoever exports the texts says so."""
    assert run("translate", "export", "--output", "texts.po", *option).exit_code == 0
    assert ("Ask first." in (ours / "texts.po").read_text("utf-8")) is has_note


def updated(ours: Path) -> Path:
    """The other catalogue as it was, after it has been updated in the folder that the house uses."""
    old = house(ours.parent / "earlier").parent / "theirs/events"
    demo = ours.parent / "theirs/events/Demo"
    (demo / "1.yml").write_text(THEIRS["Demo/1.yml"].replace("Somebody", "Someone"), "utf-8")
    (demo / "2.yml").write_text(THEIRS["Demo/2.yml"].replace("Theirs", "Better"), "utf-8")
    (demo / "known.yml").write_text("- {id: 4, message: {en: It is busy., de: Er hat zu tun.}}\n", "utf-8")
    return old


TOUCHED = {
    "en": """\
## Your own notes and replacements that this touches

- `events/Demo/1.note.yml`: note on `Demo/1`, which has changed
- `events/Demo/2.yml`: replaces `Demo/2`, which has changed
- `events/Demo/3.note.yml`: note on `Demo/3`, which is gone
""",
    "de": """\
## Eigene Notizen und Ersetzungen, die das berührt

- `events/Demo/1.note.yml`: Notiz zu `Demo/1`, das sich geändert hat
- `events/Demo/2.yml`: ersetzt `Demo/2`, das sich geändert hat
- `events/Demo/3.note.yml`: Notiz zu `Demo/3`, das es nicht mehr gibt
""",
}


@pytest.mark.parametrize("locale", TOUCHED)
def test_a_diff_of_another_catalogue_says_what_of_ones_own_it_touches(ours: Path, locale: str) -> None:
    """Notes and replacements come first, then what changes for readers; a replaced event doesn't change for them."""
    (ours / "events/Demo/3.note.yml").write_text(NOTE, "utf-8")
    old = updated(ours)
    report = run("diff", "--catalogue", "theirs/events", str(old), "--lang", locale).stdout
    assert report.startswith(TOUCHED[locale])
    assert "+Someone started it." in report
    assert "Better" not in report


def test_a_state_may_be_a_wheel(ours: Path) -> None:
    """Of the package, as pip downloads it."""
    old = updated(ours)
    wheel = ours.parent / "demo_events-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in old.rglob("*.yml"):
            archive.write(file, f"demo_events/events/{file.relative_to(old).as_posix()}")
    from_wheel = run("diff", "--catalogue", "../theirs/events", str(wheel)).stdout
    assert from_wheel == run("diff", "--catalogue", "../theirs/events", str(old)).stdout


@pytest.mark.parametrize("arguments", [("nowhere", "../earlier"), ("../theirs/events", "v9.9")])
def test_an_unknown_catalogue_or_state_is_refused(ours: Path, arguments: tuple[str, str]) -> None:
    """With what can be given instead."""
    result = run("diff", "--catalogue", *arguments)
    assert result.exit_code == 2
    assert "../theirs/events" in result.stderr


def test_a_missing_catalogue_stops_the_build(ours: Path) -> None:
    """Otherwise half of the site would be gone without a word."""
    settings = ours / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("../theirs/events", "package:contoso_events"), "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "mkdocs.yml:8:22: error: E341 missing-catalogue" in result.stderr
    assert "pip install contoso-events" in result.stderr
    assert "Nothing was published: 1 error." in result.stderr


@pytest.mark.parametrize(("place", "value"), [(8, 1), (10, 99), (16, 0xFF)], ids=["encrypted", "method", "checksum"])
def test_a_damaged_wheel_is_refused(ours: Path, place: int, value: int) -> None:
    """Encrypted, packed in an unknown way, or with a wrong checksum."""
    wheel = ours.parent / "demo_events-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("demo/events/Demo/1.yml", "source: Demo")
    data = bytearray(wheel.read_bytes())
    data[data.index(b"PK\x01\x02") + place] ^= value
    wheel.write_bytes(data)
    result = run("diff", "--catalogue", "../theirs/events", str(wheel))
    assert result.exit_code == 2
    assert "Download it again." in result.stderr
