"""`eventkb explain`: the page of a rule in the terminal."""

from pathlib import Path

import pytest

from eventkb.check import CHECKS
from eventkb.read import RULES
from tests.cli.conftest import Run


@pytest.mark.parametrize("asked", ["E201", "e201", "unknown-event"])
def test_a_rule_is_explained_by_code_or_name(run: Run, asked: str) -> None:
    """The output says what the rule finds and why it matters, with both examples."""
    result = run("explain", asked)
    assert result.exit_code == 0
    assert result.stdout.startswith("E201 unknown-event (error)\n\n")
    assert "\nWrong:\n\n    " in result.stdout
    assert "\nRight:\n\n    " in result.stdout


def test_every_rule_can_be_explained(run: Run) -> None:
    """Every code that a problem is told with."""
    for rule in (*RULES, *(check.rule for check in CHECKS)):
        result = run("explain", rule.code)
        assert result.exit_code == 0
        assert rule.name in result.stdout


def test_free_codes_are_named_for_new_rules(run: Run) -> None:
    """Whoever writes a rule gets a code that nobody has used."""
    result = run("explain", "--free")
    assert result.exit_code == 0
    used = {rule.code for rule in RULES} | {check.rule.code for check in CHECKS}
    lines = result.stdout.splitlines()
    assert "links between events (E201 to E210)" in result.stdout
    assert not [code for code in used for line in lines if line.startswith(code)]


@pytest.mark.parametrize("arguments", [(), ("E201", "--free")])
def test_a_code_or_free_is_asked_for(run: Run, arguments: tuple[str, ...]) -> None:
    """One of the two; anything else is wrong use."""
    assert run("explain", *arguments).exit_code == 2


def test_a_rule_is_explained_in_a_language_of_the_site(run: Run) -> None:
    """German contributors read the German page; another language is refused with those that there are."""
    result = run("explain", "E201", "--lang", "de")
    assert "Sackgasse" in result.stdout and "\nFalsch:\n\n    " in result.stdout
    refused = run("explain", "E201", "--lang", "fr")
    assert refused.exit_code == 2 and "fr is none of en, de" in refused.stderr


def test_a_rule_is_explained_outside_of_a_project_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages come with the package."""
    monkeypatch.chdir(tmp_path)
    assert "unknown-event" in run("explain", "E201").stdout
