"""What a stub offers to whoever will explain the event: a file that can be read, with what is known in it."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.prompts import texts as prompts
from eventkb.model.diagnostic import has_errors
from eventkb.model.event import Event
from eventkb.model.locale import Locale
from eventkb.model.text import plain
from eventkb.pour.prefilled import beginning, new_file
from eventkb.read import piece
from tests.catalogues import LANGUAGES, LOCALES, SITE, definitions, edition, event, text
from tests.kinds import WINDOWS

HERE = replace(SITE, new_url="https://git.example/new?filename={path}&value={text}")


def new_definition(listed_event: Event) -> str:
    """A new file: what is known of an event, and what is asked."""
    return beginning(listed_event, listed_event.key.id, LANGUAGES) + prompts(LANGUAGES)


LEVELS = st.none() | st.sampled_from([level.name for level in WINDOWS.levels])


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip), LEVELS)
def test_what_is_known_comes_along_unchanged(en: str, de: str, level: str | None) -> None:
    """Whatever the message is; characters that no definition may hold are told as ever, and nothing else is."""
    known = event("Demo", 7, message=text(en, de), level=level, symbolic_name="NAME", category=plain("Cat: egory"))
    definition = piece("events/Demo/7.yml", new_definition(known).encode("utf-8", "replace"), frozenset(LOCALES))
    if not has_errors(definition.diagnostics):
        (read,) = definition.events
        assert (read.key, read.message, read.level) == (known.key, known.message, level)
        assert (read.symbolic_name, read.category) == ("NAME", known.category)
        assert read.explanation is not None and "TODO" in read.explanation.source


def test_each_insertion_string_is_asked_for() -> None:
    """As `eventkb new` asks: those that the message has, in their places, in every language."""
    known = event("Demo", 7, message=text("%1 has lost %3.", "%1 hat %3 verloren."))
    definition = piece("events/Demo/7.yml", new_definition(known).encode(), frozenset(LOCALES))
    assert not has_errors(definition.diagnostics)
    first, second, third = definition.events[0].insertions
    assert first and second is None and third
    assert (first.name, third.name) == ("value_1", "value_3")
    assert first.meaning is not None and set(first.meaning.values) == set(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_listed_stub_becomes_a_new_file(locale: Locale) -> None:
    """In the folder of its source, with the definition filled in; one that has its own file is edited there."""
    listed = replace(event("Demo", 7), file="events/Demo/known.yml", path=(3,))
    link = new_file(edition(locale, definitions(listed), HERE), listed)
    query = parse_qs(urlsplit(link).query)
    assert query["filename"] == ["events/Demo/7.yml"]
    assert query["value"] == [new_definition(listed)]
    assert not has_errors(piece("events/Demo/7.yml", query["value"][0].encode(), frozenset(LOCALES)).diagnostics)
    assert new_file(edition(locale, definitions(event()), HERE), event()) == ""
    assert new_file(edition(locale, definitions(listed)), listed) == ""


def test_an_address_stays_short_enough_for_a_host() -> None:
    """A long message is left out; the file is new all the same."""
    listed = replace(event("Demo", 7, message=text("x" * 9000)), file="events/Demo/known.yml", path=(3,))
    link = new_file(edition(LOCALES[0], definitions(listed), HERE), listed)
    assert len(link) < 200 and "filename=events%2FDemo%2F7.yml" in link
