"""The picture that a chat shows beside a link: source, ID, level and message, in all languages. The only import of
Pillow.

Measures: https://ogp.me names none; 1200 x 630 pixels is what chats cut nothing off from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from eventkb.model.event import Event
from eventkb.pour.edition import Edition, first_line

WIDTH, HEIGHT, MARGIN, EDGE = 1200, 630, 72, 20
INK, SOFT, GROUND, ACCENT = "#12181e", "#58636f", "#ffffff", "#0a566e"
LEVELS = {
    "critical": "#7a0d17",
    "error": "#a01521",
    "warning": "#946000",
    "audit-failure": "#a01521",
}
"""Colours of what should worry; everything else has the accent."""

MOST_LINES = 3
COLOURS = 32
"""Letters need few shades; a picture of so many is a third as large."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says. `messages` are one a language."""

    source: str
    id: int
    level: str
    level_words: str
    symbolic_name: str
    messages: tuple[str, ...]
    site: str


def card(editions: Sequence[Edition], event: Event) -> Card:
    """The card of an event."""
    levels = [one.word("levels", event.level) for one in editions] if event.level else []
    messages = (first_line(one.local(event.message, event.translation).value) for one in editions)
    return Card(
        event.key.source,
        event.key.id,
        event.level or "",
        " · ".join(dict.fromkeys(levels)),
        event.symbolic_name or "",
        tuple(dict.fromkeys(messages)),
        editions[0].site.name,
    )


def picture(found: Card) -> bytes:
    """The card as a PNG file; the same bytes for the same card."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(image)
    colour = LEVELS.get(found.level, ACCENT)
    draw.rectangle((0, 0, EDGE, HEIGHT), fill=colour)
    below = _lines(draw, (found.source,), 60, "Bold", INK, MARGIN - 16, 1)
    below = _lines(draw, (str(found.id),), 108, "Bold", ACCENT, below - 14, 1)
    if found.level_words:
        below = _lines(draw, (found.level_words,), 34, "Bold", colour, below + 8, 1)
    below += 22
    for message in found.messages:
        below = _lines(draw, (message,), 36, "Regular", INK, below, _lines_each(found)) + 14
    foot = " · ".join(part for part in (found.symbolic_name, found.site) if part)
    draw.text((MARGIN, HEIGHT - 64), _fitted(draw, foot, _font("Regular", 28)), fill=SOFT, font=_font("Regular", 28))
    written = BytesIO()
    image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


def _lines_each(found: Card) -> int:
    return MOST_LINES if len(found.messages) == 1 else 2


def _lines(
    draw: ImageDraw.ImageDraw, texts: Sequence[str], size: int, weight: str, colour: str, top: int, most: int
) -> int:
    """Draws texts in lines that fit; the height at which they end."""
    font = _font(weight, size)
    for text in texts:
        for line in _wrapped(draw, text, font, most):
            draw.text((MARGIN, top), line, fill=colour, font=font)
            top += round(size * 1.25)
    return top


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
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
    """A line, cut where it would leave the picture."""
    while draw.textlength(line, font) > WIDTH - 2 * MARGIN:
        line = f"{line.rstrip('… ')[:-1]}…"
    return line


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    data = (files("font_source_sans_pro") / f"files/SourceSansPro-{weight}.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size)
