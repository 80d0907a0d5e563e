"""What all mappings of a file have in common: their keys, beside them languages, and the state of translations."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from eventkb.read.schema.kinds import MAXIMUM_IDENTIFIER, Digest, Listed, Words, known_languages

# What is deferred is built when the first file of its kind is read: most files of a project are of two kinds.


class Model(BaseModel):
    """A mapping of keys; any other key is an error."""

    model_config = ConfigDict(strict=True, extra="forbid", defer_build=True)


class WithLanguages(BaseModel):
    """A mapping of keys and, beside them, languages with their words."""

    model_config = ConfigDict(strict=True, extra="allow", defer_build=True)
    __pydantic_extra__: dict[str, Words] = Field(init=False)

    @model_validator(mode="after")
    def _has_languages(self, info: ValidationInfo) -> Self:
        known_languages(self.words, info)
        return self

    @property
    def words(self) -> Mapping[str, str]:
        """The words by language."""
        return self.__pydantic_extra__


class TranslationLists(Model):
    """Digests of source texts, by the state of their translation into one language."""

    reviewed: Listed[Digest] = ()
    """Translations that a person has found right."""
    draft: Listed[Digest] = ()
    """Translations that nobody has reviewed."""
    machine: Listed[Digest] = ()
    """Translations by a machine."""


Lists = Annotated[dict[str, TranslationLists], AfterValidator(known_languages)]
Qualifier = Annotated[int, Field(ge=0, le=MAXIMUM_IDENTIFIER)]
