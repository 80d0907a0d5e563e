"""An article as the full-text engine reads it: its words and its filters, nothing else."""

import re
from collections.abc import Iterator
from html import unescape

from eventkb.language import compounds
from eventkb.model.event import INSERTION, Event, prose
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import Text
from eventkb.pour.edition import Edition
from eventkb.pour.rowtext import row_text

FILTERS = ("level", "source", "product", "version", "category", "ignorable")
"""The filters of the search page, in the order of the page: keys of the interface words."""

TAG = re.compile(r"<[^>]+>")
FULL_IDS, SIGNED = 0x100000000, 0x80000000


@frozen_dataclass()
class Choice:
    """A value of a filter that an event has; `name` is one of `FILTERS`."""

    name: str
    value: str


@frozen_dataclass(kw_only=True)
class LeanView:
    """An event for the full-text engine.

    `summary` says in a line what it means; `names` are the titles of its source and its product. `spellings` are other
    ways to write its names and numbers, `parts` the parts of its compound words.
    """

    locale: Locale
    choices: tuple[Choice, ...]
    level: str
    summary: str
    messages: tuple[str, ...]
    names: str
    spellings: str
    parts: str


def lexicon(edition: Edition) -> frozenset[str]:
    """The words by which compound words of this language are split; none for a language without compound words."""
    if not _linking(edition):
        return frozenset()
    return compounds.lexicon(edition.catalogue.definitions, edition.locale)


def lean(edition: Edition, event: Event, words: frozenset[str]) -> LeanView:
    """The view of an event. `words` is the lexicon of the edition."""
    texts = [event.message, *(variant.message for variant in event.variants if variant.message)]
    messages = tuple(INSERTION.sub("…", _local(edition, event, text)) for text in texts)
    all_texts = " ".join([*messages, *(_local(edition, event, text) for _, text in prose(event))])
    parts = sorted(set(compounds.parts(all_texts, words, _linking(edition)))) if words else ()
    return LeanView(
        locale=edition.locale,
        choices=tuple(_choices(edition, event)),
        level=event.level or "",
        summary=_summary(edition, event),
        messages=messages,
        names=" ".join(_names(edition, event)),
        spellings=" ".join(dict.fromkeys(_spellings(event))),
        parts=" ".join(parts),
    )


def _summary(edition: Edition, event: Event) -> str:
    """What a row of a list says first: what the event means, or how its message begins."""
    text = row_text(edition, event)
    return text.meaning or unescape(TAG.sub("", text.said))


def _linking(edition: Edition) -> list[str]:
    return edition.word("search", "linking").split()


def _local(edition: Edition, event: Event, text: Text) -> str:
    return edition.local(text, event.translation).value


def _choices(edition: Edition, event: Event) -> Iterator[Choice]:
    yield Choice("source", event.key.source)
    product = edition.product_title(event.product)
    if product:
        yield Choice("product", product.value)
        yield from (Choice("version", f"{product.value} {version}") for version in event.versions)
    if event.level:
        yield Choice("level", edition.level_word(event))
    if event.ignorable:
        yield Choice("ignorable", edition.word("ignorable", event.ignorable))
    if event.category:
        yield Choice("category", edition.local(event.category, {}).value)


def _names(edition: Edition, event: Event) -> Iterator[str]:
    """What people call the product and the source that an event belongs to."""
    source = edition.catalogue.definitions.sources[event.key.source]
    if source.title:
        yield edition.local(source.title, {}).value
    product = edition.product_title(event.product)
    if product:
        yield product.value


def _spellings(event: Event) -> Iterator[str]:
    """The ID and full identifiers as other tools write them: hexadecimal, signed."""
    if isinstance(event.key.id, int):
        yield f"{event.key.id:x}"
    for full in event.qualifiers:
        yield from (str(full), f"{full:x}", f"0x{full:x}")
        if full >= SIGNED:
            yield str(full - FULL_IDS)
    for old in event.aliases:
        yield f"{old.source} {old.id}"
    yield from (variant.symbolic_name for variant in event.variants if variant.symbolic_name)
