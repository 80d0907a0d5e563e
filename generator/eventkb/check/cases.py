"""The rules about cases: what holds for certain values of insertion strings."""

from collections.abc import Iterator, Mapping, Sequence

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.wording import nearest, one_of, shortened
from eventkb.model.case import CaseValue, EventCase, event_cases, keys_of, slug_of
from eventkb.model.diagnostic import KEY, Finding, Severity, likely
from eventkb.model.event import Event


@rule("E311", "case-of-unknown-insertion", scope=Scope.FILE)
def case_of_unknown_insertion(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        for event_case in event_cases(event, subject.definitions.tables):
            for condition in event_case.case.when:
                if condition.name not in event_case.numbers:
                    names = sorted(event_case.numbers)
                    meant = nearest(condition.name, names)
                    help = f"write {one_of(names)}" if names else "describe it in `insertions`"
                    yield case_of_unknown_insertion.at(
                        event.file,
                        (*event_case.path, "when", condition.name, KEY),
                        f"no insertion string is called {shortened(condition.name, 40)}, so the case never applies",
                        help=f"did you mean `{meant}`?" if meant else help,
                        fix=likely(meant) if meant else None,
                    )


@rule("E312", "value-in-two-cases", scope=Scope.TIES)
def value_in_two_cases(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        for listed in _lists(event, subject):
            for place, event_case in enumerate(listed):
                yield from _again(event, event_case, listed[:place])


@rule("E313", "case-of-unknown-code", Severity.WARNING, scope=Scope.TIES)
def case_of_unknown_code(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        for event_case in event_cases(event, subject.definitions.tables):
            for condition, values in event_case.conditions:
                names = [
                    name for name in event_case.codes.get(condition.name, ()) if name in subject.definitions.tables
                ]
                for place, value in enumerate(values if names else ()):
                    if not value.is_known:
                        yield case_of_unknown_code.at(
                            event.file,
                            (*event_case.path, "when", condition.name, place),
                            f"{shortened(value.value, 40)} is not in {_tables(names)}",
                            help="correct the value, or add the code to a table of `events/codes/`",
                        )


@rule("E314", "case-without-address", Severity.WARNING, scope=Scope.FILE)
def case_without_address(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        for event_case in event_cases(event, subject.definitions.tables):
            slug, condition = slug_of(event_case.case), event_case.case.when[0]
            if not slug or slug not in event_case.anchor:
                value = shortened(condition.values[0], 40)
                missing = f"{value} has no letter or digit" if not slug else f"an earlier case begins with {value}, too"
                yield case_without_address.at(
                    event.file,
                    (*event_case.path, "when", condition.name, 0),
                    f"{missing}, so #{event_case.anchor} is the address, which changes when cases are moved",
                    help="put another value first, since the first value of a case makes its address",
                )


def _tables(names: Sequence[str]) -> str:
    return f"the table {names[0]}" if len(names) == 1 else f"any of the tables {one_of(names)}"


def _lists(event: Event, subject: Subject) -> Iterator[list[EventCase]]:
    """The event's own cases, then those of each variant."""
    by_versions: dict[tuple[str, ...], list[EventCase]] = {}
    for event_case in event_cases(event, subject.definitions.tables):
        by_versions.setdefault(event_case.versions, []).append(event_case)
    yield from by_versions.values()


def _again(event: Event, event_case: EventCase, before: Sequence[EventCase]) -> Iterator[Finding]:
    """The values of a case that it already has, or with which an earlier case applies whenever this one would."""
    conditions = {condition.name: values for condition, values in event_case.conditions}
    for name, values in conditions.items():
        for place, value in enumerate(values):
            is_twice = _is_among(value, values[:place])
            own = {**conditions, name: (value,)}
            earlier = next((other for other in before if _covers(other, own, name)), None)
            if is_twice or earlier:
                where = "in this list" if is_twice or not earlier else f"in case {earlier.number}, which applies first"
                help = "delete it in one of the two cases, or put the narrower case first"
                yield value_in_two_cases.at(
                    event.file,
                    (*event_case.path, "when", name, place),
                    f"{shortened(value.value, 40)} is already {where}",
                    help="delete it" if is_twice else help,
                )


def _covers(earlier: EventCase, own: Mapping[str, Sequence[CaseValue]], name: str) -> bool:
    """Whether an earlier case depends on an insertion string and applies to all values that another case has."""
    theirs = {condition.name: values for condition, values in earlier.conditions}
    return name in theirs and all(
        other in own and all(_is_among(value, values) for value in own[other]) for other, values in theirs.items()
    )


def _is_among(value: CaseValue, values: Sequence[CaseValue]) -> bool:
    """Whether one of the values is the same code, in whatever notation."""
    keys = value.keys | keys_of(value.value)
    return any(not keys.isdisjoint(other.keys) for other in values)
