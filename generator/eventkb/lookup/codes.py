"""The codes of a typed line or of an entry's values: what they are called and mean in each table that has them.

The twin in the browser is templates/theme/scripts/lookup/codes.js.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from eventkb.lookup.code_tokens import ANY_NOTATION, EIGHT, SYMBOL, Token, code_tokens
from eventkb.lookup.index import Index
from eventkb.lookup.shelf import Shelf, flags_of, of_table, with_base
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.coderecord import CodeRecord, EventGroup, TableRecord
from eventkb.model.codes import BLANKS, NUMBERS, Key, Notation, leading, with_any, written_key
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale

MOST_TOKENS, MOST_CODES = 4, 8
"""So many codes of a line are looked up, and so many answers are given for each."""

LONGEST_TEXT = 20_000
"""So many characters of a text are searched for codes; messages are shorter."""

UNMISTAKABLE = re.compile(
    r"(?<![0-9A-Za-z])0[xX][0-9A-Fa-f]{8}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z_.-])-[0-9]{3,10}(?![0-9A-Za-z_.-])"
    r"|(?<![0-9A-Za-z.])[245][0-9]{2}[ -]#?[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9A-Za-z]|\.[0-9])"
    r"|%%[0-9]{2,5}(?![0-9])"
    r"|(?<=[A-Z]\()[0-9A-Fa-f]{8}(?=\))"
)
"""Forms that only codes have: eight hexadecimal digits, a negative number, an enhanced status code, a parameter, and
digits behind a symbol."""


@frozen_dataclass(kw_only=True)
class CodeMatch:
    """What a code means in a table.

    `text` is the code as it was pasted, `code` as the table writes it; `value` is the name of the insertion string that
    has it, empty for a code by itself. `entry` says in which of the pasted entries, from 0.
    """

    text: str
    code: str
    table: str
    titles: Mapping[Locale, str]
    symbol: str | None
    meaning: Mapping[Locale, str]
    leading: str
    value: str = ""
    entry: int = 0

    def address(self, locale: Locale) -> Address:
        """The code's place on the page of its table."""
        page = address.code_table(locale, self.table, self.leading)
        return Address(f"{page}#{address.code_anchor(self.code)}")


@frozen_dataclass()
class Codes:
    """The codes of a text, and the events whose articles mention them, those that they matter most to first.

    `is_meant`: the text consists of codes only, perhaps with the name of their table.
    """

    codes: tuple[CodeMatch, ...] = ()
    events: tuple[int, ...] = ()
    is_meant: bool = False


def of_line(text: str, index: Index) -> Codes:
    """The codes of a typed line. A bare number is a code only where nothing but the name of a table is beside it."""
    tokens, others = code_tokens(text, index.manifest.beside)
    if not index.manifest.codes or not tokens:
        return Codes()
    shelf = Shelf(index)
    places = _named(others, shelf.tables) if others else frozenset()
    named = [replace(token, notations=ANY_NOTATION) for token in tokens] if places else []
    answer = _answer(named[:MOST_TOKENS], shelf, places)
    if not answer.codes:  # the words name no table, or one that doesn't have the code
        unnamed = [token for token in tokens if not (token.is_small and others)]
        answer, places = _answer(unnamed[:MOST_TOKENS], shelf, frozenset()), frozenset()
    is_alone = not others and not any(token.is_small for token in tokens)
    return replace(answer, is_meant=bool(answer.codes) and (bool(places) or is_alone))


def of_text(text: str, index: Index) -> Codes:
    """The codes of a text in which most numbers are no codes: only those whose form nothing else has."""
    if not index.manifest.codes:
        return Codes()
    tokens = [token for match in UNMISTAKABLE.finditer(text[:LONGEST_TEXT]) for token in code_tokens(match[0], {})[0]]
    return _answer(tokens[:MOST_TOKENS], Shelf(index), frozenset())


def of_value(text: str, tables: Sequence[str], index: Index) -> tuple[CodeMatch, ...]:
    """What the value of an insertion string means in the tables that explain it, in their order."""
    if not index.manifest.codes or not tables:
        return ()
    shelf = Shelf(index)
    places = {table.name: place for place, table in enumerate(shelf.tables)}
    wanted = [places[name] for name in tables if name in places]
    records = [record for place in wanted for record in _of_value(text, place, shelf)]
    return tuple(_match(text, record, shelf) for record in _distinct(records))


def _named(words: Sequence[str], tables: Sequence[TableRecord]) -> frozenset[int]:
    """The places of the tables that all words of a line name."""
    return frozenset(
        place
        for place, table in enumerate(tables)
        if all(any(name.startswith(word) for name in table.words) for word in words)
    )


def _answer(tokens: Iterable[Token], shelf: Shelf, places: frozenset[int]) -> Codes:
    """The codes of tokens, only those of the tables in `places` if there are any; and the events that mention them."""
    codes: dict[tuple[str, str], CodeMatch] = {}
    groups: list[EventGroup] = []
    for token in tokens:
        whole = replace(token, keys=(*shelf.keys(token.symbol), token.symbol)) if token.symbol else token
        records = [record for record in _records(whole, shelf, places) if not places or record.table in places]
        for match in (_match(token.text, record, shelf) for record in _distinct(records)[:MOST_CODES]):
            codes.setdefault((match.table, match.code), match)
        groups += _spoken(whole, records, shelf)
    groups.sort(key=lambda group: group.standing)
    return Codes(tuple(codes.values()), tuple(dict.fromkeys(event for group in groups for event in group.events)))


def _records(token: Token, shelf: Shelf, places: frozenset[int]) -> Iterator[CodeRecord]:
    """The codes that a token may be: those of its keys, then those to whose number a base was added."""
    for key in token.keys:
        for record in shelf.filed(key).codes:
            table = shelf.tables[record.table]
            is_named = not token.symbol or (record.symbol or "").lower() == token.symbol
            if table.notation in token.notations and is_named and (table.is_reply or not token.is_reply):
                yield record
    for place, table in enumerate(shelf.tables):
        for key in token.keys:
            if isinstance(key, int) and not token.is_reply:
                yield from with_base(key, place, table, shelf)
    for place in places:
        if shelf.tables[place].notation is Notation.FLAGS:
            yield from (record for key in token.keys for record in flags_of(key, place, shelf))


def _of_value(text: str, place: int, shelf: Shelf) -> list[CodeRecord]:
    """The codes of a value in one table; more than one only where it is a sum of flags."""
    table = shelf.tables[place]
    for key in _keys(text, table, shelf):
        records = list(of_table(key, place, shelf))
        if not records and isinstance(key, int):
            records = list(with_base(key, place, table, shelf))[:1]
        if not records and table.notation is Notation.FLAGS:
            records = list(flags_of(key, place, shelf))
        if records:
            return records
    return []


def _keys(text: str, table: TableRecord, shelf: Shelf) -> Iterator[Key]:
    """The keys under which a table may have a value, the most likely one first."""
    key, bare = written_key(table.notation, text), text.strip(BLANKS)
    if table.notation is Notation.HEX and EIGHT.fullmatch(bare):
        yield int(bare, 16)
    if key is not None:
        yield key
    if key is not None and table.notation is Notation.PATTERN:
        yield with_any(str(key))
    if table.notation in NUMBERS and SYMBOL.fullmatch(bare):
        yield from shelf.keys(bare.lower())


def _spoken(token: Token, records: Sequence[CodeRecord], shelf: Shelf) -> Iterator[EventGroup]:
    """The events whose articles mention a token, as a code of one of the tables that have it."""
    own = token.keys[:1] if Notation.PATTERN in token.notations and not token.symbol else token.keys
    tables: dict[Key, set[int]] = {key: set() for key in own}
    for record in records:
        key = written_key(shelf.tables[record.table].notation, record.code)
        if key is not None and (key in own or key not in token.keys):
            tables.setdefault(key, set()).add(record.table)
    for key, places in tables.items():
        yield from (group for group in shelf.filed(key).groups if not group.tables or places & {*group.tables})


def _distinct(records: Iterable[CodeRecord]) -> list[CodeRecord]:
    """The codes without those that a better table has under the same symbol."""
    distinct: dict[object, CodeRecord] = {}
    for record in records:
        distinct.setdefault(record.symbol.lower() if record.symbol else (record.table, record.code), record)
    return list(distinct.values())


def _match(text: str, record: CodeRecord, shelf: Shelf) -> CodeMatch:
    table = shelf.tables[record.table]
    return CodeMatch(
        text=text,
        code=record.code,
        table=table.name,
        titles=table.titles,
        symbol=record.symbol,
        meaning=record.meaning,
        leading=leading(table.notation, table.digits, record.code),
    )
