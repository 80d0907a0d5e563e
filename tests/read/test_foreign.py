"""Words that are known only in order to name the English one."""

from eventkb.language.wording import folded
from eventkb.model.event import RelationKind
from eventkb.model.text import TranslationState
from eventkb.read import foreign
from eventkb.read.schema.structure import KEYS
from tests.kinds import WINDOWS


def test_every_foreign_key_has_a_key() -> None:
    """The English word that is offered is a key."""
    assert set(foreign.words(foreign.KEYS).values()) <= KEYS


def test_every_foreign_value_has_a_value() -> None:
    """The English word that is offered is a value."""
    values = {str(word.value) for kind in (RelationKind, TranslationState) for word in kind}
    values |= {level.name for level in WINDOWS.levels} | {shell.name for shell in WINDOWS.shells}
    assert set(foreign.words(foreign.VALUES).values()) <= values


def test_foreign_words_are_found_however_they_are_written() -> None:
    """Words are kept as they are compared, and none of them is an English key."""
    groups = foreign.KEYS, foreign.VALUES, foreign.CHANNELS
    assert all(folded(word) == word for group in groups for word in foreign.words(group))
    assert not foreign.words(foreign.KEYS).keys() & KEYS


def test_a_foreign_word_has_an_english_one() -> None:
    """Capitals, hyphens and blanks don't matter; a word that is not known has none."""
    assert foreign.english(foreign.CHANNELS, "Weitergeleitete Ereignisse") == "ForwardedEvents"
    assert foreign.english(foreign.CHANNELS, "System") is None
