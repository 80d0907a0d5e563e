"""Whether the pages of two sites have the same parts: each element with its classes and the names of its attributes."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

Parts = Mapping[str, Counter[str]]
"""The elements of each page, by its path in the site."""

ARTICLE = re.compile(r"[a-z]+/[^/]+/\d+/index\.html")
TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
"""A term of the glossary, which only our own pages mark."""


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = next((f".{value.replace(' ', '.')}" for name, value in attrs if name == "class" and value), "")
        names = "".join(sorted(f"[{name}]" for name, _ in attrs if name != "class"))
        self.found[f"{tag}{classes}{names}"] += 1


def parts(site: Path) -> Parts:
    """The elements of all articles of a site."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("index.html"))}
    return {name: _elements(path.read_text("utf-8")) for name, path in files.items() if ARTICLE.fullmatch(name)}


def differences(ours: Parts, theirs: Parts) -> Iterator[str]:
    """What pages of one site have and those of the other lack, each kind of element with the number of its places."""
    for words, those, others in (("only in ours", ours, theirs), ("only in theirs", theirs, ours)):
        more: Counter[str] = Counter()
        for name, elements in those.items():
            more += elements - others.get(name, Counter())
        yield from (f"{element}, {number} times {words}" for element, number in more.most_common())


def _elements(html: str) -> Counter[str]:
    parser = _Elements()
    parser.feed(TERM.sub(r"\1", html))
    return parser.found
