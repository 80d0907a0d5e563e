"""The reference of all keys, made of the models; in another language where their help has been translated."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from inspect import cleandoc

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from eventkb.model.kind import Kind, merged_levels
from eventkb.model.reference import Key, KeyGroup
from eventkb.read.schema import kind_models, models, structure
from eventkb.read.schema.docstrings import docstrings
from eventkb.read.schema.mapping import WithLanguages

ITSELF = ""
"""The name of the group itself among the translated helps of its keys."""

Helps = Mapping[str, Mapping[str, str]]
"""Translated helps by group and key."""

GROUPS: Sequence[type[BaseModel]] = (*models.MODELS, models.Stub, *kind_models.MODELS)

Choices = Mapping[str, Sequence[str]]
"""The words that a key may have, where only the kinds of a project know them: `level` and `shell`."""

NO_CHOICES: Choices = {}

INHERIT = frozenset({models.Stub, models.Shared})
"""Groups that inherit all keys of another one; only their own keys are listed."""


def reference(translated: Helps | None = None, choices: Choices = NO_CHOICES) -> tuple[KeyGroup, ...]:
    """All keys by the part of a file that they belong to, an event first."""
    return tuple(_group(model, translated or {}, choices) for model in GROUPS)


def choices(kinds: Iterable[Kind]) -> Choices:
    """The levels and shells that events of some kinds may have."""
    kinds = tuple(kinds)
    levels = tuple(level.name for level in merged_levels(kinds))
    return {"level": levels, "shell": tuple(dict.fromkeys(shell.name for kind in kinds for shell in kind.shells))}


def help_of(model: str, key: str, translated: Helps) -> str | None:
    """A translated help; a key that a model inherits also inherits its help."""
    own = translated.get(model, {}).get(key)
    if own is not None or key == ITSELF:
        return own
    bases = next((group.__mro__[1:] for group in GROUPS if group.__name__ == model), ())
    return next((help for base in bases if (help := translated.get(base.__name__, {}).get(key))), None)


def _group(model: type[BaseModel], translated: Helps, choices: Choices) -> KeyGroup:
    name = model.__name__
    own = model.model_fields
    if model in INHERIT:
        own = {key: field for key, field in own.items() if key in model.__annotations__}
    english = docstrings(model)
    keys = tuple(
        _key(name, key, field, help_of(name, key, translated) or english.get(key, ""), choices)
        for key, field in own.items()
    )
    help = help_of(name, ITSELF, translated) or cleandoc(model.__doc__ or "")
    return KeyGroup(name, help, keys, issubclass(model, WithLanguages))


def _key(model: str, name: str, field: FieldInfo, help: str, choices: Choices) -> Key:
    parts = list(structure.parts(field.annotation))
    below = structure.model_of(field)
    words = next((part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)), None)
    return Key(
        name=name,
        help=help,
        is_required=field.is_required(),
        is_list=any(getattr(part, "__origin__", None) is tuple for part in parts),
        in_languages=name in structure.TEXTS,
        words=tuple(word.value for word in words) if words else tuple(_words(model, name, choices)),
        group=below.__name__ if below else None,
    )


def _words(model: str, name: str, choices: Choices) -> Sequence[str]:
    """The words of a key of definitions; in a kind's own file the same key names a new one."""
    return () if model.startswith("Kind") else choices.get(name, ())
