"""From an entry or a typed line to the events that it may mean, and the best of them."""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import partial

from eventkb.language.terms import LONGEST, beginning
from eventkb.lookup.anchors import CLOSER, RARE, anchored, begun, heaviest
from eventkb.lookup.entry import Entry
from eventkb.lookup.index import Index
from eventkb.lookup.match import Compared, compared
from eventkb.lookup.parts import with_known_parts
from eventkb.lookup.query import IDS, Query
from eventkb.lookup.rank import Confidence, Match, Reason, best, of_entry, of_query
from eventkb.model.record import FEWEST_WORDS, LARGEST_NUMBER, SourceRecord, message_key

MOST = 8
"""So many events are offered: what fits on a screen."""

CUT = "..."
"""How a table ends the name of a source that it has cut: it may be the beginning of several names."""

IDS_BELOW = (10, 100, 1_000, 10_000)
"""What was typed may be the beginning of an ID with one, two … digits more."""

WHOLE = frozenset({Reason.ID_MESSAGE, Reason.SOURCE_MESSAGE, Reason.MESSAGE, Reason.MESSAGE_OTHER_SOURCE})
"""Reasons of which a whole template is one."""


def for_entry(entry: Entry, index: Index, *, by_message: bool = True) -> tuple[Match, ...]:
    """The events that a pasted entry may be, best first."""
    source = index.source_named(entry.source or "", entry.guid)
    given = compared(entry.message) if entry.message else None
    numbers = [] if entry.id is None else _of_source_first(index.with_id(entry.id), source, index)
    compare = partial(_compared, entry=entry, given=given, source=source, index=index)
    matches = compare(numbers)
    is_known = any(match.reason in {Reason.SOURCE_ID, Reason.SOURCE_ID_MESSAGE} for match in matches)
    if given and by_message and not is_known:
        matches += _by_message(entry.message or "", index, compare, known=numbers)
    return best(matches, MOST)


def for_query(query: Query, index: Index) -> tuple[Match, ...]:
    """The events that a typed line may mean, best first."""
    source = index.source_named(query.name) if query.name else None
    if not _of_sources(query, index):
        query = with_known_parts(query, index)
    matches = (
        of_query(query, index.record(number), index.source(number) == source if source else None)
        for number in _typed(query, index)
    )
    return best((match for match in matches if match), MOST)


def _by_message(
    message: str, index: Index, compare: Callable[[list[int]], list[Match]], *, known: Sequence[int]
) -> list[Match]:
    """The matches of events by a message, apart from the events that are `known`.

    Whatever begins as the message does is in few files, so it is compared first; all words are looked up only if none
    of these events is certain.
    """
    first = [number for number in begun(message, index) if number not in known]
    matches = _until_whole(first, compare)
    if any(match.confidence is Confidence.EXACT for match in matches):
        return matches
    compared_numbers = {*known, *first}
    others = (number for number in anchored(message, index, first) if number not in compared_numbers)
    return [*matches, *_until_whole(list(others), compare)]


def _until_whole(numbers: list[int], compare: Callable[[list[int]], list[Match]]) -> list[Match]:
    """The matches of the most promising events, and of more of them until a whole template fits."""
    matches: list[Match] = []
    start, end = 0, CLOSER
    while start < len(numbers):
        matches += compare(numbers[start:end])
        if any(match.reason in WHOLE for match in matches):
            break
        start, end = end, 2 * end
    return matches


def _compared(
    numbers: Iterable[int], *, entry: Entry, given: Compared | None, source: SourceRecord | None, index: Index
) -> list[Match]:
    matches = []
    for number in numbers:
        is_named = source or entry.guid or (entry.source and not entry.source.endswith(CUT))
        agrees = index.source(number) == source if is_named else None
        match = of_entry(entry, given, index.record(number), agrees)
        matches += [match] if match else []
    return matches


def _of_source_first(numbers: list[int], source: SourceRecord | None, index: Index) -> list[int]:
    own = [number for number in numbers if source and index.source(number) == source]
    return (own + [number for number in numbers if number not in own])[: MOST if own else CLOSER]


def _typed(query: Query, index: Index) -> list[int]:
    """The events that a typed line may mean, the most promising first."""
    by_words = _with_words(query, index)
    if query.id is None:
        return [*_with_identifier(query, index), *_with_message(query, index), *by_words]
    same = index.with_id(query.id)
    if not query.words:
        # Those with the same ID are in the order of their weight, so more of them than are offered need not be loaded.
        return [*same[:MOST], *(_longer(query, index) if len(same) < MOST else ())][:CLOSER]
    places = {number: place for place, number in enumerate(by_words)}
    chosen = sorted((number for number in same if number in places), key=places.__getitem__)
    longer = _longer(query, index, places.keys())
    others = [number for number in same if number not in places][:MOST]
    return [*chosen[:MOST], *longer, *others][: CLOSER // 2] or by_words[: CLOSER // 2]


def _with_message(query: Query, index: Index) -> list[int]:
    """The events whose message is the few words that were typed."""
    words = beginning(query.text)
    return index.with_anchor(message_key(words))[:CLOSER] if 0 < len(words) < FEWEST_WORDS else []


def _with_identifier(query: Query, index: Index) -> list[int]:
    """The events that have all 32 bits of what looks like a code."""
    if query.full_id is None:
        return []
    same = index.with_id(query.full_id % IDS)[:CLOSER]
    return [number for number in same if query.full_id in index.record(number).qualifiers]


def _longer(query: Query, index: Index, wanted: Container[int] | None = None) -> list[int]:
    """The events whose IDs begin with the digits that were typed; only those that are wanted."""
    longer: list[int] = []
    if not isinstance(query.id, int) or not query.digits:
        return longer
    for below in IDS_BELOW:
        first = query.id * below
        if query.id and first <= LARGEST_NUMBER and len(longer) < MOST:
            events = index.with_ids(first, min(first + below - 1, LARGEST_NUMBER))
            longer += [number for number in events if wanted is None or number in wanted]
    return [number for number in dict.fromkeys(longer) if number not in index.with_id(query.id)]


def _of_sources(query: Query, index: Index) -> list[int]:
    """The events of the sources whose names begin with several typed words, if there are enough of them.

    All names are in the manifest, so a long name loads no file while it is typed.
    """
    events = index.of_sources(query.name) if len(query.words) > 1 else []
    return events if len(events) >= MOST or query.id is not None else []


def _with_words(query: Query, index: Index) -> list[int]:
    """The events with the most of the words; a rare word counts more than a frequent one."""
    if of_sources := _of_sources(query, index):
        return of_sources if query.id is not None else of_sources[: CLOSER // 2]
    weights: dict[int, int] = {}
    for word in dict.fromkeys((*query.words, query.name) if query.words else ()):
        if len(word) > 1:
            events = index.with_term(word[:LONGEST])
            for number in events:
                weights[number] = weights.get(number, 0) + RARE + RARE // len(events)
    limit = None if query.id is not None else CLOSER // 2
    return heaviest(weights, limit)
