"""Languages: their words, and that all of them have the same ones."""

import re
from pathlib import Path

import pytest

from eventkb.model.locale import Language, Locale
from tests.catalogues import LANGUAGES, LOCALES, ROOT, all_words, language

PLACES = [*Path(ROOT, "templates").rglob("*.jinja"), *Path(ROOT, "templates/theme").rglob("*.html")]
PAGES = [
    path
    for top in ("docs", "templates/docs")
    for path in Path(ROOT, top).rglob("*.md")
    if "architecture" not in path.parts
]
FAMILIES = {
    "not_found",
    "colours",
    "ways",
    "linking",
    "share",
    "search",
    "lookup",
    "months",
    "paste",
    "terms",
    "relations",
    "ties",
    "states",
    "stub",
    "state",
    "keys",
    "diff",
    "translation",
    "prompts",
    "coverage",
    "mask",
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
    shown = shown_words("\n".join(path.read_text("utf-8") for path in (*PLACES, *PAGES)))
    strings = set(re.findall(r'"([\w-]+)(?=")', code))
    unused = []
    for *groups, name in all_words():
        path = (*groups, name.removesuffix("_one"))  # `counted` chooses between the two
        named = path[-1] in strings and (len(path) == 1 or path[0] in strings)
        if not (path in shown or named or path[0] in FAMILIES):
            unused.append(".".join(path))
    assert not unused


def shown_words(pages: str) -> set[tuple[str, ...]]:
    """The words that templates and pages name, each with the groups that it is in: `words.list.filter`."""
    names = (tuple(name.split(".")) for name in re.findall(r"(?=\bwords?\.([\w.]+))", pages))
    return {name[:length] for name in names for length in range(1, len(name) + 1)}


def count(words: object) -> int:
    return sum(map(count, words.values())) if isinstance(words, dict) else 1
