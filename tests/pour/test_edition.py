"""One language's edition: links, terms, names that may break, and the one sentence about an event."""

import pytest
from hypothesis import given

from eventkb.language.markup import plain_text
from eventkb.model.identifier import TextId
from eventkb.model.source import Term
from eventkb.model.text import TranslationState
from eventkb.pour.edition import breakable, first_line, first_sentence, inline, summary
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
    key,
    text,
    tree,
    words_of,
)

TERM = Term(
    names={ENGLISH: "mail queue", GERMAN: "Warteschlange"},
    file="events/glossary.yml",
    position=0,
    definition=text("*Mails* that wait."),
)


@pytest.mark.parametrize("locale", LOCALES)
def test_events_are_linked_within_the_readers_language(locale: Locale) -> None:
    """A link leads to the article in the language of the page, also under an event's old name."""
    local_edition = edition(locale, definitions(article("MS Demo", 2, aliases=(key("Old", 9),))))
    for item in ("[[MS Demo/2]]", "[[Old/9]]"):
        assert 'href="../../ms-demo/2/"' in local_edition.html(item)
        assert 'href="../ms-demo/2/"' in local_edition.html_shallow(item)
    assert local_edition.article(key("MS Demo", 2)) == f"{locale}/ms-demo/2/"


@pytest.mark.parametrize("locale", LOCALES)
def test_an_event_is_linked_in_whatever_case_its_id_is_typed(locale: Locale) -> None:
    """IDs are compared without case, as the check of links does; what links nothing has its words only."""
    local_edition = edition(locale, definitions(article("Demo", TextId("ORA-1"))))
    assert 'href="../../demo/ora-1/"' in local_edition.html("[[Demo/ora-1]]")
    assert "<a" not in local_edition.html("[[Demo/ora-2]], [[Demo]], [[guide/none]]")


@pytest.mark.parametrize(("locale", "name"), [(ENGLISH, "mail queue"), (GERMAN, "Warteschlange")])
def test_terms_are_marked_in_the_readers_language(locale: Locale, name: str) -> None:
    """A term leads to its entry, with its definition as plain words; actions are left free of them."""
    local_edition = edition(locale, definitions(event(), glossary=(TERM,)))
    (link,) = tree(local_edition.html(f"The {name}.")).css("a.term")
    assert link.attributes["title"] == "Mails that wait."
    assert link.attributes["href"] == f"../../glossary/#{name.lower().replace(' ', '-')}"
    assert "<a" not in local_edition.html_unmarked(f"The {name}.")


def test_a_term_without_definition_is_not_marked() -> None:
    """A link that explains nothing is noise."""
    bare = Term(names={ENGLISH: "queue"}, file="events/glossary.yml", position=0, definition=None)
    assert "<a" not in edition(ENGLISH, definitions(event(), glossary=(bare, TERM))).html("The queue.")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MSExchangeTransport", "MS<wbr>Exchange<wbr>Transport"),
        ("MSExchange ADAccess", "MS<wbr>Exchange AD<wbr>Access"),
        ("IO_ERR_CONTROLLER_ERROR", "IO_<wbr>ERR_<wbr>CONTROLLER_<wbr>ERROR"),
        ("ESE", "ESE"),
        ("a<b>", "a&lt;b&gt;"),
    ],
)
def test_long_names_may_break_between_their_words(name: str, expected: str) -> None:
    """On a phone a name breaks where a new word begins, and nowhere else."""
    assert breakable(name) == expected


@given(HOSTILE)
def test_a_name_that_may_break_is_still_the_name(name: str) -> None:
    """Whatever a source is called, its letters are shown."""
    html = breakable(name)
    assert tree(f"<p>x{html}").css_first("p").text().replace("\r", "\n") == f"x{name}".replace("\0", "").replace(
        "\r", "\n"
    )


@pytest.mark.parametrize(
    ("locale", "expected"),
    [(ENGLISH, "The service was started by hand."), (GERMAN, "Der Dienst wurde von Hand gestartet.")],
)
def test_without_a_summary_the_first_sentence_says_it(locale: Locale, expected: str) -> None:
    """Headings, lists and links have one sentence for each article, in its reader's language."""
    explained = article(
        explanation=text("The service was started by hand. Why?", "Der Dienst wurde von Hand gestartet. Warum?")
    )
    assert summary(edition(locale, definitions(explained)), explained).value == expected


def test_a_summary_comes_first_and_a_stub_has_none() -> None:
    """What was written for the purpose is better than what is cut out."""
    explained = article(summary=text("Short.", "Kurz."))
    assert summary(edition(GERMAN, definitions(explained)), explained).value == "Kurz."
    assert summary(edition(GERMAN, definitions(event())), event()) is None


def test_a_sentence_that_stands_in_says_so() -> None:
    """A summary cut out of a text without translation is in that text's language."""
    explained = article(explanation=text("One. Two."))
    cut = summary(edition(GERMAN, definitions(explained)), explained)
    assert (cut.value, cut.language, cut.state) == ("One.", ENGLISH, TranslationState.MISSING)


@given(HOSTILE)
def test_signs_in_a_first_sentence_are_words_and_not_marks(written: str) -> None:
    """A sentence about `*` or `1.` is shown as it reads in the article, without becoming a list or an emphasis."""
    explained = article(explanation=text(written or "a"))
    local_edition = edition(ENGLISH, definitions(explained))
    lead = summary(local_edition, explained)
    assert plain_text(lead.value) == first_sentence(written or "a")
    assert "<" not in inline(local_edition.html_unmarked, lead.value)


@given(HOSTILE)
def test_an_inline_text_opens_no_paragraph(written: str) -> None:
    """A heading's lead is a paragraph, in which a list or a second paragraph would be broken HTML."""
    html = inline(edition(ENGLISH, definitions(event())).html_unmarked, written)
    assert not tree(f"<div>{html}</div>").css("div p, div ul, div ol, div pre, div blockquote, div h1, div hr")


@pytest.mark.parametrize(
    ("message", "expected"), [("\n\n  One. \nTwo.", "One."), ("One", "One"), ("", ""), ("\n \n", "\n \n")]
)
def test_the_first_line_of_a_message_says_something(message: str, expected: str) -> None:
    """A message that begins with an empty line has a line in lists all the same."""
    assert first_line(message) == expected


def test_languages_are_called_by_their_own_names() -> None:
    """A language that the site doesn't have is called by its code."""
    local_edition = edition(ENGLISH, definitions(event()))
    assert [local_edition.name_of(other_locale) for other_locale in (*LOCALES, Locale("fr"))] == [
        "English",
        "Deutsch",
        "fr",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_single_paragraph_keeps_its_marks_in_line(locale: Locale) -> None:
    """Code, emphasis and links are there; only the paragraph isn't."""
    local_edition = edition(locale, definitions(article("Demo", 2)))
    assert inline(local_edition.html_unmarked, "`a` [[Demo/2]]") == '<code>a</code> <a href="../../demo/2/">Demo 2</a>'
    assert words_of(tree(inline(local_edition.html_unmarked, "- a\n- *b*")).body) == "a b"
