"""Single values by the core types of YAML 1.2. Numbers are digits, perhaps with a point: `1e3` and dates are texts."""

import re
from collections.abc import Mapping
from typing import Any

from eventkb.read.yaml.events import Event, is_list, is_mapping, is_scalar

Value = Any
"""None, bool, int, float, str, or lists and dicts (with text as keys) of these."""

CONSTANTS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_STARTS = frozenset("0123456789+-.")
# Nobody types more digits, and Python refuses to convert more than a few thousand.
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,400})")
OTHER_BASE = re.compile(r"0o[0-7]{1,400}|0x[0-9a-fA-F]{1,400}")
FLOAT = re.compile(r"[-+]?(?:[0-9]{1,300}\.[0-9]{0,300}|\.[0-9]{1,300})(?:[eE][-+]?[0-9]{1,9})?")
TAG = "tag:yaml.org,2002:"
TYPES: Mapping[str, type] = {"int": int, "float": float, "bool": bool, "timestamp": str}
TEXTS = frozenset({f"{TAG}str", f"{TAG}timestamp"})


def plain(value: str) -> Value:
    """The value of a scalar without quotation marks."""
    if value[:1] in NUMBER_STARTS:
        if DECIMAL.fullmatch(value):
            return int(value)
        if OTHER_BASE.fullmatch(value):
            return int(value, 0)
        if FLOAT.fullmatch(value):
            return float(value)
        return value
    return CONSTANTS.get(value, value)


def style(event: Event) -> str:
    """How a scalar is quoted; empty for one without quotation marks. A tag such as `!!int` or `!!str` decides first."""
    if event.tag and is_sure(event):
        return event.style or '"' if event.tag in TEXTS else ""
    return str(event.style or "")


def is_sure(event: Event) -> bool:
    """Whether a tag only names the type that the value has: `!!int "7"`, `!!str 7`."""
    name = str(event.tag or "").removeprefix(TAG)
    if not is_scalar(event):
        return name == ("seq" if is_list(event) else "map" if is_mapping(event) else None)
    if name == "null":
        return not event.style and plain(event.value) is None
    return name == "str" or (name in TYPES and type(plain(event.value)) is TYPES[name])
