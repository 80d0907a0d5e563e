"""A page that was saved as HTML, as its blocks. Scripts, styles, menus and forms are left out."""

import re
from html.parser import HTMLParser

from eventkb.importers.article.block import Block, Form, Link, Page

BREAKING = frozenset({
    "p", "div", "section", "article", "main", "header", "body", "blockquote", "pre", "dl", "dt", "dd", "br", "hr",
    "figure", "table", "tr", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "thead", "tbody", "caption",
    "details", "summary", "form",
})  # fmt: skip
SKIPPED = frozenset({"script", "style", "nav", "footer", "noscript", "template", "select", "svg", "button"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th"})
LISTS = {"ul": Form.CHOICE, "ol": Form.STEP}
MOST_BLOCKS = 50_000
DEEPEST = 20
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(?P<url>https?://\S+)")


def blocks_of_page(text: str) -> Page:
    """The blocks of a page, with its title, and its address as the page or the browser that saved it says."""
    reader = _Page()
    reader.feed(text)
    reader.close()
    reader.flush()
    return Page(tuple(reader.blocks[:MOST_BLOCKS]), title=reader.title.strip(), address=reader.address)


class _Page(HTMLParser):
    """Collects blocks; a row of a table counts as one as long as there is only text in its cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title = self.address = ""
        self.words: list[str] = []
        self.links: list[Link] = []
        self.href = ""
        self.link_words: list[str] = []
        self.lists: list[Form] = []
        self.item: Form | None = None
        self.heading = False
        self.cells: list[str] | None = None
        self.skipped = 0
        self.in_title = False
        self.line = 1

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag in SKIPPED:
            self.skipped += 1
        elif tag == "title":
            self.in_title = True
        elif tag in {"link", "meta"}:
            self._head(values)
        elif tag == "a":
            self.href, self.link_words = values.get("href", ""), []
        elif tag in BREAKING | CELLS:
            self._opened(tag)

    def _head(self, values: dict[str, str]) -> None:
        address = values.get("href", "") if values.get("rel") == "canonical" else ""
        if values.get("property") == "og:url":
            address = values.get("content", "")
        if address.startswith(("https://", "http://")):
            self.address = self.address or address

    def _opened(self, tag: str) -> None:
        if self.cells is not None and tag in {"table", "ul", "ol", "tr"} | HEADINGS:
            self._broken()
        if tag in CELLS and self.cells is not None:
            self.cells.append("")
            return
        if self.cells is not None:
            self.words.append("\n" if tag in {"br", "p", "pre"} else " ")
            return
        self.flush()
        if tag in LISTS and len(self.lists) < DEEPEST:
            self.lists.append(LISTS[tag])
        elif tag == "li":
            self.item = self.lists[-1] if self.lists else Form.CHOICE
        elif tag in HEADINGS:
            self.heading = True
        elif tag == "tr":
            self.cells = []

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipped = max(0, self.skipped - 1)
        elif tag == "title":
            self.in_title = False
        elif tag == "a":
            self._linked()
        elif tag in CELLS and self.cells:
            self.cells[-1] = self._taken()
        elif tag == "tr" and self.cells is not None:
            self._row()
        elif tag in BREAKING and self.cells is None:
            self.flush()
            if tag in LISTS and self.lists:
                self.lists.pop()
                self.item = None
            self.heading = self.heading and tag not in HEADINGS

    def handle_comment(self, data: str) -> None:
        match = SAVED_FROM.search(data)
        if match and not self.address:
            self.address = match["url"]

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data
        elif not self.skipped and data:
            if not self.words:
                self.line = self.getpos()[0]
            self.words.append(data)
            if self.href:
                self.link_words.append(data)

    def _linked(self) -> None:
        words = " ".join("".join(self.link_words).split())
        if words and self.href.startswith(("https://", "http://")):
            self.links.append((words, self.href))
        self.href = ""

    def _taken(self) -> str:
        text = "\n".join(" ".join(line.split()) for line in "".join(self.words).split("\n"))
        self.words = []
        return re.sub(r"\n{2,}", "\n", text).strip()

    def _row(self) -> None:
        cells, self.cells = self.cells or [], None
        links, self.links = tuple(self.links), []
        if any(cells):
            form = Form.ROW if len(cells) > 1 else Form.PARAGRAPH
            text = " ".join(cells)
            self.blocks.append(Block(text=text, line=self.line, form=form, cells=tuple(cells), links=links))

    def _broken(self) -> None:
        """A table that only places things on the page: its cells are ordinary blocks."""
        for cell in [*(self.cells or []), self._taken()]:
            if cell:
                self.blocks.append(Block(text=cell, line=self.line))
        self.cells = None

    def flush(self) -> None:
        """Ends the block that is open."""
        text = " ".join("".join(self.words).split())
        self.words = []
        links, self.links = tuple(self.links), []
        if not text:
            return
        depth = len(self.lists)
        form = Form.HEADING if self.heading else self.item or Form.PARAGRAPH
        self.blocks.append(Block(text=text, line=self.line, form=form, depth=max(depth, bool(self.item)), links=links))
        self.item = None
