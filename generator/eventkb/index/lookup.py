"""The lookup index: the catalogue cut into small scripts, of which a browser loads those that a question needs.

There are shards by ID, by term (of messages, names, sources), by anchor (the rarest literal words of a message
template), by source and by number (the records): see `index.postings`. The format is that of `model.record`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from eventkb.index import codes, postings
from eventkb.index.compactjson import compact_json
from eventkb.index.guidewords import guide_words
from eventkb.index.shards import SIZE_OF_WORDS, Keeper, script
from eventkb.index.weights import weighing
from eventkb.language import compounds
from eventkb.model.address import Address
from eventkb.model.case import EventCase, event_cases, insertion_numbers_by_name
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.codes import CodeTable
from eventkb.model.event import Event, EventMessage, messages
from eventkb.model.kind import merged_levels
from eventkb.model.locale import Language, Locale
from eventkb.model.record import (
    MANIFEST,
    RECORDS,
    TOGETHER,
    CaseRecord,
    Manifest,
    Record,
    SourceRecord,
    Wording,
)
from eventkb.model.shards import Plain, Shards, address_of, name_of
from eventkb.model.text import Text

Files = Iterator[tuple[Address, bytes]]
Place = tuple[str, str]
"""A title and a URL."""


class Scripts(NamedTuple):
    """The scripts of the browser: `engine` looks up, `reading` reads pasted entries, `coverage` counts log files."""

    engine: tuple[Address, bytes] | None = None
    reading: tuple[Address, bytes] | None = None
    coverage: tuple[Address, bytes] | None = None


NO_SCRIPTS = Scripts()


class Known(NamedTuple):
    """What the index takes of all events: a record of each, and the words by which compound words are split.

    `anchors` gives the rows of their anchors, where somebody makes these meanwhile.
    """

    records: Sequence[Record]
    lexicons: Mapping[Locale, frozenset[str]]
    anchors: Callable[[], postings.Rows] | None = None


def known_of(catalogue: Catalogue, languages: Sequence[Language]) -> Known:
    """What the index takes of the events of a catalogue."""
    definitions = catalogue.definitions
    weight = weighing(definitions)
    records = (record(definitions, number, event, weight) for number, event in enumerate(catalogue.events.values()))
    locales = [language.locale for language in languages if compounds.linking(language)]
    return Known(tuple(records), {locale: compounds.lexicon(definitions, locale) for locale in locales})


def files(
    catalogue: Catalogue,
    languages: Sequence[Language],
    paste: Plain,
    scripts: Scripts = NO_SCRIPTS,
    elsewhere: Mapping[Locale, Sequence[Place]] | None = None,
    known: Known | None = None,
) -> Files:
    """The index of a catalogue; without what is `known` of events already, all of them are read for it.

    `paste` are the labels of pasted entries. `elsewhere` are the places that the operator names for what is not known
    here, by language.
    """
    known = known or known_of(catalogue, languages)
    records, keeper = known.records, Keeper()
    terms, frequent = _terms(keeper, catalogue, languages, known)
    manifest = Manifest(
        events=len(records),
        script=scripts.engine[0] if scripts.engine else "",
        reading=name_of(scripts.reading[0]) if scripts.reading else "",
        coverage=scripts.coverage[0] if scripts.coverage else "",
        paste=keeper.added("paste", paste),
        beside=paste.get("beside", {}),
        words={
            language.locale: keeper.added(f"words-{language.locale}", _words(language, catalogue))
            for language in languages
        },
        sources=tuple(_sources(catalogue)),
        records=keeper.in_order(RECORDS, _together(records)),
        ids=keeper.cut("ids", postings.ids(records)),
        linking=tuple(dict.fromkeys(link for language in languages for link in compounds.linking(language))),
        compounding=tuple(language.locale for language in languages if compounds.linking(language)),
        elsewhere={locale: tuple(places) for locale, places in (elsewhere or {}).items()},
        terms=terms,
        frequent=frequent,
        own=keeper.cut("own", postings.own_ids(records, catalogue)),
        anchors=keeper.cut(
            "anchors", known.anchors() if known.anchors else postings.anchor_rows(records), SIZE_OF_WORDS
        ),
        codes=codes.directory(catalogue, keeper, [record.weight for record in records]),
        guides=keeper.added("guides", words) if (words := guide_words(catalogue.definitions, languages)) else "",
        text_ids=postings.text_ids(keeper, catalogue, records),
    )
    yield from ((address_of(name), script(name, data)) for name, data in keeper.shards.items())
    yield from (own for own in scripts if own)
    yield address_of(MANIFEST), script(MANIFEST, compact_json(manifest.plain()))


def _terms(keeper: Keeper, catalogue: Catalogue, languages: Sequence[Language], known: Known) -> tuple[Shards, Shards]:
    """The shards of all terms, and of the frequent ones; their rows are needed no longer then."""
    terms, frequent = postings.term_rows(catalogue, known.records, languages, known.lexicons)
    return keeper.cut("terms", terms, SIZE_OF_WORDS), keeper.cut("frequent", frequent)


def _together(records: Sequence[Record]) -> Iterator[Sequence[Plain]]:
    """The records of each shard."""
    for start in range(0, len(records), TOGETHER):
        yield [record.plain() for record in records[start : start + TOGETHER]]


def record(definitions: Definitions, number: int, event: Event, weight: Callable[[Event], int]) -> Record:
    """What the index takes of an event; `number` is its place among all events."""
    return Record(
        number=number,
        source=event.key.source,
        slug=definitions.slugs[event.key.source],
        id=event.key.id,
        level=event.level,
        symbolic_names=_distinct([event.symbolic_name, *(variant.symbolic_name for variant in event.variants)]),
        channel=event.channel,
        categories=_distinct(_texts([event.category, *(variant.category for variant in event.variants)])),
        qualifiers=event.qualifiers,
        former=tuple((old.source, old.id) for old in event.aliases),
        is_stub=event.is_stub,
        has_note=definitions.has_note(event),
        wordings=tuple(_wordings(event, definitions.tables)),
        weight=weight(event),
        own_slug=event.slug or "",
        ignorable=event.ignorable or "",
        has_pages=definitions.has_pages(event.key),
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
