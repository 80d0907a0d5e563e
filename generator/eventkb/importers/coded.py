"""Codes that name the messages of applications: a message's key is one, or its text begins with one."""

import re
from typing import NamedTuple

from eventkb.model.identifier import EventId, event_id

CODE = re.compile(r"[A-Z][A-Z0-9_.-]*[0-9]{2,}[A-Z]?")
"""A code such as `ORA-00600` or `CWWKF0011I`."""

KEY = re.compile(rf"{CODE.pattern}|[0-9]{{2,9}}|(?=[A-Z]*[0-9])[0-9A-Z]{{5}}(?:\.[A-Z0-9]{{1,2}})*")
"""A key that is a code: also a number, and an SQL state such as `42X01` or `08004.C.1`."""


class Coded(NamedTuple):
    """A text with the code by which a log names it, which is not repeated in the text."""

    id: EventId
    code: str
    text: str


def coded(key: str, text: str) -> Coded | None:
    """A text by its key; None if neither of them has a code."""
    in_text = CODE.match(text)
    code = key if KEY.fullmatch(key) else in_text[0] if in_text else ""
    id = event_id(code)
    return Coded(id, code, without_code(text, code)) if code and id is not None else None


def without_code(text: str, code: str) -> str:
    """A text without the code that it begins with."""
    in_text = CODE.match(text)
    return text[len(code) :].lstrip(" :-") if in_text and in_text[0] == code else text
