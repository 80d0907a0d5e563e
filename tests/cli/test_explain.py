"""`eventkb explain`: the page of a rule in the terminal."""

import pytest

from eventkb.pipeline.materials import RULES
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
    """`explain` knows every code."""
    for rule in RULES:
        result = run("explain", rule.code)
        assert result.exit_code == 0
        assert rule.name in result.stdout
