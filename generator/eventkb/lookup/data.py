"""The data of an entry in JSON: values in order, values by name, or either as converters from XML write them."""

from collections.abc import Iterator

from eventkb.lookup.formats import folded
from eventkb.lookup.objects import Value, text_of

Datum = tuple[str, str]
"""The name of a value, empty if it has none, and the value."""
NAME_KEYS, TEXT_KEYS = ("Name", "@Name"), ("#text", "_", "$t", "Value", "value")
"""How a converter writes `<Data Name="…">…</Data>`."""
LIST, NOT_DATA = "data", frozenset({"binary", "attributes", "xmlns", "name"})


def data(value: Value) -> Iterator[Datum]:
    """The data in the value of a key such as `event_data`."""
    if isinstance(value, list):
        for item in value:
            yield from data(item)
    elif isinstance(value, dict):
        yield from _members(value)
    else:
        yield "", text_of(value)


def _members(value: dict[str, Value]) -> Iterator[Datum]:
    name = next((text_of(value[key]) for key in NAME_KEYS if key in value), "")
    texts = [value[key] for key in TEXT_KEYS if key in value]
    if name or (texts and len(value) == 1):
        yield from ((name, text) for item in texts for _, text in data(item))
        return
    for key, item in value.items():
        if folded(key) == LIST or (isinstance(item, dict) and folded(key) not in NOT_DATA):
            yield from data(item)
        elif folded(key) not in NOT_DATA:
            yield from ((key, text) for _, text in data(item))
