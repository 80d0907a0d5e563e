"""Phrases that diagnostics share: a shortened text, a text in quotes, the nearest known word."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

WIDTH = 60
SHORTEST_BEGINNING = 3
SHORTEST_FENCE = 3
TICKS = re.compile(r"`+")


def shortened(text: str, width: int = WIDTH) -> str:
    """A text on one line, with `…` where it was too long."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def quoted(text: str, width: int = WIDTH) -> str:
    """A text as it can be typed into YAML: in double quotes, or in single ones where it has quotes or backslashes."""
    line = shortened(text, width)
    if '"' in line or "\\" in line:
        return "'" + line.replace("'", "''") + "'"
    return f'"{line}"'


def fenced(text: str, language: str) -> str:
    """A Markdown block of code, whose fence is longer than any in the text."""
    fence = "`" * max(SHORTEST_FENCE, _longest_ticks(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def coded(text: str) -> str:
    """A name as Markdown code, with more backticks around it than in it."""
    ticks = "`" * (_longest_ticks(text) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{blank}{text}{blank}{ticks}"


def _longest_ticks(text: str) -> int:
    return max(map(len, TICKS.findall(text)), default=0)


def written(key: str | None, value: str) -> str:
    """A line to type: `key: value`, or an item of a list where there is no key."""
    return f"{key}: {value}" if key else f"- {value}"


def one_of(words: Iterable[str], conjunction: str = "or") -> str:
    """Words as a sentence lists alternatives: `a`, `b` or `c`."""
    marked = [f"`{word}`" for word in words]
    return f" {conjunction} ".join([", ".join(marked[:-1]), marked[-1]]) if len(marked) > 1 else "".join(marked)


def spaces(number: int) -> str:
    return f"{number} space" if number == 1 else f"{number} spaces"


def indent_by(number: int) -> str:
    """What to do with a line that is indented wrongly."""
    return f"indent it by {spaces(number)}" if number else "begin it at the margin"


def folded(word: str) -> str:
    """A word as it is compared: without case, and with one kind of separator."""
    return word.strip().strip("\"'").casefold().replace("-", "_").replace(" ", "_")


def slip(word: str, names: Iterable[str]) -> str | None:
    """The name that differs from a word by case, or by one letter that is missing, too many, wrong or exchanged."""
    typed = folded(word)
    return next((name for name in names if _is_slip(typed, folded(name))), None)


def _is_slip(word: str, name: str) -> bool:
    if word == name:
        return True
    start = next((n for n, (left, right) in enumerate(zip(word, name, strict=False)) if left != right), None)
    if start is None:
        return abs(len(word) - len(name)) == 1
    rest, other = word[start:], name[start:]
    exchanged = f"{rest[1:2]}{rest[:1]}{rest[2:]}"
    return rest[1:] in (other, other[1:]) or rest == other[1:] or exchanged == other


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant: the same without case, the only one with this beginning, or a similar one."""
    by_folded = {folded(name): name for name in names}
    word_folded = folded(word)
    if word_folded in by_folded:
        return by_folded[word_folded]
    longer = [name for name in by_folded if len(word_folded) >= SHORTEST_BEGINNING and name.startswith(word_folded)]
    similar = longer if len(longer) == 1 else get_close_matches(word_folded, by_folded, n=1)
    return by_folded[similar[0]] if similar else None
