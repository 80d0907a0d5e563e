"""What others show or ask of an event: all of it but the texts of its own article, and what follows from these.

An event whose outline has not changed changes nothing but its own pages. One whose ties have not changed changes no
relation, no address and no table of all events either, so that only the pages that asked for it are to be poured.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from eventkb.model.event import Case, Event, EventKey, Insertion, Reference, UserAction
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import Text, state
from eventkb.pour.edition import first_sentence
from eventkb.relate import References, references, subjects


def outline(event: Event, locales: Sequence[Locale]) -> tuple[object, ...]:
    """The outline of an event, to be compared; `locales` are the languages of the site."""
    shown = event.explanation if event.summary is None else None
    states = tuple(state(shown, locale, event.translation) for locale in locales) if shown else ()
    named = references(event)
    return _without_texts(event), named.links, named.shared, frozenset(named.codes), states


def ties(event: Event) -> tuple[object, ...]:
    """What decides how an event hangs together with others, to be compared."""
    shown = replace(
        _without_texts(event),
        message=_without_words(event.message),
        summary=_unsaid(event.summary),
        explanation=_unsaid(event.explanation),
        category=_unsaid(event.category),
        withdrawn=_unsaid(event.withdrawn),
        variants=tuple(
            replace(variant, message=_unsaid(variant.message), category=_unsaid(variant.category), level=None)
            for variant in event.variants
        ),
        level=event.level and ANY,
        **UNTIED,
    )
    named = references(event)
    return shown, named.links, named.shared, frozenset(named.codes), subjects(event), event.is_bare


ANY = "any"
"""Stands for a level."""

UNTIED: Mapping[str, Any] = {
    "channel": None,
    "modified": None,
    "reviewed": None,
    "imported": None,
    "versions": (),
    "keywords": (),
    "authors": (),
    "translation": {},
}
"""What of an event has no part in how events hang together, as an event without it has it."""


SAID = Text({})
"""Stands for a text that is there. It is one value, since a value is written once however often it occurs."""

DONE, INSERTION = UserAction(None, ()), Insertion("", None, None)
SAMPLE, REFERENCES = {"": ""}, (Reference(SAID, ""),)
"""Stand for other things that are there."""


@frozen_dataclass()
class Standing:
    """All of an event that decides how it hangs together with others, and what is known of all events together.

    `event` is the event without its words, `subjects` are the codes that it is about.
    """

    event: Event
    links: tuple[EventKey, ...]
    shared: tuple[str, ...]
    codes: tuple[str, ...]
    subjects: tuple[str, ...]

    @property
    def references(self) -> References:
        """What the texts of the event refer to."""
        return References(self.links, self.shared, self.codes)


def standing(event: Event, known: References | None = None) -> Standing:
    """What is kept of an event to relate it again, without the other events being read.

    `known` is what its texts refer to, where somebody has read them already.
    """
    named = known or references(event)
    has_cases = bool(event.cases) or any(variant.cases for variant in event.variants)
    silent = replace(
        event,
        message=SAID,
        original_languages=(),
        insertions=_codes(event.insertions, has_cases),
        category=None,
        variants=tuple(
            replace(
                variant,
                message=variant.message and SAID,
                insertions=variant.insertions and _codes(variant.insertions, has_cases),
                original_languages=None,
                category=None,
                level=None,
                channel=None,
                keywords=None,
                cases=variant.cases and _conditions(variant.cases),
            )
            for variant in event.variants
        ),
        sample=event.sample and SAMPLE,
        summary=event.summary and SAID,
        explanation=event.explanation and SAID,
        impact=event.impact and SAID,
        ignorable_reason=None,
        user_action=event.user_action and DONE,
        verification=event.verification and SAID,
        cases=_conditions(event.cases),
        references=event.references and REFERENCES,
        withdrawn=event.withdrawn and SAID,
        level=event.level and ANY,
        **UNTIED,
    )
    own = subjects(event) if named.codes else ()
    return Standing(silent, named.links, named.shared, tuple(sorted(named.codes)), tuple(sorted(own)))


def _conditions(cases: Sequence[Case]) -> tuple[Case, ...]:
    return tuple([Case(when=case.when) for case in cases])


def _codes(insertions: Sequence[Insertion | None], has_cases: bool) -> tuple[Insertion | None, ...]:
    """Insertion strings with nothing but their code tables, and their names where cases are about them."""
    return tuple(
        [
            INSERTION
            if insertion and not has_cases and not insertion.codes
            else insertion and Insertion(insertion.name, None, None, insertion.codes)
            for insertion in insertions
        ]
    )


def compared(event: Event) -> tuple[object, ...]:
    """What rules that compare the ties of events look at (`Scope.TIES`), to be compared."""
    return ties(event), event.modified, event.reviewed, event.versions


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
    return None if text is None else _without_words(text)


def _without_words(text: Text) -> Text:
    return Text(dict.fromkeys(text.values, ""), text.neutral)


def _without_explanation(case: Case) -> Case:
    return replace(case, explanation=_unsaid(case.explanation), user_action=None)
