"""The index of codes: the shown tables by number, text and symbol, with the events whose articles mention a code.

Loaded by a browser only where a question contains something like a code. The format is that of `model.coderecord`.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from eventkb.index.shards import Keeper
from eventkb.language.terms import joined, terms
from eventkb.model.catalogue import Catalogue
from eventkb.model.coderecord import KIND, Directory, EventGroup, TableRecord
from eventkb.model.codes import CodeTable, Key, Notation
from eventkb.model.shards import Plain
from eventkb.model.speaking import Speaking, Standing

REPLIES = range(200, 600)
"""A table of which all codes are among these numbers is one of replies."""


def directory(catalogue: Catalogue, keeper: Keeper, weights: Sequence[int]) -> str:
    """The name of the directory of all codes; empty if the catalogue shows no table. `weights` are those of events."""
    tables = catalogue.definitions.shown_tables
    if not tables:
        return ""
    filed = _filed(tables, _spoken(catalogue, tables, weights))
    by_number = {key: rows for key, rows in filed.items() if isinstance(key, int)}
    by_text = {key: rows for key, rows in filed.items() if isinstance(key, str)}
    listed = Directory(
        tables=tuple(map(_table, tables)),
        numbers=keeper.cut("numbers", by_number),
        texts=keeper.cut("texts", by_text),
        symbols=keeper.cut("symbols", _symbols(tables)),
    )
    return keeper.added(KIND, listed.plain())


def _table(table: CodeTable) -> TableRecord:
    names = (joined(table.name), *terms(table.name))
    words = {*names, *(term for title in table.title.values.values() for term in (joined(title), *terms(title)))}
    keys = [key for key in table.by_key if isinstance(key, int)]
    return TableRecord(
        name=table.name,
        titles=table.title.values,
        notation=table.notation,
        base=table.base,
        digits=table.digits,
        words=tuple(sorted(words)),
        is_reply=table.notation is Notation.DECIMAL and all(key in REPLIES for key in keys),
    )


def _filed(tables: Sequence[CodeTable], spoken: Mapping[Key, list[Plain]]) -> Mapping[Key, list[Plain]]:
    """The codes of each key, and the groups of the events that mention it."""
    codes: dict[Key, list[Plain]] = {}
    for place, table in enumerate(tables):
        for key, code in table.by_key.items():
            codes.setdefault(key, []).append([place, code.code, code.symbol, code.text.values])
    keys = dict.fromkeys((*codes, *spoken))
    return {key: [codes.get(key, []), spoken.get(key, [])] for key in keys}


def _symbols(tables: Sequence[CodeTable]) -> Mapping[str, list[Plain]]:
    keys: dict[str, list[Key]] = {}
    for table in tables:
        for symbol, key in table.by_symbol.items():
            if key not in keys.setdefault(symbol, []):
                keys[symbol].append(key)
    return {symbol: [own] for symbol, own in keys.items()}


def _spoken(catalogue: Catalogue, tables: Sequence[CodeTable], weights: Sequence[int]) -> Mapping[Key, list[Plain]]:
    """The events whose articles mention a code, by its key, in groups of the same standing and the same tables."""
    places = {key: place for place, key in enumerate(catalogue.events)}
    shown = {table.name: place for place, table in enumerate(tables)}
    groups: dict[Key, list[Plain]] = {}
    for code, speaking in catalogue.speaking.items():
        for (standing, own), items in groupby(sorted(speaking, key=_group), key=_group):
            numbers = [places[item.event] for item in items if item.event in places]
            numbers.sort(key=lambda number: (-weights[number], number))
            named = [shown[name] for name in own if name in shown]
            if numbers and (named or not own):
                groups.setdefault(code, []).append(EventGroup(int(standing), tuple(numbers), tuple(named)).plain())
    return groups


def _group(speaking: Speaking) -> tuple[Standing, tuple[str, ...]]:
    return speaking.standing, tuple(sorted(speaking.tables))
