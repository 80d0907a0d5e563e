"""What a file may contain: its keys, each with its kind of value and its help.

JSON Schema and the reference of all keys are made of these models; the docstring below a key is its help for
contributors.
"""

from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from eventkb.read.schema.codes import Code, CodeTable
from eventkb.read.schema.guides import Answer, Guide, Step
from eventkb.read.schema.house import CatalogueFile, Contact, Link, Note, TextOrigin
from eventkb.read.schema.imported import Imported
from eventkb.read.schema.kinds import (
    Conditions,
    Day,
    Guid,
    Identifier,
    IgnorableWord,
    InsertionName,
    Items,
    Key,
    Languages,
    LevelWord,
    LoggingLevelWord,
    Name,
    Named,
    Prose,
    RelationWord,
    Slug,
    Words,
    known_languages,
)
from eventkb.read.schema.mapping import Lists, Model, Qualifier, TranslationLists, WithLanguages
from eventkb.read.schema.parts import Command, Insertion, Reference, Review

USE_COMBINED = "use_combined"
CHOICES_AND_STEPS = "choices_and_steps"
NO_TEXT = "no_text"
NO_NAME = "no_name"
NOTHING = "nothing"
NO_VERSIONS = "no_versions"
EXPLAINED = "explained"


class Action(Model):
    """Something to do: either written here, or taken from `events/shared/`."""

    use: Name | None = None
    """The shared text that is the action: the name of its file without `.yml`."""
    text: Prose | None = None
    """What to do."""
    choices: Items["Action"] = ()
    """Ways to do it, any of which will do."""
    steps: Items["Action"] = ()
    """What to do for it, in this order."""
    note: Prose | None = None
    """What to keep in mind."""
    command: Command | None = None
    """A command that does it, or shows what there is to see."""

    @model_validator(mode="after")
    def _is_one_action(self) -> Self:
        if self.use is not None and self.model_fields_set - {"use", "translation"}:
            raise PydanticCustomError(USE_COMBINED, "use combined")
        if self.choices and self.steps:
            raise PydanticCustomError(CHOICES_AND_STEPS, "choices and steps")
        if self.text is None and self.use is None:
            raise PydanticCustomError(NO_TEXT, "no text")
        return self


class UserAction(Model):
    """What to do about the event."""

    introduction: Prose | None = None
    """What to know before the actions."""
    actions: Items[Action] = ()
    """What to do, the likeliest first."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.introduction is None and not self.actions:
            raise PydanticCustomError(NOTHING, "nothing")
        return self


class Relation(Model):
    """Another event, and how the two belong together."""

    event: Key
    """The other event, as in `Backup/1002`."""
    relation: RelationWord
    """Read as "this event … that event". The other event shows the inverse by itself."""
    reason: Prose | None = None
    """Why a reader should look at the other event."""


class Case(Model):
    """What holds for certain values of insertion strings only; the page shows the reader's case first."""

    when: Conditions
    """The insertion strings by their names, each with a list of values in quotation marks: `error: ["-1018"]`. Any
    value of a list is enough; of several insertion strings, each must match. The first case that applies is used."""
    title: Named | None = None
    """What the values mean, in a few words; without a title, the values are the title."""
    explanation: Prose | None = None
    """What it means that the event has these values."""
    user_action: UserAction | None = None
    """What to do in this case, beside or instead of the actions for all cases."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.title is None and self.explanation is None and self.user_action is None:
            raise PydanticCustomError(NOTHING, "nothing")
        return self


class Variant(Model):
    """How the event differs in some versions. A key that is given replaces the event's own as a whole."""

    versions: Items[Name] = ()
    """The versions, in quotation marks. A version belongs to one variant only."""
    event_versions: Items[Annotated[int, Field(ge=0, le=255)]] = ()
    """Versions of this single event, as manifests count them, where the product's versions aren't known."""
    symbolic_name: Name | None = None
    """As in the event itself."""
    channel: Name | None = None
    """As in the event itself."""
    level: LevelWord | None = None
    """As in the event itself."""
    category: Named | None = None
    """As in the event itself."""
    keywords: Items[Name] | None = None
    """As in the event itself."""
    message: Named | None = None
    """As in the event itself."""
    original_languages: Languages | None = None
    """As in the event itself."""
    insertions: Items[Insertion | None] | None = None
    """As in the event itself."""
    cases: Items[Case] | None = None
    """As in the event itself."""

    @model_validator(mode="after")
    def _has_versions(self) -> Self:
        if not self.versions and not self.event_versions:
            raise PydanticCustomError(NO_VERSIONS, "no versions")
        return self


class Definition(Model):
    """An event: `events/<Source>/<id>.yml`."""

    source: Name
    """The event source (provider), exactly as its logs name it."""
    id: Identifier
    """The event ID: a number or a text, as the kind of the source says."""
    slug: Slug | None = None
    """The ID's part of an address, where another event has the same."""
    qualifiers: Items[Qualifier] = ()
    """Full identifiers that programs show instead of the ID, such as `0xC00407D7`."""
    symbolic_name: Name | None = None
    """The vendor's name for the event, as in its source code."""
    product: Name | None = None
    """A product of `events/products.yml`."""
    versions: Items[Name] = ()
    """The product's versions that log the event, each in quotation marks: `"14.0"`."""
    channel: Name | None = None
    """The log in which the event appears, by its English name: `Application`."""
    level: LevelWord | None = None
    """How severe the vendor takes it. Leave it out if it isn't known."""
    logging_level: LoggingLevelWord | None = None
    """The diagnostic level from which on the source writes the event; leave it out if it is always written."""
    category: Named | None = None
    """The task category, as the vendor writes it."""
    keywords: Items[Name] = ()
    """Keywords, as the vendor writes them."""
    message: Named
    """The message text, literally. `%1` is an insertion string and `%%` a percent sign."""
    original_languages: Languages | None = None
    """The languages in which `message` is the vendor's own wording; English, unless said otherwise."""
    insertions: Items[Insertion | None] = ()
    """What the insertion strings stand for, in their order; `null` for a number that the message doesn't use."""
    variants: Items[Variant] = ()
    """How the event differs in some versions."""
    sample: dict[InsertionName, Words] = Field(default_factory=dict)
    """Values of an entry as it could be in a log, by the names of insertion strings; composed, of nobody's server."""
    summary: Prose | None = None
    """One sentence that says what has happened, for headings and lists."""
    explanation: Prose | None = None
    """What the event means, and why it is logged."""
    cases: Items[Case] = ()
    """What holds for certain values of insertion strings only."""
    impact: Prose | None = None
    """What follows if nothing is done, and whether it can be ignored."""
    ignorable: IgnorableWord | None = None
    """Whether the event may be ignored: `never`, `once`, `if-alone` (without a related event beside it), `usually`."""
    ignorable_reason: Prose | None = None
    """Why the event may be ignored, or why not."""
    user_action: UserAction | None = None
    """What to do."""
    verification: Prose | None = None
    """How to tell that it is fixed."""
    related: Items[Relation] = ()
    """Events that belong to this one."""
    references: Items[Reference] = ()
    """What to read elsewhere."""
    modified: Day | None = None
    """The day on which the article was last changed, as in `2012-09-19`."""
    reviewed: Review | None = None
    """When somebody last reviewed the article, and who."""
    authors: Items[Name] = ()
    """Who wrote the article."""
    aliases: Items[Key] = ()
    """Keys that the event once had. Their addresses go on to this one."""
    replaced_by: Key | None = None
    """The event that is logged in its place today."""
    withdrawn: Prose | None = None
    """Why the article is gone. Its address stays and says so."""
    imported: Imported | None = None
    """Where `eventkb import` has the facts from; written by it, never by hand."""
    translation: Lists = Field(default_factory=dict)
    """Which translations can be trusted; written by `eventkb translate`, never by hand."""


class Stub(Definition):
    """An item of `events/<Source>/known.yml`: an event of which only the facts are known."""

    source: Name = ""
    """The event source, if it is another than the folder's."""

    @model_validator(mode="after")
    def _is_not_explained(self) -> Self:
        for key in ("explanation", "user_action", "cases"):
            if getattr(self, key):
                raise PydanticCustomError(EXPLAINED, "explained", {"key": key})
        return self


class SourceFile(Model):
    """An event source: `events/<Source>/source.yml`."""

    name: Name
    """The source (provider), exactly as its logs name it."""
    title: Named | None = None
    """What people call it."""
    slug: Slug | None = None
    """Its part of an address, where the name doesn't make a good one."""
    guid: Guid | None = None
    """The provider's GUID, without braces."""
    aliases: Items[Name] = ()
    """Other names under which logs show it, such as translated ones."""
    former_names: Items[Name] = ()
    """Names that it once had here. The addresses of all its events go on from them."""
    product: Name | None = None
    """The product that most of its events belong to."""
    channel: Name | None = None
    """The log in which most of its events appear."""
    description: Prose | None = None
    """What writes under this name."""
    logging_command: Command | None = None
    """The command that sets the diagnostic level; `{{category}}` and `{{level}}` stand for those of the event."""
    kind: Name | None = None
    """The kind of the source, such as `syslog` or `alert`, where it is another than the project's."""


class ProductVersion(Model):
    """A version of a product."""

    title: Named
    """What the version is called."""
    builds: Items[Name] = ()
    """How its build numbers begin, in quotation marks: `"14.00."`."""


class Product(Model):
    """A product of `events/products.yml`."""

    title: Named
    """What the product is called."""
    versions: dict[Name, ProductVersion] = Field(default_factory=dict)
    """Its versions."""


class Shared(Action):
    """A shared text: `events/shared/<key>.yml`. One action, used by many events."""

    translation: Lists = Field(default_factory=dict)
    """Which translations can be trusted; written by `eventkb translate`, never by hand."""


class Term(WithLanguages):
    """A term of `events/glossary.yml`: its name in each language, and what it means."""

    definition: Prose | None = None
    """What it means."""
    avoid: Annotated[dict[str, Items[Name]], AfterValidator(known_languages)] = Field(default_factory=dict)
    """For each language, words not to be used for it."""
    source: Words | None = None
    """Where the term is agreed."""

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if not self.words:
            raise PydanticCustomError(NO_NAME, "no name")
        return self


MODELS: tuple[type[BaseModel], ...] = (
    Definition,
    Insertion,
    UserAction,
    Action,
    Command,
    Case,
    Relation,
    Reference,
    Review,
    Variant,
    Imported,
    TranslationLists,
    SourceFile,
    Product,
    ProductVersion,
    Shared,
    Term,
    CodeTable,
    Code,
    Guide,
    Step,
    Answer,
    Note,
    Link,
    Contact,
    CatalogueFile,
    TextOrigin,
)
