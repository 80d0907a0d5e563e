"""What a build needs besides the definitions. Rules and their pages may come from another package."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eventkb.check import Scope, Subject
from eventkb.check.rule import rule
from eventkb.model.diagnostic import Finding, Severity
from eventkb.pipeline.gather import gather
from eventkb.pipeline.materials import materials
from eventkb.pipeline.project import EngineFault
from eventkb.stock.catalogues import Folders
from tests import own

MATERIALS = replace(own.materials(), released=())
PAGE = """\
text: {en: A summary is missing.}
wrong: 'message: Off.'
right: 'summary: {en: It is off.}'
"""


@rule("X101", "no-summary", Severity.WARNING, Scope.FILE)
def no_summary(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        if event.summary is None:
            yield no_summary.at(event.file, event.path, f"{event.key} has no summary", help="write `summary`")


def test_a_rule_of_another_package_is_applied_listed_and_explained(tmp_path: Path) -> None:
    """It brings its function and its page; nothing of ours changes, and answers kept before it came don't count."""
    (tmp_path / "events/Demo").mkdir(parents=True)
    (tmp_path / "events/Demo/1.yml").write_text("source: Demo\nid: 1\nmessage: Off.\n")
    assert gather(tmp_path, Folders("events"), MATERIALS, jobs=1).diagnostics == ()
    extended = replace(
        MATERIALS,
        checks=(*MATERIALS.checks, no_summary),
        rule_files={**MATERIALS.rule_files, no_summary.rule.page: PAGE},
    )
    diagnostics = gather(tmp_path, Folders("events"), extended, jobs=1).diagnostics
    assert [diagnostic.rule.code for diagnostic in diagnostics] == ["X101"]
    assert extended.rules[-1].code == "X101"
    assert extended.explained(diagnostics)["X101"].startswith("A summary is missing.\n\nWrong:\n\n    message: Off.")


def test_a_page_can_be_replaced_by_the_name_of_its_file() -> None:
    """A project says in its own words what a rule of ours means."""
    page = PAGE.replace("A summary is missing.", "Ask the desk.")
    own = replace(MATERIALS, rule_files={**MATERIALS.rule_files, "E201-unknown-event.yml": page})
    unknown_event = next(rule for rule in own.rules if rule.code == "E201")
    assert own.explained([Finding(rule=unknown_event, file="a.yml", path=(), message="m", help="h")])[
        "E201"
    ].startswith("Ask the desk.")


def test_a_format_that_is_not_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    """Instead of being taken for one without a family."""
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats/ours.yml").write_text("family: object\norder: [1\n")
    with pytest.raises(EngineFault, match=r"formats/ours\.yml:\d+: .*\nhelp: "):
        materials(tmp_path)
