"""The pages of the rules of reading are true: their examples are read."""

from pathlib import Path

import pytest

from eventkb.engines import settings
from eventkb.engines.unused import unused
from eventkb.model.diagnostic import Diagnostic, Rule, in_order
from eventkb.read import RULES
from eventkb.read.folders import opened
from tests.kinds import project
from tests.rule_pages import Files, cases, folders, write


def read(files: Files, root: Path) -> list[Diagnostic]:
    write(files, root)
    places = folders(files)
    kinds = {file: data for file, data in files.items() if file.startswith("kinds/")}
    left_out = unused(root / settings.MAIN, settings.engine(root)) if settings.MAIN in files else ()
    files, unreadable = opened(root, places)
    reading = project({**kinds, **files}, folders=places, unread=unreadable).reading
    return in_order([*unreadable, *left_out, *reading.diagnostics])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_wrong_example_gives_exactly_this_code(rule: Rule, tmp_path: Path) -> None:
    """The mistake of a rule's page is reported once, and nothing that follows from it."""
    wrong, _ = cases(rule)
    assert [diagnostic.rule.code for diagnostic in read(wrong, tmp_path)] == [rule.code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_right_example_is_right(rule: Rule, tmp_path: Path) -> None:
    """Nothing is reported any more once somebody does as a rule's page says."""
    _, right = cases(rule)
    assert [(diagnostic.rule.code, diagnostic.message) for diagnostic in read(right, tmp_path)] == []
