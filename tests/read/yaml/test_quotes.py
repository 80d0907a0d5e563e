"""Quotation marks that don't close, or close too early."""

import pytest

from tests.read.reading import report, reported


@pytest.mark.parametrize(
    ("typed", "code", "help"),
    [
        ('message: "Off.\nlevel: error', "E020", 'close the quotation mark: message: "Off."'),
        ("message: 'Off.\nlevel: error", "E020", "close the quotation mark: message: 'Off.'"),
        ('message: "A" is "B"', "E021", 'message: \'"A" is "B"\''),
        ("message: 'It's off.'", "E021", 'message: "It\'s off."'),
        ('message: "C:\\queue\\x"', "E022", "message: 'C:\\queue\\x'"),
        ('message: "The folder C:\\temp\\"', "E022", "message: 'The folder C:\\temp\\'"),
        ('summary: {en: "One, de: "Eins"}', "E020", 'close the quotation mark: "One"'),
    ],
)
def test_the_right_line_is_offered(typed: str, code: str, help: str) -> None:
    """Typing what the help says fixes the text."""
    actual_code, _, actual_help = reported(typed)
    assert actual_code == code and actual_help.endswith(help)


def test_a_quotation_mark_that_swallows_keys_is_reported_even_if_it_closes() -> None:
    """A text that ends at a quotation mark some keys later is reported where it begins."""
    code, marked, _ = reported('symbolic_name: "Smtp\nlevel: error\nchannel: "\nversions: ["1.0"]')
    assert (code, marked) == ("E020", '"Smtp')


def test_a_long_text_in_quotation_marks_is_fine() -> None:
    """A text in quotation marks may go over several lines."""
    assert report('message: "The connector is off,\n  and so is the queue."') == []
