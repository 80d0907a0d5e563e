"""The picture that a chat shows beside a link: source, ID, level and message, in all languages. The only import of
Pillow's drawing.

Of 1200 x 630 pixels chats cut nothing off; https://ogp.me names no size.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.pour.edition import Edition, first_line

WIDTH, HEIGHT, MARGIN, EDGE = 1200, 630, 72, 20
INK, SOFT, GROUND, ACCENT = "#12181e", "#58636f", "#ffffff", "#0a566e"
LEVELS = {
    "critical": "#7a0d17",
    "error": "#a01521",
    "warning": "#946000",
    "audit-failure": "#a01521",
}
"""Colours of levels that need action. All other levels have the accent."""

MOST_LINES = 3
LONGEST = 300
"""Characters of a text that are measured; far fewer fit."""
COLOURS = 32
"""Letters need few shades; with so few colours the file is a third as large."""


class Style(NamedTuple):
    """How a text of the picture looks; `size` is in pixels."""

    size: int
    weight: str
    colour: str


@frozen_dataclass(kw_only=True)
class Card:
    """What the picture says. `messages` has one message per language."""

    source: str
    id: EventId
    level: str
    level_words: str
    symbolic_name: str
    messages: tuple[str, ...]
    site: str


def card(editions: Sequence[Edition], event: Event) -> Card:
    """The card of an event."""
    levels = [edition.level_word(event) for edition in editions] if event.level else []
    level = editions[0].kind_of(event).level(event.level) if event.level else None
    messages = (first_line(edition.local(event.message, event.translation).value) for edition in editions)
    return Card(
        source=event.key.source,
        id=event.key.id,
        level=(level.tone or level.name) if level else event.level or "",
        level_words=" · ".join(dict.fromkeys(levels)),
        symbolic_name=event.symbolic_name or "",
        messages=tuple(dict.fromkeys(messages)),
        site=editions[0].site.name,
    )


def picture(card: Card) -> bytes:
    """The card as a PNG file; the same bytes for the same card."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(image)
    colour = LEVELS.get(card.level, ACCENT)
    draw.rectangle((0, 0, EDGE, HEIGHT), fill=colour)
    top = _paragraph(draw, card.source, Style(60, "Bold", INK), top=MARGIN - 16)
    top = _paragraph(draw, str(card.id), Style(108, "Bold", ACCENT), top=top - 14)
    if card.level_words:
        top = _paragraph(draw, card.level_words, Style(34, "Bold", colour), top=top + 8)
    top += 22
    most = MOST_LINES if len(card.messages) == 1 else 2
    for message in card.messages:
        top = _paragraph(draw, message, Style(36, "Regular", INK), top=top, most=most) + 14
    foot = " · ".join(part for part in (card.symbolic_name, card.site) if part)
    _paragraph(draw, foot, Style(28, "Regular", SOFT), top=HEIGHT - 64)
    png = BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(png, "PNG")
    return png.getvalue()


def _paragraph(draw: ImageDraw.ImageDraw, text: str, style: Style, *, top: int, most: int = 1) -> int:
    """Draws a text in at most `most` lines that fit; returns the height at which it ends."""
    font = _font(style.weight, style.size)
    for line in _wrapped(draw, text, font, most):
        draw.text((MARGIN, top), line, fill=style.colour, font=font)
        top += round(style.size * 1.25)
    return top


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    lines = [""]
    for word in text[:LONGEST].split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    shown = [_fitted(draw, line, font) for line in lines[:most]]
    if len(lines) > most:
        shown[-1] = _fitted(draw, f"{shown[-1]} …", font)
    return shown


def _fitted(draw: ImageDraw.ImageDraw, line: str, font: ImageFont.FreeTypeFont) -> str:
    """A line, shortened to the width of the picture."""
    while draw.textlength(line, font) > WIDTH - 2 * MARGIN:
        line = f"{line.rstrip('… ')[:-1]}…"
    return line


def font_name() -> str:
    """What the letters of the pictures are called.

    Raises:
        OSError, ModuleNotFoundError: they are not there, or can't be read.
    """
    return " ".join(filter(None, _font("Regular", 28).getname()))


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    data = (files("font_source_sans_pro") / f"files/SourceSansPro-{weight}.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size)
