"""Badges of an article and their legend."""

import pytest

from eventkb.model.event import Event
from eventkb.model.locale import Locale
from eventkb.model.marks import Ignorable, LoggingLevel
from eventkb.model.source import Product, ProductVersion
from eventkb.model.text import digest
from eventkb.pour import badges
from eventkb.pour.edition import Edition
from tests.catalogues import ENGLISH, GERMAN, article, definitions, edition, event, key, listed, text

VERSIONS = {name: ProductVersion(title=text(f"Demo {name}"), builds=()) for name in ("1.0", "2.0", "3.0")}
PRODUCT = Product(key="demo", title=text("Demo"), versions=VERSIONS, file="events/products.yml")


def spoken(locale: Locale, *events: Event) -> Edition:
    return edition(locale, definitions(*events, products={"demo": PRODUCT}))


def words(locale: Locale, shown: Event, *others: Event) -> list[str]:
    return [badge.word for badge in badges.badges(spoken(locale, shown, *others), shown)]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (ENGLISH, ["Do not ignore", "Replaced", "Not written by default", "Confirmed from Demo 2.0"]),
        (GERMAN, ["Nicht ignorieren", "Ersetzt", "Nicht standardmäßig", "Bestätigt ab Demo 2.0"]),
    ],
)
def test_an_article_has_a_badge_for_all_that_is_known(locale: Locale, expected: list[str]) -> None:
    """In the reader's language, the most important first."""
    shown = article(
        product="demo",
        versions=("3.0", "2.0"),
        ignorable=Ignorable.NEVER,
        logging_level=LoggingLevel.EXPERT,
        replaced_by=key("Demo", 2),
    )
    assert words(locale, shown, event(number=2)) == expected


def test_what_holds_for_all_versions_and_is_always_written_needs_no_badge() -> None:
    """Nor does an article of which nothing is known."""
    assert words(ENGLISH, article(product="demo", versions=("1.0", "2.0"), logging_level=LoggingLevel.LOWEST)) == []
    assert words(ENGLISH, article()) == []


def test_a_stub_and_a_withdrawn_event_say_so() -> None:
    """A withdrawn stub is withdrawn; that is what matters."""
    assert words(ENGLISH, event()) == ["Facts only"]
    assert words(ENGLISH, event(withdrawn=text("It was wrong."))) == ["Withdrawn"]


def test_a_machine_translation_is_a_badge_in_its_language_only() -> None:
    """A reviewed text, or a machine's digest of a text that is gone, is none."""
    source = "The service was started by hand."
    shown = article(translation=listed(machine=digest(source)))
    assert words(GERMAN, shown) == ["Maschinell übersetzt"]
    assert words(ENGLISH, shown) == []
    assert words(GERMAN, article(translation=listed(machine="0123456789ab"))) == []


@pytest.mark.parametrize("locale", [ENGLISH, GERMAN])
def test_the_legend_explains_every_badge(locale: Locale) -> None:
    """Each with a word and a sentence of its own."""
    explained = badges.legend(spoken(locale, article()))
    assert len({badge.hint for badge in explained.badges}) == len(badges.OTHERS) + len(Ignorable)
    assert all(badge.word and badge.hint.endswith(".") for badge in explained.badges)
