"""A file that YAML cannot read: what the parser said, and the lines as a person sees them."""

from collections.abc import Sequence

from eventkb.model.diagnostic import Diagnostic, Place, Rule
from eventkb.model.frozen import frozen_dataclass
from eventkb.read.yaml.lines import Line, read_line


@frozen_dataclass(kw_only=True)
class Broken:
    """`problem` arose at `line` and `column` while the parser was in `context`, which began at `start`.

    All positions count from 0. `lines` is the structure of the file down to the place of the problem, and `known_keys`
    are the keys that a file of its kind can have.
    """

    file: str
    raw: Sequence[str]
    problem: str
    context: str = ""
    line: int = 0
    column: int = 0
    start: tuple[int, int] | None = None
    lines: Sequence[Line] = ()
    known_keys: frozenset[str] = frozenset()

    @property
    def letter(self) -> str:
        """The character at which the parser gave up; empty at the end of a line."""
        return self.text(self.line)[self.column : self.column + 1]

    @property
    def last(self) -> Line | None:
        """The last line of the structure: that of the problem, or the nearest one above."""
        return self.lines[-1] if self.lines else None

    @property
    def last_on_line(self) -> Line | None:
        """The last line of the structure, if the problem is on it."""
        return self.last if self.last and self.last.number == self.line else None

    def text(self, number: int) -> str:
        return self.raw[number] if 0 <= number < len(self.raw) else ""

    def read(self, number: int) -> Line:
        """A line taken apart, whether or not it is in the structure."""
        return read_line(number, self.text(number))

    def above(self, number: int) -> list[Line]:
        """The structure above a line."""
        return [line for line in self.lines if line.number < number]

    def diagnostic(self, rule: Rule, span: tuple[int, int, int], message: str, help: str) -> Diagnostic:
        """A diagnostic at `(line, column, end column)`, cut to what the file has."""
        number = min(max(span[0], 0), max(len(self.raw) - 1, 0))
        width = len(self.text(number))
        start = min(span[1], width)
        end = max(start, min(span[2], width))
        place = Place.in_line(self.file, number + 1, start + 1, end + 1)
        return Diagnostic(rule, place, message, help)

    def at_problem(self, rule: Rule, message: str, help: str) -> Diagnostic:
        """A diagnostic at the character where the parser gave up."""
        return self.diagnostic(rule, (self.line, self.column, self.column + 1), message, help)

    def at_value(self, rule: Rule, line: Line, message: str, help: str) -> Diagnostic:
        """A diagnostic at the whole value of a line."""
        return self.diagnostic(
            rule, (line.number, line.value_column, line.value_column + len(line.value)), message, help
        )
