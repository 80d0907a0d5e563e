"""Tables in boxes, as programs draw them in a terminal: cells between vertical lines, rows between rulers."""

import re
from collections.abc import Iterator

from eventkb.lookup.paste import stripped

RULER = re.compile("[ \t]*[┌├└╭╰╞╔╠╚┏┣┗+][─═━┬┼┴╤╪╧╦╬╩┳╋┻+-]{3,}[┐┤┘╮╯╡╗╣╝┓┫┛+]?[ \t]*")
BELOW_HEAD = re.compile(r"[ \t]*\|(?:[ \t]*:?-{3,}:?[ \t]*\|){2,}[ \t]*")
"""The ruler of a table in Markdown, below its head; rows have no rulers."""
SIDE = re.compile("[│┃║|┆]")
BESIDE = 2
"""Blanks beside a text in a cell; a text with fewer of them was cut at the width of its column."""

HEAD_AND_BODY = 2
"""Groups of lines between rulers, if there is no ruler between the rows. Each line of the body is then a row."""


def boxed(text: str) -> list[list[str]]:
    """The rows of the tables of a text, with their heads; a cell keeps its lines. Empty without rulers."""
    groups: list[list[list[str]]] = [[]]
    above = ""
    for line in text.split("\n"):
        if BELOW_HEAD.fullmatch(line):
            groups += [[SIDE.split(above.strip(" \t"))[1:-1]], []]
        elif RULER.fullmatch(line):
            groups.append([])
        elif len(groups) > 1 and SIDE.match(line.strip(" \t")):
            groups[-1].append(SIDE.split(line.strip(" \t"))[1:-1])
        above = line
    filled = [group for group in groups if group]
    if not filled:
        return []
    lines_are_rows = len(filled) == HEAD_AND_BODY
    body = (row for group in filled[1:] for row in _rows(group, joined=not lines_are_rows))
    return [*_rows(filled[0], joined=True), *body]


def _rows(lines: list[list[str]], *, joined: bool) -> Iterator[list[str]]:
    """The rows of a group of lines: one of all lines if they are `joined`, else one for each line."""
    if not joined:
        yield from ([stripped(cell) for cell in line] for line in lines)
        return
    width = min(len(line) for line in lines)
    yield [_cell([line[place] for line in lines]) for place in range(width)]


def _cell(lines: list[str]) -> str:
    """The text of a cell. A line that fills the width of the cell continues in the next line."""
    text, is_full = "", True
    for line in lines:
        part = stripped(line)
        if part:
            text += part if is_full else f"\n{part}"
            is_full = len(line) - len(part) <= BESIDE
    return text
