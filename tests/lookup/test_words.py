"""The words by which pastes are understood: of all languages together, and on their way to the browser."""

import json

from eventkb.lookup.words import folded, merged, plain, restored
from eventkb.model.locale import Language, Locale
from eventkb.read.yaml import parse
from tests.catalogues import LANGUAGES
from tests.lookup.pasted import FORMATS_FILE, WORDS, WORDS_FILE, words_file

FORMATS = parse(FORMATS_FILE.read_text("utf-8"), FORMATS_FILE.name).value
LATIN = {
    "labels": {"source": "Fons | Origo eventus"},
    "levels": {"error": "Error gravis"},
    "nothing": "Nihil",
    "sources": "Moderator officiorum = Service Control Manager",
    "phrases": {"trailer": "Plura leges apud"},
}


def test_names_are_one_however_they_are_spelled() -> None:
    """Case, blanks, hyphens and signs of converters make no difference."""
    assert {folded(name) for name in ("Event ID", "event_id", "EventID", "Event-ID", "#EventId", "@eventID")} == {
        "eventid"
    }


def test_the_words_of_all_languages_hold_at_once() -> None:
    """A German and an English label can stand in one paste."""
    assert WORDS.labels["source"] == WORDS.labels["quelle"] == "source"
    assert WORDS.levels["fehler"] == WORDS.levels["error"] == WORDS.levels["2"] == "error"
    assert WORDS.sources["dienststeuerungs-manager"] == "Service Control Manager"


def test_another_language_needs_its_words_only() -> None:
    """A language file more, and its labels, levels and translated sources are understood."""
    words = merged([*LANGUAGES, Language(Locale("la"), {"paste": LATIN})], FORMATS)
    assert words.labels["origoeventus"] == "source"
    assert words.levels["errorgravis"] == "error"
    assert "nihil" in words.nothing
    assert words.sources["moderator officiorum"] == "Service Control Manager"
    assert words.phrases["plura leges apud"] == "trailer"


def test_words_survive_their_way_through_json() -> None:
    """A published site's folder reads pastes as the project itself does."""
    assert restored(json.loads(json.dumps(plain(WORDS)))) == WORDS


def test_the_scripts_are_tested_with_the_words_of_today() -> None:
    """`words.json` is what `python -m tests.lookup.pasted` writes."""
    assert WORDS_FILE.read_text("utf-8") == words_file()
