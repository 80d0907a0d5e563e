"""The definitions as a preview shows them: with those that have errors, as far as a page can be made of them."""

from collections.abc import Mapping
from dataclasses import replace

from eventkb.model.catalogue import Definitions
from eventkb.model.event import Action, Case, Event, UserAction
from eventkb.model.source import SharedText, used_by
from eventkb.relate import ReferencesOf


def showable(definitions: Definitions, references_of: ReferencesOf) -> Definitions:
    """The definitions without actions whose shared text is missing or contains itself.

    Any other error lets a page be made: unknown events are not linked, unknown products not named.
    """
    usable = _usable(definitions.shared)
    shared = {key: replace(text, action=_kept(text.action, usable)) for key, text in usable.items()}
    events = tuple(
        event if usable.keys() >= set(references_of(event).shared) else _with_usable(event, usable)
        for event in definitions.events
    )
    return replace(definitions, events=events, shared=shared)


def _usable(shared: Mapping[str, SharedText]) -> Mapping[str, SharedText]:
    """The shared texts that use no missing text and not themselves, neither directly nor by others."""
    usable: dict[str, SharedText] = {}
    while more := {key: text for key, text in shared.items() if key not in usable and used_by(text) <= usable.keys()}:
        usable.update(more)
    return usable


def _with_usable(event: Event, usable: Mapping[str, SharedText]) -> Event:
    """An event without the actions that can't be used, in its cases as well."""
    variants = tuple(
        replace(variant, cases=_cases(variant.cases, usable)) if variant.cases else variant
        for variant in event.variants
    )
    user_action = _user_action(event.user_action, usable)
    return replace(event, user_action=user_action, cases=_cases(event.cases, usable), variants=variants)


def _cases(cases: tuple[Case, ...], usable: Mapping[str, SharedText]) -> tuple[Case, ...]:
    return tuple(replace(case, user_action=_user_action(case.user_action, usable)) for case in cases)


def _user_action(user_action: UserAction | None, usable: Mapping[str, SharedText]) -> UserAction | None:
    return replace(user_action, actions=_all_kept(user_action.actions, usable)) if user_action else None


def _kept(action: Action, usable: Mapping[str, SharedText]) -> Action:
    steps, choices = _all_kept(action.steps, usable), _all_kept(action.choices, usable)
    return replace(action, steps=steps, choices=choices)


def _all_kept(actions: tuple[Action, ...], usable: Mapping[str, SharedText]) -> tuple[Action, ...]:
    return tuple(_kept(action, usable) for action in actions if action.use is None or action.use in usable)
