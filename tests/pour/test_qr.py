"""Permanent links as QR codes."""

import base64
from io import BytesIO

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from eventkb.pour.qr import qr

PARTS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=200)


@given(PARTS, PARTS)
def test_a_code_holds_its_url_however_long_that_is(host: str, slug: str) -> None:
    """One mask for all of them leaves every code readable."""
    url = f"https://{host}.example/e/{slug}/"
    squares = Image.open(BytesIO(base64.b64decode(qr(url).removeprefix("data:image/png;base64,")))).convert("L")
    enlarged = squares.resize((squares.width * 4, squares.height * 4), Image.Resampling.NEAREST)
    (code,) = zxingcpp.read_barcodes(ImageOps.expand(enlarged, 16, 255))
    assert code.text == url
