"""Code tables as JSON of the API."""

from collections.abc import Iterator, Sequence

from eventkb.index import codeshapes
from eventkb.index.compactjson import compact_json
from eventkb.index.document import by_language
from eventkb.model import address
from eventkb.model.address import API, Address
from eventkb.model.codes import Code, CodeTable, leading, written_key
from eventkb.pour.edition import Edition


def files(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """The list of the shown tables, and a file for each with its codes."""
    tables = editions[0].catalogue.definitions.shown_tables
    entries: codeshapes.CodeTableList = {"tables": [_entry(table) for table in tables]}
    yield Address(f"{API}codes.json"), compact_json(entries)
    for table in tables:
        codes = [_code(editions, table, code) for code in table.codes]
        document: codeshapes.CodeTableDocument = {**_entry(table), "codes": codes}
        yield Address(_place(table)), compact_json(document)


def _place(table: CodeTable) -> str:
    return f"{API}codes/{table.name}.json"


def _entry(table: CodeTable) -> codeshapes.CodeTableEntry:
    return {
        "table": table.name,
        "title": by_language(table.title),
        "notation": table.notation.value,
        "count": len(table.codes),
        "json": f"/{_place(table)}",
        "origin": table.origin,
        "licence": table.licence,
    }


def _code(editions: Sequence[Edition], table: CodeTable, code: Code) -> codeshapes.Code:
    part, anchor = leading(table.notation, table.digits, code.code), address.code_anchor(code.code)
    speaking = editions[0].catalogue.speaking_of(written_key(table.notation, code.code), table.name)
    return {
        "code": code.code,
        "symbol": code.symbol,
        "meaning": by_language(code.text),
        "addresses": {
            edition.locale: f"/{address.code_table(edition.locale, table.name, part)}#{anchor}" for edition in editions
        },
        "events": list(map(str, speaking)),
    }
