"""The order of keys in a file: the order of the models, with the source language before other languages."""

from collections.abc import Sequence

from pydantic import BaseModel

from eventkb.model.diagnostic import Path
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.read.definitions import MODELS
from eventkb.read.location import Kind
from eventkb.read.schema import structure

NAME = "name"


def ordered(keys: Sequence[str], kind: Kind, path: Path, locales: Sequence[Locale]) -> list[str]:
    """Sorts the keys at a path of a file; unknown keys come last, in the order in which they were typed."""
    if (kind is Kind.PRODUCTS and not path) or structure.is_open(path) or structure.has_names(MODELS[kind], path):
        return list(keys)
    order = _order(model_at(kind, path), locales)
    places = {key: place for place, key in enumerate(order)}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


def model_at(kind: Kind, path: Path) -> type[BaseModel]:
    """What the mapping at a path of a file must be."""
    return structure.model_at(MODELS[kind], path)


def _order(model: type[BaseModel], locales: Sequence[Locale]) -> list[str]:
    """The keys of a model in their order, with the languages after `name`, or first if it has no `name`."""
    languages = sorted(locales, key=lambda locale: locale != SOURCE_LANGUAGE)
    fields = list(model.model_fields)
    place = fields.index(NAME) + 1 if NAME in fields else 0
    return [*fields[:place], *languages, *fields[place:]]
