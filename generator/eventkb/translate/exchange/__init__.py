"""Translators' files: written from units, and read back. One format a file; which it is, is known by what is in it."""

from collections.abc import Callable, Iterable, Mapping

from eventkb.model.locale import Locale
from eventkb.translate.exchange import po, xliff1, xliff2
from eventkb.translate.exchange.entry import Entry, Exchanged, ExchangeFault, Previous
from eventkb.translate.exchange.xml import parsed
from eventkb.translate.unit import Unit

Write = Callable[[Iterable[Unit], Locale, Locale, Previous], bytes]

FORMATS: Mapping[str, Write] = {"po": po.write, "xliff": xliff1.write, "xliff2": xliff2.write}
"""By the words of `--format`."""

XLIFF = {xliff1.NAMESPACE: xliff1.read, xliff2.NAMESPACE: xliff2.read}


def read(data: bytes) -> Exchanged:
    """What a translator's file holds.

    Raises:
        ExchangeFault: it is none, or is broken.
    """
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        root = parsed(data)
        namespace = root.tag.partition("}")[0].lstrip("{")
        if namespace not in XLIFF:
            raise ExchangeFault("this is no XLIFF 1.2 or 2.0. Export from your program as one of these, or as PO.")
        return XLIFF[namespace](root)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ExchangeFault(f"byte {wrong.start} is no UTF-8. Save the file in this encoding.") from wrong
    if "msgid" not in text:
        raise ExchangeFault("this is neither a PO file nor XLIFF.")
    return po.read(text)


__all__ = ["FORMATS", "Entry", "ExchangeFault", "Exchanged", "read"]
