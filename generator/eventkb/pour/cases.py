"""The cases of an event as a view: folded, each with its address, and with what a script needs to find the reader's."""

import json
from collections.abc import Mapping

from eventkb.model.case import EventCase, event_cases
from eventkb.model.codes import CodeTable
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pour.actions import UserActionView, passage, user_action
from eventkb.pour.edition import Edition
from eventkb.pour.notes import Passage, foreign
from eventkb.pour.once import once


@frozen_dataclass()
class InsertionName:
    """An insertion string that decides which case applies."""

    number: int
    name: str


@frozen_dataclass()
class ValueView:
    """A value, and what it is called; `symbol` is empty where no table says so."""

    value: str
    symbol: str


@frozen_dataclass(kw_only=True)
class CaseView:
    """A case. `when` are its conditions as JSON, for the script; `title` is empty where the values are the title."""

    anchor: str
    values: tuple[ValueView, ...]
    title: str
    language: Locale | None
    versions: str
    when: str
    explanation: Passage | None
    user_action: UserActionView | None


@frozen_dataclass()
class CasesView:
    """All cases, and the insertion strings whose values decide."""

    deciding: tuple[InsertionName, ...]
    cases: tuple[CaseView, ...]


def cases(edition: Edition, event: Event, edit_link: str) -> CasesView | None:
    """The cases of an event in one edition; None where it has none."""
    listed = _listed(event, edition.catalogue.definitions.tables)
    if not listed:
        return None
    deciding = dict.fromkeys(
        InsertionName(number, condition.name)
        for event_case in listed
        for condition in event_case.case.when
        if (number := event_case.numbers.get(condition.name))
    )
    return CasesView(
        deciding=tuple(sorted(deciding, key=lambda insertion: insertion.number)),
        cases=tuple(_case(edition, event, event_case, edit_link) for event_case in listed),
    )


@once
def _listed(event: Event, tables: Mapping[str, CodeTable]) -> tuple[EventCase, ...]:
    return event_cases(event, tables)


def _case(edition: Edition, event: Event, event_case: EventCase, edit_link: str) -> CaseView:
    case = event_case.case
    title = edition.local(case.title, event.translation) if case.title else None
    explanation = edition.local(case.explanation, event.translation) if case.explanation else None
    versions = edition.counted(len(event_case.versions), "variant_of")
    return CaseView(
        anchor=event_case.anchor,
        values=tuple(ValueView(value.value, value.symbol or "") for values in event_case.values for value in values),
        title=title.value if title else "",
        language=foreign(edition, title) if title else None,
        versions=versions.replace("{versions}", ", ".join(event_case.versions)) if event_case.versions else "",
        when=json.dumps(event_case.when, ensure_ascii=False, separators=(",", ":")),
        explanation=passage(edition, explanation, edit_link, marks_terms=True) if explanation else None,
        user_action=user_action(edition, event, edit_link, event_case),
    )
