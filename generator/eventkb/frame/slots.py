"""Slots: `⟦name⟧` in a page, plain text that every engine leaves as it is.

A slot alone in a paragraph (`<p>⟦article⟧</p>`, as Markdown renders it) includes the paragraph, since its content has
paragraphs of its own.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from eventkb.model.frozen import frozen_dataclass

SLOT = re.compile(r"<p>\s*⟦([a-z_.]+)⟧\s*</p>|⟦([a-z_.]+)⟧")
GAP = re.compile(r"\s*\n\s*")


@frozen_dataclass(slots=False)
class Frame:
    """A page cut at its slots: `pieces[n]` comes before the slot `names[n]`, the last piece at the end."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]

    @cached_property
    def encoded(self) -> tuple[bytes, ...]:
        """The pieces as files have them: a third of an article, where one dash makes all of it slow to encode."""
        return tuple([piece.encode() for piece in self.pieces])


def cut(html: str) -> Frame:
    """The page cut at its slots."""
    pieces, names, position = [], [], 0
    for match in SLOT.finditer(html):
        pieces.append(html[position : match.start()])
        names.append(match[1] or match[2])
        position = match.end()
    return Frame((*pieces, html[position:]), tuple(names))


def dense(html: str) -> str:
    """A page without the blank lines and indents that templates leave. Frames are a part of every page.

    Only for HTML without preformatted text.
    """
    return GAP.sub("\n", html)


def fill(frame: Frame, values: Mapping[str, str]) -> Frame:
    """The frame with the slots filled that are in `values`; the others stay open."""
    pieces, names = [frame.pieces[0]], []
    for name, following in zip(frame.names, frame.pieces[1:], strict=True):
        if name in values:
            pieces[-1] += values[name] + following
        else:
            names.append(name)
            pieces.append(following)
    return Frame(tuple(pieces), tuple(names))


def with_current(frame: Frame, href: str) -> Frame:
    """The frame with its first link to `href`, which is in the menu, marked as the section that the page is in."""
    link = f'<a href="{href}"'
    pieces = list(frame.pieces)
    place = next((number for number, piece in enumerate(pieces) if link in piece), None)
    if place is not None:
        pieces[place] = pieces[place].replace(link, f'{link} aria-current="true"', 1)
    return Frame(tuple(pieces), frame.names)


def page(frame: Frame, value: Callable[[str], str]) -> str:
    """The page, with each open slot filled with `value(name)`."""
    parts = [frame.pieces[0]]
    for name, following in zip(frame.names, frame.pieces[1:], strict=True):
        parts += (value(name), following)
    return "".join(parts)


def encoded_page(frame: Frame, value: Callable[[str], str]) -> bytes:
    """The same as the bytes of a file."""
    parts = [frame.encoded[0]]
    for name, following in zip(frame.names, frame.encoded[1:], strict=True):
        parts += (value(name).encode(), following)
    return b"".join(parts)
