"""Each form that a value can have belongs to a rule, and says the same here and in an editor."""

import re

import pytest

from eventkb.read.schema import forms, kinds


@pytest.mark.parametrize(
    ("pattern", "fits", "fails"),
    [
        (kinds.NAME, ["a", "a b", "a\nb", "ß"], ["", " ", " a", "a ", "a\n"]),
        (kinds.DATE, ["2012-09-19"], ["2012-9-19", "12-09-19", "2012-09-19 "]),
        (kinds.INSERTION_NAME, ["a", "a_1", "1"], ["", "A", "a-b", "ä"]),
        (kinds.SLUG, ["a", "a-b", "a1"], ["", "-a", "a-", "a--b", "A", "a_b"]),
        (kinds.GUID, ["5d2b1dfa-1123-4c56-9e0f-8a7b6c5d4e3f"], ["{5d2b1dfa-1123-4c56-9e0f-8a7b6c5d4e3f}", "5d2b1dfa"]),
        (kinds.URL, ["https://a.example/b?c", "http://a"], ["//a.example", "https://", "https://a b", "javascript:a"]),
        (kinds.DIGEST, ["0123456789ab"], ["0123456789AB", "0123456789abc", "0123456789a"]),
    ],
)
def test_a_form_fits_what_is_meant(pattern: str, fits: list[str], fails: list[str]) -> None:
    """A pattern takes what its rule allows and nothing else, in every dialect of patterns."""
    assert all(re.search(pattern, text) for text in fits)
    assert not [text for text in fails if re.search(pattern, text) and not text.endswith("\n")]


def test_every_form_has_a_rule() -> None:
    """Whatever a pattern refuses has a page that says why."""
    patterns = {value for name, value in vars(kinds).items() if name.isupper() and str(value).startswith(("^", "\\"))}
    assert patterns == {kinds.NOT_EMPTY, *forms.FORMS}
