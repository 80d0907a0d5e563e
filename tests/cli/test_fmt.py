"""`eventkb fmt`: what it changes, what it leaves alone, and its exit code."""

from pathlib import Path

from tests.cli.conftest import Run, define, headed

FORM = headed("source: Demo\nid: 1\nmessage:\n  en: It has begun.\n  de: Es hat begonnen.\n")


def test_a_definition_is_formatted(run: Run, folder: Path) -> None:
    """The changed file is printed to standard output; a second run changes nothing."""
    result = run("fmt")
    assert (result.exit_code, result.stdout) == (0, "events/Demo/1.yml\n")
    assert (folder / "events/Demo/1.yml").read_text("utf-8") == FORM
    again = run("fmt")
    assert (again.exit_code, again.stdout) == (0, "")


def test_checking_changes_nothing(run: Run, folder: Path) -> None:
    """`--check` exits with 1 and says what to do."""
    before = (folder / "events/Demo/1.yml").read_bytes()
    result = run("fmt", "--check")
    assert (result.exit_code, result.stdout) == (1, "events/Demo/1.yml\n")
    assert "Run `eventkb fmt`" in result.stderr
    assert (folder / "events/Demo/1.yml").read_bytes() == before


def test_a_file_that_cannot_be_read_is_left_alone(run: Run, folder: Path) -> None:
    """The output says why, and the other files are formatted."""
    define(folder, 2, "source: Demo\nsource: Demo\nid: 2\n")
    result = run("fmt")
    assert (result.exit_code, result.stdout) == (1, "events/Demo/1.yml\n")
    assert "events/Demo/2.yml:2:1: error:" in result.stderr
    assert (folder / "events/Demo/2.yml").read_text("utf-8") == "source: Demo\nsource: Demo\nid: 2\n"


def test_only_the_given_files(run: Run, folder: Path) -> None:
    """Paths are files or folders."""
    define(folder, 2, "id: 2\nsource: Demo\nmessage: No.\n")
    assert run("fmt", "events/Demo/2.yml").stdout == "events/Demo/2.yml\n"


def test_line_breaks_of_windows_become_our_own(run: Run, folder: Path) -> None:
    """All files have `\\n`."""
    (folder / "events/Demo/1.yml").write_bytes(FORM.replace("\n", "\r\n").encode())
    run("fmt")
    assert (folder / "events/Demo/1.yml").read_bytes() == FORM.encode()
