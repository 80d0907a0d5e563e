"""Nested actions, notes and commands of the blocks of an article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from eventkb.importers.article.block import Block, Form
from eventkb.importers.article.prose import Prose
from eventkb.importers.harvest import ImportedAction, Texts

CMDLET = re.compile(
    r"(?:\[PS\].*?>\s*|PS [^>]*>\s*)?(?P<command>[A-Z][a-z]+-[A-Z][A-Za-z]+(?:\s+[-\"'$@({|\w].*|\s*\|.*)?)", re.DOTALL
)
PROGRAM = re.compile(
    r"(?:[A-Z]:\\[^>]*>\s*)?(?P<command>(?:net|sc|netsh|wevtutil|ipconfig|nslookup|dcdiag|repadmin|nltest|eseutil|isinteg"
    r"|chkdsk|w32tm|gpupdate|gpresult|sfc|dism|certutil|setspn|klist|ping|telnet|portqry|vssadmin|diskpart)\s+\S.*)"
)
SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?]$")
"""The end of a sentence, which no command has."""


@dataclass(slots=True)
class Item:
    """An item as its blocks build it up, with those within it."""

    block: Block
    paragraphs: list[Block] = field(default_factory=list)
    items: list["Item"] = field(default_factory=list)


def items_of(blocks: Sequence[Block]) -> tuple[list[Block], list[Item]]:
    """The paragraphs before the first item, and the items with what belongs to each. Later paragraphs are items."""
    before: list[Block] = []
    items: list[Item] = []
    open_items: list[Item] = []
    for block in blocks:
        is_item = block.form in {Form.CHOICE, Form.STEP}
        if not is_item and block.depth == 0:
            open_items = []
            if items:
                items.append(Item(block))
            else:
                before.append(block)
            continue
        del open_items[max(0, block.depth - is_item) :]
        if not is_item:
            (open_items[-1].paragraphs if open_items else before).append(block)
            continue
        item = Item(block)
        (open_items[-1].items if open_items else items).append(item)
        open_items.append(item)
    return before, items


def command_of(text: str) -> tuple[str, str] | None:
    """The shell and the command, if a text is one."""
    for shell, pattern in (("powershell", CMDLET), ("cmd", PROGRAM)):
        match = pattern.fullmatch(text.strip())
        if match and " " in match["command"].strip() and not SENTENCE.search(match["command"]):
            return shell, match["command"].strip()
    return None


def actions_of(blocks: Sequence[Block], prose: Prose) -> tuple[Texts, tuple[ImportedAction, ...]]:
    """The introduction and the actions of a part.

    Numbered items are the steps of one action, whose text is the introduction.
    """
    before, items = items_of(blocks)
    leading = [item for item in items if item.block.form is Form.STEP]
    if leading and leading[0] is items[0]:
        following = [item for item in items if item.block.form is not Form.STEP]
        steps = tuple(_action(item, prose) for item in leading)
        action = ImportedAction(text=prose.text(before) or _first(steps), steps=steps)
        return {}, (action, *(_action(item, prose) for item in following))
    if not items:
        return {}, tuple(_paragraphs(before, prose))
    return prose.text(before), tuple(_action(item, prose) for item in items)


def _first(steps: Sequence[ImportedAction]) -> Texts:
    return steps[0].text if steps else {}


def _paragraphs(blocks: Sequence[Block], prose: Prose) -> Iterator[ImportedAction]:
    """Each paragraph as an action; a command or a note belongs to the one before it."""
    items: list[Item] = []
    for block in blocks:
        if items and (command_of(block.text) or prose.note(block) is not None):
            items[-1].paragraphs.append(block)
        else:
            items.append(Item(block))
    yield from (_action(item, prose) for item in items)


def _action(item: Item, prose: Prose) -> ImportedAction:
    """An action with its command, note, and the ways or steps within it."""
    command = next(filter(None, (command_of(block.text) for block in item.paragraphs)), None)
    notes = [note for block in item.paragraphs if (note := prose.note(block)) is not None]
    rest = [
        block
        for block in item.paragraphs
        if prose.note(block) is None and (not command or command_of(block.text) != command)
    ]
    own_text = replace(item.block, form=Form.PARAGRAPH, depth=0)
    text = prose.text([own_text, *rest])
    inner = tuple(_action(below, prose) for below in item.items)
    is_ordered = bool(item.items) and item.items[0].block.form is Form.STEP
    return ImportedAction(
        text=text,
        choices=() if is_ordered else inner,
        steps=inner if is_ordered else (),
        note=prose.text(notes) if notes else {},
        command=command or command_of(item.block.text),
    )
