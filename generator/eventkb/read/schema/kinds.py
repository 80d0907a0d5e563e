"""The kinds of single values in a file, each with what makes it valid.

Texts become nouns here. The context of a validation is an `Allowed`.
"""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from eventkb.model.codes import Notation
from eventkb.model.event import EventKey, RelationKind
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import FORM, EventId, event_id
from eventkb.model.kind import ANY, Kind
from eventkb.model.locale import Locale
from eventkb.model.marks import Ignorable, LoggingLevel
from eventkb.model.text import Text, plain

MAXIMUM_IDENTIFIER = 0xFFFFFFFF
"""A full identifier has 32 bits."""

NOT_EMPTY = r"\S"
NAME = r"^\S([\s\S]*\S)?$"
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
INSERTION_NAME = r"^[a-z0-9_]+$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
GUID = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
URL = r"^https?://\S+$"
MAIL = r"^[^\s@<>]+@[^\s@<>]+$"
DIGEST = r"^[0-9a-f]{12}$"

UNKNOWN_LANGUAGE = "unknown_language"
UNKNOWN_WORD = "unknown_word"
WRONG_ID = "wrong_id"
OTHER_PATTERN = "other_pattern"
NO_EVENT_KEY = "no_event_key"
NO_SUCH_DAY = "no_such_day"

TEXT_TAG = "<text>"
LANGUAGES_TAG = "<languages>"
TAGS = frozenset({TEXT_TAG, LANGUAGES_TAG})
"""Names of a choice's branches, as they appear in the path of an error; no key can have such a name."""

Written = TypeVar("Written", bound=Collection[str])


@frozen_dataclass()
class Allowed:
    """What a file may say: the languages of its texts, and the kind of the source that it belongs to."""

    locales: frozenset[Locale] = frozenset()
    kind: Kind = ANY


ALL = Allowed()


def _allowed(info: ValidationInfo) -> Allowed:
    context = info.context
    return context if isinstance(context, Allowed) else ALL


def known_languages(written: Written, info: ValidationInfo) -> Written:
    """Languages, or texts by language, if the site has all of these languages."""
    locales = _allowed(info).locales
    if not locales.issuperset(written):
        unknown = tuple(key for key in written if key not in locales)
        raise PydanticCustomError(UNKNOWN_LANGUAGE, "unknown languages", {"keys": unknown})
    return written


def _prose(written: dict[str, str], info: ValidationInfo) -> Text:
    return Text(known_languages(written, info))  # type: ignore[arg-type]  # now each key is a locale


class InLanguages:
    """Marks a text in languages: `{<language>: …}`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        written = handler.generate_schema(Annotated[dict[str, Words], Field(min_length=1)])
        return core_schema.with_info_after_validator_function(_prose, written)


class MaybePlain(InLanguages):
    """Marks a text that may also be a plain string, the same in every language."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        branches = {
            TEXT_TAG: core_schema.no_info_after_validator_function(plain, handler.generate_schema(Words)),
            LANGUAGES_TAG: super().__get_pydantic_core_schema__(source, handler),
        }
        return core_schema.tagged_union_schema(branches, discriminator=_branch)


def _branch(written: object) -> str:
    return TEXT_TAG if isinstance(written, str) else LANGUAGES_TAG


class Parsed:
    """Marks an event's key, written `<source>/<id>`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_event_key, core_schema.str_schema(strict=True))


def _event_key(written: str) -> EventKey:
    key = EventKey.parse(written)
    if key is None:
        raise PydanticCustomError(NO_EVENT_KEY, "no event key")
    return key


def _level(written: object, info: ValidationInfo) -> object:
    """The name of the level that is written, which may have another spelling."""
    kind = _allowed(info).kind
    if kind.allows_all or written is None:
        return written
    is_word = isinstance(written, str) or type(written) is int
    level = kind.level(str(written)) if is_word else None
    if level is None:
        raise PydanticCustomError(UNKNOWN_WORD, "unknown word", {"words": [level.name for level in kind.levels]})
    return level.name


def _shell(written: object, info: ValidationInfo) -> object:
    kind = _allowed(info).kind
    if kind.allows_all or (isinstance(written, str) and kind.shell(written)):
        return written
    raise PydanticCustomError(UNKNOWN_WORD, "unknown word", {"words": [shell.name for shell in kind.shells]})


def _id(written: object, info: ValidationInfo) -> EventId:
    """An ID as the kind wants it. One of a kind with texts arrives as it was typed, so `01000` is a text."""
    kind = _allowed(info).kind
    if kind.is_numbered:
        if type(written) is not int:
            raise PydanticKnownError("int_type")
        if written < 0:
            raise PydanticKnownError("greater_than_equal", {"ge": 0})
        if written > kind.id.maximum:
            raise PydanticKnownError("less_than_equal", {"le": kind.id.maximum})
        return written
    id = event_id(str(written)) if isinstance(written, str | int) and not isinstance(written, bool) else None
    if id is None:
        raise PydanticCustomError(WRONG_ID, "wrong ID")
    if not kind.has_pattern(id):
        raise PydanticCustomError(OTHER_PATTERN, "other pattern")
    return id


def _day(written: str) -> str:
    try:
        date.fromisoformat(written)
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DAY, "no such day") from None
    return written


Item = TypeVar("Item")
Identifier = Annotated[
    EventId,
    PlainValidator(_id),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^{FORM.pattern}$"}]}),
]
Listed = Annotated[tuple[Item, ...], Field(strict=False)]
Items = Annotated[tuple[Item, ...], Field(strict=False, min_length=1)]
"""A list; strict is off only because YAML has lists where values have tuples."""

Words = Annotated[str, Field(pattern=NOT_EMPTY)]
Name = Annotated[str, Field(pattern=NAME)]
Prose = Annotated[Text, InLanguages()]
Named = Annotated[Text, MaybePlain()]
Key = Annotated[EventKey, Parsed()]
Conditions = Annotated[dict[str, Items[Name]], Field(min_length=1)]
"""Values by the name of an insertion string."""

Languages = Annotated[Items[Name], AfterValidator(known_languages)]
Day = Annotated[str, Field(pattern=DATE), AfterValidator(_day)]
InsertionName = Annotated[str, Field(pattern=INSERTION_NAME)]
Slug = Annotated[str, Field(pattern=SLUG)]
Guid = Annotated[str, Field(pattern=GUID)]
Url = Annotated[str, Field(pattern=URL)]
Mail = Annotated[str, Field(pattern=MAIL)]
Digest = Annotated[str, Field(pattern=DIGEST)]
LevelWord = Annotated[str, BeforeValidator(_level)]
IgnorableWord = Annotated[Ignorable, Field(strict=False)]
LoggingLevelWord = Annotated[LoggingLevel, Field(strict=False)]
RelationWord = Annotated[RelationKind, Field(strict=False)]
ShellWord = Annotated[str, BeforeValidator(_shell)]
NotationWord = Annotated[Notation, Field(strict=False)]
