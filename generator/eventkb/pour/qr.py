"""A URL as a QR code, for an article on paper. The only import of zxing-cpp."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

MASK = 2
"""The pattern that breaks up even areas (ISO/IEC 18004, 7.8.2). Any can be read; to try all eight takes seven times as
long, and for 60 URLs of articles this one was as good as the chosen ones by the standard's own points."""


@lru_cache(maxsize=8)  # an event's article has the same one in every language
def qr(url: str) -> str:
    """The code as a `data:` URL: black and white, one pixel per square, without a border.

    As an SVG with lines the same squares would take five times the bytes.
    """
    from PIL import Image  # noqa: PLC0415 - 20 ms, which a site without an address has no use for
    from zxingcpp import BarcodeFormat, create_barcode  # noqa: PLC0415 - the same

    squares = create_barcode(url, BarcodeFormat.QRCode, ec_level="M", data_mask=MASK).to_image(add_quiet_zones=False)
    file = BytesIO()
    Image.fromarray(squares).convert("1").save(file, "PNG")
    return "data:image/png;base64," + b64encode(file.getvalue()).decode()
