"""The words by which pastes are understood: of all languages together, and on their way to the browser."""

import json

from eventkb.lookup.words import merged, plain, restored
from eventkb.model.locale import Language, Locale
from tests.catalogues import LANGUAGES
from tests.lookup.pasted import FORMATS, NAMES, WORDS

LATIN = {
    "labels": {"source": "Fons | Origo eventus"},
    "levels": {"error": "Error gravis"},
    "nothing": "Nihil",
    "sources": "Moderator officiorum = Service Control Manager",
    "phrases": {"trailer": "Plura leges apud"},
}


def test_the_words_of_all_languages_hold_at_once() -> None:
    """A German and an English label can be in one paste."""
    assert WORDS.labels["source"] == WORDS.labels["quelle"] == "source"
    assert WORDS.levels["fehler"] == WORDS.levels["error"] == WORDS.levels["2"] == "error"
    assert WORDS.sources["dienststeuerungs-manager"] == "Service Control Manager"


def test_another_language_needs_its_words_only() -> None:
    """A language file more, and its labels, levels and translated sources are understood."""
    words = merged([*LANGUAGES, Language(Locale("la"), {"paste": LATIN})], NAMES, FORMATS)
    assert words.labels["origoeventus"] == "source"
    assert words.levels["errorgravis"] == "error"
    assert "nihil" in words.nothing
    assert words.sources["moderator officiorum"] == "Service Control Manager"
    assert words.phrases["plura leges apud"] == "trailer"


def test_words_survive_their_way_through_json() -> None:
    """A published site's folder reads pastes as the project itself does."""
    assert restored(json.loads(json.dumps(plain(WORDS)))) == WORDS


def test_samples_stay_with_the_project() -> None:
    """The browser loads what it reads pastes by, and nothing that only tests need."""
    assert "samples" not in json.dumps(plain(WORDS))
