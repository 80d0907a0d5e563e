"""What is asked about files: rules of ours look at several events at once and answer as if at each alone."""

from collections.abc import Iterator
from dataclasses import replace

from eventkb.check import CHECKS, Agreed, Scope, Subject, check_file, in_scope
from eventkb.check.rule import rule
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Finding
from eventkb.pipeline import examine
from eventkb.pipeline.materials import Materials
from eventkb.read.assemble import Reading
from tests import own
from tests.catalogues import definitions, event
from tests.kinds import project
from tests.rule_pages import cases, folders

MATERIALS = replace(own.materials(), released=())


@rule("X101", "two-events", scope=Scope.FILE)
def two_events(subject: Subject) -> Iterator[Finding]:
    for second in subject.definitions.events[1:]:
        yield two_events.at(second.file, second.path, "this is the second event", help="keep the first one")


def answers(given: Definitions, materials: Materials) -> dict[str, tuple[Finding, ...]]:
    """The findings in each file, which is its own digest here."""
    reading = Reading(definitions=given, diagnostics=(), broken=frozenset(), broken_files=frozenset())
    found = examine.alone(reading, {file: file for file in examine.by_file(given)}, materials, 1, {})
    return {findings[0].file: findings for findings in found.values() if findings}


def test_events_are_looked_at_together_and_answered_for_alone() -> None:
    """Whatever the examples of the rules' pages say wrong: no event changes what is said of another one."""
    examples = [project(files, folders=folders(files)).reading for check in CHECKS for files in cases(check.rule)]
    events = [event for reading in examples for event in reading.definitions.events if not event.path]
    given = replace(
        examples[0].definitions,
        events=tuple(replace(event, file=f"events/{number}.yml") for number, event in enumerate(events)),
        sources={},
        tables={},
    )
    agreed = Agreed.of(given, MATERIALS.conventions, MATERIALS.common_words)
    checks = in_scope(CHECKS, Scope.FILE)
    single = {
        event.file: check_file(
            Subject(definitions=replace(empty(given), events=(event,)), locales=MATERIALS.locales, agreed=agreed),
            checks,
        )
        for event in given.events
    }
    together = answers(given, MATERIALS)
    assert {event.file: set(together.get(event.file, ())) for event in given.events if event.file in together} == {
        file: set(findings) for file, findings in single.items() if findings
    }
    assert len({finding.rule for findings in together.values() for finding in findings}) > len(checks) / 2


def empty(given: Definitions) -> Definitions:
    return Definitions(events=(), sources={}, kinds=given.kinds)


def test_a_rule_of_another_package_sees_each_file_alone() -> None:
    """It may compare what it sees."""
    given = definitions(event("Demo", 1), event("Demo", 2))
    files = [replace(each, file=f"events/{each.key.id}.yml") for each in given.events]
    extended = replace(MATERIALS, checks=(*MATERIALS.checks, two_events))
    assert answers(replace(given, events=tuple(files), sources={}), extended) == {}
