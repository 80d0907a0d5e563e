"""The rules about code tables, and about the insertion strings that name them."""

from collections.abc import Iterator

from eventkb.check.rule import Scope, few, rule
from eventkb.check.subject import Subject
from eventkb.model.codes import CodeTable, Key, Notation, fits, written_key
from eventkb.model.diagnostic import Finding, Path, Severity
from eventkb.model.event import Insertion

FORMS = {
    Notation.HEX: "0x and up to 8 hexadecimal digits, as in 0x80070005",
    Notation.FLAGS: "0x and up to 8 hexadecimal digits, as in 0x00000200",
    Notation.DECIMAL: "decimal digits, as in 1722 or -1018",
    Notation.PATTERN: "a digit or X and two numbers, as in X.7.1",
    Notation.TEXT: "the text without spaces around it",
}


@rule("E301", "unknown-code-table", scope=Scope.TIES)
def unknown_code_table(subject: Subject) -> Iterator[Finding]:
    tables = subject.definitions.tables
    named = (use for use in _named(subject) if use[-1] not in tables and not subject.lacks(f"codes/{use[-1]}.yml"))
    for file, path, name in few(named, lambda use: use[0]):
        help = f"write one of the tables on the page of all code tables, or add events/codes/{name}.yml"
        yield unknown_code_table.unknown(file, path, f"no code table {name}", name=name, known=tables, help=help)


@rule("E302", "code-twice", scope=Scope.FILE)
def code_twice(subject: Subject) -> Iterator[Finding]:
    for table in _own(subject):
        places: dict[Key, str] = {}
        for number, code in enumerate(table.codes):
            key = written_key(table.notation, code.code)
            if key is not None and places.setdefault(key, code.code) is not code.code:
                message = f"{code.code} is in this table twice, the first time as {places[key]}"
                help = "keep one of the two"
                yield code_twice.at(table.file, ("codes", number, "code"), message, help=help)


@rule("E303", "code-in-other-notation", scope=Scope.FILE)
def code_in_other_notation(subject: Subject) -> Iterator[Finding]:
    for table in _own(subject):
        for number, code in enumerate(table.codes):
            if not fits(table.notation, code.code):
                message = f"{code.code} is not written in the notation `{table.notation}` of this table"
                help = f"write {FORMS[table.notation]}; or change `notation`"
                yield code_in_other_notation.at(table.file, ("codes", number, "code"), message, help=help)


@rule("E304", "symbol-twice", severity=Severity.WARNING, scope=Scope.FILE)
def symbol_twice(subject: Subject) -> Iterator[Finding]:
    for table in _own(subject):
        codes: dict[str, str] = {}
        for number, code in enumerate(table.codes):
            if code.symbol and codes.setdefault(code.symbol.lower(), code.code) is not code.code:
                message = f"{code.symbol} is also the symbol of {codes[code.symbol.lower()]}, which is found by it"
                help = "correct one of the two, or leave one out"
                yield symbol_twice.at(table.file, ("codes", number, "symbol"), message, help=help)


@rule("E305", "sentence-as-symbol", severity=Severity.WARNING, scope=Scope.FILE)
def sentence_as_symbol(subject: Subject) -> Iterator[Finding]:
    for table in _own(subject):
        for number, code in enumerate(table.codes):
            if code.symbol and len(code.symbol.split()) > 1:
                message = f"the symbol of {code.code} consists of words, and a program's name for it would not"
                help = "write the name as programs have it, and what it means as `text`"
                yield sentence_as_symbol.at(table.file, ("codes", number, "symbol"), message, help=help)


def _own(subject: Subject) -> Iterator[CodeTable]:
    """The tables of the project, without those that come with the package."""
    return (table for table in subject.definitions.tables.values() if table.file)


def _named(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    """Each name of a table in an insertion string, with its file and path."""
    for event in subject.definitions.events:
        yield from _of((*event.path, "insertions"), event.file, event.insertions)
        for number, variant in enumerate(event.variants):
            yield from _of((*event.path, "variants", number, "insertions"), event.file, variant.insertions or ())


def _of(path: Path, file: str, insertions: tuple[Insertion | None, ...]) -> Iterator[tuple[str, Path, str]]:
    for place, insertion in enumerate(insertions):
        for number, name in enumerate(insertion.codes if insertion else ()):
            yield file, (*path, place, "codes", number), name
