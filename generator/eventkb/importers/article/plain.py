"""A page that was saved as text: lines with bullets and numbers, whose indentation says what belongs to what."""

import re
from collections.abc import Iterator

from eventkb.importers.article.block import Block, Form, Page
from eventkb.importers.article.instructions import command_of

BULLET = re.compile(r"(?P<sign>[•·▪◦‣●○*–-]|o(?=\s\s))\s+")
NUMBER = re.compile(r"(?P<sign>\(?\d{1,3}[.)]|[a-h][.)])\s+")
HEADING = re.compile(r"#{1,6}\s+")
PIPES = re.compile(r"\|.*\|\s*")
RULER = re.compile(r"[|\s:=_-]+")
ADDRESS = re.compile(r"(?:URL|Source|Address|Quelle|Adresse)?:?\s*(?P<url>https?://\S+)", re.IGNORECASE)
LINK = re.compile(r"\[(?P<words>[^\]\n]{1,300})\]\((?P<url>https?://[^)\s]{1,500})\)")
NARROWEST, WIDEST = 60, 100
"""Characters of the longest line of a text whose lines were broken because they were full."""

FULL = 15
"""Characters by which a line that was full may be shorter than the longest one."""

BEGINNING = re.compile(r"\w{3,12}(?:\s{2,}|:\s)")
"""A word with a distance behind it begins something of its own, such as a note."""

TAB = 4


def blocks_of_text(text: str) -> Page:
    """The blocks of a text. The first line that is only an address is that of the page."""
    lines = [(number, line.expandtabs(TAB) if line[:1] == "\t" else line) for number, line in _lines(text)]
    address = next((match["url"] for _, line in lines[:10] if (match := ADDRESS.fullmatch(line.strip()))), "")
    return Page(tuple(_blocks(_joined(lines))), address=address)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        yield number, line.rstrip().replace("\N{NO-BREAK SPACE}", " ").rstrip()


def _joined(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines with those joined that were broken because they were full."""
    widest = max((len(line) for _, line in lines), default=0)
    fewest = widest - FULL if NARROWEST <= widest <= WIDEST else widest + 1
    open_number, open_line, last = 0, "", ""
    for number, line in lines:
        is_rest = (
            open_line
            and len(last) >= fewest
            and line.strip()
            and _indent(line) == _content(open_line)
            and open_line[-1] not in ".:!?…"
            and not _sign(line.strip())
            and not BEGINNING.match(line.strip())
            and not command_of(open_line)
            and "\t" not in open_line
        )
        last = line
        if is_rest:
            open_line = f"{open_line} {line.strip()}"
            continue
        yield open_number, open_line
        open_number, open_line = number, line
    yield open_number, open_line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _content(line: str) -> int:
    """The column where the words of a line begin, behind its bullet or number."""
    sign = _sign(line.strip())
    return _indent(line) + (sign.end() if sign else 0)


def _sign(line: str) -> re.Match[str] | None:
    return BULLET.match(line) or NUMBER.match(line)


def _blocks(lines: Iterator[tuple[int, str]]) -> Iterator[Block]:
    columns: list[int] = []
    for number, line in lines:
        words = line.strip()
        if not words or ADDRESS.fullmatch(words):
            continue
        indent = _indent(line)
        sign = _sign(words)
        while columns and columns[-1] >= indent:
            columns.pop()
        if PIPES.fullmatch(words) or "\t" in words:
            columns.clear()
            yield from _row(words, number)
        elif heading := HEADING.match(words):
            columns.clear()
            yield Block(text=words[heading.end() :].strip("# "), line=number, form=Form.HEADING)
        elif sign:
            columns.append(indent)
            form = Form.CHOICE if BULLET.match(words) else Form.STEP
            yield _block(words[sign.end() :], number, form, len(columns))
        else:
            yield _block(words, number, Form.PARAGRAPH, len(columns))


def _block(words: str, line: int, form: Form, depth: int) -> Block:
    links = tuple((match["words"], match["url"]) for match in LINK.finditer(words))
    return Block(text=LINK.sub(r"\g<words>", words), line=line, form=form, depth=depth, links=links)


def _row(words: str, line: int) -> Iterator[Block]:
    """A row whose cells are separated by tabs or vertical bars; a line under the headings is left out."""
    if not RULER.fullmatch(words):
        cells = tuple(cell.strip().strip("*") for cell in re.split(r"\t+|(?<!\\)\|", words.strip("|")))
        yield Block(text=" ".join(cells), line=line, form=Form.ROW, cells=cells)
