"""What a file of `events/codes/` may contain."""

from typing import Annotated

from pydantic import Field

from eventkb.read.schema.imported import Imported
from eventkb.read.schema.kinds import Items, Name, Named, NotationWord, Prose, Words
from eventkb.read.schema.mapping import Lists, Model, Qualifier


class Code(Model):
    """A code of a table: how it is written, what it is called and what it means."""

    code: Name
    """The code in the table's notation, in quotation marks: `"0x80070005"`, `"-1018"`, `"X.7.1"`."""
    symbol: Name | None = None
    """What the vendor calls it: `E_ACCESSDENIED`."""
    text: Prose
    """What it means, in plain words without Markdown."""
    action: Prose | None = None
    """What to do about it."""


class CodeTable(Model):
    """A table of codes: `events/codes/<table>.yml`. It adds a table, or replaces the one of this name that comes with
    the package."""

    title: Named
    """What the table is called."""
    notation: NotationWord
    """How its codes are written: `hex` and `decimal` are numbers of 32 bits, a value of `flags` is the sum of codes, a
    code of `pattern` such as `X.7.1` fits any first digit, and `text` is anything else."""
    base: Qualifier | None = None
    """A number whose low 16 bits may contain a code of this table: `0x80070000` for Win32."""
    digits: Annotated[int, Field(ge=0, le=8)] = 0
    """The number of leading digits by which a long table is split into pages."""
    origin: Words | None = None
    """Where the codes and their texts are from."""
    licence: Words | None = None
    """Under which licence they may be used."""
    codes: Items[Code]
    """The codes, in their order on the page."""
    imported: Imported | None = None
    """Where `eventkb import` has the codes from; written by it, never by hand."""
    translation: Lists = Field(default_factory=dict)
    """Which translations can be trusted; written by `eventkb translate`, never by hand."""
