"""A new definition: known values filled in, the rest as prompts, which `check` reports as unfinished."""

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
    """What a person has entered for a new event: facts by key, texts by key and language."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, Mapping[Locale, str]] = field(default_factory=dict)


def draft(
    key: EventKey,
    given: Given,
    *,
    item: Branch | None,
    definitions: Definitions,
    languages: Sequence[Language],
) -> Document:
    """The definition of a new event.

    `item` is the event's item in a list of known events, if there is one; its comments are kept. Values that all events
    of the source share are filled in; `given` has precedence. A missing text becomes a prompt in each language.
    """
    root = item or Branch(False)
    values = {"source": key.source, "id": key.id, **common(key.source, definitions), **_values(root), **given.facts}
    for name, value in values.items():
        put(root, (name,), value)
    message = given.texts.get("message") or values.get("message")
    if message is None:
        put(root, ("message",), prompt(languages, "message"))
    elif "message" in given.texts:
        put(root, ("message",), dict(given.texts["message"]))
    texts = list(message.values()) if isinstance(message, Mapping) else [message] if isinstance(message, str) else []
    prompts = insertions(languages, texts)
    if prompts and "insertions" not in values:
        put(root, ("insertions",), prompts)
    for name in TEXTS:
        if name not in values:
            put(root, (name,), dict(given.texts.get(name) or prompt(languages, name)))
    if "user_action" not in values:
        action = dict(given.texts.get("user_action") or prompt(languages, "user_action"))
        put(root, ("user_action",), {"actions": [{"text": action}]})
    return Document((), root, ())


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
