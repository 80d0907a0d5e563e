"""Fixes lead from a mistake to a right file, never to the next mistake."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from eventkb.edit.fixes import fixable, fixed
from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.model.locale import Locale
from eventkb.read import folder
from tests.check.examined import MATERIALS, examined
from tests.rule_pages import cases

LOCALES = (Locale("en"), Locale("de"))
ROUNDS = 5
MISTAKES = sorted((Path(__file__).parents[1] / "contribute").iterdir())


def after_fixing(files: Mapping[str, bytes], wrong: list[Diagnostic], guesses: bool) -> list[Diagnostic]:
    """What is still wrong after `check --fix` has found `wrong`, with `guesses` after `--typos` as well."""
    new, left = dict(files), wrong
    for _ in range(ROUNDS):
        before = dict(new)
        for file, diagnostics in fixable(left, guesses=guesses).items():
            new[file] = fixed(new[file], diagnostics, LOCALES, "events") or new[file]
        if new == before:
            break
        left = examined(new)
    return left


def errors(diagnostics: list[Diagnostic]) -> set[str]:
    return {diagnostic.rule.code for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR}


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case.name)
def test_a_fix_leads_to_no_other_error(case: Path) -> None:
    """Of each mistake that contributors make: what is left was there before, with guesses and without."""
    files = folder.events(case, "events")[0]
    wrong = examined(files)
    assert errors(after_fixing(files, wrong, guesses=False)) <= errors(wrong)
    assert errors(after_fixing(files, wrong, guesses=True)) <= errors(wrong)


def test_a_fix_of_each_rule_leads_to_no_other_error() -> None:
    """The same for the wrong example on the page of each rule that has a fix."""
    for rule in MATERIALS.rules:
        examples = cases(rule)[0].items()
        files = {file: data for file, data in examples if file.endswith(".yml") and not data.startswith(b"<unreadable")}
        wrong = examined(files)
        assert errors(after_fixing(files, wrong, guesses=True)) <= errors(wrong), rule.name


@pytest.mark.parametrize("level", ["Error", "ERROR", "Fehler", "„Error“"])
def test_a_value_that_differs_in_case_needs_no_guess(level: str) -> None:
    """`level: Error` can only mean `error`, as `Source:` can only mean `source`."""
    files = {"events/Demo/7.yml": f"source: Demo\nid: 7\nlevel: {level}\nmessage: It stopped.\n".encode()}
    assert after_fixing(files, examined(files), guesses=False) == []
