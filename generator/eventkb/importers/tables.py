"""An imported code table written into `events/codes/`. As with events, what people wrote is kept.

A text of a code belongs to the importer as long as nobody has changed the table. After that, an import adds codes and
languages, and changes no text.
"""

from collections.abc import Mapping, Sequence

from eventkb.edit.tree import Branch
from eventkb.importers.harvest import ImportedTable, Problem
from eventkb.importers.ownership import imported_key
from eventkb.importers.update import Fate, Owned, Result, Row
from eventkb.importers.workspace import Workspace, put_values
from eventkb.read.yaml import Value

CODES, TITLE, NOTATION, ORIGIN, IMPORTED = "codes", "title", "notation", "origin", "imported"

Values = Mapping[str, Value]


def put_table(table: ImportedTable, format: str, workspace: Workspace) -> tuple[Result, list[Problem]]:
    """Writes a table into its file, and says what becomes of it.

    Raises:
        BrokenFile: the file of the table has errors.
    """
    file = workspace.table_file(table.name)
    given = _values(table, workspace)
    name = f"codes/{table.name}"
    if not given[CODES]:
        return Result(name, Fate.SAME), []
    if not workspace.has(file):
        entry = imported_key(given, given, (format, table.origin or table.name), workspace.target.version)
        workspace.put_file(file, {**given, IMPORTED: entry})
        return Result(name, Fate.NEW), _replaced(table, workspace)
    root = workspace.tree(file).root
    assert isinstance(root, Branch)
    before = root.value
    assert isinstance(before, dict)
    known = workspace.definitions.tables.get(table.name)
    owned = Owned.of(before, known.imported if known else None, None)
    after, rows = updated_table(before, given, owned)
    # Codes that somebody has changed are theirs from then on: the digest of the new values must not hide that.
    fields = [key for key in _fields(before) if key in after and (key != CODES or owned.may_change(CODES))]
    if after != before and fields:
        entry = imported_key(after, fields, (format, table.origin or table.name), workspace.target.version)
        after = {**after, IMPORTED: entry}
    if after != before:
        put_values(root, before, after)
        workspace.changed.add(file)
    fate = Fate.CHANGED if after != before else Fate.KEPT if rows else Fate.SAME
    return Result(name, fate, rows), []


def _replaced(table: ImportedTable, workspace: Workspace) -> list[Problem]:
    if table.name not in workspace.definitions.tables:
        return []
    message = f"codes/{table.name} replaces the table of this name that comes with the package."
    return [Problem(0, message, "Give it another name with --table, if both are to be shown.")]


def _fields(values: Values) -> list[str]:
    imported = values.get(IMPORTED)
    fields = imported.get("fields") if isinstance(imported, dict) else None
    return [str(field) for field in fields] if isinstance(fields, list) else []


def _values(table: ImportedTable, workspace: Workspace) -> dict[str, Value]:
    codes: list[Value] = []
    for code in table.codes:
        text = workspace.target.texts(code.texts)
        if text:
            symbol: dict[str, Value] = {"symbol": code.symbol} if code.symbol else {}
            codes.append({"code": code.code, **symbol, "text": dict(text)})
    title = workspace.target.texts(table.titles)
    values: dict[str, Value] = {TITLE: dict(title), NOTATION: str(table.notation), ORIGIN: table.origin, CODES: codes}
    return {key: value for key, value in values.items() if value or key == CODES}


def updated_table(before: Values, given: Values, owned: Owned) -> tuple[dict[str, Value], tuple[Row, ...]]:
    """The values of a table after an import, and the codes that differ."""
    current, incoming = _by_code(before.get(CODES)), _by_code(given.get(CODES))
    rows: list[Row] = []
    codes: list[Value] = []
    for code, value in current.items():
        new = _code(value, incoming[code], may_change=owned.may_change(CODES)) if code in incoming else value
        codes.append(new)
        if code in incoming and (new != value or _differs(value, incoming[code])):
            rows.append(Row(code, value.get("text"), incoming[code].get("text"), new.get("text")))
    for code, value in incoming.items():
        if code not in current:
            codes.append(value)
            rows.append(Row(code, None, value.get("text"), value.get("text")))
    return {**before, CODES: codes}, tuple(rows)


def _by_code(codes: Value) -> dict[str, dict[str, Value]]:
    items: Sequence[Value] = codes if isinstance(codes, list) else ()
    return {str(item.get("code")).casefold(): item for item in items if isinstance(item, dict)}


def _texts(code: Values) -> dict[str, Value]:
    text = code.get("text")
    return dict(text) if isinstance(text, dict) else {}


def _differs(current: Values, given: Values) -> bool:
    texts = _texts(current)
    return any(texts.get(language) != text for language, text in _texts(given).items())


def _code(current: Values, given: Values, *, may_change: bool) -> dict[str, Value]:
    """A code after an import: its texts in further languages, and changed ones if the importer may change them."""
    texts = {**_texts(current), **_texts(given)} if may_change else {**_texts(given), **_texts(current)}
    symbol = given.get("symbol") if may_change else current.get("symbol") or given.get("symbol")
    return {**current, **({"symbol": symbol} if symbol else {}), "text": texts}
