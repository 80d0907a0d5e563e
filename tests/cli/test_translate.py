"""`eventkb translate`: states, the next text, accepting, exporting and importing."""

import os
import re
import subprocess
from pathlib import Path

import polib
import pytest
from translate.storage import xliff

from eventkb.model.text import digest
from tests.cli.conftest import Run, define

EVENT = """\
source: Demo
id: 1
message:
  en: "%1 is over."
  de: "%1 ist zu Ende."
explanation:
  en: |
    It is over.
    Look for `%1`.
  de: |
    Es ist zu Ende.
    Suchen Sie nach `%1`.
impact:
  en: None.
"""
FORMATS = ("po", "xliff", "xliff2")


@pytest.fixture
def demo(folder: Path) -> Path:
    define(folder, 1, EVENT)
    return folder


def test_the_status_counts_texts_by_source_and_state(run: Run, demo: Path) -> None:
    """The table has a row for each source and one for all."""
    lines = run("translate", "status").stdout.splitlines()
    assert lines[0].split() == ["de", "missing", "stale", "machine", "draft", "reviewed"]
    assert lines[1].split() == ["Demo", "1", "-", "-", "1", "-"]
    assert lines[-1].split() == ["all", "1", "-", "-", "1", "-"]


@pytest.mark.usefixtures("rendered")
def test_a_message_is_offered_only_if_asked_for(run: Run, demo: Path) -> None:
    """Its wording is the manufacturer's; `status`, `next`, `export` and the page of the site agree."""
    define(demo, 2, "source: Demo\nid: 2\nmessage: {en: It has begun.}\n")
    assert "message" not in run("translate", "next", "--count", "99").stdout
    assert "Demo/2:message" in run("translate", "next", "--count", "99", "--messages").stdout
    run("translate", "export", "--output", "x.po")
    assert "Demo/1:message" not in {unit.msgctxt for unit in polib.pofile("x.po")}
    run("translate", "export", "--output", "x.po", "--messages")
    assert "Demo/1:message" in {unit.msgctxt for unit in polib.pofile("x.po")}
    status = run("translate", "status").stdout.splitlines()[1].split()
    run("build", "--only", "articles")
    page = (demo / "site/en/contribute/translation/index.html").read_text("utf-8")
    table = page.partition('id="to-de"')[2].partition("</table>")[0]
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", table)]
    assert [cell for cell in cells if cell.isdigit()] == [number for number in status[1:] if number.isdigit()]


def test_an_event_source_may_be_named_instead_of_a_path(run: Run, demo: Path) -> None:
    """By its name, in any case; another word is corrected."""
    (demo / "events/Other").mkdir()
    (demo / "events/Other/1.yml").write_text(EVENT.replace("Demo", "Other"), "utf-8")
    shown = run("translate", "next", "other", "--count", "9").stdout
    assert "Other/1:explanation" in shown and "Demo/1" not in shown
    wrong = run("translate", "export", "Othr", "--output", "x.po")
    assert wrong.exit_code == 2 and "Did you mean Other?" in wrong.stderr


@pytest.mark.usefixtures("rendered")
def test_accepting_lists_digests_and_a_changed_text_is_stale(run: Run, demo: Path) -> None:
    """The lists in the definition are sorted; other texts of the event keep their state."""
    result = run("translate", "accept", "events/Demo/1.yml")
    assert "2 translations marked reviewed; 1 missing" in result.stderr
    text = (demo / "events/Demo/1.yml").read_text("utf-8")
    for source in ("%1 is over.", "It is over.\nLook for `%1`.\n"):
        assert digest(source) in text
    define(demo, 1, text.replace("It is over.", "It has come to its end."))
    assert run("translate", "status", "--messages").stdout.splitlines()[1].split() == ["Demo", "1", "1", "-", "-", "1"]
    shown = run("translate", "next").stdout.splitlines()
    assert shown[0] == "events/Demo/1.yml:8  Demo/1:explanation  stale"
    assert "  en | It has come to its end." in shown
    assert "  de | Es ist zu Ende." in shown
    run("build", "--only", "articles")
    assert "ist neuer als diese Übersetzung" in (demo / "site/de/demo/1/index.html").read_text("utf-8")


def test_the_first_list_makes_no_other_text_stale(run: Run, demo: Path) -> None:
    """All other drafts are listed as drafts."""
    exported = demo / "x.po"
    run("translate", "export", "--output", str(exported))
    file = polib.pofile(str(exported))
    next(unit for unit in file if unit.msgctxt == "Demo/1:impact").msgstr = "Keine."
    file.save()
    assert run("translate", "import", str(exported), "--state", "reviewed").exit_code == 0
    assert run("translate", "status", "--messages").stdout.splitlines()[1].split() == ["Demo", "-", "-", "-", "2", "1"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_round_trip_changes_nothing(run: Run, demo: Path, form: str) -> None:
    """Importing an unchanged export keeps every state."""
    run("translate", "accept", "events/Demo/1.yml")
    text = (demo / "events/Demo/1.yml").read_text("utf-8").replace("It is over.", "It has ended.")
    define(demo, 1, text)
    exported = demo / "texts.file"
    assert run("translate", "export", "--format", form, "--output", str(exported)).exit_code == 0
    result = run("translate", "import", str(exported))
    assert (result.exit_code, result.stdout) == (0, "")
    assert (demo / "events/Demo/1.yml").read_text("utf-8") == text


def test_what_an_xliff_program_approved_is_reviewed(run: Run, demo: Path) -> None:
    """The file is written by another program's library."""
    exported = demo / "x.xlf"
    run("translate", "export", "--format", "xliff", "--output", str(exported))
    store = xliff.xlifffile.parsefile(str(exported))
    unit = next(unit for unit in store.units if "impact" in unit.getid())
    unit.target = "Keine."
    unit.markapproved()
    store.save()
    result = run("translate", "import", str(exported))
    assert (result.exit_code, result.stdout) == (0, "events/Demo/1.yml\n")
    text = (demo / "events/Demo/1.yml").read_text("utf-8")
    assert "impact:\n  en: None.\n  de: Keine.\n" in text
    assert run("translate", "status", "--messages").stdout.splitlines()[1].split() == ["Demo", "-", "-", "-", "2", "1"]


def test_a_stale_text_comes_with_what_it_was_made_from(run: Run, demo: Path) -> None:
    """The previous source text comes from the Git history."""
    run("translate", "accept", "events/Demo/1.yml")
    own = {**os.environ, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a"}
    own |= {"GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull}
    for command in (["init", "-q"], ["add", "events"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=demo, env=own, check=True)
    text = (demo / "events/Demo/1.yml").read_text("utf-8")
    define(demo, 1, text.replace("It is over.", "It has ended."))
    exported = demo / "x.po"
    run("translate", "export", "--output", str(exported))
    entry = next(unit for unit in polib.pofile(str(exported)) if unit.msgctxt == "Demo/1:explanation")
    assert entry.fuzzy
    assert entry.previous_msgid == "It is over.\nLook for `%1`.\n"


def test_a_translation_without_its_value_is_left_out_and_the_others_are_not(run: Run, demo: Path) -> None:
    """The output names the line, and the exit code is 1."""
    exported = demo / "x.po"
    run("translate", "export", "--output", str(exported))
    file = polib.pofile(str(exported))
    for unit in file:
        unit.msgstr = "Keine." if unit.msgctxt == "Demo/1:impact" else "Vorbei."
    file.save()
    result = run("translate", "import", str(exported))
    assert result.exit_code == 1
    assert "x.po:" in result.stderr
    assert "`%1` must be in the original and in the translation" in result.stderr
    assert "de: Keine." in (demo / "events/Demo/1.yml").read_text("utf-8")


def test_what_cannot_be_read_is_reported(run: Run, demo: Path) -> None:
    """Another kind of file and another language are reported."""
    (demo / "x.po").write_text("Hello.", encoding="utf-8")
    result = run("translate", "import", "x.po")
    assert result.exit_code == 1
    assert "neither a PO file nor XLIFF" in result.stderr
    (demo / "x.po").write_text('msgid ""\nmsgstr "Language: xx\\n"\n', encoding="utf-8")
    assert "has the language xx" in run("translate", "import", "x.po").stderr


def test_open_texts_only(run: Run, demo: Path) -> None:
    """`--open` leaves out reviewed texts."""
    run("translate", "accept", "events/Demo/1.yml")
    run("translate", "export", "--open", "--output", str(demo / "x.po"))
    assert [unit.msgctxt for unit in polib.pofile(str(demo / "x.po"))] == ["Demo/1:impact"]


def test_a_terminal_obeys_nothing_of_a_file(run: Run, folder: Path) -> None:
    """What a message repeats of a file is shown, and moves no cursor and changes no title."""
    (folder / "theirs.po").write_text('msgid ""\nmsgstr "Language: \x1b]0;title\x07xx\\n"\n')
    result = run("translate", "import", "theirs.po")
    assert result.exit_code == 1
    assert "xx" in result.stderr
    assert "\x1b" not in result.stderr and "\x07" not in result.stderr
