"""Single values: their type with and without quotation marks and tags."""

import pytest

from eventkb.read.yaml import Value, parse


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('!!int "7"', 7),
        ("!!float '1.5'", 1.5),
        ('!!bool "true"', True),
        ("!!str 7", "7"),
        ('!!timestamp "2012-09-19"', "2012-09-19"),
        ("!!null", None),
        ("!!seq [!!int 1]", [1]),
        ("!!map {en: !!str yes}", {"en": "yes"}),
    ],
)
def test_a_tag_may_name_the_type_of_its_value(typed: str, value: Value) -> None:
    """What other programs write with tags is read as what the tags say, without a diagnostic."""
    parsed = parse(f"key: {typed}\n", "demo.yml")
    assert (parsed.value, parsed.diagnostics) == ({"key": value}, ())


@pytest.mark.parametrize("typed", ["!!int seven", '!!null ""', "!!binary eA==", "!!set {a, b}", "!!float 7", "!own 7"])
def test_a_tag_that_changes_its_value_is_reported(typed: str) -> None:
    """A tag that says something else than the value itself is never applied."""
    assert parse(f"key: {typed}\n", "demo.yml").diagnostics
