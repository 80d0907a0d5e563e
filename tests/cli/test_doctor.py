"""`eventkb doctor`: what is installed, and whether the project is in order."""

import getpass
import json
import platform
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_it_prints_what_a_report_of_a_fault_needs(run: Run) -> None:
    """Versions, settings, languages, fonts and programs, each on a line."""
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    for words in ("eventkb: ", "Python: 3.", "mkdocs-material: 9.", "pagefind: pagefind", "Source Sans", "en: English"):
        assert words in result.stdout
    assert "0 errors" in result.stderr


def test_it_names_no_person_and_no_machine(run: Run) -> None:
    """The text is meant for a public tracker."""
    text = run("doctor").stdout
    assert str(Path.home()) not in text and str(Path.cwd()) not in text
    assert platform.node() not in text and getpass.getuser() not in text.split()


def test_programs_read_it_as_json(run: Run) -> None:
    """The same findings."""
    result = run("doctor", "--format", "json")
    findings = json.loads(result.stdout)["findings"]
    assert {"area", "name", "value", "state", "help"} == set(findings[0])
    assert {finding["area"] for finding in findings} >= {
        "program",
        "packages",
        "programs",
        "settings",
        "languages",
        "disk",
    }


def test_outside_of_a_project_it_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With exit code 1, after everything that can be said."""
    monkeypatch.chdir(tmp_path)
    result = run("doctor")
    assert result.exit_code == 1
    assert "error    project: There is no mkdocs.yml here" in result.stdout and "Python: 3." in result.stdout
