"""The message text: literal, its insertion strings explained, in the reader's language or marked."""

import re
from html import unescape
from itertools import chain, zip_longest

import pytest
from hypothesis import given

from eventkb.language.markup import Html
from eventkb.model.event import Insertion, Variant
from eventkb.model.text import digest, plain
from eventkb.pour.message import messages, with_insertions
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    HOSTILE,
    LOCALES,
    Locale,
    article,
    definitions,
    edition,
    event,
    listed,
    text,
    tree,
    words_of,
)

CONNECTOR = Insertion("connector", text("the connector's name", "der Name des Connectors"), "Internet")
SENT = text("%1 has sent %2.", "%1 hat %2 gesendet.")


CHIP = re.compile(r"<(a|span) class=\"insertion\"( href=\"#[^\"]*\")?><b>(%\d+)</b> ?(?:<i>([^<]*)</i>)?</\1>")


def shown(message: Html) -> str:
    """A message as its reader sees it, with each chip written `{%1 name}`."""
    pieces = CHIP.split(message)
    literal, numbers, names = pieces[::5], pieces[3::5], pieces[4::5]
    assert not [piece for piece in literal if "<" in piece]
    chips = [f"{{{number} {name or ''}}}" for number, name in zip(numbers, names, strict=True)]
    return unescape("".join(chain.from_iterable(zip_longest(literal, chips, fillvalue=""))))


@given(HOSTILE)
def test_a_message_is_shown_letter_by_letter(message: str) -> None:
    """Nothing in it becomes an element but the chips of insertion strings, and `%%` reads as one percent sign."""
    expected = re.sub(r"%(%|\d{1,2})", lambda m: "%" if m[1] == "%" else f"{{%{int(m[1])} }}", message)
    assert shown(with_insertions(message, {}, anchor="ins")) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("%1 sent", "{%1 connector} sent"),
        ("%01", "{%1 connector}"),
        ("%2 sent", "{%2 }"),
        ("50 %% <b>", "50 % <b>"),
        ("%10", "{%10 }"),
        ("100 %", "100 %"),
    ],
)
def test_an_insertion_string_is_shown_with_its_name(message: str, expected: str) -> None:
    """One that isn't described stands out all the same."""
    assert shown(with_insertions(message, {1: "connector"}, anchor="ins")).startswith(expected)


def test_an_insertion_string_leads_to_its_row() -> None:
    """A click on one that is described shows the description; of one that isn't there is none to show."""
    links = tree(with_insertions("%1 and %2", {1: "connector"}, anchor="ins")).css("a")
    assert [link.attributes["href"] for link in links] == ["#ins-1"]


def test_a_message_for_comparing_has_no_links() -> None:
    """The original below a translation repeats no link."""
    assert "href" not in with_insertions("%1 sent", {1: "connector"})


@pytest.mark.parametrize(
    ("locale", "meaning"), [(ENGLISH, "the connector's name"), (GERMAN, "der Name des Connectors")]
)
def test_each_described_insertion_string_has_a_row(locale: Locale, meaning: str) -> None:
    """It says what the string stands for, with an example; a number that no message uses has none."""
    stub = event(message=SENT, insertions=(CONNECTOR, None, Insertion("host", None, None)))
    (view,) = messages(edition(locale, definitions(stub)), stub, "")
    assert [(row.anchor, row.number, row.name, row.example) for row in view.insertions] == [
        ("ins-1", 1, "connector", "Internet"),
        ("ins-3", 3, "host", None),
    ]
    assert tree(view.insertions[0].meaning).body.text() == meaning
    assert view.insertions[0].language is None


def test_a_meaning_in_the_other_language_says_so() -> None:
    """A screen reader reads it with the right voice."""
    stub = event(insertions=(Insertion("host", text("the host"), None),))
    (view,) = messages(edition(GERMAN, definitions(stub)), stub, "")
    assert view.insertions[0].language == ENGLISH


@pytest.mark.parametrize("locale", LOCALES)
def test_the_vendors_own_wording_needs_no_note(locale: Locale) -> None:
    """Where the vendor wrote both languages, each reader compares with what is in their log."""
    stub = event(message=SENT, original_languages=("en", "de"))
    (view,) = messages(edition(locale, definitions(stub)), stub, "")
    assert (view.note, view.language) == (None, None)


def test_a_translated_message_offers_the_vendors_wording() -> None:
    """A reader with another wording in the log learns that this one is a translation, and sees the original."""
    stub = event(message=SENT)
    german, english = (messages(edition(item, definitions(stub)), stub, "")[0] for item in (GERMAN, ENGLISH))
    assert english.note is None
    assert german.note.state == "translated"
    assert german.note.text.endswith("English.")
    assert (german.note.original_language, tree(german.note.original).body.text()) == (ENGLISH, "%1 has sent %2.")


def test_an_english_reader_learns_the_same_of_a_german_original() -> None:
    """The vendor's language need not be English."""
    stub = event(message=SENT, original_languages=("de",))
    (view,) = messages(edition(ENGLISH, definitions(stub)), stub, "")
    assert view.note.text.endswith("Deutsch.")
    assert (view.note.original_language, tree(view.note.original).body.text()) == (GERMAN, "%1 hat %2 gesendet.")


def test_a_stale_translation_of_a_message_says_so() -> None:
    """The vendor's wording has changed since somebody translated it."""
    stub = event(message=SENT, translation=listed(reviewed=digest("Something else")))
    (view,) = messages(edition(GERMAN, definitions(stub)), stub, "")
    assert view.note.state == "stale"


def test_a_message_without_translation_stands_in_its_own_language() -> None:
    """It is marked as English, with a way to contribute."""
    stub = event(message=text("One."))
    (view,) = messages(edition(GERMAN, definitions(stub)), stub, "https://git.example/")
    assert (view.language, view.note.state, view.note.link) == (ENGLISH, "missing", "https://git.example/")


def test_a_plain_message_is_the_same_for_all() -> None:
    """A message of nothing but a value has no language."""
    stub = event(message=plain("%1"))
    (view,) = messages(edition(GERMAN, definitions(stub)), stub, "")
    assert (view.language, view.note) == (None, None)


@pytest.mark.parametrize(
    ("locale", "versions", "title"),
    [
        (ENGLISH, ("15.0",), "In version 15.0"),
        (GERMAN, ("15.0",), "In Version 15.0"),
        (ENGLISH, ("15.0", "15.1"), "In versions 15.0, 15.1"),
        (GERMAN, ("15.0", "15.1"), "In den Versionen 15.0, 15.1"),
    ],
)
def test_the_versions_of_a_wording_are_named(locale: Locale, versions: tuple[str, ...], title: str) -> None:
    """One version is one version, in each language."""
    variant = Variant(versions=versions, message=text("%1 sent.", "%1 gesendet."))
    varied = article(message=SENT, variants=(variant,))
    assert messages(edition(locale, definitions(varied)), varied, "")[1].title == title


@pytest.mark.parametrize(
    ("locale", "title"), [(ENGLISH, "In versions 15.0, 15.1"), (GERMAN, "In den Versionen 15.0, 15.1")]
)
def test_versions_with_another_wording_have_their_own(locale: Locale, title: str) -> None:
    """Both wordings are on the page, each with rows of its own; a variant that differs elsewhere has none."""
    variants = (
        Variant(versions=("15.0", "15.1"), message=text("%1 sent.", "%1 gesendet.")),
        Variant(versions=("16.0",), channel="Other"),
    )
    explained = article(message=SENT, insertions=(CONNECTOR,), variants=variants)
    base, other = messages(edition(locale, definitions(explained)), explained, "")
    assert (other.title, other.anchor) == (title, "ins-15-0-15-1")
    assert [row.anchor for row in (*base.insertions, *other.insertions)] == ["ins-1", "ins-15-0-15-1-1"]
    assert 'href="#ins-15-0-15-1-1"' in other.html
    assert words_of(tree(base.html).body) != words_of(tree(other.html).body)
