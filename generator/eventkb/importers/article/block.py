"""What a page consists of, whatever it was saved as: paragraphs, headings, items and rows of tables."""

from enum import Enum, auto

from eventkb.model.frozen import frozen_dataclass

Link = tuple[str, str]
"""The words of a link and its address."""


class Form(Enum):
    """How a block is shown. A choice is an item with a bullet, a step one with a number."""

    PARAGRAPH = auto()
    HEADING = auto()
    CHOICE = auto()
    STEP = auto()
    ROW = auto()


@frozen_dataclass(kw_only=True)
class Block:
    """`depth` is the number of lists around it; a paragraph of depth 1 belongs to the item above it.

    `cells` are those of a row. `line` counts from 1.
    """

    text: str
    line: int
    form: Form = Form.PARAGRAPH
    depth: int = 0
    links: tuple[Link, ...] = ()
    cells: tuple[str, ...] = ()


@frozen_dataclass()
class Page:
    """The blocks of a page in their order, its title, and its address if it says one."""

    blocks: tuple[Block, ...]
    title: str = ""
    address: str = ""
