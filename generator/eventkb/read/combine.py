"""The definitions of several catalogues as one: of two with the same key, the one of the earlier catalogue, whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event, EventKey
from eventkb.model.identifier import file_stem
from eventkb.model.note import Note
from eventkb.model.source import EventSource, Term

OWN_FILE = "/source.yml"
"""The end of the path of a source's own file; of a source without one, only the name is known."""

Key = TypeVar("Key")
Noun = TypeVar("Noun")


def combined(catalogues: Sequence[Definitions]) -> Definitions:
    """The definitions of all catalogues; the project's own comes first.

    A term of the glossary is replaced by one that has the same name in any language. A source that only events name
    replaces no description of it.
    """
    if len(catalogues) == 1:
        return replace(catalogues[0], notes=_on_events(catalogues[0].notes, catalogues))
    return Definitions(
        events=tuple(sorted(_events(catalogues), key=lambda event: (event.key, event.file))),
        sources=_sources(catalogues),
        products=_first(catalogues, lambda catalogue: catalogue.products),
        shared=_first(catalogues, lambda catalogue: catalogue.shared),
        glossary=tuple(_terms(catalogues)),
        notes=_on_events(_first(catalogues, lambda catalogue: catalogue.notes), catalogues),
        origins=tuple(origin for catalogue in catalogues for origin in catalogue.origins),
        originals=_originals(catalogues),
        tables=_first(catalogues, lambda catalogue: catalogue.tables),
        guides=_first(catalogues, lambda catalogue: catalogue.guides),
    )


def _first(catalogues: Sequence[Definitions], part: Callable[[Definitions], Mapping[Key, Noun]]) -> dict[Key, Noun]:
    """The nouns of one kind by key, each of the earliest catalogue that has it."""
    nouns: dict[Key, Noun] = {}
    for catalogue in reversed(catalogues):
        nouns |= part(catalogue)
    return nouns


def _events(catalogues: Sequence[Definitions]) -> Iterator[Event]:
    """The events that no earlier catalogue replaces. Two with one key in one catalogue both stay, to be reported."""
    replaced: set[EventKey] = set()
    for catalogue in catalogues:
        yield from (event for event in catalogue.events if event.key not in replaced)
        replaced |= catalogue.by_key.keys()


def _originals(catalogues: Sequence[Definitions]) -> dict[EventKey, Event]:
    """The events that are replaced, each as the first of the replaced catalogues defines it."""
    replaced: dict[EventKey, Event] = {}
    originals: dict[EventKey, Event] = {}
    for catalogue in catalogues:
        for key, event in catalogue.by_key.items():
            if key in replaced:
                originals.setdefault(key, event)
        replaced |= catalogue.by_key
    return originals


def _sources(catalogues: Sequence[Definitions]) -> dict[str, EventSource]:
    named = _first(catalogues, lambda catalogue: catalogue.sources)
    described = _first(
        catalogues,
        lambda catalogue: {name: source for name, source in catalogue.sources.items() if _is_described(source)},
    )
    return dict(sorted({**named, **described}.items()))


def _on_events(notes: Mapping[EventKey, Note], catalogues: Sequence[Definitions]) -> dict[EventKey, Note]:
    """Notes by the keys of their events: the name of a file has `_` where the ID may have `:`."""
    known = {key for catalogue in catalogues for key in catalogue.by_key} if notes else set()
    unknown = {key for key in notes if key not in known}
    by_stem = {(key.source, file_stem(key.id).lower()): key for key in known} if unknown else {}
    keys = {key: by_stem.get((key.source, file_stem(key.id).lower()), key) for key in notes}
    return {keys[key]: replace(note, key=keys[key]) for key, note in notes.items()}


def _is_described(source: EventSource) -> bool:
    return source.file.endswith(OWN_FILE)


def _terms(catalogues: Sequence[Definitions]) -> Iterator[Term]:
    replaced: set[tuple[str, str]] = set()
    for catalogue in catalogues:
        yield from (term for term in catalogue.glossary if not _names(term) & replaced)
        replaced |= {name for term in catalogue.glossary for name in _names(term)}


def _names(term: Term) -> set[tuple[str, str]]:
    return {(locale, name.casefold()) for locale, name in term.names.items()}
