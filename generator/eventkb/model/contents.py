"""The texts and actions of an event without their places, for those who count or search them.

Where each of them is takes most of the time of `prose` and `actions`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from eventkb.model.event import Action, Case, Event, UserAction
from eventkb.model.locale import Locale
from eventkb.model.text import Text, is_missing


def prose_texts(event: Event) -> list[Text]:
    """The texts of `prose`, in the same order."""
    texts = [event.summary, event.explanation]
    for case in _cases(event):
        texts.append(case.explanation)
        _add_user_action(texts, case.user_action)
    texts += (event.impact, event.ignorable_reason)
    _add_user_action(texts, event.user_action)
    texts.append(event.verification)
    texts += [relation.reason for relation in event.related]
    texts.append(event.withdrawn)
    return [text for text in texts if text is not None]


def written_texts(event: Event) -> list[Text]:
    """All texts that `passages` has of an event, without its messages; in another order."""
    insertions = [*event.insertions]
    for variant in event.variants:
        insertions += variant.insertions or ()
    words = [insertion.meaning for insertion in insertions if insertion]
    words += [case.title for case in _cases(event)]
    words += [reference.title for reference in event.references]
    return [*prose_texts(event), *(text for text in words if text is not None)]


def all_actions(event: Event) -> list[Action]:
    """The actions of `actions`, in the same order."""
    walked: list[Action] = []
    for user_action in (event.user_action, *[case.user_action for case in _cases(event)]):
        if user_action:
            _walk(walked, user_action.actions)
    return walked


def untranslated(events: Iterable[Event], locales: Sequence[Locale]) -> Counter[Locale]:
    """For each language the number of articles of which a reader would find a text untranslated."""
    counts: Counter[Locale] = Counter()
    for event in events:
        if not event.is_stub:
            texts = prose_texts(event)
            counts.update(locale for locale in locales if any(is_missing(text, locale) for text in texts))
    return counts


def _cases(event: Event) -> Iterator[Case]:
    yield from event.cases
    for variant in event.variants:
        yield from variant.cases or ()


def _add_user_action(texts: list[Text | None], user_action: UserAction | None) -> None:
    if user_action:
        texts.append(user_action.introduction)
        _add_actions(texts, user_action.actions)


def _add_actions(texts: list[Text | None], actions: Iterable[Action]) -> None:
    for action in actions:
        texts.append(action.text)
        if action.choices:
            _add_actions(texts, action.choices)
        if action.steps:
            _add_actions(texts, action.steps)
        texts.append(action.note)


def _walk(walked: list[Action], actions: Iterable[Action]) -> None:
    for action in actions:
        walked.append(action)
        if action.choices:
            _walk(walked, action.choices)
        if action.steps:
            _walk(walked, action.steps)
