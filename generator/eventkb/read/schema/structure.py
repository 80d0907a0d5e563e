"""What is where in a file, computed from the models: keys, the models below them, the keys that have languages."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from eventkb.read.schema import models
from eventkb.read.schema.kinds import InLanguages, MaybePlain

OPEN = frozenset({"when"})
"""Keys whose mapping has names that contributors choose, and so no model of its own."""


def parts(annotation: Any) -> Iterator[Any]:
    """Everything that an annotation is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)


KEYS: frozenset[str] = frozenset(key for model in models.MODELS for key in model.model_fields)
"""Every key of any mapping."""


def model_of(field: FieldInfo) -> type[BaseModel] | None:
    """The model below a key, where that has keys of its own."""
    models = (part for part in parts(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel))
    return next(models, None)


def model_at(model: type[BaseModel], path: Iterable[str | int]) -> type[BaseModel]:
    """The model of the mapping at a path below a model."""
    return _walked(model, path)[0]


def has_names(model: type[BaseModel], path: Iterable[str | int]) -> bool:
    """Whether the keys of the mapping at a path are names that contributors choose, each with a mapping below it."""
    return _walked(model, path)[1]


def _walked(model: type[BaseModel], path: Iterable[str | int]) -> tuple[type[BaseModel], bool]:
    """The model of the mapping at a path, and whether the mapping has names with such mappings below them."""
    is_named = False
    for part in path:
        if part in OPEN and not is_named:
            break
        if isinstance(part, int):
            continue
        field = None if is_named else model.model_fields.get(part)
        is_named = False
        if field is not None and (below := model_of(field)):
            model, is_named = below, _is_mapping(field)
    return model, is_named


def _is_mapping(field: FieldInfo) -> bool:
    """Whether the value of a key is a mapping whose keys are names, as in `steps` of a guide."""
    return any(get_origin(part) is dict for part in parts(field.annotation))


def is_open(path: Iterable[str | int]) -> bool:
    """Whether a path is at or below a condition, whose keys are names that contributors choose.

    Conditions are in the items of a list, `cases`; a step of a guide that is called `when` is none.
    """
    return any(part in OPEN and isinstance(above, int) for above, part in pairwise(path))


def places(model: type[BaseModel], key: str, seen: frozenset[type] = frozenset()) -> tuple[str, ...]:
    """The keys of a model, at any depth, under which a key is allowed."""
    names: list[str] = []
    for above, field in model.model_fields.items():
        below = model_of(field)
        if below is not None:
            names += [above] if key in below.model_fields else []
            names += places(below, key, seen | {model}) if below not in seen | {model} else ()
    return tuple(dict.fromkeys(names))


def _keys_of(kind: type) -> frozenset[str]:
    """The keys whose value is marked as a kind of text."""
    return frozenset(
        key
        for model in models.MODELS
        for key, field in model.model_fields.items()
        for part in (*parts(field.annotation), *field.metadata)
        if isinstance(part, kind)
    )


TEXTS = _keys_of(InLanguages)
"""Keys whose value is a text in languages."""

PLAIN_TEXTS = _keys_of(MaybePlain)
"""Those of them whose value may also be a plain text, the same in every language."""
