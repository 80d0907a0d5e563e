"""What has changed of all that pages ask for, by the names under which `pipeline.doors` notes it.

Nothing here changes a relation, an address, or which events, sources, products … there are: where one of these may
differ, everything is poured.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from eventkb.index.guidewords import guide_words
from eventkb.index.lookup import record
from eventkb.index.weights import weighing
from eventkb.model import address
from eventkb.model.asked import ALL, Input
from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable
from eventkb.model.event import Event, EventKey
from eventkb.model.guide import Guide
from eventkb.model.locale import Language
from eventkb.model.note import Note
from eventkb.model.record import Record
from eventkb.model.source import EventSource, Product, SharedText, Term, used_by
from eventkb.pipeline import doors
from eventkb.pipeline.kept.state import Tables
from eventkb.pipeline.kept.versions import Versions
from eventkb.pour.edition import TERM
from eventkb.read import Piece
from eventkb.read.location import Kind


class _Filed(Protocol):
    @property
    def file(self) -> str: ...


Name = TypeVar("Name")
Noun = TypeVar("Noun", bound=_Filed)


class Wider(Exception):
    """Other pages than those that asked for something may change, so that everything is poured again."""


def of_tables(before: Tables, now: Tables) -> Iterator[Input]:
    """What pages ask for of tables of all events."""
    if before.dates != now.dates:
        yield doors.DATES, ALL
    if before.levels != now.levels:
        yield doors.LEVELS, ALL


def of_index(before: Definitions, now: Definitions, versions: Versions) -> Iterator[Input]:
    """What the lookup index asks for, where it takes something else of an event that has changed."""
    weight = weighing(before)

    def taken(definitions: Definitions, event: Event | None) -> Record | None:
        return None if event is None else record(definitions, 0, event, weight)

    if any(taken(before, was) != taken(now, event) for was, event in versions):
        yield doors.FOUND, ALL


def of_events(keys: frozenset[EventKey], *tables: Tables) -> Iterator[Input]:
    """What pages ask for that show something of some events, as they are in tables before and after a change."""
    if keys:
        yield doors.EVENT, ALL
    yield from ((doors.EVENT, key) for key in keys)
    for each in tables:
        for kind, groups in (
            (doors.OF_SOURCE, each.by_source),
            (doors.OF_ID, each.by_id),
            (doors.OF_PRODUCT, each.by_product),
        ):
            yield from ((kind, name) for name, members in groups.items() if not keys.isdisjoint(members))


def with_pieces(before: Definitions, pieces: Sequence[Piece], gone: Collection[str] = ()) -> Definitions:
    """Definitions without events in which those of some files are in their new form; other files are `gone`.

    Raises:
        Wider: something is new, gone, or hangs together with other things in another way.
    """
    if any(piece.origins for piece in pieces):
        raise Wider("a catalogue has changed")
    files = {*gone, *(piece.file for piece in pieces)}
    terms = [term for piece in pieces for term in piece.terms]
    return replace(
        before,
        sources=_renewed(before.sources, [each for piece in pieces for each in piece.sources], files, _ties_of_source),
        products=_renewed(before.products, [each for piece in pieces for each in piece.products], files, _key),
        shared=_renewed(before.shared, [each for piece in pieces for each in piece.shared], files, _ties_of_shared),
        tables=_renewed(before.tables, [each for piece in pieces for each in piece.tables], files, _ties_of_table),
        guides=_renewed(before.guides, [each for piece in pieces for each in piece.guides], files, _ties_of_guide),
        notes=_renewed(before.notes, [each for piece in pieces for each in piece.notes], files, _ties_of_note),
        glossary=_glossary(before.glossary, terms, files),
    )


def _renewed(
    before: Mapping[Name, Noun], new: Sequence[Noun], files: Collection[str], ties: Callable[[Noun], object]
) -> dict[Name, Noun]:
    was = {name: value for name, value in before.items() if value.file in files and not _is_made_up(value)}
    if [ties(value) for value in was.values()] != [ties(value) for value in new]:
        raise Wider("a definition is new, gone, or of another kind")
    return {**before, **dict(zip(was, new, strict=True))}


def _is_made_up(value: object) -> bool:
    """Whether a source is that of events alone, with the file of one of these."""
    return isinstance(value, EventSource) and not value.file.endswith(f"/{Kind.SOURCE.value}")


def _key(value: Product) -> object:
    return value.key


def _ties_of_shared(shared: SharedText) -> object:
    return shared.key, used_by(shared)


def _ties_of_table(table: CodeTable) -> object:
    """What decides which events mention a code, and what articles show of a table: all but what its codes mean."""
    codes = [(code.code, code.symbol) for code in table.codes]
    return replace(table, codes=(), translation={}), codes


def _ties_of_guide(guide: Guide) -> object:
    """What others show of a guide: its title, and which steps tell a reader to look for which events."""
    steps = [(step.key, step.look_for, [answer.next for answer in step.answers]) for step in guide.steps.values()]
    return guide.key, guide.file, guide.title, guide.product, guide.start, steps


def _ties_of_note(note: Note) -> object:
    return note.key, note.file


def _ties_of_source(source: EventSource) -> object:
    shown = (source.title, source.description, source.logging_command)
    return replace(source, title=None, description=None, logging_command=None), [each is None for each in shown]


def _glossary(before: Sequence[Term], new: Sequence[Term], files: Collection[str]) -> tuple[Term, ...]:
    was = [term for term in before if term.file in files]
    if [_ties_of_term(term) for term in was] != [_ties_of_term(term) for term in new]:
        raise Wider("a term is new, gone, or has another name")
    others = [term for term in before if term.file not in files]
    own = iter(new)
    return tuple(next(own) if term.file in files else term for term in before) if new else tuple(others)


def _ties_of_term(term: Term) -> object:
    return replace(term, definition=None), term.definition is None


def of_definitions(before: Definitions, now: Definitions, languages: Sequence[Language]) -> Iterator[Input]:
    """What pages ask for of all but events that differs."""
    yield from _differing(doors.SOURCE, before.sources, now.sources)
    yield from _differing(doors.PRODUCT, before.products, now.products)
    yield from _differing(doors.SHARED, before.shared, now.shared)
    yield from _differing(doors.TABLE, before.tables, now.tables)
    yield from _differing(doors.GUIDE, before.guides, now.guides)
    yield from _differing(doors.NOTE, before.notes, now.notes)
    if guide_words(before, languages) != guide_words(now, languages):
        yield doors.FOUND, ALL
    terms = [term for was, term in zip(before.glossary, now.glossary, strict=True) if was != term]
    yield from ((TERM, address.slug(name)) for term in terms for name in term.names.values())
    if terms:
        yield doors.GLOSSARY, ALL


def _differing(kind: str, was: Mapping[Name, Noun], now: Mapping[Name, Noun]) -> Iterator[Input]:
    names = [name for name in now if now[name] != was[name]]
    yield from ((kind, name) for name in names)
    if names:
        yield kind, ALL
