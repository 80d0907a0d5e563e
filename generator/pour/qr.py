"""An address as a QR code, for whoever has the article on paper. The only import of segno."""

from functools import lru_cache

import segno

from generator.markup import Html

MASK = 3
"""Any mask is read by any phone; trying all eight for the prettiest takes five times as long."""


@lru_cache(maxsize=8)  # an event's article has the same one in every language
def qr(url: str) -> Html:
    """An SVG element without size or style: `<svg viewBox=…><path …/></svg>`."""
    code = segno.make_qr(url, error="l", mask=MASK)  # fewer and larger squares; segno corrects more where room is left
    return Html(code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None))
