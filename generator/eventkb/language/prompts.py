"""What a new definition asks for: texts that stand where nobody has written yet, and that `check` reports."""

import json
from collections.abc import Iterable, Sequence

from eventkb.model.event import insertion_numbers
from eventkb.model.locale import Language, in_each

JSON = json.JSONEncoder(ensure_ascii=False)
TEXTS = ("summary", "explanation", "impact", "verification")
"""The texts of an article beside its message and its user action."""


def prompt(languages: Iterable[Language], name: str) -> dict[str, str]:
    """What is to be written for a text, by language."""
    return in_each(languages, "prompts", name)


def texts(languages: Sequence[Language]) -> str:
    """The prompts for all texts of an article as YAML."""
    values: dict[str, object] = {name: prompt(languages, name) for name in TEXTS}
    action = {"actions": [{"text": prompt(languages, "user_action")}]}
    return "".join(line(name, value) for name, value in {**values, "user_action": action}.items())


def line(name: str, value: object) -> str:
    """A key of a definition with its value on one line of YAML, which reads JSON, too."""
    return f"{name}: {JSON.encode(value)}\n"


def insertions(languages: Sequence[Language], messages: Iterable[str]) -> list[dict[str, str] | None]:
    """A prompt for each insertion string of a message, whose wordings these are; None for a number that none has."""
    numbers = {number for message in messages for number in insertion_numbers(message)}
    meaning = prompt(languages, "insertion") if numbers else {}
    return [
        {"name": f"value_{number}", **meaning} if number in numbers else None
        for number in range(1, max(numbers, default=0) + 1)
    ]
