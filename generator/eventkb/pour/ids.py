"""The list of all IDs: on one page while it is short, else by ranges of numbers and by the beginnings of texts."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import groupby

from eventkb.language.markup import Html, escape
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId, id_slug
from eventkb.pour.edition import Edition
from eventkb.pour.listing import IdRow, ListingView, crumb

MOST = 1_000
"""IDs of a page."""

BLOCK = 1_000
"""The numbers of a range: by number, not by count, so that the address of a range doesn't move."""


@frozen_dataclass()
class Group:
    """IDs of one page. `key` is its part of the address: the first number of the range, or the beginning of the IDs."""

    key: str
    label: str
    ids: tuple[EventId, ...]


@frozen_dataclass()
class GroupLink:
    """A link to a group, with the number of its IDs."""

    href: str
    label: str
    count: int


@frozen_dataclass(kw_only=True)
class IdsView:
    """The list of IDs, or links to its parts with a field to jump to an ID. `go` is where the field leads."""

    rows: tuple[IdRow, ...] = ()
    groups: tuple[GroupLink, ...] = ()
    go: str = ""
    lcid: str = ""


def overview(edition: Edition, page: Address) -> IdsView:
    """All IDs, or the parts of a list that is too long for a page."""
    parts = groups(edition)
    if not parts:
        return IdsView(rows=_rows(edition, page, tuple(edition.catalogue.by_id)))
    return IdsView(
        groups=tuple(GroupLink(_href(edition, page, part), part.label, len(part.ids)) for part in parts),
        go=relative(page, address.GO[0]) if edition.site.way_script else "",
        lcid=edition.word("lcid"),
    )


def groups(edition: Edition) -> tuple[Group, ...]:
    """The parts of the list; none where all IDs are on one page."""
    by_id = edition.catalogue.by_id
    if len(by_id) <= MOST:
        return ()
    numbers = [id for id in by_id if isinstance(id, int)]
    texts = [id for id in by_id if not isinstance(id, int)]
    return (*_ranges(numbers), *_beginnings(texts, 1))


def pages(edition: Edition) -> Iterator[tuple[Address, ListingView]]:
    """The pages of the parts."""
    for part in groups(edition):
        page = address.id_group(edition.locale, part.key)
        title = edition.word("list", "ids_title").replace("{range}", part.label)
        lead = edition.counted(len(part.ids), "list", "ids_lead")
        yield (
            page,
            ListingView(
                crumbs=(crumb(edition, page, "by_id", address.ids(edition.locale)),),
                label=part.label,
                title=escape(title),
                plain_title=title,
                lead=escape(lead),
                lead_text=lead,
                ids=_rows(edition, page, part.ids),
            ),
        )


def _ranges(numbers: Sequence[int]) -> Iterator[Group]:
    """Numbers by thousands; long numbers, which have gaps, by their first digits."""
    for first, members in groupby(sorted(numbers), key=_first_of_range):
        ids = tuple(members)
        last = first + _width(first) - 1
        yield Group(str(first), f"{first}–{last}", ids)


def _first_of_range(number: int) -> int:
    return number - number % _width(number)


def _width(number: int) -> int:
    """How many numbers are in the range of a number: a thousand, or all that have the first three digits in common."""
    return max(BLOCK, int(10 ** (len(str(number)) - 3)))


def _beginnings(texts: Sequence[EventId], length: int) -> Iterator[Group]:
    """Texts by their first characters, and by one more where there are too many for a page."""
    for key, members in groupby(sorted(texts, key=id_slug), key=partial(_beginning, length=length)):
        ids = tuple(sorted(members))
        if len(ids) > MOST and any(len(id_slug(id)) > length for id in ids):
            yield from _beginnings(ids, length + 1)
        else:
            yield Group(key, f"{key.upper()} …", ids)


def _beginning(id: EventId, length: int) -> str:
    return id_slug(id)[:length]


def _href(edition: Edition, page: Address, part: Group) -> str:
    return relative(page, address.id_group(edition.locale, part.key))


def _rows(edition: Edition, page: Address, ids: Sequence[EventId]) -> tuple[IdRow, ...]:
    articles = frozenset(edition.catalogue.articles)
    return tuple(_row(edition, page, id, articles) for id in ids)


def _row(edition: Edition, page: Address, id: EventId, articles: Collection[EventKey]) -> IdRow:
    """An ID with its sources, those of articles first. Nothing is asked of the events themselves."""
    keys = sorted(edition.catalogue.keys_by_id[id], key=lambda key: key not in articles)
    return IdRow(relative(page, edition.id_listing(id)), Html("{}").format(id), ", ".join(key.source for key in keys))
