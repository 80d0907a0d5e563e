"""Values of the OpenTelemetry protocol in JSON: each in an object that says its type, mappings as lists of pairs.

`{"kvlistValue": {"values": [{"key": "event_id", "value": {"intValue": "7"}}]}}` is `{"event_id": "7"}`. The twin in the
browser is templates/theme/scripts/lookup/wrapped.js. Source: the JSON mapping of `AnyValue` in opentelemetry-proto.
"""

from eventkb.lookup.objects import Value

SCALARS = frozenset({"stringValue", "intValue", "doubleValue", "boolValue", "bytesValue"})
PAIRS, LIST = "kvlistValue", "arrayValue"
PAIR = frozenset({"key", "value"})


def unwrapped(value: Value) -> Value:
    """A value without the object that says its type, and a list of pairs as an object; any other value as it is."""
    if isinstance(value, list) and value and all(map(_is_pair, value)):
        return {str(pair["key"]): pair["value"] for pair in value if isinstance(pair, dict)}
    if not isinstance(value, dict) or len(value) != 1:
        return value
    ((name, content),) = value.items()
    if name in SCALARS:
        return content
    if name in (PAIRS, LIST) and isinstance(content, dict) and isinstance(content.get("values"), list):
        return unwrapped(content["values"])
    return value


def _is_pair(value: Value) -> bool:
    if not isinstance(value, dict) or value.keys() != PAIR or not isinstance(value["key"], str):
        return False
    own = value["value"]
    return isinstance(own, dict) and len(own) == 1 and not own.keys().isdisjoint({*SCALARS, PAIRS, LIST})
