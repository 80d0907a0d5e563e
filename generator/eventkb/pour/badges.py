"""What an article says about its event in one word, and the legend of all such words."""

from collections.abc import Iterator

from eventkb.model import address
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.marks import LOWEST, Ignorable
from eventkb.model.passage import of_event
from eventkb.model.text import TranslationState
from eventkb.pour.edition import Edition
from eventkb.pour.eventlink import LevelView
from eventkb.pour.level import view_of
from eventkb.pour.once import once_an_edition

OTHERS = ("withdrawn", "replaced", "facts-only", "machine", "not-by-default", "since")
"""The badges besides those that say whether an event may be ignored, in the order in which an article has them."""


@frozen_dataclass(kw_only=True)
class BadgeView:
    """A word with a look of its own.

    `key` is the class of its style, `hint` a sentence that explains it. `href` is the part of the article that says
    more, or else the legend.
    """

    key: str
    word: str
    hint: str
    href: str = ""
    may_be_ignored: bool = False


@frozen_dataclass()
class LegendView:
    """All badges, and the levels of the site's sources."""

    badges: tuple[BadgeView, ...]
    levels: tuple[LevelView, ...]


def ignorable_badge(edition: Edition, event: Event) -> BadgeView | None:
    """The badge of an event that says whether it may be ignored; None where nothing is known."""
    return _ignorable(edition, event.ignorable) if event.ignorable else None


def state_badges(edition: Edition, event: Event) -> tuple[BadgeView, ...]:
    """The badges that tell in a list what has become of an event: withdrawn or replaced."""
    return tuple(_of_state(edition, event))


def badges(edition: Edition, event: Event) -> tuple[BadgeView, ...]:
    """All badges of an event's article."""
    ignorable = ignorable_badge(edition, event)
    own = (ignorable,) if ignorable else ()
    return (*own, *_of_state(edition, event), *_of_article(edition, event))


def legend(edition: Edition) -> LegendView:
    """Every badge that there is with what it means."""
    version = edition.word("badges", "a_version")
    others = (_badge(edition, name, version=version) for name in OTHERS)
    return LegendView(
        (*(_ignorable(edition, value) for value in Ignorable), *others),
        tuple(view_of(edition, level) for level in edition.levels),
    )


def _ignorable(edition: Edition, value: Ignorable) -> BadgeView:
    return BadgeView(
        key=f"ignorable-{value}",
        word=edition.word("ignorable", value),
        hint=edition.word("ignorable_hints", value),
        href="#ignorable",
        may_be_ignored=value is not Ignorable.NEVER,
    )


def _of_state(edition: Edition, event: Event) -> Iterator[BadgeView]:
    if event.withdrawn:
        yield _badge(edition, "withdrawn", "#withdrawn")
    if event.replaced_by:
        yield _badge(edition, "replaced", "#replaced")


def _of_article(edition: Edition, event: Event) -> Iterator[BadgeView]:
    if event.is_stub and not event.withdrawn:
        yield _badge(edition, "facts-only", "#stub")
    if _has_machine_translation(edition, event):
        yield _badge(edition, "machine", _legend_of(edition, "machine"))
    if event.logging_level is not None and event.logging_level is not LOWEST:
        yield _badge(edition, "not-by-default", "#details")
    version = _earliest_version(edition, event.product, event.versions)
    if version:
        yield _badge(edition, "since", "#details", version)


def _badge(edition: Edition, name: str, href: str = "", version: str = "") -> BadgeView:
    word = edition.word("badges", name).replace("{version}", version)
    return BadgeView(key=name, word=word, hint=edition.word("badge_hints", name), href=href)


def _legend_of(edition: Edition, name: str) -> str:
    """The link from an article to a badge in the legend."""
    return f"{address.relative(address.article(edition.locale, '-', '-'), address.badges(edition.locale))}#{name}"


def _has_machine_translation(edition: Edition, event: Event) -> bool:
    if not event.translation.get(edition.locale, {}).get(TranslationState.MACHINE):
        return False
    return any(passage.state(edition.locale) is TranslationState.MACHINE for passage in of_event(event))


@once_an_edition
def _earliest_version(edition: Edition, key: str | None, versions: tuple[str, ...]) -> str:
    """The title of the first of some versions; empty where that is the first of the product, or unknown."""
    product = edition.catalogue.definitions.products.get(key or "")
    if product is None or not versions:
        return ""
    first, *later = (*product.versions, "")
    earliest = next((name for name in later if name in versions), "")
    return edition.local(product.versions[earliest].title, {}).value if earliest and first not in versions else ""
