"""A sample of an entry, made of the message and composed values, as the logs of the event's kind show it."""

import re
from collections.abc import Iterator, Mapping

from eventkb.model.event import INSERTION, Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import EntryForm
from eventkb.pour.edition import Edition
from eventkb.pour.queries import QUOTED

PLACEHOLDER = re.compile(r"\{\{\s*([a-z]+)\s*\}\}")
VALUE = "value"
"""The placeholder of a line that is repeated for each value."""


@frozen_dataclass()
class EntryView:
    """An entry in one form."""

    form: str
    title: str
    text: str


def entries(edition: Edition, event: Event) -> tuple[EntryView, ...]:
    """The sample of an event in each form that its kind has; none for an event without a sample."""
    if not event.sample:
        return ()
    return tuple(
        EntryView(form.form, form.title.nearest(edition.locale), _filled(edition, event, form))
        for form in edition.kind_of(event).entries
    )


def sample_values(event: Event) -> dict[int, str]:
    """The values of a sample by the number of their insertion string; an example replaces a missing one."""
    return {
        number: event.sample.get(insertion.name, insertion.example or "")
        for number, insertion in enumerate(event.insertions, 1)
        if insertion is not None
    }


def with_values(message: str, values: Mapping[int, str]) -> str:
    """A message with values in the place of insertion strings; those without a value stay as they are."""

    def replaced(match: re.Match[str]) -> str:
        return "%" if match[1] else values.get(int(match[2]), match[0])

    return INSERTION.sub(replaced, message).strip()


def _filled(edition: Edition, event: Event, form: EntryForm) -> str:
    values = sample_values(event)
    facts = {
        "source": event.key.source,
        "id": str(event.key.id),
        "channel": event.channel,
        "level": edition.level_word(event),
        "category": edition.local(event.category, event.translation).value if event.category else None,
        "message": with_values(edition.local(event.message, event.translation).value, values),
    }
    quoted = {name: QUOTED[form.quoting](value) for name, value in facts.items() if value}
    listed = [QUOTED[form.quoting](value) for _, value in sorted(values.items())]
    return "\n".join(_lines(form.entry.nearest(edition.locale), quoted, listed))


def _lines(entry: str, facts: Mapping[str, str], values: list[str]) -> Iterator[str]:
    """The lines of an entry; one that needs a fact that is not known is left out."""
    for line in entry.strip("\n").split("\n"):
        names = set(PLACEHOLDER.findall(line))
        if VALUE in names:
            yield from (_line(line, dict.fromkeys(names, value)) for value in values)
        elif names <= facts.keys():
            yield _line(line, facts)


def _line(line: str, facts: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: facts[match[1]], line)
