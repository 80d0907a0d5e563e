"""The decorator that makes a function a rule. What the rule means is on its page, which nobody reads here.

Knows no rule by name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from eventkb.check.subject import Subject
from eventkb.language.wording import nearest
from eventkb.model.diagnostic import Finding, Fix, Path, Rule, Severity, likely
from eventkb.model.frozen import frozen_dataclass

MOST_OF_A_FILE = 200
"""Findings of one rule in one file. Whoever has fixed these sees the next ones."""

Item = TypeVar("Item")

Find = Callable[[Subject], Iterator[Finding]]
"""Looks through a subject and yields each fault of one kind."""


class Scope(StrEnum):
    """What a rule needs to see. The answers of a `FILE` rule are kept until the file changes. One of ours looks at each
    event by itself, since it may see those of several files at once.

    A `CATALOGUE` rule compares files, but looks at no text that only an event's own article has. A `TIES` rule does
    so, too, and looks at no message, summary, level, channel, category or keyword of an event either. A `LINKS` rule
    looks at the links of each event to others, an `EXPLANATIONS` rule at the explanations of all events and at nothing
    else.
    """

    FILE = "file"
    CATALOGUE = "catalogue"
    TIES = "ties"
    LINKS = "links"
    EXPLANATIONS = "explanations"
    DICTIONARIES = "dictionaries"


@frozen_dataclass()
class Check:
    """A function with the rule that it applies. Calling it calls the function."""

    rule: Rule
    find: Find
    scope: Scope = Scope.CATALOGUE

    def __call__(self, subject: Subject) -> Iterator[Finding]:
        return self.find(subject)

    def __reduce__(self) -> tuple[Callable[[str, str], "Check"], tuple[str, str]]:
        """A check travels to another process by the name of its function, which is its own name there."""
        return _named, (self.find.__module__, self.find.__qualname__)

    def at(
        self,
        file: str,
        path: Path,
        message: str,
        *,
        help: str,
        span: tuple[int, int] | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A fault of this kind at a node of a file."""
        return Finding(rule=self.rule, file=file, path=path, message=message, help=help, span=span, fix=fix)

    def unknown(
        self,
        file: str,
        path: Path,
        message: str,
        *,
        name: str,
        known: Iterable[str],
        help: str,
        span: tuple[int, int] | None = None,
    ) -> Finding:
        """A name that is none of those known: what was probably meant is the help and the fix; else `help` is."""
        meant = nearest(name, known)
        if meant is None:
            return self.at(file, path, message, help=help, span=span)
        return self.at(file, path, message, help=f"did you mean {meant}?", span=span, fix=likely(meant))


def _named(module: str, name: str) -> Check:
    check: Check = getattr(import_module(module), name)
    return check


def rule(
    code: str, name: str, severity: Severity = Severity.ERROR, scope: Scope = Scope.CATALOGUE
) -> Callable[[Find], Check]:
    """Makes a function a rule. Its page is the file `<code>-<name>.yml` among the pages of rules."""
    return lambda find: Check(Rule(code, name, severity), find, scope)


def few(items: Iterable[Item], file: Callable[[Item], str]) -> Iterator[Item]:
    """Of many things in a file the first ones: a rule looks for what was meant only as often as people read it."""
    counts: Counter[str] = Counter()
    for item in items:
        name = file(item)
        counts[name] += 1
        if counts[name] <= MOST_OF_A_FILE:
            yield item


def family(module: ModuleType) -> tuple[Check, ...]:
    """All rules of a module, in the order in which they are written."""
    return tuple(value for value in vars(module).values() if isinstance(value, Check))
