"""The data of an entry in JSON: values in order, values by name, or either as converters from XML write them."""

from collections.abc import Iterator

from eventkb.lookup.formats import folded
from eventkb.lookup.objects import Value, text_of

Datum = tuple[str, str]
"""A value and the name beside it, empty where there is none."""
NAME_KEYS, TEXT_KEYS = ("Name", "@Name"), ("#text", "_", "$t", "Value", "value")
"""How a converter writes `<Data Name="…">…</Data>`."""
LIST, NOT_DATA = "data", frozenset({"binary", "attributes", "xmlns", "name"})


def data(value: Value) -> Iterator[Datum]:
    """The data in what stands under a key such as `event_data`."""
    if isinstance(value, list):
        for one in value:
            yield from data(one)
    elif isinstance(value, dict):
        yield from _members(value)
    else:
        yield "", text_of(value)


def _members(value: dict[str, Value]) -> Iterator[Datum]:
    name = next((text_of(value[key]) for key in NAME_KEYS if key in value), "")
    texts = [value[key] for key in TEXT_KEYS if key in value]
    if name or (texts and len(value) == 1):
        yield from ((name, text) for one in texts for _, text in data(one))
        return
    for key, one in value.items():
        if folded(key) == LIST or (isinstance(one, dict) and folded(key) not in NOT_DATA):
            yield from data(one)
        elif folded(key) not in NOT_DATA:
            yield from ((key, text) for _, text in data(one))
