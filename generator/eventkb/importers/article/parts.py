"""Which part of an article each block of a page belongs to: by the labels above them, or beside them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from eventkb.importers.article.block import Block, Form, Page
from eventkb.importers.reading import Settings
from eventkb.importers.table import folded

LONG = frozenset({"explanation", "impact", "user_action", "verification", "references"})
"""Parts of more than one paragraph, which go on up to the next label."""

FACTS = frozenset({"modified", "product", "version", "id", "source", "category", "symbolic_name", "level", "channel"})
MESSAGE, SUMMARY, NOTHING, ROW, NOTE, LEAD = "message", "summary", "nothing", "row", "note", "lead"
NOT_LABELS = frozenset({NOTE, LEAD, ROW})
"""Words that stand in front of something and not above a part."""

TITLE = re.compile(r"(?P<source>\S.{0,200}?)[\s:#-]+(?P<id>\d{1,10})\s*")
IN_TITLE = re.compile(r"(?P<label>\D{2,20}?)\s*(?P<id>\d{1,10})\s*[-—–:|]\s*(?P<source>[^|—–]{2,200}?)\s*(?:[|—–].*)?")
INLINE = re.compile(r"(?P<label>[^:\t]{2,60}?)(?::\s*|\s{3,})(?P<value>\S.*)", re.DOTALL)
FEWEST_COLUMNS = 3
PLACEHOLDER = re.compile(r"%\d")


@dataclass(slots=True, kw_only=True)
class Parts:
    """A page taken apart: facts as they are written, the blocks of each part, and rows of a table of events.

    `columns` are the fields of the rows.
    """

    page: Page
    facts: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, list[Block]] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    rows: list[Block] = field(default_factory=list)


def parts_of(page: Page, settings: Settings) -> Parts:
    """Takes a page apart."""
    labels = {label: field for label, field in settings.labels.items() if field not in NOT_LABELS}
    parts = Parts(page=page)
    _Sorting(parts, labels, _table_words(settings.labels)).sort()
    _title(parts, labels)
    return parts


def _table_words(labels: Mapping[str, str]) -> dict[str, str]:
    """The fields of columns of a table of events: those of details, and one for the message."""
    fields = {label: MESSAGE if name == ROW else name for label, name in labels.items()}
    return {label: name for label, name in fields.items() if name in FACTS | {MESSAGE}}


class _Sorting:
    """Goes through the blocks of a page; `field` is the part that is open."""

    def __init__(self, parts: Parts, labels: Mapping[str, str], columns: Mapping[str, str]) -> None:
        self.parts, self.labels, self.columns = parts, labels, columns
        self.blocks = list(parts.page.blocks)
        self.field = ""
        later = [self._label(block.text) for block in self.blocks]
        self.has_explanation = "explanation" in later
        self.pending: list[Block] = []

    def sort(self) -> None:
        for block in self.blocks:
            if self.parts.columns:
                self._cell(block)
            elif not self._head(block) and not (block.depth == 0 and self._labelled(block)):
                self._content(block)

    def _label(self, text: str) -> str:
        return self.labels.get(folded(text), "") if len(text) < 60 else ""  # noqa: PLR2004 - no label is longer

    def _labelled(self, block: Block) -> bool:
        """Opens a part if a block is a label, alone or with a value beside it."""
        field = self._label(block.text)
        if field:
            self.field = field
            return True
        if block.form is Form.ROW and (field := self._label(block.cells[0])):
            value = " ".join(cell for cell in block.cells[1:] if cell)
            return self._beside(field, replace(block, text=value, form=Form.PARAGRAPH, cells=()))
        match = INLINE.fullmatch(block.text)
        field = self._label(match["label"]) if match else ""
        if not match or not field or (self.field == MESSAGE and PLACEHOLDER.search(match["value"])):
            return False
        if field in LONG and not match["value"][0].isupper():
            return False
        return self._beside(field, replace(block, text=match["value"].strip()))

    def _beside(self, field: str, value: Block) -> bool:
        self.field = field
        if value.text:
            self._content(value)
            if field not in LONG:
                self.field = "" if field != MESSAGE else MESSAGE
        return True

    def _content(self, block: Block) -> None:
        """Puts a block into the part that is open; a fact is one block, a message may have more."""
        if self.field in FACTS:
            self.parts.facts.setdefault(self.field, block.text)
            self.field = ""
        elif self.field in {MESSAGE, SUMMARY}:
            is_whole = bool(self.parts.blocks.get(self.field)) and (self.field == SUMMARY or not self.has_explanation)
            self.field = "explanation" if is_whole else self.field
            self.parts.blocks.setdefault(self.field, []).append(block)
        elif self.field in LONG:
            self.parts.blocks.setdefault(self.field, []).append(block)

    def _headings(self, text: str) -> tuple[str, ...]:
        """The headings of a table that a text has on one line: a run of labels."""
        words = text.split()
        headings: list[str] = []
        while words and len(headings) < len(text):
            length = next((n for n in range(len(words), 0, -1) if folded(" ".join(words[:n])) in self.columns), 0)
            if not length:
                return ()
            headings.append(" ".join(words[:length]))
            words = words[length:]
        return tuple(headings)

    def _head(self, block: Block) -> bool:
        """Begins a table of events if a block is its headings."""
        headings = block.cells if block.form is Form.ROW else self._headings(block.text)
        fields = tuple(self.columns.get(folded(heading), "") for heading in headings)
        if len(fields) < FEWEST_COLUMNS or not {"id", MESSAGE} <= set(fields):
            return False
        self.parts.columns = fields
        return True

    def _cell(self, block: Block) -> None:
        """Adds a row of the table, or a cell of one that was saved as paragraphs."""
        if block.form is Form.ROW:
            self.parts.rows.append(block)
            return
        self.pending.append(block)
        if len(self.pending) == len(self.parts.columns):
            cells = tuple(part.text for part in self.pending)
            self.parts.rows.append(replace(self.pending[0], form=Form.ROW, cells=cells))
            self.pending = []


def _title(parts: Parts, labels: Mapping[str, str]) -> None:
    """Completes the source and the ID by the title: `Backup 1001`, or `Event ID 1001 - Backup`."""
    for title in _titles(parts.page):
        match = TITLE.fullmatch(title)
        other = IN_TITLE.fullmatch(title)
        if other and labels.get(folded(other["label"])) == "id":
            match = other
        elif match and labels.get(folded(match["source"])) == "id":
            match = None
        if match:
            parts.facts.setdefault("source", match["source"].strip())
            parts.facts.setdefault("id", match["id"])
            return


def _titles(page: Page) -> Iterator[str]:
    yield from (block.text for block in page.blocks[:3])
    yield from (block.text for block in page.blocks[3:] if block.form is Form.HEADING)
    yield page.title
