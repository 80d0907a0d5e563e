"""A new definition: what is known filled in, the rest as prompts that `check` reports as unfinished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eventkb.edit.change import put
from eventkb.edit.tree import Branch, Document
from eventkb.language.prompts import TEXTS, insertions, prompt
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.locale import Language, Locale
from eventkb.read.yaml import Value

FACTS = ("product", "channel", "versions")


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody has said about a new event: facts by their key, and texts by key and language."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, Mapping[Locale, str]] = field(default_factory=dict)


def draft(key: EventKey, known: Branch | None, given: Given, found: Definitions, words: Sequence[Language]) -> Document:
    """The definition of a new event.

    `known` is its item in a list of known events, if it stood in one; comments come along. What its source has in
    common is taken over, what `given` says counts most, and each text that nobody has written is a prompt in each of
    the languages.
    """
    root = known or Branch(False)
    values = {"source": key.source, "id": key.id, **common(key.source, found), **_values(root), **given.facts}
    for name, value in values.items():
        put(root, (name,), value)
    message = given.texts.get("message") or values.get("message")
    if message is None:
        put(root, ("message",), prompt(words, "message"))
    elif "message" in given.texts:
        put(root, ("message",), dict(given.texts["message"]))
    texts = list(message.values()) if isinstance(message, Mapping) else [message] if isinstance(message, str) else []
    asked = insertions(words, texts)
    if asked and "insertions" not in values:
        put(root, ("insertions",), asked)
    for name in TEXTS:
        if name not in values:
            put(root, (name,), dict(given.texts.get(name) or prompt(words, name)))
    if "user_action" not in values:
        action = dict(given.texts.get("user_action") or prompt(words, "user_action"))
        put(root, ("user_action",), {"actions": [{"text": action}]})
    return Document((), root, ())


def common(source: str, found: Definitions) -> dict[str, Value]:
    """What is the same in all events of a source, or stands in its own file."""
    known = found.sources.get(source)
    events = [event for event in found.events if event.key.source == source]
    facts: dict[str, Value] = {}
    for name in FACTS:
        values = {getattr(event, name) for event in events}
        value = getattr(known, name, None) or (values.pop() if len(values) == 1 else None)
        if value:
            facts[name] = list(value) if isinstance(value, tuple) else value
    return facts


def _values(root: Branch) -> dict[str, Value]:
    values = root.value
    return values if isinstance(values, dict) else {}
