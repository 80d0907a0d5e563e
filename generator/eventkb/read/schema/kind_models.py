"""What a file of a kind of event sources may contain, `kinds/<kind>.yml`: its keys, each with its help."""

from typing import Annotated, Self

from pydantic import BaseModel, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from eventkb.model.kind import LARGEST_ID, DetailName, Form, Quoting
from eventkb.read.schema.kinds import Items, Listed, Name, Named, Slug, Words
from eventkb.read.schema.mapping import Model
from eventkb.read.schema.patterns import pattern

WRITTEN_TWICE = "written_twice"


def _spelling(written: object) -> str:
    if isinstance(written, bool) or not isinstance(written, str | int):
        raise PydanticCustomError("string_type", "no text")
    return str(written)


Spelling = Annotated[str, PlainValidator(_spelling), WithJsonSchema({"type": ["string", "integer"]})]
Pattern = Annotated[str, PlainValidator(pattern), WithJsonSchema({"type": "string"})]
FormWord = Annotated[Form, Field(strict=False)]
QuotingWord = Annotated[Quoting, Field(strict=False)]
DetailWord = Annotated[DetailName, Field(strict=False)]


class KindId(Model):
    """How the IDs of a kind look."""

    name: Named
    """What an ID is called on pages and in prompts."""
    form: FormWord = Form.TEXT
    """`number` or `text`."""
    maximum: Annotated[int, Field(ge=1, le=LARGEST_ID)] = LARGEST_ID
    """The largest number, where IDs are numbers."""
    pattern: Pattern = ""
    """A regular expression that every ID matches, and by which an ID is found in a line of a log."""
    examples: Listed[Spelling] = ()
    """IDs as they look, for prompts and messages."""


class KindLevel(Model):
    """A level."""

    level: Slug
    """Its name in definitions."""
    title: Named
    """Its name on pages."""
    also: Items[Spelling] = ()
    """Other spellings, in definitions and in logs."""
    tone: Slug | None = None
    """The level whose colour and sign it has, where it has none of its own: `critical`, `error`, `warning`, …"""


class KindShell(Model):
    """Where commands are typed."""

    shell: Slug
    """Its name in definitions."""
    title: Named | None = None
    """Its name on pages, if it is another."""
    highlight: Name = ""
    """The language of its commands, for editors and exports."""
    prompts: Listed[Words] = ()
    """What it shows before a command, so that a prompt that was pasted with it is reported. `*` stands for anything
    without blanks, such as a name, `**` for anything, such as a path."""


class KindQuery(Model):
    """A ready query for a tool that searches logs.

    A query whose values an event lacks is left out; of several for the same tool, the first that has its values counts.
    """

    tool: Slug
    """The name of the tool."""
    title: Named | None = None
    """Its name on pages, if it is another."""
    quoting: QuotingWord
    """How the values are quoted."""
    language: Name = ""
    """The language of the query, for editors and exports."""
    query: Words
    """The query. `{{source}}`, `{{id}}`, `{{channel}}` and `{{phrase}}` are the event's values."""


class KindEntry(Model):
    """How an entry of a log is written, for the sample of an article.

    A line whose values an event lacks is left out.
    """

    form: Slug
    """The name of the form: `text`, `xml`, `line`."""
    title: Named
    """Its name on pages."""
    quoting: QuotingWord = Quoting.NONE
    """How the values are quoted: `none`, or `xml`."""
    entry: Named
    """The entry. `{{source}}`, `{{id}}`, `{{channel}}`, `{{level}}`, `{{category}}` and `{{message}}` are the event's.

    A line with `{{value}}` is repeated for each value.
    """


class KindFile(Model):
    """A kind of event sources: `kinds/<kind>.yml`."""

    title: Named
    """What the kind is called."""
    id: KindId
    """How its IDs look."""
    levels: Items[KindLevel]
    """Its levels, the most severe first."""
    details: Items[DetailWord]
    """What an article shows, in this order."""
    shells: Listed[KindShell] = ()
    """Where its commands are typed."""
    queries: Listed[KindQuery] = ()
    """Ready queries for tools that search logs."""
    entries: Listed[KindEntry] = ()
    """How an entry of a log is written."""
    tables: Listed[Slug] = ()
    """Code tables that are shown on a site with a source of this kind."""
    main_channels: Listed[Words] = ()
    """Channels that everybody reads: of the events with the same ID, theirs come first. `*` stands for any text."""
    rare_channels: Listed[Words] = ()
    """Channels that hardly anybody reads: of the events with the same ID, theirs are offered last."""
    common_sources: Listed[Words] = ()
    """Sources whose events people meet most, these first: with the same ID and level, their events come first."""

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        names: dict[str, list[str]] = {
            "levels": [level.level for level in self.levels],
            "shells": [shell.shell for shell in self.shells],
            "details": list(self.details),
        }
        for key, written in names.items():
            for place, name in enumerate(written):
                if name in written[:place]:
                    raise PydanticCustomError(WRITTEN_TWICE, "written twice", {"key": key, "place": place})
        return self


MODELS: tuple[type[BaseModel], ...] = (KindFile, KindId, KindLevel, KindShell, KindQuery, KindEntry)
