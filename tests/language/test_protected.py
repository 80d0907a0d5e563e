"""The parts of a text that no translation may lose."""

import pytest

from eventkb.language.protected import blanked, parts, spans, values


@pytest.mark.parametrize(
    ("message", "insertions"),
    [
        ("%1 and %10", ["%1", "%10"]),
        ("%%1 is a percent sign and a digit", []),
        ("%123 is %12 and a digit", ["%12", "%12"]),
        ("100 % and %{}", []),
    ],
)
def test_a_message_has_insertion_strings_as_everywhere(message: str, insertions: list[str]) -> None:
    """`%` and one or two digits is an insertion string, `%%` a percent sign."""
    assert [message[start:end] for start, end in spans(message, is_message=True)] == insertions
    assert values(message) == set(insertions)


def test_prose_keeps_code_links_and_placeholders() -> None:
    """Code, the key of a linked event, an address, and what a reader's value replaces."""
    text = "Run `Get-Queue`, see [[Demo/2|that event]] or [a page](https://a.example/%20), for {{ connector }} and %2."
    assert parts(text) == {"`Get-Queue`", "[[Demo/2", "https://a.example/%20", "{{ connector }}", "%2"}


def test_blanks_keep_positions() -> None:
    """Whoever looks for words in the rest finds their true place."""
    assert blanked("Run `Get-Queue` 2 times %%") == "Run             2 times %%"
