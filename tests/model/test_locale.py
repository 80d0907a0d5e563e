"""Languages: their words, and that all of them have the same ones."""

import re
from pathlib import Path

import pytest

from eventkb.model.locale import Language, Locale
from tests.catalogues import LANGUAGES, LOCALES, ROOT, all_words, language

PLACES = [*Path(ROOT, "templates").rglob("*.jinja"), *Path(ROOT, "templates/theme").rglob("*.html")]
PAGES = [path for path in Path(ROOT, "docs").rglob("*.md") if path.parts[-2] != "architecture"]
FAMILIES = {
    "not_found",
    "linking",
    "share",
    "search",
    "lookup",
    "months",
    "levels",
    "terms",
    "shells",
    "query_names",
    "relations",
    "ties",
    "states",
    "stub",
    "state",
    "keys",
    "diff",
    "translation",
    "prompts",
}
"""Words that are looked up by a value: `word("levels", event.level)`."""


def test_a_word_is_found_by_its_path() -> None:
    """A word that is missing, or that is a group of words, is a fault of ours and says which one."""
    spoken = Language(Locale("xx"), {"level": {"error": "Fehler"}})
    assert spoken.word("level", "error") == "Fehler"
    for path in (("level",), ("level", "other"), ("other",), ("level", "error", "deeper")):
        with pytest.raises(KeyError):
            spoken.word(*path)


def test_one_thing_has_words_of_its_own() -> None:
    """Nobody reads "1 events": for the number 1 a language has another text."""
    words = Language(Locale("xx"), {"list": {"caption": "{count} events", "caption_one": "1 event"}})
    assert [words.counted(count, "list", "caption") for count in (0, 1, 2)] == ["0 events", "1 event", "2 events"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_for_one_thing_belongs_to_a_word_for_several(locale: Locale) -> None:
    """A key that ends in `_one` stands beside the same key without it."""
    paths = set(all_words())
    for path in paths:
        if path[-1].endswith("_one"):
            assert (*path[:-1], path[-1].removesuffix("_one")) in paths
            assert language(locale).word(*path)


@pytest.mark.parametrize("locale", LOCALES)
def test_all_languages_have_the_same_words(locale: Locale) -> None:
    """No reader meets a gap where another language has a word, and what is filled in is filled in everywhere."""
    for path in all_words():
        words, first = language(locale).word(*path), LANGUAGES[0].word(*path)
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", first)), path
        assert words.strip() == words, path
    assert count(language(locale).words) == count(LANGUAGES[0].words)


def test_every_word_is_used() -> None:
    """Translators translate nothing that nobody reads."""
    code = "\n".join(path.read_text("utf-8") for path in Path(ROOT, "generator/eventkb").rglob("*.py"))
    pages = "\n".join(path.read_text("utf-8") for path in (*PLACES, *PAGES))
    unused = []
    for *groups, name in all_words():
        path = (*groups, name.removesuffix("_one"))  # `counted` chooses between the two
        dotted = ".".join(path)
        shown = re.search(rf"\bwords?\.{re.escape(dotted)}\b", pages)
        named = f'"{path[-1]}"' in code and (len(path) == 1 or f'"{path[0]}"' in code)
        if not (shown or named or path[0] in FAMILIES):
            unused.append(dotted)
    assert not unused


def count(words: object) -> int:
    return sum(map(count, words.values())) if isinstance(words, dict) else 1
