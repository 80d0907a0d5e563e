"""The pages of code tables: a table on one page, or split by the leading digits of its codes."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from eventkb.language.markup import Html
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.codes import NUMBERS, SIGN, Code, CodeTable, Notation, leading, number, written_key
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pour.article import Crumb
from eventkb.pour.edition import Edition, inline
from eventkb.pour.notes import foreign


@frozen_dataclass()
class EventLink:
    href: str
    name: str


@frozen_dataclass(kw_only=True)
class CodeView:
    """A code. `others` are its other notations; `language` is that of its meaning where it is not the page's own."""

    anchor: str
    code: str
    symbol: str
    others: tuple[str, ...]
    meaning: str
    language: Locale | None
    action: Html
    action_language: Locale | None
    events: tuple[EventLink, ...]


@frozen_dataclass()
class PartView:
    """A page of a split table: its leading digits, the first and the last of its codes, and how many there are."""

    href: str
    first: str
    last: str
    count: str


@frozen_dataclass(kw_only=True)
class CodePageView:
    """A page of a table: its codes, or the pages that it is split into. `label` is the last crumb."""

    crumbs: tuple[Crumb, ...]
    label: str
    title: str
    lead: str
    codes: tuple[CodeView, ...]
    note: str
    parts: tuple[PartView, ...]
    origin: str
    licence: str


@frozen_dataclass()
class TableEntry:
    """A table in the list of all tables."""

    href: str
    title: str
    name: str
    count: str
    examples: tuple[str, ...]


EXAMPLES = 3
"""Codes of a table that the list of tables shows."""


def pages(edition: Edition, table: CodeTable) -> Iterator[tuple[Address, CodePageView]]:
    """All pages of a table with their addresses."""
    own = address.code_table(edition.locale, table.name)
    title = _title(edition, table)
    if not table.digits:
        yield own, _page(edition, table, own, codes=table.codes)
        return
    split = _split(table)
    parts = tuple(
        PartView(
            relative(own, address.code_table(edition.locale, table.name, digits)),
            codes[0].code,
            codes[-1].code,
            edition.counted(len(codes), "codes", "count"),
        )
        for digits, codes in split
    )
    yield own, _page(edition, table, own, parts=parts)
    for digits, codes in split:
        page = address.code_table(edition.locale, table.name, digits)
        crumb = Crumb(title, relative(page, own))
        yield page, _page(edition, table, page, codes=codes, crumb=crumb, label=f"{codes[0].code} – {codes[-1].code}")


def entries(edition: Edition, page: Address) -> tuple[TableEntry, ...]:
    """All tables that the site shows, for the list of them."""
    return tuple(
        TableEntry(
            relative(page, address.code_table(edition.locale, table.name)),
            _title(edition, table),
            table.name,
            edition.counted(len(table.codes), "codes", "count"),
            tuple(code.code for code in table.codes[:EXAMPLES]),
        )
        for table in edition.catalogue.definitions.shown_tables
    )


def _title(edition: Edition, table: CodeTable) -> str:
    return edition.local(table.title, table.translation).value


def _split(table: CodeTable) -> list[tuple[str, list[Code]]]:
    """The codes of a table by their leading digits, which are sorted; codes with the same ones keep their order."""

    def digits(code: Code) -> str:
        return leading(table.notation, table.digits, code.code)

    return [(name, list(codes)) for name, codes in groupby(sorted(table.codes, key=digits), digits)]


def _page(
    edition: Edition,
    table: CodeTable,
    page: Address,
    *,
    codes: Sequence[Code] = (),
    parts: tuple[PartView, ...] = (),
    crumb: Crumb | None = None,
    label: str = "",
) -> CodePageView:
    title = _title(edition, table)
    views = tuple(_code(edition, table, code, page) for code in codes)
    above = Crumb(edition.word("codes", "title"), relative(page, address.codes(edition.locale)))
    return CodePageView(
        crumbs=(above, *((crumb,) if crumb else ())),
        label=label or title,
        title=f"{title}: {label}" if label else title,
        lead=edition.counted(len(codes) or len(table.codes), "codes", "count"),
        codes=views,
        note=edition.word("codes", "foreign") if any(view.language for view in views) else "",
        parts=parts,
        origin=table.origin,
        licence=table.licence,
    )


def _code(edition: Edition, table: CodeTable, code: Code, page: Address) -> CodeView:
    meaning = edition.local(code.text, table.translation)
    action = edition.local(code.action, table.translation) if code.action else None
    return CodeView(
        anchor=address.code_anchor(code.code),
        code=code.code,
        symbol=code.symbol or "",
        others=tuple(_others(table, code)),
        meaning=meaning.value,
        language=foreign(edition, meaning),
        action=inline(partial(edition.html_at, page), action.value) if action else Html(),
        action_language=foreign(edition, action) if action else None,
        events=tuple(
            EventLink(relative(page, edition.article(key)), f"{key.source} {key.id}")
            for key in _mentioning(edition, table, code)
        ),
    )


def _mentioning(edition: Edition, table: CodeTable, code: Code) -> tuple[EventKey, ...]:
    """The events whose articles mention a code."""
    return edition.catalogue.speaking_of(written_key(table.notation, code.code), table.name)


def _others(table: CodeTable, code: Code) -> Iterator[str]:
    """The other notations of a number: hexadecimal, signed, with the table's base."""
    value = number(code.code) if table.notation in NUMBERS else None
    if value is None or table.notation is Notation.FLAGS:
        return
    if table.notation is Notation.DECIMAL:
        yield f"0x{value:X}"
    elif value >= SIGN:
        yield str(value - (SIGN << 1))
    if table.base is not None and (int(code.code) < 0 or not table.has_negative):
        yield f"0x{table.base | abs(int(code.code)):08X}"


def origins(edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """Title, origin and licence of each table that is shown, for the page about the site."""
    return tuple(
        (_title(edition, table), table.origin, table.licence)
        for table in edition.catalogue.definitions.shown_tables
        if table.origin or table.licence
    )
