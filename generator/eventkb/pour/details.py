"""The details of an article: the facts of an event as rows, in the order of its kind."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from eventkb.model.event import Event
from eventkb.model.kind import DetailName
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition, breakable
from eventkb.pour.notes import foreign


@dataclass(frozen=True, slots=True)
class Detail:
    """A row of the details: the vendor's word, and beside it in small print the reader's."""

    term: str
    value: str
    aside: str = ""
    language: Locale | None = None
    is_code: bool = False


def details(edition: Edition, event: Event, without: Collection[DetailName] = ()) -> tuple[Detail, ...]:
    """The rows of those details that the kind of the event has and the event says, `without` some."""
    names = (name for name in edition.kind_of(event).details if name not in without)
    return tuple(row for name in names for row in ROWS[name](edition, event))


def _product(edition: Edition, event: Event) -> Iterator[Detail]:
    product = edition.product_title(event.product)
    if product:
        yield Detail(edition.word("product_name"), product.value, language=foreign(edition, product))


def _versions(edition: Edition, event: Event) -> Iterator[Detail]:
    if event.versions:
        product = edition.catalogue.definitions.products.get(event.product or "")
        versions = product.versions if product else {}
        titles = [edition.local(versions[v].title, {}).value for v in event.versions if v in versions]
        yield Detail(edition.word("product_version"), ", ".join(event.versions), ", ".join(titles))


def _id(edition: Edition, event: Event) -> Iterator[Detail]:
    yield Detail(edition.id_name(event.key.source), str(event.key.id))


def _source(edition: Edition, event: Event) -> Iterator[Detail]:
    yield Detail(edition.word("event_source"), event.key.source)


def _channel(edition: Edition, event: Event) -> Iterator[Detail]:
    """The vendor's word, with the word that a server in the reader's language shows, if that is another."""
    if event.channel:
        try:
            aside = edition.word("terms", "channels", event.channel)
        except KeyError:
            aside = ""
        yield Detail(edition.word("channel"), event.channel, aside)


def _level(edition: Edition, event: Event) -> Iterator[Detail]:
    if event.level:
        yield Detail(edition.word("level"), edition.level_word(event))


def _category(edition: Edition, event: Event) -> Iterator[Detail]:
    if event.category:
        category = edition.local(event.category, event.translation)
        yield Detail(edition.word("category"), category.value, language=foreign(edition, category))


def _symbolic_name(edition: Edition, event: Event) -> Iterator[Detail]:
    if event.symbolic_name:
        yield Detail(edition.word("symbolic_name"), breakable(event.symbolic_name), is_code=True)


def _keywords(edition: Edition, event: Event) -> Iterator[Detail]:
    if event.keywords:
        yield Detail(edition.word("keywords"), ", ".join(event.keywords))


def _qualifiers(edition: Edition, event: Event) -> Iterator[Detail]:
    if event.qualifiers:
        written = ", ".join(f"0x{qualifier:08X}" for qualifier in event.qualifiers)
        yield Detail(edition.word("qualifiers"), written, is_code=True)


ROWS: Mapping[DetailName, Callable[[Edition, Event], Iterator[Detail]]] = {
    DetailName.PRODUCT: _product,
    DetailName.VERSIONS: _versions,
    DetailName.ID: _id,
    DetailName.SOURCE: _source,
    DetailName.CHANNEL: _channel,
    DetailName.LEVEL: _level,
    DetailName.CATEGORY: _category,
    DetailName.SYMBOLIC_NAME: _symbolic_name,
    DetailName.KEYWORDS: _keywords,
    DetailName.QUALIFIERS: _qualifiers,
}
"""What makes the row of each detail; none where the event doesn't say it."""
