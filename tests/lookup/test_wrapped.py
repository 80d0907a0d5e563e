"""Values that say their types, as the OpenTelemetry protocol writes them in JSON."""

import pytest

from eventkb.lookup.wrapped import unwrapped


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ({"stringValue": "System"}, "System"),
        ({"intValue": "7031"}, "7031"),
        ({"arrayValue": {"values": [{"stringValue": "a"}]}}, [{"stringValue": "a"}]),
        ({"kvlistValue": {"values": [{"key": "id", "value": {"intValue": "7"}}]}}, {"id": {"intValue": "7"}}),
        ([{"key": "host.name", "value": {"stringValue": "fs02"}}], {"host.name": {"stringValue": "fs02"}}),
    ],
)
def test_a_value_is_taken_out_of_the_object_that_says_its_type(value: object, plain: object) -> None:
    """A scalar, a list, a mapping, and a list of pairs; what is inside is unwrapped in its turn."""
    assert unwrapped(value) == plain  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [
        {"stringValue": "a", "intValue": "1"}, {"kvlistValue": "a"}, {"kvlistValue": {"other": []}}, {}, [], "text",
        [{"key": "a", "value": "b"}], [{"key": "a", "value": {"b": "c"}}], [{"key": "a"}],
    ],
)  # fmt: skip
def test_any_other_value_stays_as_it_is(value: object) -> None:
    """Pairs of other programs, and objects that only look alike."""
    assert unwrapped(value) == value  # type: ignore[arg-type]
