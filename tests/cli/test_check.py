"""`eventkb check`: what is found, where it is printed, and the exit code."""

import json
from pathlib import Path

from tests.cli.conftest import BROKEN, SOUND, WARNED, Run, define


def test_nothing_wrong_prints_nothing_on_standard_output(run: Run, folder: Path) -> None:
    """A count goes to standard error, and the exit code is 0."""
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 events checked: no problem found.\n" or result.stderr.startswith("1 event")


def test_warnings_alone_are_no_failure(run: Run, folder: Path) -> None:
    """They are printed, and the exit code stays 0."""
    define(folder, 1, WARNED)
    result = run("check")
    assert result.exit_code == 0
    assert "events/Demo/1.yml:3:10: warning: E233 " in result.stdout
    assert "warning" in result.stderr


def test_errors_are_printed_with_line_and_cure(run: Run, folder: Path) -> None:
    """As a person needs them, on standard output, with exit code 1."""
    define(folder, 2, BROKEN)
    result = run("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("events/Demo/2.yml:3:1: error: ")
    assert lines[1] == "     3 | mesage: {en: It has ended., de: Es ist zu Ende.}"
    assert lines[2] == "       | ^^^^^^"
    assert "`message`" in lines[3] or "message" in lines[3]
    assert "1 error" in result.stderr


def test_only_the_problems_of_the_given_paths(run: Run, folder: Path) -> None:
    """Whoever works on one file sees its problems; the whole catalogue is read for them."""
    define(folder, 2, BROKEN)
    assert run("check", "events/Demo/1.yml").exit_code == 0
    for path in ("events/Demo/2.yml", "events", str(folder / "events/Demo")):
        assert run("check", path).exit_code == 1


def test_programs_read_json(run: Run, folder: Path) -> None:
    """Standard output is one list, whatever is found."""
    assert json.loads(run("check", "--format", "json").stdout) == []
    define(folder, 2, BROKEN)
    result = run("check", "--format", "json")
    (found,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (found["path"], found["line"], found["column"], found["end_column"]) == ("events/Demo/2.yml", 3, 1, 7)


def test_github_reads_commands(run: Run, folder: Path) -> None:
    """A pull request shows them at their lines."""
    define(folder, 2, BROKEN)
    assert run("check", "--format", "github").stdout.startswith(
        "::error file=events/Demo/2.yml,line=3,endLine=3,col=1,"
    )


def test_a_line_is_found_in_a_file_with_odd_line_breaks(run: Run, folder: Path) -> None:
    """Signs that other programs take for line breaks don't move the line that is shown."""
    define(folder, 2, SOUND.replace("id: 1", "id: 2").replace("begun.", "be\u2028gun.") + "nonsense: 1\n")
    shown = run("check").stdout
    assert "     4 | nonsense: 1" in shown
    assert "     3 | message: {en: It has be�gun., de: Es hat begonnen.}" in shown
