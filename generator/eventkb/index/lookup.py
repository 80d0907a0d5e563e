"""The lookup index: the catalogue cut into small scripts, of which a browser loads those that a question needs.

There are shards by ID, by term (of messages, names, sources), by anchor (the rarest literal words of a message
template) and by number (the records). The format is that of `model.record`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from eventkb.index import codes
from eventkb.index.guidewords import guide_words
from eventkb.index.weights import weighing
from eventkb.language import compounds
from eventkb.language.terms import folded, joined, literal_beginning, literal_terms, name_terms, terms
from eventkb.model.address import Address
from eventkb.model.case import EventCase, event_cases, insertion_numbers_by_name
from eventkb.model.catalogue import Catalogue
from eventkb.model.codes import CodeTable
from eventkb.model.event import Event, EventMessage, insertion_numbers, messages
from eventkb.model.kind import merged_levels
from eventkb.model.locale import Language, Locale
from eventkb.model.record import (
    FEWEST_WORDS,
    LARGEST_NUMBER,
    MANIFEST,
    RECORDS,
    TOGETHER,
    CaseRecord,
    Manifest,
    Plain,
    Record,
    Shards,
    SourceRecord,
    TextIds,
    Wording,
    address_of,
    beginning_key,
    following,
    gaps,
    message_key,
    named,
    script,
    shape,
)
from eventkb.model.text import Text

SIZE = 8_000
"""Characters of a shard, about 3 KB when compressed: a typed word loads one or two shards."""

ANCHORS, FIRST_WORDS = 2, 8
"""The anchors of a template: its `ANCHORS` rarest words and the rarest of its `FIRST_WORDS` first words, as the end
of a message is often missing."""

MOST_SHAPES = 200

Files = Iterator[tuple[Address, bytes]]
Place = tuple[str, str]
"""A title and a URL."""


def files(
    catalogue: Catalogue,
    languages: Sequence[Language],
    paste: Plain,
    engine: tuple[Address, bytes] | None = None,
    elsewhere: Mapping[Locale, Sequence[Place]] | None = None,
    *,
    coverage: tuple[Address, bytes] | None = None,
) -> Files:
    """The index of a catalogue.

    `paste` are the labels of pasted entries, `engine` is the browser's script, `coverage` the one that counts
    log files. `elsewhere` are the places that the
    operator names for what is not known here, by language.
    """
    records = tuple(_records(catalogue))
    shards: dict[str, Plain] = {}
    anchors, needs = _anchors(records)
    manifest = Manifest(
        events=len(records),
        script=engine[0] if engine else "",
        coverage=coverage[0] if coverage else "",
        paste=_added(shards, "paste", paste),
        beside=paste.get("beside", {}),
        words={
            language.locale: _added(shards, f"words-{language.locale}", _words(language, catalogue))
            for language in languages
        },
        sources=tuple(_sources(catalogue)),
        records=_in_order(shards, [record.plain() for record in records]),
        ids=_cut(shards, "ids", _ids(records)),
        linking=tuple(dict.fromkeys(link for language in languages for link in compounds.linking(language))),
        compounding=tuple(language.locale for language in languages if compounds.linking(language)),
        elsewhere={locale: tuple(places) for locale, places in (elsewhere or {}).items()},
        terms=_cut(shards, "terms", _terms(catalogue, records, languages)),
        anchors=_cut(shards, "anchors", anchors, needs),
        codes=codes.directory(catalogue, partial(_added, shards)),
        guides=_added(shards, "guides", words) if (words := guide_words(catalogue.definitions, languages)) else "",
        text_ids=_text_ids(shards, catalogue, records),
    )
    yield from ((address_of(name), script(name, data)) for name, data in shards.items())
    yield from (own for own in (engine, coverage) if own)
    yield address_of(MANIFEST), script(MANIFEST, manifest.plain())


def _added(shards: dict[str, Plain], kind: str, data: Plain) -> str:
    name = named(kind, data)
    shards[name] = data
    return name


def _in_order(shards: dict[str, Plain], plain: Sequence[Plain]) -> str:
    """The records in shards whose names follow each other; the first name changes with any record."""
    first = named(RECORDS, plain)
    for start in range(0, len(plain), TOGETHER):
        shards[following(first, start // TOGETHER)] = plain[start : start + TOGETHER]
    return first


Key = TypeVar("Key", int, str)


def _cut(
    shards: dict[str, Plain],
    kind: str,
    filed: Mapping[Key, Sequence[int]],
    digits: Mapping[Key, str] | None = None,
) -> Shards:
    """Numbers by key, cut into shards of about the same size; `digits` are one more digit for each number of a key."""
    firsts: list[Key] = []
    names: list[str] = []
    part: list[Plain] = []
    size = SIZE
    entries = [(key, gaps(filed[key])) for key in sorted(filed)]
    for key, steps in entries:
        if size >= SIZE:
            if part:
                names.append(_added(shards, kind, part))
            firsts.append(key)
            part, size = [], 0
        part.append([key, steps, digits[key]] if digits and key in digits else [key, steps])
        size += len(str(key)) + 3 * len(steps) + 6
    if part:
        names.append(_added(shards, kind, part))
    return Shards(tuple(firsts), tuple(names))


def _records(catalogue: Catalogue) -> Iterator[Record]:
    slugs, weight = catalogue.definitions.slugs, weighing(catalogue.definitions)
    for number, event in enumerate(catalogue.events.values()):
        yield Record(
            number=number,
            source=event.key.source,
            slug=slugs[event.key.source],
            id=event.key.id,
            level=event.level,
            symbolic_names=_distinct([event.symbolic_name, *(variant.symbolic_name for variant in event.variants)]),
            channel=event.channel,
            categories=_distinct(_texts([event.category, *(variant.category for variant in event.variants)])),
            qualifiers=event.qualifiers,
            former=tuple((old.source, old.id) for old in event.aliases),
            is_stub=event.is_stub,
            has_note=catalogue.definitions.note_on(event) is not None,
            wordings=tuple(_wordings(event, catalogue.definitions.tables)),
            weight=weight(event),
            own_slug=event.slug or "",
            ignorable=event.ignorable or "",
            has_pages=catalogue.definitions.has_pages(event.key),
        )


def _wordings(event: Event, tables: Mapping[str, CodeTable]) -> Iterator[Wording]:
    listed = event_cases(event, tables)
    for message in messages(event):
        names = (insertion.name if insertion else "" for insertion in message.insertions)
        explaining = tuple(insertion.codes if insertion else () for insertion in message.insertions)
        yield Wording(
            messages={locale: value.strip() for locale, value in message.text.values.items()},
            names=tuple(names),
            codes=explaining if any(explaining) else (),
            cases=tuple(_cases(event, message, listed)),
        )


def _cases(event: Event, message: EventMessage, listed: Sequence[EventCase]) -> Iterator[CaseRecord]:
    """The cases of a message: its variant's own, or else the event's. A variant that differs in its cases only has no
    message of its own; its cases follow those of the event."""
    with_message = {other.versions for other in messages(event)}
    own = [case for case in listed if case.versions == message.versions]
    inherited = [case for case in listed if not case.versions] if not own else []
    if not message.versions:
        inherited = [case for case in listed if case.versions not in with_message]
    numbers = insertion_numbers_by_name(message.insertions)
    for case in (*own, *inherited):
        when = replace(case, numbers=numbers).when if case in inherited else case.when
        yield CaseRecord(number=case.number, anchor=case.anchor, titles=case.title.values, when=when)


def _texts(texts: Iterable[Text | None]) -> list[str]:
    return [value for text in texts if text for value in text.values.values()]


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _sources(catalogue: Catalogue) -> Iterator[SourceRecord]:
    first = 0
    for name, events in catalogue.by_source.items():
        source = catalogue.definitions.sources[name]
        guid = source.guid.lower().strip("{}") if source.guid else None
        others = (*source.aliases, *source.former_names)
        yield SourceRecord(
            name=name,
            slug=catalogue.definitions.slugs[name],
            first=first,
            others=others,
            guid=guid,
            has_text_ids=catalogue.definitions.kind_of(name).has_text_ids,
        )
        first += len(events)


def _words(language: Language, catalogue: Catalogue) -> Plain:
    """The interface words of the find field and the panel for pastes, with the names of levels."""
    levels = merged_levels(catalogue.definitions.used_kinds)
    titles = {level.name: level.title.nearest(language.locale) for level in levels}
    facts = ("event_id", "event_source", "channel", "level", "category", "message")
    names = (
        "find",
        "list",
        "search",
        "codes",
        "coverage",
        "mask",
        "copy",
        "copied",
        "not_found",
        "house_note",
        "guides",
        "ignorable",
        "ignorable_hints",
        *facts,
    )
    groups = {name: language.words[name] for name in names}
    return {
        "lookup": language.words["lookup"],
        "levels": titles,
        "guides": {"title": language.word("guides", "title")},
        **groups,
    }


def _ids(records: Iterable[Record]) -> Mapping[int, list[int]]:
    """The events of each ID. Those that are looked for most come first, as only the first are compared."""
    filed: dict[int, set[int]] = {}
    by_number = {record.number: record for record in records}
    for record in by_number.values():
        for event_id in (record.id, *(old for _, old in record.former)):
            if isinstance(event_id, int) and event_id <= LARGEST_NUMBER:
                filed.setdefault(event_id, set()).add(record.number)
    order = {number: (-record.weight, number) for number, record in by_number.items()}
    return {event_id: sorted(numbers, key=order.__getitem__) for event_id, numbers in filed.items()}


def _text_ids(shards: dict[str, Plain], catalogue: Catalogue, records: Iterable[Record]) -> TextIds | None:
    """The events of each ID that is a text, or a longer number than event IDs of 16 bits; None if there is none."""
    filed: dict[str, set[int]] = {}
    for record in records:
        is_text = catalogue.definitions.kind_of(record.source).has_text_ids
        for id in (record.id, *(old for _, old in record.former)):
            if is_text or not isinstance(id, int) or id > LARGEST_NUMBER:
                filed.setdefault(str(id).lower(), set()).add(record.number)
    if not filed:
        return None
    shapes = frozenset(map(shape, filed))
    by_id = {id: sorted(numbers) for id, numbers in filed.items()}
    patterns = (kind.id.pattern for kind in catalogue.definitions.used_kinds if kind.has_text_ids)
    return TextIds(
        shards=_cut(shards, "text-ids", by_id),
        shapes=shapes if len(shapes) <= MOST_SHAPES else frozenset(),
        patterns=_distinct(patterns),
    )


def _terms(catalogue: Catalogue, records: Iterable[Record], languages: Iterable[Language]) -> Mapping[str, list[int]]:
    """The terms of messages in all languages with the parts of compound words, of names, categories and sources."""
    lexicons = {
        language.locale: (compounds.lexicon(catalogue.definitions, language.locale), links)
        for language in languages
        if (links := compounds.linking(language))
    }
    filed: dict[str, list[int]] = {}
    of_source = {
        name: {joined(name), *terms(name), *(joined(other) for other in source.aliases)}
        for name, source in catalogue.definitions.sources.items()
    }
    for record in records:
        record_terms = set(of_source[record.source])
        for text in (*_messages_of(record), *record.categories):
            record_terms.update(terms(text))
        for name in record.symbolic_names:
            record_terms.update(name_terms(name))
        for wording in record.wordings:
            for locale in lexicons.keys() & wording.messages.keys():
                record_terms.update(map(folded, compounds.parts(wording.messages[locale], *lexicons[locale])))
        for term in record_terms:
            filed.setdefault(term, []).append(record.number)
    return {term: sorted(numbers) for term, numbers in filed.items() if len(term) > 1}


def _anchors(records: Sequence[Record]) -> tuple[Mapping[str, list[int]], Mapping[str, str]]:
    """The events by the anchors of their templates and by the beginnings of these.

    For each anchor also a digit for each of its events: how many anchors the template has, as a text that lacks one
    of them can't be the whole template.
    """
    templates = [
        (record.number, words) for record in records for message in _messages_of(record) if (words := _literal(message))
    ]
    count = Counter(term for _, words in templates for term in words)
    filed: dict[str, set[int]] = {}
    needs: dict[str, dict[int, int]] = {}
    for number, words in templates:
        by_rarity = sorted(words, key=lambda term: (count[term], term))
        at_first = min(words[:FIRST_WORDS], key=lambda term: (count[term], term))
        own = {at_first, *by_rarity[:ANCHORS]}
        for term in own:
            filed.setdefault(term, set()).add(number)
            fewest = needs.setdefault(term, {})
            fewest[number] = min(len(own), fewest.get(number, len(own)))
    for record in records:
        for message in _messages_of(record):
            first = literal_beginning(message)
            if len(first) >= FEWEST_WORDS:
                filed.setdefault(beginning_key(first), set()).add(record.number)
            elif first and not insertion_numbers(message):
                filed.setdefault(message_key(first), set()).add(record.number)
    digits = {term: "".join(str(fewest[number]) for number in sorted(fewest)) for term, fewest in needs.items()}
    return {term: sorted(numbers) for term, numbers in filed.items()}, digits


def _literal(message: str) -> list[str]:
    return list(dict.fromkeys(literal_terms(message)))


def _messages_of(record: Record) -> Iterator[str]:
    for wording in record.wordings:
        yield from wording.messages.values()
