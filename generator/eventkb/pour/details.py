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
    common = _common(edition, _Common(event.key.source, event.product, event.versions, event.channel, event.level))
    rows = [OWN[name](edition, event) if name in OWN else row for name, row in common if name not in without]
    return tuple([row for row in rows if row is not None])


@frozen_dataclass()
class _Common:
    """The facts that many events have in common."""

    source: str
    product: str | None
    versions: tuple[str, ...]
    channel: str | None
    level: str | None


@once_an_edition
def _common(edition: Edition, facts: _Common) -> tuple[tuple[DetailName, Detail | None], ...]:
    """All details of the kind in their order, with the rows of those that many events have in common."""
    kind = edition.catalogue.definitions.kind_of(facts.source)
    return tuple((name, COMMON[name](edition, facts) if name in COMMON else None) for name in kind.details)


def _product(edition: Edition, facts: _Common) -> Detail | None:
    product = edition.product_title(facts.product)
    return Detail(edition.word("product_name"), product.value, "", foreign(edition, product)) if product else None


def _versions(edition: Edition, facts: _Common) -> Detail | None:
    if not facts.versions:
        return None
    product = edition.catalogue.definitions.products.get(facts.product or "")
    known = product.versions if product else {}
    titles = [edition.local(known[version].title, {}).value for version in facts.versions if version in known]
    return Detail(edition.word("product_version"), ", ".join(facts.versions), ", ".join(titles))


def _source(edition: Edition, facts: _Common) -> Detail | None:
    return Detail(edition.word("event_source"), facts.source)


def _channel(edition: Edition, facts: _Common) -> Detail | None:
    """The vendor's word, with the word that a server in the reader's language shows, if that is another."""
    if not facts.channel:
        return None
    try:
        aside = edition.word("terms", "channels", facts.channel)
    except KeyError:
        aside = ""
    return Detail(edition.word("channel"), facts.channel, aside)


def _level(edition: Edition, facts: _Common) -> Detail | None:
    return Detail(edition.word("level"), edition.level_in(facts.source, facts.level).word) if facts.level else None


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


COMMON: Mapping[DetailName, Callable[[Edition, _Common], Detail | None]] = {
    DetailName.PRODUCT: _product,
    DetailName.VERSIONS: _versions,
    DetailName.SOURCE: _source,
    DetailName.CHANNEL: _channel,
    DetailName.LEVEL: _level,
}
OWN: Mapping[DetailName, Callable[[Edition, Event], Detail | None]] = {
    DetailName.ID: _id,
    DetailName.CATEGORY: _category,
    DetailName.SYMBOLIC_NAME: _symbolic_name,
    DetailName.KEYWORDS: _keywords,
    DetailName.QUALIFIERS: _qualifiers,
}
"""What makes the row of each detail, of the facts that many events have in common or of the event alone; None where
the event doesn't say it."""
