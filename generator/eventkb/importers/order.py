"""The order of versions: `6.5` before `14.0`, `15.1` before `15.2`."""

import re


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """A key to sort versions by: numbers count as numbers, everything else as text."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", version))
