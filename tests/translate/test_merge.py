"""Importing translations: which entries are imported, in which state, and which are left out."""

import pytest

from eventkb.model.catalogue import Definitions
from eventkb.model.source import EventSource
from eventkb.model.text import TranslationState, digest
from eventkb.translate.exchange import Entry, Exchanged
from eventkb.translate.merge import Merged, merged
from eventkb.translate.unit import Unit, units
from tests.catalogues import GERMAN, article, text

DRAFT, REVIEWED, STALE, MACHINE = (
    TranslationState.DRAFT,
    TranslationState.REVIEWED,
    TranslationState.STALE,
    TranslationState.MACHINE,
)
NAME = "Demo/1:explanation"


def current_units(state: TranslationState, source: str = "Over by %1.", target: str = "Durch %1.") -> list[Unit]:
    listed = digest("Before.") if state is STALE else digest(source)
    state = REVIEWED if state is STALE else state
    event = article(explanation=text(source, target), message=text("Over."), translation={GERMAN: {state: {listed}}})
    demo = EventSource(name="Demo", file=event.file, folder="Demo")
    return list(units(Definitions(events=(event,), sources={"Demo": demo}), GERMAN))


def back(state: TranslationState, **given: object) -> Merged:
    entry = Entry(**{"name": NAME, "source": "Over by %1.", "target": "Durch %1.", **given})
    return merged(Exchanged(GERMAN, (entry,)), current_units(state), DRAFT)


@pytest.mark.parametrize("state", [DRAFT, REVIEWED])
def test_what_nobody_touched_is_as_it_was(state: TranslationState) -> None:
    """A round trip changes nothing."""
    assert back(state, was=state, is_approved=state is REVIEWED).same == 1


@pytest.mark.parametrize("state", [STALE, MACHINE])
def test_what_still_needs_work_is_as_it_was(state: TranslationState) -> None:
    """An entry still marked for work keeps its state."""
    assert back(state, needs_work=True, was=state).same == 1


@pytest.mark.parametrize("state", [STALE, MACHINE])
def test_what_does_not_need_work_any_more_fits(state: TranslationState) -> None:
    """A removed mark confirms the unchanged translation."""
    (change,) = back(state, was=state).changes
    assert (change.target, change.state, change.source) == ("Durch %1.", DRAFT, "Over by %1.")


def test_a_new_translation_is_a_draft_or_reviewed_where_the_file_says_so() -> None:
    """Only a format with approval can make a new translation reviewed."""
    (draft,) = back(STALE, target="Beendet durch %1.").changes
    assert (draft.target, draft.state) == ("Beendet durch %1.", DRAFT)
    (reviewed,) = back(STALE, target="Beendet durch %1.", is_approved=True).changes
    assert reviewed.state is REVIEWED


def test_a_translation_of_an_older_text_is_kept_and_stale() -> None:
    """It counts as made from the text that the translator saw."""
    (change,) = back(DRAFT, source="It was over by %1.", target="Es war %1.").changes
    assert (change.target, change.source) == ("Es war %1.", "It was over by %1.")


def test_a_text_that_has_moved_is_found_by_its_words() -> None:
    """A step inserted since the export has renumbered it."""
    (change,) = back(DRAFT, name="Demo/1:user_action.actions[3].text", target="Neu %1.").changes
    assert change.unit.name == NAME


def test_a_text_that_is_gone_is_reported() -> None:
    """Nothing is written."""
    (problem,) = back(DRAFT, name="Demo/9:explanation", source="Else.").problems
    assert "Demo/9:explanation" in problem.message


@pytest.mark.parametrize("target", ["Ohne.", "Durch %1 und %2.", "Durch {{x}} %1."])
def test_a_translation_that_lost_a_value_is_left_out(target: str) -> None:
    """Its insertion strings must be those of the original."""
    (problem,) = back(DRAFT, target=target).problems
    assert "must be in the original and in the translation" in problem.message


def test_white_space_at_the_ends_is_that_of_the_original() -> None:
    """Translation tools remove or add white space."""
    assert merged(
        Exchanged(GERMAN, (Entry(name=NAME, source="Over.", target="Zu Ende."),)),
        current_units(DRAFT, "Over.\n", "Zu Ende.\n"),
        DRAFT,
    ).same
