"""`objects.inv`, by which documentation made with Sphinx or mkdocstrings cites events, guides, codes and terms by name.

Format: version 2 of Sphinx's inventory, https://sphobjinv.readthedocs.io/en/stable/syntax.html: four lines of text,
then lines of `name domain:role priority uri display name`, compressed with zlib.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence

from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import linked_as
from eventkb.model.identifier import long_name
from eventkb.pour.edition import Edition

FILE = "objects.inv"
LABEL, TERM = "std:label", "std:term"
"""What Sphinx calls places that `:ref:` and `:term:` name; mkdocstrings reads them with `domains: [std]`."""

PRIORITY = -1
"""Leaves the entry out of the search of the documentation that cites it."""

UNKNOWN_VERSION = "0"


@frozen_dataclass()
class Item:
    """Something to be cited: its name, what it is to Sphinx, where it is, and the words of a link without its own."""

    name: str
    role: str
    page: str
    title: str


def files(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """An inventory of permanent addresses for all languages, and one for each language with everything it has."""
    first = editions[0]
    yield Address(FILE), inventory(first, _neutral(first))
    for edition in editions:
        yield Address(f"{address.home(edition.locale)}{FILE}"), inventory(edition, _local(edition))


def inventory(edition: Edition, items: Iterable[Item]) -> bytes:
    """An inventory as bytes; its version is the day of the latest change of an article."""
    days = edition.catalogue.dates.values()
    head = (
        "# Sphinx inventory version 2",
        f"# Project: {_line(edition.site.name)}",
        f"# Version: {max(days, default=UNKNOWN_VERSION)}",
        "# The remainder of this file is compressed using zlib.",
        "",
    )
    lines = dict.fromkeys(line for item in items for line in _lines(item))
    return "\n".join(head).encode() + zlib.compress("".join(lines).encode(), level=9)


def _lines(item: Item) -> Iterator[str]:
    """The line of an item; a label has a second one in lower case, since that is what Sphinx makes of `:ref:`."""
    names = (item.name, item.name.lower()) if item.role == LABEL else (item.name,)
    for name in names:
        yield f"{_line(name)} {item.role} {PRIORITY} {item.page} {_line(item.title)}\n"


def _line(text: str) -> str:
    """A text without line breaks and runs of blanks, which would end it."""
    return " ".join(text.split())


def _titles(edition: Edition) -> Iterator[tuple[EventKey, str]]:
    """All events with their long names."""
    names = edition.catalogue.symbolic_names
    return ((key, long_name(key.source, key.id, names.get(key))) for key in edition.catalogue.events)


def _neutral(edition: Edition) -> Iterator[Item]:
    for event, title in _titles(edition):
        yield Item(str(event), LABEL, edition.permalink(event), title)
    for guide in edition.catalogue.definitions.guides.values():
        yield Item(linked_as(guide.key), LABEL, address.guide_permalink(guide.key), guide.title.source)


def _local(edition: Edition) -> Iterator[Item]:
    definitions, locale = edition.catalogue.definitions, edition.locale
    for event, title in _titles(edition):
        yield Item(str(event), LABEL, _from_home(edition, edition.article(event)), title)
    for guide in definitions.guides.values():
        title = edition.local(guide.title, guide.translation).value
        yield Item(linked_as(guide.key), LABEL, _from_home(edition, address.guide(locale, guide.key)), title)
    for source in edition.catalogue.by_source:
        page = address.source_listing(locale, edition.slug(source))
        yield Item(source, LABEL, _from_home(edition, page), source)
    for key in edition.catalogue.by_product:
        product = definitions.products.get(key)
        if product is None:
            continue
        page = address.product_listing(locale, key)
        yield Item(f"products/{key}", LABEL, _from_home(edition, page), edition.local(product.title, {}).value)
    for table in definitions.shown_tables:
        page = address.code_table(locale, table.name)
        yield Item(f"codes/{table.name}", LABEL, _from_home(edition, page), table.title.nearest(locale))
    for term in definitions.glossary:
        if name := term.names.get(locale):
            place = f"{_from_home(edition, address.glossary(locale))}#{address.slug(name)}"
            yield Item(name, TERM, place, name)


def _from_home(edition: Edition, page: Address) -> str:
    return relative(address.home(edition.locale), page)
