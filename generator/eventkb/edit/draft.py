"""A new definition: what is known is filled in, and nothing else; without a message, its prompt takes its place."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from eventkb.edit.change import put
from eventkb.edit.tree import Branch, Document
from eventkb.language.prompts import TEXTS, UNFINISHED
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey, insertion_numbers
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.read.yaml import Value

FACTS = ("product", "channel", "versions")


@frozen_dataclass()
class Given:
    """What a person has entered for a new event: facts by key, texts by key and language, insertion strings."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, Mapping[Locale, str]] = field(default_factory=dict)
    insertions: Sequence[Mapping[str, str] | None] = ()


def draft(
    key: EventKey,
    given: Given,
    *,
    item: Branch | None,
    definitions: Definitions,
    language: Language,
) -> Document:
    """The definition of a new event.

    `item` is the event's item in a list of known events, if there is one; its comments are kept. Values that all events
    of the source share are filled in; `given` has precedence. A missing message becomes a prompt in the language.
    """
    root = item or Branch(False)
    values = {
        "source": key.source,
        "id": definitions.plain_id(key),
        **common(key.source, definitions),
        **_values(root),
        **given.facts,
    }
    texts = {name: dict(text) for name, text in given.texts.items() if text}
    if "message" not in values and "message" not in texts:
        texts["message"] = {language.locale: language.word("prompts", "message")}
    if "user_action" in texts:
        values["user_action"] = {"actions": [{"text": texts.pop("user_action")}]}
    if given.insertions and "insertions" not in values:
        values["insertions"] = [dict(insertion) if insertion else None for insertion in given.insertions]
    for name, value in {**values, **texts}.items():
        put(root, (name,), value)
    return Document((), root, ())


def unwritten(document: Document) -> list[str]:
    """The parts of an article that a definition lacks."""
    value = _values(document.root) if isinstance(document.root, Branch) else {}
    lacking = [name for name in (*TEXTS, "user_action") if name not in value]
    return ["insertion", *lacking] if numbers(value.get("message")) and "insertions" not in value else lacking


def numbers(message: Value) -> list[int]:
    """The numbers of the insertion strings of a message, which may have languages."""
    texts = list(message.values()) if isinstance(message, Mapping) else [message] if isinstance(message, str) else []
    return sorted({number for text in texts if not text.startswith(UNFINISHED) for number in insertion_numbers(text)})


def common(source: str, definitions: Definitions) -> dict[str, Value]:
    """The facts that a source's own file gives, or that are the same in all its events."""
    own = definitions.sources.get(source)
    events = [event for event in definitions.events if event.key.source == source]
    facts: dict[str, Value] = {}
    for name in FACTS:
        values = {getattr(event, name) for event in events}
        value = getattr(own, name, None) or (values.pop() if len(values) == 1 else None)
        if value:
            facts[name] = list(value) if isinstance(value, tuple) else value
    return facts


def _values(root: Branch) -> dict[str, Value]:
    values = root.value
    return values if isinstance(values, dict) else {}
