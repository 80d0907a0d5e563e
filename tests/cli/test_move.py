"""`eventkb move`: files are moved, references are updated, and the old address redirects."""

from pathlib import Path

import pytest

from eventkb.publish import journal
from tests.cli.conftest import SOUND, Run, define, headed
from tests.cli.killing import leftovers

OTHER = """\
source: Demo
id: 2
message:
  en: Over.
  de: Zu Ende.
explanation:
  en: See [[Demo/1]] and [[Demo/1|the first]], but not [[Demo/11]].
  de: Siehe [[Demo/1]].
related:
  # the beginning
  - event: Demo/1
    relation: follows
replaced_by: Demo/1
"""


@pytest.mark.usefixtures("rendered")
def test_an_event_gets_another_id(run: Run, folder: Path) -> None:
    """Relations and links in texts and pages are updated; the comment stays; the old key becomes an alias."""
    define(folder, 2, OTHER)
    define(folder, 11, SOUND.replace("id: 1", "id: 11"))
    page = folder / "docs/en/guide.md"
    page.write_text("# Guide\n\nSee [[Demo/1]].\n", encoding="utf-8")
    result = run("move", "Demo/1", "Demo/5")
    assert result.exit_code == 0
    assert not (folder / "events/Demo/1.yml").exists()
    assert (folder / "events/Demo/5.yml").read_text("utf-8").endswith("aliases: [Demo/1]\n")
    changed = (folder / "events/Demo/2.yml").read_text("utf-8")
    links = OTHER.replace("Demo/1\n", "Demo/5\n").replace("[[Demo/1]]", "[[Demo/5]]").replace("Demo/1|", "Demo/5|")
    assert changed == headed(links)
    assert page.read_text("utf-8") == "# Guide\n\nSee [[Demo/5]].\n"
    page.unlink()
    assert run("check").exit_code == 0
    run("build", "--only", "articles,permalinks")
    assert "url=../demo-5/" in (folder / "site/e/demo-1/index.html").read_text("utf-8")


def test_an_event_of_a_list_gets_a_file(run: Run, folder: Path) -> None:
    """The event moves from a list of known events to a file with its new name."""
    known = folder / "events/Demo/known.yml"
    known.write_text("- id: 7\n  message: Seven.\n- id: 8\n  message: Eight.\n", encoding="utf-8")
    run("move", "Demo/7", "Demo/9")
    assert known.read_text("utf-8") == headed("- id: 8\n  message: Eight.\n", "known")
    moved = (folder / "events/Demo/9.yml").read_text("utf-8")
    assert moved == headed("source: Demo\nid: 9\nmessage: Seven.\naliases: [Demo/7]\n")


def test_a_source_gets_another_name(run: Run, folder: Path) -> None:
    """Folder, definitions and links are updated; the former name redirects."""
    define(folder, 2, OTHER.replace(", but not [[Demo/11]]", ""))
    result = run("move", "Demo", "Demo Two")
    assert result.exit_code == 0
    assert not (folder / "events/Demo").exists()
    own = (folder / "events/Demo Two/source.yml").read_text("utf-8")
    assert own == headed("name: Demo Two\nformer_names: [Demo]\n", "source")
    assert "  - event: Demo Two/1\n" in (folder / "events/Demo Two/2.yml").read_text("utf-8")
    assert run("check").exit_code == 0


def test_a_source_with_a_slash_in_its_name_is_a_source(run: Run, folder: Path) -> None:
    """`postfix/smtpd` looks like the key of an event, too."""
    (folder / "events/postfix_smtpd").mkdir()
    text = "name: postfix/smtpd\nkind: syslog\n"
    (folder / "events/postfix_smtpd/source.yml").write_text(text, encoding="utf-8")
    event = "source: postfix/smtpd\nid: lost-connection\nmessage: lost connection\n"
    (folder / "events/postfix_smtpd/lost-connection.yml").write_text(event, encoding="utf-8")
    result = run("move", "postfix/smtpd", "postfix/smtp")
    assert result.exit_code == 0
    moved = (folder / "events/postfix_smtp/lost-connection.yml").read_text("utf-8")
    assert "source: postfix/smtp\n" in moved


def test_names_that_cannot_be_given(run: Run, folder: Path) -> None:
    """Each refusal says why, and no file changes."""
    define(folder, 2, SOUND.replace("id: 1", "id: 2"))
    before = {path: path.read_bytes() for path in folder.glob("events/**/*.yml")}
    for old, new, why in (
        ("Demo/3", "Demo/4", "there is no event Demo/3"),
        ("Demo/1", "Demo/2", "is already defined in events/Demo/2.yml"),
        ("Demo/1", "Demo", "give two events"),
        ("Other", "Demo Two", "there is no event source Other"),
        ("Demo", "Demo", "there is already an event source Demo"),
    ):
        result = run("move", old, new)
        assert result.exit_code == 2
        assert why in result.stderr
    assert {path: path.read_bytes() for path in folder.glob("events/**/*.yml")} == before


def test_with_errors_nothing_moves(run: Run, folder: Path) -> None:
    """Errors must be fixed first, so that no link is lost."""
    define(folder, 2, "source: Demo\nid: 2\nmesage: x\n")
    result = run("move", "Demo/1", "Demo/5")
    assert result.exit_code == 1
    assert "eventkb check" in result.stderr
    assert (folder / "events/Demo/1.yml").exists()


def test_a_move_that_was_killed_is_finished_by_the_next_command(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files are written and none is in its place: any command finishes the change first and says so."""
    define(folder, 2, OTHER.replace(", but not [[Demo/11]]", ""))

    def killed(root: Path, steps: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_apply", killed)
        assert run("move", "Demo/1", "Demo/5").exit_code == 1
    assert (folder / "events/Demo/1.yml").exists()
    result = run("check")
    assert result.exit_code == 0
    assert "An interrupted command was finished: 3 files changed." in result.stderr
    assert (folder / "events/Demo/5.yml").read_text("utf-8").endswith("aliases: [Demo/1]\n")
    assert not (folder / "events/Demo/1.yml").exists()
    assert leftovers(folder) == []


def test_a_move_that_was_killed_early_is_taken_back(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has changed, and the same command can be run again."""

    def killed(root: Path, steps: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_discard", killed)
        patch.setattr(journal, "naming", killed)
        assert run("move", "Demo/1", "Demo/5").exit_code == 1
    (folder / journal.DRAFT).write_bytes(b"{")
    result = run("move", "Demo/1", "Demo/5")
    assert result.exit_code == 0
    assert "An interrupted command was taken back: no file has changed. Run it again." in result.stderr
    assert (folder / "events/Demo/5.yml").exists()


def test_links_in_cases_follow_and_values_stay(run: Run, folder: Path) -> None:
    """The texts of a case are texts; its values are none, even if they look like a key."""
    cases = (
        "insertions:\n  - name: event\n    en: The event\n    de: Das Ereignis\n"
        'cases:\n  - when:\n      event: ["Demo/1"]\n    title: Demo/1\n    explanation:\n'
        "      en: See [[Demo/1]].\n      de: Siehe [[Demo/1]].\n"
    )
    define(folder, 2, SOUND.replace("id: 1", "id: 2") + cases)
    assert run("move", "Demo/1", "Demo/5").exit_code == 0
    changed = (folder / "events/Demo/2.yml").read_text("utf-8")
    assert "[[Demo/5]]" in changed and "[[Demo/1]]" not in changed
    assert 'event: ["Demo/1"]' in changed
