"""What a stub offers to whoever will explain the event: a new file with what is known, ready to be filled in."""

import json
from collections.abc import Iterator, Sequence

from generator.event import Event
from generator.locale import Language
from generator.pour.edition import Edition
from generator.prompts import insertions
from generator.text import Text

JSON = json.JSONEncoder(ensure_ascii=False)
LONGEST = 6_000
"""Characters of an address that hosts still take."""


def new_file(edition: Edition, event: Event) -> str:
    """The address at which a new definition of a listed event can be written; empty where there is none.

    Where the address would be too long, the file begins empty.
    """
    if not event.path or not edition.site.new_url:
        return ""
    folder = event.file.rpartition("/")[0]
    file = f"{folder}/{event.key.id}.yml"
    found = edition.site.new_link(file, known(event, edition.languages), edition.asked)
    return found if len(found) <= LONGEST else edition.site.new_link(file)


def known(event: Event, languages: Sequence[Language]) -> str:
    """The beginning of a definition with what its stub says. Texts in quotes are JSON's, which YAML reads too;
    `eventkb fmt` gives it its form."""
    return "".join(f"{line}\n" for line in _lines(event, languages))


def _lines(event: Event, languages: Sequence[Language]) -> Iterator[str]:
    facts: dict[str, object] = {
        "source": event.key.source,
        "id": event.key.id,
        "symbolic_name": event.symbolic_name,
        "product": event.product,
        "versions": list(event.versions),
        "channel": event.channel,
        "level": event.level.value if event.level else None,
        "original_languages": list(event.original_languages),
    }
    yield from (f"{name}: {_json(value)}" for name, value in facts.items() if value not in (None, []))
    yield f"message: {_text(event.message)}"
    if event.category:
        yield f"category: {_text(event.category)}"
    asked = insertions(languages, [event.message.source] if event.message.neutral else event.message.values.values())
    if asked:
        yield f"insertions: {_json(asked)}"


def _text(text: Text) -> str:
    return _json(text.source) if text.neutral else _json(dict(text.values))


def _json(value: object) -> str:
    return JSON.encode(value)
