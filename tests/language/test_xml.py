"""XML is written as the standard library writes it."""

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.xml import escape, quoteattr

TEXTS = st.text(st.sampled_from("ab&<>\"'\n\r\t ü")) | st.text()


@given(TEXTS)
def test_texts_are_escaped_and_attributes_quoted(text: str) -> None:
    """With the quotation marks that need no escaping, where there are any."""
    assert escape(text) == saxutils.escape(text)
    assert quoteattr(text) == saxutils.quoteattr(text)
