"""What to do about an event, as one reader gets it."""

import pytest

from eventkb.model.event import Action, UserAction
from eventkb.model.instruction import instructions
from eventkb.model.locale import Locale
from eventkb.model.source import SharedText
from eventkb.model.text import TranslationState, digest
from tests.catalogues import ENGLISH, GERMAN, text

WAIT = SharedText(
    "wait", "events/shared/wait.yml", Action(text=text("Wait.", "Warten Sie."), steps=(Action(use="look"),))
)
LOOK = SharedText("look", "events/shared/look.yml", Action(text=text("Look.")))
SHARED = {"wait": WAIT, "look": LOOK}


@pytest.mark.parametrize(("locale", "words"), [(ENGLISH, "Wait."), (GERMAN, "Warten Sie.")])
def test_a_shared_text_takes_the_place_of_its_use(locale: Locale, words: str) -> None:
    """Its words are in the reader's language, also within another shared text."""
    user_action = UserAction(None, (Action(text=text("Try."), choices=(Action(use="wait"),)),))
    shown = instructions(user_action, {}, locale, SHARED)
    assert shown is not None
    (wait,) = shown.actions[0].choices
    (look,) = wait.steps
    assert wait.text is not None and wait.text.value == words
    assert look.text is not None and look.text.value == "Look."


def test_a_shared_text_has_translation_states_of_its_own() -> None:
    """The lists of the event say nothing about a text that is defined in another file."""
    introduction = text("First.", "Zuerst.")
    reviewed = {GERMAN: {TranslationState.REVIEWED: frozenset({digest("First."), digest("Wait.")})}}
    user_action = UserAction(introduction, (Action(use="wait"),))
    german = instructions(user_action, reviewed, GERMAN, SHARED)
    assert german is not None and german.introduction is not None and german.actions[0].text is not None
    assert german.introduction.state is TranslationState.REVIEWED
    assert german.actions[0].text.state is TranslationState.DRAFT


def test_no_user_action_no_instructions() -> None:
    """Of a stub nobody has said what to do."""
    assert instructions(None, {}, ENGLISH, {}) is None
