"""What an importer has read, as values of a definition: one `Incoming` per event, with its versions as variants."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from eventkb.importers.harvest import Harvest, ImportedEvent, Problem
from eventkb.model.event import EventKey, insertion_numbers
from eventkb.model.locale import Locale
from eventkb.read.yaml import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where an import goes: the site's languages, the language of texts that don't say theirs, the product."""

    locales: Sequence[Locale]
    neutral: Locale
    product: str | None = None
    version: str | None = None

    def locale(self, tag: str) -> Locale | None:
        """The site's language for a language tag (`de-AT` is `de`); None if the site doesn't have that language."""
        if not tag:
            return self.neutral
        names = (tag, tag.partition("-")[0])
        return next((locale for name in names for locale in self.locales if locale == name.casefold()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An event that was read: its values by key. `messages` and `texts` are by language, apart from other values."""

    key: EventKey
    line: int
    origin: str
    messages: Mapping[Locale, str]
    values: Mapping[str, Value]
    texts: Mapping[str, Mapping[Locale, str]]
    variants: tuple[Mapping[str, Value], ...] = ()


def incoming(harvest: Harvest, target: Target) -> tuple[list[Incoming], list[Problem]]:
    """The events of a harvest in the site's languages, sorted by key, and what had to be left out."""
    problems: list[Problem] = []
    events: list[Incoming] = []
    spoken = [(event, messages) for event in harvest.events if (messages := _spoken(event, target))]
    silent = len(harvest.events) - len(spoken)
    if silent:
        problems.append(
            Problem(0, f"{silent} events have no text in a language of this site.", "Add the language to the site.")
        )
    spoken.sort(key=lambda pair: (pair[0].source, pair[0].id))
    for (source, number), group in groupby(spoken, key=lambda pair: (pair[0].source, pair[0].id)):
        wordings, faults = _by_wording(list(group))
        problems += faults
        events.append(_joined(EventKey(source, number), wordings, target))
    return events, problems


def _spoken(event: ImportedEvent, target: Target) -> dict[Locale, str]:
    messages: dict[Locale, str] = {}
    for tag, text in event.messages.items():
        locale = target.locale(tag)
        if locale:
            messages.setdefault(locale, text)
    return messages


Wording = tuple[ImportedEvent, dict[Locale, str]]


def _by_wording(group: list[Wording]) -> tuple[list[Wording], list[Problem]]:
    """The wordings of one event, the newest first. Messages in further languages complete those that are there."""
    wordings: list[Wording] = []
    problems = []
    for event, messages in sorted(group, key=lambda pair: -(pair[0].event_version or 0)):
        same = next((known for known in wordings if _agree(known, (event, messages))), None)
        if same:
            same[1].update({locale: text for locale, text in messages.items() if locale not in same[1]})
        elif event.event_version is None and wordings:
            first = wordings[0][0]
            problems.append(
                Problem(
                    event.line,
                    f"{event.source}/{event.id} has another message than in line {first.line}; that one counts.",
                    "If both are logged, write the second one as a variant.",
                )
            )
        else:
            wordings.append((event, dict(messages)))
    return wordings, problems


def _agree(known: Wording, other: Wording) -> bool:
    """Whether two messages can be one: in each language that both have, they are equal."""
    if known[0].event_version != other[0].event_version and known[1].keys() != other[1].keys():
        return False
    return all(other[1].get(locale, text) == text for locale, text in known[1].items())


def _joined(key: EventKey, wordings: list[Wording], target: Target) -> Incoming:
    (event, messages), *others = wordings
    values = dict(_values(event, messages))
    if target.product:
        values["product"] = target.product
    if target.product and target.version:
        values["versions"] = [target.version]
    numbers = {identifier for other, _ in wordings for identifier in other.qualifiers}
    if numbers:
        values["qualifiers"] = sorted(numbers)
    return Incoming(
        key=key,
        line=event.line,
        origin=", ".join(dict.fromkeys(other.origin for other, _ in wordings)),
        messages=messages,
        values=values,
        texts=_texts(wordings, target),
        variants=tuple(_variant(other, texts, values) for other, texts in others),
    )


def _texts(wordings: Sequence[Wording], target: Target) -> dict[str, dict[Locale, str]]:
    """The texts of an article in the site's languages, from all files that have some."""
    texts: dict[str, dict[Locale, str]] = {}
    for event, _ in wordings:
        for key, by_tag in event.texts.items():
            for tag, text in by_tag.items():
                if (locale := target.locale(tag)) and text.strip():
                    texts.setdefault(key, {}).setdefault(locale, text)
    return texts


def _values(event: ImportedEvent, messages: Mapping[Locale, str]) -> Iterator[tuple[str, Value]]:
    if event.symbolic_name:
        yield "symbolic_name", event.symbolic_name
    if event.channel:
        yield "channel", event.channel
    if event.level:
        yield "level", event.level
    if event.category:
        yield "category", event.category
    if event.keywords:
        yield "keywords", list(event.keywords)
    insertions = _insertions(event, messages)
    if insertions:
        yield "insertions", insertions


def _insertions(event: ImportedEvent, messages: Mapping[Locale, str]) -> list[Value]:
    """The insertion strings that the message has, with their names; the others are `null`."""
    used = {number for text in messages.values() for number in insertion_numbers(text)}
    names: list[Value] = [
        {"name": insertion.name} if insertion and number in used else None
        for number, insertion in enumerate(event.insertions, 1)
    ]
    while names and names[-1] is None:
        names.pop()
    return names


def _variant(event: ImportedEvent, messages: Mapping[Locale, str], base: Mapping[str, Value]) -> Mapping[str, Value]:
    """What differs from the newest version of the event."""
    values = {key: value for key, value in _values(event, messages) if base.get(key) != value}
    return {"event_versions": [event.event_version or 0], **values, "message": dict(messages)}


def merged_harvests(harvests: Mapping[str, Harvest]) -> Harvest:
    """Several files, by name, as one, so that an English and a German dump complete each other."""
    first, *others = (
        replace(harvest, events=tuple(replace(event, origin=name) for event in harvest.events))
        for name, harvest in harvests.items()
    )
    for other in others:
        first = replace(
            first,
            sources=(*first.sources, *other.sources),
            events=(*first.events, *other.events),
            tables=(*first.tables, *other.tables),
            problems=(*first.problems, *other.problems),
            without_message=first.without_message + other.without_message,
        )
    return first
