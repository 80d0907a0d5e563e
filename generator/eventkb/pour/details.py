"""The details of an article: the facts of an event as rows, in the order of its kind."""

from collections.abc import Callable, Collection, Mapping

from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import DetailName
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition, breakable
from eventkb.pour.notes import foreign
from eventkb.pour.once import once_an_edition


@frozen_dataclass()
class Detail:
    """A row of the details: the vendor's word, and beside it in small print the reader's."""

    term: str
    value: str
    aside: str = ""
    language: Locale | None = None
    is_code: bool = False


def details(edition: Edition, event: Event, without: Collection[DetailName] = ()) -> tuple[Detail, ...]:
    """The rows of those details that the kind of the event has and the event says, `without` some."""
    names, of_source = _of_source(edition, event.key.source, event.channel, event.level)
    known = of_source | _of_product(edition, event.product, event.versions)
    rows = [OWN[name](edition, event) if name in OWN else known.get(name) for name in names if name not in without]
    return tuple([row for row in rows if row is not None])


Rows = dict[DetailName, Detail]


@once_an_edition
def _of_source(
    edition: Edition, source: str, channel: str | None, level: str | None
) -> tuple[tuple[DetailName, ...], Rows]:
    """All details that events of a source have, in their order, and the rows of what many of these have in common."""
    rows = {DetailName.SOURCE: Detail(edition.word("event_source"), source)}
    if channel:
        rows[DetailName.CHANNEL] = _channel(edition, channel)
    if level:
        rows[DetailName.LEVEL] = Detail(edition.word("level"), edition.level_in(source, level).word)
    return edition.catalogue.definitions.kind_of(source).details, rows


@once_an_edition
def _of_product(edition: Edition, key: str | None, versions: tuple[str, ...]) -> Rows:
    """The rows of a product and some of its versions, which many events have."""
    product = edition.catalogue.definitions.products.get(key or "")
    rows: Rows = {}
    if product:
        title = edition.local(product.title, {})
        rows[DetailName.PRODUCT] = Detail(edition.word("product_name"), title.value, "", foreign(edition, title))
    if versions:
        known = product.versions if product else {}
        titles = [edition.local(known[version].title, {}).value for version in versions if version in known]
        rows[DetailName.VERSIONS] = Detail(edition.word("product_version"), ", ".join(versions), ", ".join(titles))
    return rows


def _channel(edition: Edition, channel: str) -> Detail:
    """The vendor's word, with the word that a server in the reader's language shows, if that is another."""
    try:
        aside = edition.word("terms", "channels", channel)
    except KeyError:
        aside = ""
    return Detail(edition.word("channel"), channel, aside)


def _id(edition: Edition, event: Event) -> Detail | None:
    return Detail(_id_name(edition, event.key.source), str(event.key.id))


@once_an_edition
def _id_name(edition: Edition, source: str) -> str:
    return edition.id_name(source)


def _category(edition: Edition, event: Event) -> Detail | None:
    if not event.category:
        return None
    category = edition.local(event.category, event.translation)
    return Detail(edition.word("category"), category.value, "", foreign(edition, category))


def _symbolic_name(edition: Edition, event: Event) -> Detail | None:
    name = event.symbolic_name
    return Detail(edition.word("symbolic_name"), breakable(name), is_code=True) if name else None


def _keywords(edition: Edition, event: Event) -> Detail | None:
    return Detail(edition.word("keywords"), ", ".join(event.keywords)) if event.keywords else None


def _qualifiers(edition: Edition, event: Event) -> Detail | None:
    written = ", ".join([f"0x{qualifier:08X}" for qualifier in event.qualifiers])
    return Detail(edition.word("qualifiers"), written, is_code=True) if written else None


OWN: Mapping[DetailName, Callable[[Edition, Event], Detail | None]] = {
    DetailName.ID: _id,
    DetailName.CATEGORY: _category,
    DetailName.SYMBOLIC_NAME: _symbolic_name,
    DetailName.KEYWORDS: _keywords,
    DetailName.QUALIFIERS: _qualifiers,
}
"""What makes the row of each detail that no other event shares; None where the event doesn't say it."""
