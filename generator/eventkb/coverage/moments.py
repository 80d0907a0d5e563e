"""Points in time as logs write them; theme/scripts/coverage/moments.js reads them alike."""

import re
from datetime import UTC, datetime, timedelta

ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.,][0-9]+)?"
    r"[ ]?(?:(Z)|([+-])([0-9]{2}):?([0-9]{2}))?"
)
DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}),? ([0-9]{1,2}):([0-9]{2}):([0-9]{2})")
MONTH_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}),? ([0-9]{1,2}):([0-9]{2}):([0-9]{2})[ \u202f]([AP])M")
"""Times as Event Viewer exports them, where only one order of day and month is possible."""

SINCE_1970 = re.compile(r"/Date\((-?[0-9]{1,15})[^)]*\)/|([0-9]{9,10})(?:\.[0-9]+)?|([0-9]{13})|([0-9]{16})")
"""Milliseconds as .NET writes them; seconds, milliseconds and microseconds of Unix."""

UNITS = (1_000, 1, 1_000, 1_000_000)
NOON = 12


def moment(written: str) -> str:
    """A point in time as ISO 8601 to the second, in UTC where its zone is given.

    Empty if its form is unknown, or could be read in two ways.
    """
    text = written.strip(" \t")
    try:
        return _read(text)
    except (ValueError, OverflowError):
        return ""


def _read(text: str) -> str:
    if match := ISO.match(text):
        hours = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0))
        time = datetime(*(int(part) for part in match.groups()[:6]))  # type: ignore[arg-type]
        return (time - hours if match[8] == "+" else time + hours).isoformat()
    if match := DAY_FIRST.match(text):
        day, month, year, *clock = map(int, match.groups())
        return datetime(year, month, day, *clock).isoformat()  # type: ignore[arg-type]
    if match := MONTH_FIRST.match(text):
        month, day, year, hour, *clock = map(int, match.groups()[:6])
        hour = hour % NOON + (NOON if match[7] == "P" else 0)
        return datetime(year, month, day, hour, *clock).isoformat()  # type: ignore[arg-type]
    if match := SINCE_1970.fullmatch(text):
        number, unit = next((int(part), unit) for part, unit in zip(match.groups(), UNITS, strict=True) if part)
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number // unit)).replace(tzinfo=None).isoformat()
    return ""
