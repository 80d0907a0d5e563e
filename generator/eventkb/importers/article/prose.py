"""Texts of blocks as contributors' Markdown, each under the language that it is in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from eventkb.importers.article.block import Block, Form
from eventkb.importers.harvest import Texts
from eventkb.importers.reading import Settings
from eventkb.importers.table import folded
from eventkb.language.markup import literal
from eventkb.language.recognition import counted, recognized

NOTE = re.compile(r"(?P<label>\w{3,12})(?:\s{2,}|:\s*)(?P<text>\S.*)", re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\w)")
CERTAIN = 2
"""Words of a language that a sentence has at least if it is certainly in another one than its paragraph."""


class Prose:
    """Makes texts of blocks. A block in no language that can be told is in that of the one before it."""

    def __init__(self, settings: Settings, blocks: Iterable[Block]) -> None:
        self.telling = settings.telling
        self.notes = frozenset(label for label, field in settings.labels.items() if field == "note")
        self.leads = tuple(label for label, field in settings.labels.items() if field == "lead")
        spoken = [language for block in blocks if (language := self.language(block.text))]
        self.usual = max(spoken, key=spoken.count, default="") or settings.neutral

    def language(self, text: str) -> str:
        """The language of a text; empty if it can't be told."""
        return recognized(self.telling, text) or ""

    def note(self, block: Block) -> Block | None:
        """The note that a block is, without the word before it; None for another block."""
        match = NOTE.fullmatch(block.text)
        return replace(block, text=match["text"]) if match and folded(match["label"]) in self.notes else None

    def is_lead(self, block: Block) -> bool:
        """Whether a block only leads to links that follow: `For more information, see the following topics:`."""
        return block.text.endswith(":") and folded(block.text).startswith(self.leads) if self.leads else False

    def text(self, blocks: Sequence[Block]) -> Texts:
        """The blocks under their languages, as Markdown."""
        texts: dict[str, list[str]] = {}
        last = ""
        for number, block in enumerate(blocks):
            following = (self.language(other.text) for other in blocks[number + 1 :])
            for part in self._parts(block):
                last = self.language(part.text) or last or next(filter(None, following), "") or self.usual
                texts.setdefault(last, []).append(_markdown(part))
        return {language: f"{_joined(parts)}\n" for language, parts in texts.items()}

    def _parts(self, block: Block) -> Iterator[Block]:
        """A block; one whose sentences are certainly in two languages, in parts of one language."""
        sentences = SENTENCE_END.split(block.text) if block.form is not Form.ROW else [block.text]
        languages = [self._certain(sentence) for sentence in sentences]
        if len(set(filter(None, languages))) < CERTAIN:
            yield block
            return
        waiting: list[str] = []
        current = next(filter(None, languages))
        for sentence, language in zip(sentences, languages, strict=True):
            if language and language != current:
                yield replace(block, text=" ".join(waiting))
                waiting, current = [], language
            waiting.append(sentence)
        yield replace(block, text=" ".join(waiting))

    def _certain(self, sentence: str) -> str:
        """The language of a sentence, if it has words of only one."""
        counts: Mapping[str, int] = {
            str(language): count for language, count in counted(self.telling, sentence).items()
        }
        spoken = [language for language, count in counts.items() if count]
        return spoken[0] if len(spoken) == 1 else ""


def _markdown(block: Block) -> str:
    """A block as a paragraph or an item; links are those of the page, everything else is literal."""
    if block.form is Form.ROW:
        return f"- {literal(block.cells[0])}: {literal('; '.join(cell for cell in block.cells[1:] if cell))}"
    text = literal(block.text)
    for words, url in block.links:
        address = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        text = text.replace(literal(words), f"[{literal(words)}]({address})", 1)
    if block.form in {Form.CHOICE, Form.STEP} and block.depth:
        sign = "-" if block.form is Form.CHOICE else "1."
        return f"{'  ' * (block.depth - 1)}{sign} {text}"
    return f"**{text}**" if block.form is Form.HEADING else text


def _joined(parts: Sequence[str]) -> str:
    """Paragraphs with an empty line between them; items without one."""
    pieces = [parts[0]]
    for before, part in pairwise(parts):
        are_items = all(re.match(r"\s*(?:-|1\.) ", text) for text in (before, part))
        pieces.append(("\n" if are_items else "\n\n") + part)
    return "".join(pieces)
