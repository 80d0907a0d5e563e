"""What is wrong with an input: a rule, a place, a message and a fix. Values only; `report` prints them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from eventkb.model.frozen import frozen_dataclass

Path = tuple[str | int, ...]
"""The path to a node of a YAML file: `("related", 0, "event")`."""

KEY = "@"
"""The last part of a path that means a key, not its value: `("related", 0, "event", KEY)`."""


class Severity(StrEnum):
    """An error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file. Lines and columns count from 1, in characters; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def in_line(cls, file: str, line: int, column: int, end_column: int) -> Self:
        """A stretch of a single line."""
        return cls(file, line, column, end_line=line, end_column=end_column)


@frozen_dataclass()
class Rule:
    """One thing that can be wrong, under a code that is never used for anything else."""

    code: str
    name: str
    severity: Severity = Severity.ERROR

    @property
    def page(self) -> str:
        """The file that explains the rule, as `templates/rules/` names it: `E201-unknown-event.yml`."""
        return f"{self.code}-{self.name}.yml"


@frozen_dataclass()
class Fix:
    """What to type instead. A fix that is not `is_certain` is the likeliest of several."""

    text: str
    is_certain: bool = True


def likely(text: str) -> Fix:
    """A fix that is probably what was meant."""
    return Fix(text, is_certain=False)


@frozen_dataclass(kw_only=True)
class Finding:
    """A fault at a node of a file, whose line is not looked up yet.

    `span` narrows it to the characters `(start, end)` of the text at that node, counted from 0.
    """

    rule: Rule
    file: str
    path: Path
    message: str
    help: str
    span: tuple[int, int] | None = None
    fix: Fix | None = None

    def at(self, place: Place) -> "Diagnostic":
        """The finding as a diagnostic at the place of its node."""
        return Diagnostic(self.rule, place, self.message, self.help, self.fix)


@frozen_dataclass()
class Diagnostic:
    """A fault at a place of a file. `help` says how to fix it and is never empty."""

    rule: Rule
    place: Place
    message: str
    help: str
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        return self.rule.severity


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics sorted by file, place and code, each once."""
    unique = {(d.place, d.rule.code, d.message): d for d in diagnostics}
    return [unique[key] for key in sorted(unique)]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


Locate = Callable[[Finding], Diagnostic]
"""Looks up the place of a finding. `read` provides the function."""
