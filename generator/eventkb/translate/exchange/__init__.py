"""Files for translation tools: written from units and read back. One module for each format."""

from collections.abc import Callable, Iterable, Mapping

from eventkb.model.locale import Locale
from eventkb.translate.exchange import po, xliff1, xliff2
from eventkb.translate.exchange.entry import Entry, Exchanged, ExchangeFault, Previous
from eventkb.translate.exchange.xml import parsed
from eventkb.translate.unit import Unit

Write = Callable[[Iterable[Unit], Locale, Locale, Previous], bytes]

FORMATS: Mapping[str, Write] = {"po": po.write, "xliff": xliff1.write, "xliff2": xliff2.write}
"""The writers by the values of `--format`."""

XLIFF = {xliff1.NAMESPACE: xliff1.read, xliff2.NAMESPACE: xliff2.read}


LARGEST = 64 * 1024 * 1024
"""Bytes. 10,000 articles take about a third of it."""

XML_BEGINNINGS = (b"<", b"\xff\xfe", b"\xfe\xff", b"\x00<")


def read(data: bytes) -> Exchanged:
    """The content of a translation file. The format is recognised by the content.

    Raises:
        ExchangeFault: the format is unknown, the file is broken or too large, or it translates a text in two ways.
    """
    exchanged = _parsed(data)
    targets: dict[str, str] = {}
    for entry in exchanged.entries:
        if targets.setdefault(entry.name, entry.target) != entry.target:
            raise ExchangeFault(f"{entry.name} is in this file with two translations. Delete one of them.")
    return exchanged


def _parsed(data: bytes) -> Exchanged:
    if len(data) > LARGEST:
        raise ExchangeFault(f"this file has more than {LARGEST:,} bytes. Export a part of the texts, such as a source.")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(XML_BEGINNINGS):
        root = parsed(data)
        namespace = root.tag.partition("}")[0].lstrip("{")
        if namespace not in XLIFF:
            raise ExchangeFault("this is not XLIFF 1.2 or 2.0. Export one of these or PO from your translation tool.")
        return XLIFF[namespace](root)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ExchangeFault(f"byte {wrong.start} is not UTF-8. Save the file in this encoding.") from wrong
    if "msgid" not in text:
        raise ExchangeFault("this is neither a PO file nor XLIFF.")
    return po.read(text)


__all__ = ["FORMATS", "LARGEST", "Entry", "ExchangeFault", "Exchanged", "Previous", "read"]
