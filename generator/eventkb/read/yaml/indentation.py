"""Lines whose indentation fits none of the lines above them."""

from eventkb.language.wording import indent_by, shortened, spaces
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read import rules
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.lines import Line, open_levels

PROBLEMS = (
    "did not find expected key",
    "expected '-' indicator",
    "<document start>",
    "mapping values are not allowed",
    "block sequence entries",
)


def outside_block(broken: Broken, line: Line) -> Diagnostic | None:
    """A line below a text after `|` that is indented too little to belong to it, and too oddly for anything else."""
    above = broken.above(line.number)
    opener = above[-1] if above else None
    text = broken.text(line.number)
    if opener is None or not opener.opens_block or not text.strip():
        return None
    columns = {level.column for level in open_levels(above)} | {level.indent for level in above}
    if line.key is not None and line.column in columns and not line.dashes:
        return None
    needed = opener.block_indent or opener.column + 2
    return broken.diagnostic(
        rules.TEXT_OUTSIDE_BLOCK,
        (line.number, line.indent, len(text)),
        f"this line is indented too little to belong to the text of `{opener.key or '-'}`: {shortened(text, 40)}",
        f"{indent_by(needed)}, like the other lines of the text",
    )


def wrong_indentation(broken: Broken) -> Diagnostic | None:
    """A key or an item that is indented like none of those that are open above it."""
    if not any(problem in broken.problem for problem in PROBLEMS):
        return None
    line = broken.read(broken.line)
    above = broken.above(broken.line)
    if not above or not broken.text(broken.line).strip() or (line.key is None and not line.dashes):
        return None
    last = above[-1]
    if last.key is not None and last.value:
        if line.dashes and line.dashes[0] not in {level.dashes[0] for level in above if level.dashes}:
            message = f"this is an item of a list, but `{last.key}` already has a value"
            return _diagnostic(broken, line, message, _beside(line, above))
        if line.column > last.column and not line.dashes:
            message = f"`{line.key}` is indented deeper than `{last.key}`, which already has a value"
            return _diagnostic(broken, line, message, _deeper(line, last))
    name = f"`{line.key}`" if line.key is not None else "this item"
    how = f"is indented by {spaces(line.indent)}" if line.indent else "is not indented"
    message = f"{name} {how}, which fits none of the lines above"
    return _diagnostic(broken, line, message, _beside(line, above))


def _diagnostic(broken: Broken, line: Line, message: str, help: str) -> Diagnostic:
    """A diagnostic at the key or the dash of a line."""
    width = len(line.key) if line.key is not None and not line.dashes else 1
    start = line.indent if line.dashes else line.column
    return broken.diagnostic(rules.WRONG_INDENTATION, (line.number, start, start + width), message, help)


def _deeper(line: Line, last: Line) -> str:
    """How to fix a key below one that has a value: mostly a space too many, or a language below a text."""
    if line.column >= last.column + 2 and line.key is not None and len(line.key) == 2:  # noqa: PLR2004 - a language
        example = f"  {SOURCE_LANGUAGE}: {shortened(last.value, 30)}"
        return f"give each language its own line below `{last.key}:`, as in `{example}`"
    return f"{indent_by(last.column)}, like `{last.key}`"


def _beside(line: Line, above: list[Line]) -> str:
    """The nearest way to indent a line so that it fits."""
    if line.dashes:
        items = [level for level in above if level.dashes]
        if items:
            nearest = min(reversed(items), key=lambda level: abs(level.dashes[0] - line.indent))
            return f"{indent_by(nearest.dashes[0])}, like the item `{shortened(nearest.written, 30)}`"
        return f"delete the value of `{above[-1].key}`, or write the item as a key"
    nearest = min(open_levels(above), key=lambda level: abs(level.column - line.column), default=above[-1])
    return f"{indent_by(nearest.column)}, beside `{nearest.key}`"
