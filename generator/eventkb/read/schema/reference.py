"""The reference of all keys, made of the models; in another language where their help has been translated."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from inspect import cleandoc

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from eventkb.model.reference import Key, KeyGroup
from eventkb.read.schema import models

ITSELF = ""
"""Stands for the group itself among the translated helps of its keys."""

Helps = Mapping[str, Mapping[str, str]]
"""Translated helps by group and key."""

GROUPS: Sequence[type[BaseModel]] = (*models.MODELS, models.Stub)

INHERIT = frozenset({models.Stub, models.Shared})
"""Groups that have all keys of another one; only what is their own is listed."""


def reference(translated: Helps | None = None) -> tuple[KeyGroup, ...]:
    """All keys by the part of a file in which they stand, an event first."""
    return tuple(_group(model, translated or {}) for model in GROUPS)


def help_of(model: str, key: str, translated: Helps) -> str | None:
    """A translated help; a key that a model has from another has its help, too."""
    own = translated.get(model, {}).get(key)
    if own is not None or key == ITSELF:
        return own
    bases = next((one.__mro__[1:] for one in GROUPS if one.__name__ == model), ())
    return next((found for base in bases if (found := translated.get(base.__name__, {}).get(key))), None)


def _group(model: type[BaseModel], translated: Helps) -> KeyGroup:
    name = model.__name__
    own = model.model_fields
    if model in INHERIT:
        own = {key: field for key, field in own.items() if key in model.__annotations__}
    keys = tuple(_key(name, key, field, translated) for key, field in own.items())
    help = help_of(name, ITSELF, translated) or cleandoc(model.__doc__ or "")
    return KeyGroup(name, help, keys, issubclass(model, models.WithLanguages))


def _key(model: str, name: str, field: FieldInfo, translated: Helps) -> Key:
    parts = list(models.parts(field.annotation))
    below = models.model_of(field)
    words = next((one for one in parts if isinstance(one, type) and issubclass(one, StrEnum)), None)
    return Key(
        name,
        help_of(model, name, translated) or cleandoc(field.description or ""),
        field.is_required(),
        any(getattr(one, "__origin__", None) is tuple for one in parts),
        name in models.TEXTS,
        tuple(word.value for word in words) if words else (),
        below.__name__ if below else None,
    )
