"""Frame HTML, as an engine renders it, cut at its slots. Knows no engine and no event."""

from eventkb.frame.slots import Frame, cut, dense, encoded_page, fill, page, with_current

__all__ = ["Frame", "cut", "dense", "encoded_page", "fill", "page", "with_current"]
