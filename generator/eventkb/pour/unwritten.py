"""What a stub offers to whoever will explain the event: a new file with what is known, ready to be filled in."""

from collections.abc import Sequence

from eventkb.language.prompts import insertions, line
from eventkb.model.event import Event
from eventkb.model.locale import Language, Locale
from eventkb.model.text import Text
from eventkb.pour.edition import Edition

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
    """The beginning of a definition with what its stub says; `eventkb fmt` gives it its form."""
    wordings = [event.message.source] if event.message.neutral else event.message.values.values()
    facts: dict[str, object] = {
        "source": event.key.source,
        "id": event.key.id,
        "symbolic_name": event.symbolic_name,
        "product": event.product,
        "versions": list(event.versions),
        "channel": event.channel,
        "level": event.level.value if event.level else None,
        "original_languages": list(event.original_languages),
        "message": _typed(event.message),
        "category": _typed(event.category) if event.category else None,
        "insertions": insertions(languages, wordings),
    }
    return "".join(line(name, value) for name, value in facts.items() if value not in (None, []))


def _typed(text: Text) -> str | dict[Locale, str]:
    return text.source if text.neutral else dict(text.values)
