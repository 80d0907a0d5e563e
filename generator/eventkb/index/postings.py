"""What the lookup index has by a key: events by ID, by term, by anchor, and the IDs of each source.

Events of a key are listed in the order of their weight, as most questions need the first ones only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from sys import intern
from typing import TypeVar

from eventkb.index.shards import Keeper
from eventkb.language import compounds
from eventkb.language.terms import folded, joined, literal_beginning, literal_terms, name_terms, terms
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import insertion_numbers
from eventkb.model.locale import Language, Locale
from eventkb.model.record import (
    FEWEST_WORDS,
    FOREMOST,
    LARGEST_NUMBER,
    NO_NUMBER,
    Record,
    TextIds,
    beginning_key,
    message_key,
    shape,
)
from eventkb.model.shards import Plain, gaps

ANCHORS, FIRST_WORDS = 2, 8
"""The anchors of a template: its `ANCHORS` rarest words and the rarest of its `FIRST_WORDS` first words, as the end
of a message is often missing."""

TELLING = 30
"""Anchors are among so many of a template's longest words, as only the longest words of a long text are looked up."""

MOST_SHAPES = 200

Key = TypeVar("Key", int, str)

Rows = Mapping[str, Sequence[Plain]]
"""The values of each key that is a word."""


def by_weight(records: Sequence[Record], filed: Mapping[Key, Iterable[int]]) -> Mapping[Key, list[int]]:
    """The events of each key, those that people most likely mean first."""
    order = _order(records)
    return {key: sorted(numbers, key=order) for key, numbers in filed.items()}


def _order(records: Sequence[Record]) -> Callable[[int], tuple[int, int]]:
    """By what the numbers of events are sorted."""
    return [(-record.weight, record.number) for record in records].__getitem__


def ids(records: Sequence[Record]) -> Mapping[int, Sequence[Plain]]:
    """The events of each ID that is a number, also of one that an event once had."""
    filed: dict[int, set[int]] = {}
    for record in records:
        for event_id in (record.id, *(old for _, old in record.former)):
            if isinstance(event_id, int) and event_id <= LARGEST_NUMBER:
                filed.setdefault(event_id, set()).add(record.number)
    return {event_id: [gaps(numbers)] for event_id, numbers in by_weight(records, filed).items()}


def own_ids(records: Sequence[Record], catalogue: Catalogue) -> Mapping[int, Sequence[Plain]]:
    """The IDs of a source's events in their order, by the number of the first one."""
    first = 0
    rows: dict[int, Sequence[Plain]] = {}
    for events in catalogue.by_source.values():
        own = [record.id for record in records[first : first + len(events)]]
        rows[first] = [gaps([id if isinstance(id, int) and id <= LARGEST_NUMBER else NO_NUMBER for id in own])]
        first += len(events)
    return rows


def text_ids(keeper: Keeper, catalogue: Catalogue, records: Sequence[Record]) -> TextIds | None:
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
    rows = {id: [gaps(sorted(numbers))] for id, numbers in filed.items()}
    patterns = (kind.id.pattern for kind in catalogue.definitions.used_kinds if kind.has_text_ids)
    return TextIds(
        shards=keeper.cut("text-ids", rows),
        shapes=shapes if len(shapes) <= MOST_SHAPES else frozenset(),
        patterns=tuple(dict.fromkeys(pattern for pattern in patterns if pattern)),
    )


def term_rows(
    catalogue: Catalogue,
    records: Sequence[Record],
    languages: Iterable[Language],
    lexicons: Mapping[Locale, frozenset[str]],
) -> tuple[Rows, Rows]:
    """The rows of all terms, and those of the terms that more than the foremost events have, with all of these.

    `lexicons` are the words by which compound words are split.
    """
    listed, order = _terms(catalogue, records, languages, lexicons), _order(records)
    rows: dict[str, Sequence[Plain]] = {}
    frequent: dict[str, Sequence[Plain]] = {}
    while listed:  # a list is let go when its row is made: those of all terms take much memory
        term, numbers = listed.popitem()
        numbers.sort(key=order)
        if len(numbers) > FOREMOST:
            frequent[term] = [gaps(numbers)]
            rows[term] = [gaps(numbers[:FOREMOST]), len(numbers)]
        else:
            rows[term] = [gaps(numbers)]
    return rows, frequent


def _terms(
    catalogue: Catalogue,
    records: Iterable[Record],
    languages: Iterable[Language],
    lexicons: Mapping[Locale, frozenset[str]],
) -> dict[str, list[int]]:
    """The terms of messages in all languages with the parts of compound words, of names, categories and sources.

    Messages of a few words are terms as a whole.
    """
    splitting = {
        language.locale: (lexicons[language.locale], links)
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
        record_terms.update(_short_messages(record))
        for name in record.symbolic_names:
            record_terms.update(name_terms(name))
        for wording in record.wordings:
            for locale in splitting.keys() & wording.messages.keys():
                record_terms.update(map(folded, compounds.parts(wording.messages[locale], *splitting[locale])))
        for term in record_terms:
            filed.setdefault(term, []).append(record.number)
    return {term: numbers for term, numbers in filed.items() if len(term) > 1}


def _short_messages(record: Record) -> Iterator[str]:
    for message in _messages_of(record):
        words = literal_beginning(message)
        if 0 < len(words) < FEWEST_WORDS and not insertion_numbers(message):
            yield message_key(words)


def anchor_rows(records: Sequence[Record]) -> Rows:
    """The events by the anchors of their templates and by the beginnings of these.

    For each anchor also a digit for each of its events: how many anchors the template has, as a text that lacks one
    of them can't be the whole template.
    """
    templates = [
        (record.number, words) for record in records for message in _messages_of(record) if (words := _literal(message))
    ]
    count = Counter(term for _, words in templates for term in words)
    needs: dict[str, dict[int, int]] = {}
    for number, words in templates:
        telling = words if len(words) <= TELLING else sorted(words, key=len, reverse=True)[:TELLING]
        by_rarity = sorted([(count[term], term) for term in telling])
        at_first = frozenset(words[:FIRST_WORDS])
        own = {term for _, term in by_rarity[:ANCHORS]}
        own.update(islice((term for _, term in by_rarity if term in at_first), 1))
        for term in own:
            fewest = needs.setdefault(term, {})
            fewest[number] = min(len(own), fewest.get(number, len(own)))
    beginnings: dict[str, set[int]] = {}
    for record in records:
        for message in _messages_of(record):
            first = literal_beginning(message)
            if len(first) >= FEWEST_WORDS:
                beginnings.setdefault(beginning_key(first), set()).add(record.number)
    return {
        **{term: _anchor_row(fewest) for term, fewest in needs.items()},
        **{key: [gaps(sorted(numbers))] for key, numbers in beginnings.items()},
    }


def _anchor_row(fewest: Mapping[int, int]) -> Sequence[Plain]:
    """The row of an anchor: its events, and the number of anchors that each of these needs."""
    numbers = sorted(fewest)
    return [gaps(numbers), "".join([str(fewest[number]) for number in numbers])]


def _literal(message: str) -> list[str]:
    """The words of a template; all templates share them, or they would take more memory than the templates."""
    return list(dict.fromkeys(map(intern, literal_terms(message))))


def _messages_of(record: Record) -> Iterator[str]:
    for wording in record.wordings:
        yield from wording.messages.values()
