"""A file that YAML cannot read, with what its parser said and what a person sees."""

from collections.abc import Sequence
from dataclasses import dataclass

from eventkb.model.diagnostic import Diagnostic, Place, Rule
from eventkb.read.yaml.lines import Line


@dataclass(frozen=True, slots=True)
class Broken:
    """`problem` arose at `line` and `column` while the parser was in `context`, which began at `start`.

    All positions count from 0. `lines` is the structure of the file down to the place of the problem.
    """

    file: str
    raw: Sequence[str]
    lines: Sequence[Line]
    problem: str
    context: str
    line: int
    column: int
    start: tuple[int, int] | None
    known_keys: frozenset[str] = frozenset()

    @property
    def letter(self) -> str:
        """The character at which the parser gave up; empty at the end of a line."""
        return self.at(self.line)[self.column : self.column + 1]

    @property
    def here(self) -> Line | None:
        """The last line of the structure that is not below the problem."""
        return self.lines[-1] if self.lines else None

    def at(self, number: int) -> str:
        return self.raw[number] if 0 <= number < len(self.raw) else ""

    def before(self, number: int) -> list[Line]:
        """The structure above a line."""
        return [line for line in self.lines if line.number < number]

    def tell(self, rule: Rule, where: tuple[int, int, int], message: str, help: str) -> Diagnostic:
        """A diagnostic at line, column and end column, all counted from 0 and cut to what the file has."""
        number = min(max(where[0], 0), max(len(self.raw) - 1, 0))
        width = len(self.at(number))
        start = min(where[1], width)
        end = max(start, min(where[2], width))
        place = Place(self.file, number + 1, start + 1, number + 1, end + 1)
        return Diagnostic(rule, place, message, help)
