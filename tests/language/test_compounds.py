"""Compound words are found by their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.compounds import parts, words

LEXICON = words(["Connector, Datenbank; Postfach Fehler Schlange Übertragung Nachricht Server"])
LINKING = ("s", "n", "en", "es", "e", "er")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sendeconnector", ["connector"]),
        ("Empfangsconnector", ["connector"]),
        ("Postfachdatenbank", ["datenbank", "postfach"]),
        ("Übertragungsfehler", ["fehler", "übertragung"]),
        ("Warteschlange", ["schlange"]),
        ("Nachricht", []),
        ("Server", []),
        ("Smtp", []),
    ],
)
def test_a_compound_has_parts_that_people_look_for(written: str, expected: list[str]) -> None:
    """The last part and, where it is a word by itself, the first; a plain word has none."""
    assert list(parts(f"Der {written}.", LEXICON, LINKING)) == expected


@given(st.text(), st.frozensets(st.text(max_size=8), max_size=5))
def test_any_text_has_parts_that_are_words_of_the_lexicon(text: str, lexicon: frozenset[str]) -> None:
    """Nothing is invented."""
    assert set(parts(text, lexicon, LINKING)) <= lexicon
