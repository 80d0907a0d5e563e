"""Lines that are indented in a way that fits none of the lines above them."""

from eventkb.language.wording import blanks, shortened
from eventkb.model.diagnostic import Diagnostic
from eventkb.read import rules
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.lines import Line, open_levels, read_line

PROBLEMS = (
    "did not find expected key",
    "expected '-' indicator",
    "<document start>",
    "mapping values are not allowed",
    "block sequence entries",
)


def outside_block(broken: Broken, line: Line) -> Diagnostic | None:
    """A line below a text behind `|` that is indented too little to belong to it, and too oddly for anything else."""
    above = broken.before(line.number)
    opener = above[-1] if above else None
    text = broken.at(line.number)
    if opener is None or not opener.opens_block or not text.strip():
        return None
    columns = {level.column for level in open_levels(above)} | {level.indent for level in above}
    if line.key is not None and line.column in columns and not line.dashes:
        return None
    needed = opener.block_indent or opener.column + 2
    return broken.tell(
        rules.TEXT_OUTSIDE_BLOCK,
        (line.number, line.indent, len(text)),
        f"this line is indented too little to belong to the text of `{opener.key or '-'}`: {shortened(text, 40)}",
        f"indent it by {blanks(needed)}, like the other lines of the text",
    )


def wrong_indentation(broken: Broken) -> Diagnostic | None:
    """A key or an item that is indented like none of those that are open above it."""
    if not any(problem in broken.problem for problem in PROBLEMS):
        return None
    line = read_line(broken.line, broken.at(broken.line))
    above = broken.before(broken.line)
    if not above or not broken.at(broken.line).strip() or (line.key is None and not line.dashes):
        return None
    last = above[-1]
    if line.dashes and last.key is not None and last.value and line.dashes[0] not in _dashes(above):
        return _tell(
            broken, line, f"an item of a list stands here, but `{last.key}` already has a value", _beside(line, above)
        )
    if last.key is not None and last.value and line.column > last.column and not line.dashes:
        message = f"`{line.key}` is indented deeper than `{last.key}`, which already has a value"
        return _tell(broken, line, message, _deeper(line, last))
    name = f"`{line.key}`" if line.key is not None else "this item"
    message = f"{name} is indented by {blanks(line.indent)}, which fits none of the lines above"
    return _tell(broken, line, message, _beside(line, above))


def _dashes(above: list[Line]) -> set[int]:
    return {level.dashes[0] for level in above if level.dashes}


def _tell(broken: Broken, line: Line, message: str, help: str) -> Diagnostic:
    width = len(line.key) if line.key is not None and not line.dashes else 1
    start = line.indent if line.dashes else line.column
    return broken.tell(rules.WRONG_INDENTATION, (line.number, start, start + width), message, help)


def _deeper(line: Line, last: Line) -> str:
    """How to mend a key below one that has a value: mostly a blank too many, or a language below a text."""
    if line.column >= last.column + 2 and line.key is not None and len(line.key) == 2:  # noqa: PLR2004 - a language
        return f"give each language its own line below `{last.key}:`, as in `  en: {shortened(last.value, 30)}`"
    return f"indent it by {blanks(last.column)}, like `{last.key}`"


def _beside(line: Line, above: list[Line]) -> str:
    """The nearest way to indent a line so that it fits."""
    levels = list(open_levels(above))
    if line.dashes:
        items = [level for level in above if level.dashes]
        if items:
            nearest = min(reversed(items), key=lambda level: abs(level.dashes[0] - line.indent))
            return f"indent it by {blanks(nearest.dashes[0])}, like the item `{shortened(nearest.written, 30)}`"
        return f"delete the value of `{above[-1].key}`, or write the item as a key"
    nearest = min(levels, key=lambda level: abs(level.column - line.column), default=above[-1])
    return f"indent it by {blanks(nearest.column)} to put it beside `{nearest.key}`"
