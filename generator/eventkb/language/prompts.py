"""The prompts of a new definition: what is to be written in the place of each text. `check` reports those left over."""

import json
from collections.abc import Iterable, Sequence

from eventkb.model.event import insertion_numbers
from eventkb.model.locale import Language, in_each

JSON = json.JSONEncoder(ensure_ascii=False)
UNFINISHED = "TODO"
"""How each prompt begins, in every language."""

TEXTS = ("summary", "explanation", "impact", "verification")
"""The texts of an article beside its message and its user action."""

NEEDED = ("explanation",)
"""The one of these without which an event is a stub."""


def prompt(languages: Iterable[Language], name: str) -> dict[str, str]:
    """The prompt for a text, by language."""
    return in_each(languages, "prompts", name)


def texts(languages: Sequence[Language], names: Sequence[str] = TEXTS) -> str:
    """The prompts for some texts of an article and for its user action as YAML."""
    values: dict[str, object] = {name: prompt(languages, name) for name in names}
    action = {"actions": [{"text": prompt(languages, "user_action")}]}
    return "".join(line(name, value) for name, value in {**values, "user_action": action}.items())


def line(name: str, value: object) -> str:
    """A key of a definition with its value as JSON, which is one line of YAML, too."""
    return f"{name}: {JSON.encode(value)}\n"


def insertions(languages: Sequence[Language], messages: Iterable[str]) -> list[dict[str, str] | None]:
    """A prompt for each insertion string of a message in its languages; None for a number that is in none of them."""
    numbers = {number for message in messages for number in insertion_numbers(message)}
    meaning = prompt(languages, "insertion") if numbers else {}
    return [
        {"name": f"value_{number}", **meaning} if number in numbers else None
        for number in range(1, max(numbers, default=0) + 1)
    ]
