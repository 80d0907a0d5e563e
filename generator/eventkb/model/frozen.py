"""Values of which a page or a definition has dozens: frozen dataclasses, as quick to make as others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def frozen_dataclass(*, kw_only: bool = False) -> Callable[[type[Kind]], type[Kind]]:
    """A dataclass with slots that is frozen for the type checker only.

    A frozen dataclass sets each of its fields by a function, which takes three times as long as all else of making it.
    """
    return dataclass(slots=True, kw_only=kw_only, unsafe_hash=True)
