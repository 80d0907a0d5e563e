"""The data of an entry in JSON, in the shapes that converters give it."""

import pytest

from eventkb.lookup.data import data
from eventkb.lookup.objects import Value


@pytest.mark.parametrize(
    ("value", "values"),
    [
        (["a", "b"], [("", "a"), ("", "b")]),
        ({"param1": "a", "Name": None, "Target": "b"}, [("param1", "a"), ("Target", "b")]),
        ({"Data": ["a", "b"], "Binary": "00"}, [("", "a"), ("", "b")]),
        ({"Data": {"#text": ["a", "b"]}}, [("", "a"), ("", "b")]),
        ({"Data": [{"@Name": "x", "#text": "a"}, {"@Name": "y"}]}, [("x", "a")]),
        ({"EventXML": {"attributes": {"xmlns": "u"}, "User": "a"}}, [("User", "a")]),
        ({"Names": ["a", "b"]}, [("Names", "a"), ("Names", "b")]),
    ],
)
def test_data_is_read_in_every_shape(value: Value, values: list[tuple[str, str]]) -> None:
    """Lists, names beside values, and XML's elements as converters write them."""
    assert list(data(value)) == values
