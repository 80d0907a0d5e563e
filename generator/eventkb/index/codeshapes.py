"""The shapes of the JSON of code tables below `/api/v1/`: a part of the contract in `shapes`."""

from typing_extensions import TypedDict

from eventkb.index.textshapes import documented


@documented
class Code(TypedDict):
    """A code of a table."""

    code: str
    """The code as the table writes it."""
    symbol: str | None
    """What the vendor calls it."""
    meaning: dict[str, str]
    """What it means, by language."""
    addresses: dict[str, str]
    """Its place on the page of the table, by language."""
    events: list[str]
    """The events whose articles speak of it."""


@documented
class CodeTableEntry(TypedDict):
    """A code table in the list of tables."""

    table: str
    """The name by which insertion strings refer to it."""
    title: dict[str, str]
    """What it is called, by language."""
    notation: str
    """How its codes are written: hex, decimal, text, flags or pattern."""
    count: int
    """How many codes it has."""
    json: str
    """The file with its codes."""
    origin: str
    """Where its codes and texts are from."""
    licence: str
    """Under which licence they may be used."""


@documented
class CodeTableList(TypedDict):
    """All code tables that the site shows, the best first."""

    tables: list[CodeTableEntry]


@documented
class CodeTableDocument(CodeTableEntry):
    """A code table with its codes."""

    codes: list[Code]
    """Its codes, in the order of the table."""
