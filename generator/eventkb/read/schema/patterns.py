"""Regular expressions that a project writes: those that Python and every browser read alike."""

import re

from pydantic_core import PydanticCustomError

UNUSABLE_PATTERN = "unusable_pattern"
LONGEST = 300
ONE_SIDED = re.compile(r"\(\?(?![:=!])|\\[AZzGbBkpPNx](?<!\\b)|[*+?}]\+|\\[0-9]")
"""What one of the two doesn't know or reads otherwise: groups with names or flags, lookbehind, atomic repetition."""


def pattern(written: object) -> str:
    """A usable regular expression.

    Raises:
        PydanticCustomError: it is not; `reason` says why.
    """
    if not isinstance(written, str):
        raise PydanticCustomError("string_type", "no text")
    reason = problem(written)
    if reason:
        raise PydanticCustomError(UNUSABLE_PATTERN, "unusable pattern", {"reason": reason})
    return written


def problem(written: str) -> str:
    """Why an expression can't be used; empty where it can."""
    if len(written) > LONGEST:
        return f"it is longer than {LONGEST} characters"
    special = ONE_SIDED.search(written)
    if special:
        return f"{special[0]} means something else in browsers"
    try:
        compiled = re.compile(written)
    except re.error as error:
        return str(error)
    if compiled.groups:
        return "it has a group that keeps its text: write (?:…) for (…)"
    return "it also matches nothing at all" if compiled.fullmatch("") else ""
