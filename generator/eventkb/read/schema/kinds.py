"""The kinds of single values in a file, each with what makes it valid.

Texts become nouns here. The context of a validation is the set of the site's locales.
"""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from eventkb.model.codes import Notation
from eventkb.model.event import EventKey, Level, RelationKind, Shell
from eventkb.model.locale import Locale
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
NO_EVENT_KEY = "no_event_key"
NO_SUCH_DAY = "no_such_day"

TEXT_TAG = "<text>"
LANGUAGES_TAG = "<languages>"
TAGS = frozenset({TEXT_TAG, LANGUAGES_TAG})
"""Names of a choice's branches, as they appear in the path of an error; no key can have such a name."""

Written = TypeVar("Written", bound=Collection[str])


def known_languages(written: Written, info: ValidationInfo) -> Written:
    """Languages, or texts by language, if the site has all of these languages."""
    locales: frozenset[Locale] = info.context or frozenset()
    if not locales.issuperset(written):
        unknown = tuple(key for key in written if key not in locales)
        raise PydanticCustomError(UNKNOWN_LANGUAGE, "unknown languages", {"keys": unknown})
    return written


def _prose(written: dict[str, str], info: ValidationInfo) -> Text:
    known_languages(written, info)
    return Text({Locale(language): words for language, words in written.items()})


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


def _day(written: str) -> str:
    try:
        date.fromisoformat(written)
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DAY, "no such day") from None
    return written


Item = TypeVar("Item")
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
LevelWord = Annotated[Level, Field(strict=False)]
RelationWord = Annotated[RelationKind, Field(strict=False)]
ShellWord = Annotated[Shell, Field(strict=False)]
NotationWord = Annotated[Notation, Field(strict=False)]
