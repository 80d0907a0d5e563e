"""The order in which keys are written: that of the models; among languages, the source language is the first."""

from collections.abc import Sequence

from pydantic import BaseModel

from eventkb.model.diagnostic import Path
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.read.definitions import MODELS
from eventkb.read.location import Kind
from eventkb.read.schema import models

NAME = "name"


def ordered(keys: Sequence[str], kind: Kind, path: Path, locales: Sequence[Locale]) -> list[str]:
    """Keys that stand at a path of a file, as they should be ordered; unknown ones come last, as they were typed."""
    if kind is Kind.PRODUCTS and not path:
        return list(keys)
    known = _known(model_at(kind, path), locales)
    places = {key: place for place, key in enumerate(known)}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


def model_at(kind: Kind, path: Path) -> type[BaseModel]:
    """What the mapping at a path of a file must be."""
    below = [part for part in path if isinstance(part, str) and part in models.MODEL_UNDER]
    return models.MODEL_UNDER[below[-1]] if below else MODELS[kind]


def _known(model: type[BaseModel], locales: Sequence[Locale]) -> list[str]:
    """A model's keys and the languages: behind a name, before what else is there; alone, they are all that is there."""
    languages = sorted(locales, key=lambda locale: locale != SOURCE_LANGUAGE)
    fields = list(model.model_fields)
    place = fields.index(NAME) + 1 if NAME in fields else 0
    return [*fields[:place], *languages, *fields[place:]]
