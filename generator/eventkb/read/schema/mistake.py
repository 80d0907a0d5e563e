"""One thing that the validation of a value has found, together with the file in which it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from eventkb.model.diagnostic import KEY, Finding, Fix, Path, Rule
from eventkb.model.locale import Locale
from eventkb.read.schema.models import MODEL_UNDER, WithLanguages
from eventkb.read.yaml import Parsed, Value


@dataclass(frozen=True, slots=True)
class Unit:
    """A value of a file that makes one noun: what it must be, and where it stands."""

    parsed: Parsed
    model: type[BaseModel]
    path: Path
    value: Value
    locales: frozenset[Locale]

    def model_at(self, path: Path) -> type[BaseModel]:
        """What the mapping at a path of the file must be."""
        below = [part for part in path[len(self.path) :] if isinstance(part, str) and part in MODEL_UNDER]
        return MODEL_UNDER[below[-1]] if below else self.model

    def keys_at(self, path: Path) -> frozenset[str]:
        """The keys that can stand in the mapping at a path."""
        model = self.model_at(path)
        languages = self.locales if issubclass(model, WithLanguages) else frozenset[Locale]()
        return frozenset((*model.model_fields, *languages))

    def value_at(self, path: Path) -> Value:
        found = self.value
        for part in path[len(self.path) :]:
            found = found[part]
        return found


@dataclass(frozen=True, slots=True)
class Mistake:
    """`kind` is pydantic's name for what is wrong with `value`, `details` what it says besides."""

    unit: Unit
    kind: str
    path: Path
    value: Value
    details: Mapping[str, object]

    @property
    def key(self) -> str:
        """The key under which the value stands, be it as an item of a list."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def written(self) -> str:
        """The value's first line, as it was typed."""
        return self.unit.parsed.raw(self.path)

    def tell(self, rule: Rule, message: str, help: str, fix: Fix | None = None) -> Finding:
        """A finding at the value."""
        return Finding(rule, self.unit.parsed.file, self.path, message, help, fix=fix)

    def tell_key(self, rule: Rule, path: Path, message: str, help: str) -> Finding:
        """A finding at a key instead of its value."""
        return Finding(rule, self.unit.parsed.file, (*path, KEY), message, help)
