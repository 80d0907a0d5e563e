"""Texts: which language stands in, and how far a translation can be trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.text import LISTED_STATES, TranslationState, digest, local, plain, state
from tests.catalogues import ENGLISH, GERMAN, Locale, listed, text

BOTH = text("Wait.", "Warten Sie.")
OF_BOTH = digest("Wait.")


@pytest.mark.parametrize(("locale", "other"), [(ENGLISH, GERMAN), (GERMAN, ENGLISH)])
def test_a_missing_text_is_replaced_by_the_other_language(locale: Locale, other: Locale) -> None:
    """Whoever wrote in one language only is read in both, and the reader's page knows which language it shows."""
    typed = text("Wait.") if other == ENGLISH else text(de="Warten Sie.")
    local_text = local(locale, typed, {})
    assert (local_text.value, local_text.language, local_text.state) == (typed.source, other, TranslationState.MISSING)
    assert local(other, typed, {}).state is TranslationState.ORIGINAL


def test_english_is_the_original_where_it_is_there() -> None:
    """The order in which the languages were typed doesn't matter."""
    typed_first = type(BOTH)({GERMAN: "Warten Sie.", ENGLISH: "Wait."})
    assert typed_first.source_language == ENGLISH
    assert local(GERMAN, typed_first, {}).original == "Wait."


@pytest.mark.parametrize("listed_as", [listed_state.value for listed_state in LISTED_STATES])
def test_a_translation_is_as_good_as_its_list_says(listed_as: str) -> None:
    """A digest in the list `reviewed`, `draft` or `machine` says how the translation came about."""
    assert state(BOTH, GERMAN, listed(**{listed_as: OF_BOTH})) == listed_as


def test_a_translation_whose_original_changed_is_stale() -> None:
    """Where the language has lists, a text that is in none of them is older than its original."""
    lists = listed(reviewed=OF_BOTH)
    assert state(text("Wait a minute.", "Warten Sie."), GERMAN, lists) is TranslationState.STALE
    assert state(BOTH, GERMAN, lists) is TranslationState.REVIEWED


def test_without_any_list_a_translation_is_a_draft() -> None:
    """Somebody who writes both languages at once need not keep lists."""
    assert state(BOTH, GERMAN, {}) is TranslationState.DRAFT
    assert state(BOTH, GERMAN, {Locale("fr"): {}}) is TranslationState.DRAFT


def test_a_missing_text_is_missing_whatever_is_listed() -> None:
    """A list can't stand in for a text."""
    assert state(text("Wait."), GERMAN, listed(reviewed=OF_BOTH)) is TranslationState.MISSING


@pytest.mark.parametrize("locale", [ENGLISH, GERMAN])
def test_a_name_is_the_same_in_every_language(locale: Locale) -> None:
    """A plain string needs no translation and is marked with no other language."""
    local_text = local(locale, plain("SmtpSend"), {})
    assert (local_text.value, local_text.language, local_text.state) == ("SmtpSend", locale, TranslationState.ORIGINAL)


@given(st.text(), st.sampled_from(["", " ", "\n", "\t\n "]))
def test_white_space_at_the_ends_makes_nothing_stale(value: str, space: str) -> None:
    """An editor that adds a line break at a text's end doesn't ask for a new translation."""
    assert digest(space + value + space) == digest(value)


@given(st.text(), st.text())
def test_any_other_change_is_noticed(one: str, other: str) -> None:
    """Two texts have one digest only if they are the same but for white space at their ends."""
    assert (digest(one) == digest(other)) == (one.strip() == other.strip())


def test_a_digest_is_what_definitions_hold() -> None:
    """Definitions that exist keep their translation states: twelve hexadecimal digits of SHA-256."""
    assert digest("Wait.") == "b0c879abe018"
