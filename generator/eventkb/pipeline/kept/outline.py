"""What others show or ask of an event: all of it but the texts of its own article, and what follows from these.

An event whose outline has not changed changes nothing but its own pages.
"""

from collections.abc import Sequence
from dataclasses import replace

from eventkb.model.event import Case, Event
from eventkb.model.locale import Locale
from eventkb.model.text import Text, state
from eventkb.pour.edition import first_sentence
from eventkb.relate import references


def outline(event: Event, locales: Sequence[Locale]) -> tuple[object, ...]:
    """The outline of an event, to be compared; `locales` are the languages of the site."""
    shown = event.explanation if event.summary is None else None
    states = tuple(state(shown, locale, event.translation) for locale in locales) if shown else ()
    named = references(event)
    return _without_texts(event), named.links, named.shared, frozenset(named.codes), states


def _without_texts(event: Event) -> Event:
    """An event without the texts that only its own article has."""
    return replace(
        event,
        explanation=_explanation(event),
        impact=_unsaid(event.impact),
        ignorable_reason=_unsaid(event.ignorable_reason),
        user_action=None,
        verification=_unsaid(event.verification),
        cases=(*map(_without_explanation, event.cases), *([] if event.user_action is None else [HAS_ACTION])),
    )


HAS_ACTION = Case(when=())
"""Stands for a user action: an event without one, without cases and explanation is a stub."""


def _explanation(event: Event) -> Text | None:
    """The explanation, of which lists show the first sentence where there is no summary."""
    if event.explanation is None or event.summary is not None:
        return _unsaid(event.explanation)
    values = {locale: first_sentence(value) for locale, value in event.explanation.values.items()}
    return replace(event.explanation, values=values)


def _unsaid(text: Text | None) -> Text | None:
    """A text of which only the languages count."""
    return None if text is None else replace(text, values=dict.fromkeys(text.values, ""))


def _without_explanation(case: Case) -> Case:
    return replace(case, explanation=_unsaid(case.explanation), user_action=None)
