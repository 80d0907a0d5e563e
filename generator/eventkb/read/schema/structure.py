"""What is where in a file, computed from the models: keys, the models below them, the keys that have languages."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

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


MODEL_UNDER: Mapping[str, type[BaseModel]] = {
    key: below for model in models.MODELS for key, field in model.model_fields.items() if (below := model_of(field))
}
"""The model of what is below a key, where that has keys of its own."""


def model_at(model: type[BaseModel], path: Iterable[str | int]) -> type[BaseModel]:
    """The model of the mapping at a path below a model."""
    for part in path:
        if part in OPEN:
            break
        model = MODEL_UNDER.get(str(part), model)
    return model


def is_open(path: Iterable[str | int]) -> bool:
    """Whether the keys of the mapping at a path are names that contributors choose."""
    return any(part in OPEN for part in path)


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
