"""Marks: whether an event may be ignored, and from which level on it is written, in both languages."""

from dataclasses import replace

import pytest

from eventkb.model.event import Command
from eventkb.model.marks import Ignorable, LoggingLevel
from eventkb.model.text import plain
from eventkb.pour.listing import table
from eventkb.pour.marks import logging_hint, marks
from eventkb.pour.related import related
from tests.catalogues import ENGLISH, GERMAN, Locale, article, definitions, edition, event, key, relation, text

WORDS = {ENGLISH: "Usually harmless", GERMAN: "Meist unbedenklich"}
SENTENCES = {
    ENGLISH: "Not written by default: only from the diagnostic level Expert on.",
    GERMAN: "Nicht standardmäßig: erst ab dem Protokollierungsgrad Experte.",
}
REASONS = {ENGLISH: "It is expected.", GERMAN: "Das ist zu erwarten."}


@pytest.mark.parametrize("locale", WORDS)
def test_an_article_says_whether_its_event_may_be_ignored(locale: Locale) -> None:
    """A badge, and the reason in the reader's language."""
    harmless = article(ignorable=Ignorable.USUALLY, ignorable_reason=text(*REASONS.values()))
    view = marks(edition(locale, definitions(harmless)), harmless, "").ignorable
    assert (view.badge.word, view.badge.may_be_ignored) == (WORDS[locale], True)
    assert view.reason.html == f"<p>{REASONS[locale]}</p>\n"


def test_an_article_without_an_answer_says_nothing() -> None:
    """No badge, no heading."""
    view = marks(edition(ENGLISH, definitions(event())), event(), "")
    assert (view.ignorable, view.logging) == (None, None)


@pytest.mark.parametrize("locale", SENTENCES)
def test_an_event_that_is_not_always_written_says_so_with_the_command(locale: Locale) -> None:
    """The source's command, with the category and the level of the event."""
    verbose = event(logging_level=LoggingLevel.EXPERT, category=plain("SmtpSend"))
    defined = definitions(verbose)
    command = Command("powershell", r"Set-EventLogLevel 'Demo\{{category}}' -Level {{level}}")
    sources = {"Demo": replace(defined.sources["Demo"], logging_command=command)}
    view = marks(edition(locale, replace(defined, sources=sources)), verbose, "").logging
    assert view.sentence == SENTENCES[locale]
    assert view.command.html == r"Set-EventLogLevel &#39;Demo\SmtpSend&#39; -Level Expert"


def test_without_a_category_no_half_command_is_shown() -> None:
    """The sentence alone."""
    verbose = event(logging_level=LoggingLevel.HIGH)
    defined = definitions(verbose)
    sources = {"Demo": replace(defined.sources["Demo"], logging_command=Command("powershell", "Set {{category}}"))}
    assert marks(edition(ENGLISH, replace(defined, sources=sources)), verbose, "").logging.command is None


def test_who_is_sent_to_an_event_is_told_when_it_is_written() -> None:
    """On the card of a relation, since a reader who waits for the event would wait in vain."""
    first = event(number=1, related=(relation("followed-by", "Demo", 2),))
    local_edition = edition(ENGLISH, definitions(first, event(number=2, logging_level=LoggingLevel.HIGH)))
    (card,) = related(local_edition, first).cards
    assert card.logging == "only from the diagnostic level High on"
    assert logging_hint(local_edition, event(logging_level=LoggingLevel.LOWEST)) == ""


def test_lists_have_the_badge_and_count_what_may_be_ignored() -> None:
    """The filter needs the number."""
    events = (
        article(number=1, ignorable=Ignorable.ONCE),
        article(number=2, ignorable=Ignorable.NEVER),
        event(number=3),
    )
    local_edition = edition(ENGLISH, definitions(*events))
    ((_, view),) = table(local_edition, local_edition.article(key("Demo", 1)), events, with_source=False)
    assert view.ignorable == 1
    assert [row.ignorable.word if row.ignorable else "" for row in view.rows] == ["Harmless once", "Do not ignore", ""]
