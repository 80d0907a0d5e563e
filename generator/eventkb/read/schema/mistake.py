"""A value of a file with what it must be, one error of its validation, and what is said about it."""

from collections.abc import Collection, Mapping
from copy import deepcopy
from functools import cached_property, reduce
from operator import getitem

from pydantic import BaseModel, ValidationError

from eventkb.model.diagnostic import KEY, Finding, Fix, Path, Rule
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import ANY, Kind
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.read.schema import kinds
from eventkb.read.schema.mapping import WithLanguages
from eventkb.read.schema.structure import model_at
from eventkb.read.yaml import Parsed, Value, parse

MOST = 200
"""Mistakes of one value that are explained. The search for what was meant takes a millisecond for each; whoever has
fixed these sees the next ones."""

MOST_TESTED = 20
"""Mistakes of one value whose fixes are tested; to test one, the whole value is validated again."""

MOST_VALUES = 5_000
"""Values within one value that is validated again to test a fix; the longest article has 500."""


@frozen_dataclass()
class Fault:
    """A finding with the facts by which one that only follows from another is recognised.

    `missing` is the key that a mapping lacks. `meant` are the keys that a wrong key may stand for.
    """

    finding: Finding
    missing: str | None = None
    meant: frozenset[str] = frozenset()

    @property
    def rule(self) -> Rule:
        return self.finding.rule

    @property
    def path(self) -> Path:
        return self.finding.path


@frozen_dataclass(slots=False, kw_only=True)
class Unit:
    """A value of a file that makes one noun: its model, and its path in the file."""

    parsed: Parsed
    model: type[BaseModel]
    path: Path
    value: Value
    locales: frozenset[Locale]
    kind: Kind = ANY

    @cached_property
    def cut_off(self) -> dict[Path, frozenset[str]]:
        """The keys of mappings in braces that are parts of texts cut by commas, as far as somebody has asked."""
        return {}

    @cached_property
    def is_large(self) -> bool:
        """Whether validating the value once more for each mistake would take too long."""
        waiting, count = [self.value], 0
        while waiting and count <= MOST_VALUES:
            value = waiting.pop()
            count += 1
            waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return count > MOST_VALUES

    @property
    def allowed(self) -> kinds.Allowed:
        return kinds.Allowed(self.locales, self.kind)

    @property
    def language(self) -> Locale:
        """The language of the first text that somebody writes here."""
        return SOURCE_LANGUAGE if SOURCE_LANGUAGE in self.locales else min(self.locales, default=SOURCE_LANGUAGE)

    def model_at(self, path: Path) -> type[BaseModel]:
        """What the mapping at a path of the file must be."""
        return model_at(self.model, path[len(self.path) :])

    def keys_at(self, path: Path) -> frozenset[str]:
        """The keys that are allowed in the mapping at a path."""
        model = self.model_at(path)
        languages = self.locales if issubclass(model, WithLanguages) else frozenset[Locale]()
        return frozenset((*model.model_fields, *languages))

    def value_at(self, path: Path) -> Value:
        value = self.value
        for part in path[len(self.path) :]:
            value = value[part]
        return value

    def accepts(self, path: Path, text: str) -> bool:
        """Whether a text that somebody types at a path is valid there, whatever else is wrong.

        Of a large value nobody knows, so that the answer is no.
        """
        if self.is_large:
            return False
        own = path[len(self.path) :]
        value, typed = deepcopy(self.value), parse(text, self.parsed.file).value
        if own:
            reduce(getitem, own[:-1], value)[own[-1]] = typed
        else:
            value = typed
        try:
            self.model.model_validate(value, context=self.allowed)
        except ValidationError as error:
            places = (tuple(part for part in details["loc"] if part not in kinds.TAGS) for details in error.errors())
            return not any(place[: len(own)] == own for place in places)
        return True

    def fault(
        self,
        rule: Rule,
        path: Path,
        message: str,
        help: str,
        *,
        fix: Fix | None = None,
        missing: str | None = None,
        meant: Collection[str] = (),
    ) -> Fault:
        """A fault at a path of the file."""
        finding = Finding(rule=rule, file=self.parsed.file, path=path, message=message, help=help, fix=fix)
        return Fault(finding, missing, frozenset(meant))


@frozen_dataclass(kw_only=True)
class Mistake:
    """An error of a validation: `kind` is pydantic's name for it, `details` what pydantic says besides.

    `number` counts the errors of one value from 0.
    """

    unit: Unit
    kind: str
    path: Path
    value: Value
    details: Mapping[str, object]
    number: int = 0

    @property
    def key(self) -> str:
        """The key of the value, or of the list that it is an item of."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def raw(self) -> str:
        """The value's first line, as it was typed."""
        return self.unit.parsed.raw(self.path)

    def fault(self, rule: Rule, message: str, help: str, fix: Fix | None = None) -> Fault:
        """A fault at the value. A fix is left out if its key would not accept it, or after many mistakes."""
        is_right = fix is None or (self.number < MOST_TESTED and self.unit.accepts(self.path, fix.text))
        return self.unit.fault(rule, self.path, message, help, fix=fix if is_right else None)

    def fault_at_key(self, rule: Rule, key: str, message: str, help: str) -> Fault:
        """A fault at a key of the mapping that is the value."""
        return self.unit.fault(rule, (*self.path, key, KEY), message, help)
