"""The decorator that makes a function a rule: it gives the function its code and name, and its docstring is the page.

Knows no rule by name.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from eventkb.check.subject import Subject
from eventkb.model.diagnostic import Finding, Fix, Path, Rule, Severity

Find = Callable[[Subject], Iterator[Finding]]
"""Looks through a whole catalogue and yields each fault of one kind."""


@dataclass(frozen=True, slots=True)
class Check:
    """A function with the rule that it keeps. Called, it does what the function does."""

    rule: Rule
    find: Find

    def __call__(self, subject: Subject) -> Iterator[Finding]:
        return self.find(subject)

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


def rule(code: str, name: str, severity: Severity = Severity.ERROR) -> Callable[[Find], Check]:
    """Gives a function its rule; the docstring of the function is the rule's page."""
    return lambda find: Check(Rule(code, name, find.__doc__ or "", severity), find)


def family(module: ModuleType) -> tuple[Check, ...]:
    """All rules of a module, in the order in which they stand there."""
    return tuple(value for value in vars(module).values() if isinstance(value, Check))
