"""Values as JSON without blanks, which is how all files for programs are written.

Every event has such a file, and its entries are in three more. `pydantic` brings an encoder that makes the same bytes
as `json` in a sixth of the time.
"""

from pydantic_core import to_json


def compact_json(value: object) -> bytes:
    """A value as JSON without blanks, in UTF-8."""
    return to_json(value)


def list_of(items: list[bytes]) -> bytes:
    """A list of values that are JSON already."""
    return b"[%s]" % b",".join(items)
