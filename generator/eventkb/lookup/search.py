"""From an entry or a typed line to the events that it may mean, and the best of them."""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import partial
from itertools import chain, islice

from eventkb.language.terms import LONGEST, beginning
from eventkb.lookup.anchors import CLOSER, RARE, Anchored, begun, heaviest
from eventkb.lookup.entry import Entry
from eventkb.lookup.index import Index, Postings
from eventkb.lookup.match import Compared, compared
from eventkb.lookup.parts import with_known_parts
from eventkb.lookup.query import IDS, Query
from eventkb.lookup.rank import Confidence, Match, Reason, best, of_entry, of_query
from eventkb.model.record import FEWEST_WORDS, LARGEST_NUMBER, SourceRecord

MOST = 8
"""So many events are offered: what fits on a screen."""

COMPARED, OTHERS = 12, 4
"""So many events are compared with typed words, and so many of other sources with the ID of the one that was named."""

MOST_LISTS = 6
"""Of so many words, the rarest ones, all events are listed, of the others the foremost."""

MOST_LISTED, MOST_OWN = 5_000, 3_000
"""A word that more events have selects little, so its list is not loaded. Nor are the IDs of so many events."""

TELLING_DIGITS = 2
"""With fewer digits beside words, somebody is still typing an ID."""

CUT = "..."
"""How a table ends the name of a source that it has cut: it may be the beginning of several names."""

IDS_BELOW = (10, 100, 1_000, 10_000)
"""What was typed may be the beginning of an ID with one, two … digits more."""

TYPED = "typed"
"""The format of a line that was typed and may be a message."""

WHOLE = frozenset({Reason.ID_MESSAGE, Reason.SOURCE_MESSAGE, Reason.MESSAGE, Reason.MESSAGE_OTHER_SOURCE})
"""Reasons of which a whole template is one."""

SUFFICIENT = (frozenset[Reason](), WHOLE, frozenset[Reason]())
"""Reasons besides certainty for which no more words of a message are looked up, after each portion of words."""


def for_entry(entry: Entry, index: Index, *, by_message: bool = True) -> tuple[Match, ...]:
    """The events that a pasted entry may be, best first."""
    source = index.source_named(entry.source or "", entry.guid)
    given = compared(entry.message) if entry.message else None
    numbers = [] if entry.id is None else _of_source_first(index.with_id(entry.id), source, index)
    compare = partial(_compared, entry=entry, given=given, source=source, index=index)
    matches = compare(numbers)
    is_known = any(match.reason in {Reason.SOURCE_ID, Reason.SOURCE_ID_MESSAGE} for match in matches)
    if given and by_message and not is_known:
        matches += _by_message(entry, index, compare, known=numbers)
    return best(matches, MOST)


def for_query(query: Query, index: Index) -> tuple[Match, ...]:
    """The events that a typed line may mean, best first."""
    source = index.source_named(query.name) if query.name else None
    if not query.is_sentence and not _of_sources(query, index):
        query = with_known_parts(query, index)
    matches = (
        of_query(query, index.record(number), index.source(number) == source if source else None)
        for number in _typed(query, index)
    )
    return best((match for match in matches if match), MOST)


def _by_message(
    entry: Entry, index: Index, compare: Callable[[list[int]], list[Match]], *, known: Sequence[int]
) -> list[Match]:
    """The matches of events by a message, apart from the events that are `known`.

    Whatever begins as the message does is in few files, so it is compared first. Words are looked up only if none of
    these events is the one: the longest words first, as those are rare most often.
    """
    message = entry.message or ""
    first = [number for number in begun(message, index) if number not in known]
    matches = _until_whole(first, compare)
    if any(_is_clear(match) for match in matches):
        return matches
    seen = {*known, *first}
    anchored = Anchored(message, first, is_typed=entry.format == TYPED)
    for reasons in SUFFICIENT:
        others = [number for number in anchored.next(index) if number not in seen]
        matches += _until_whole(others, compare)
        seen.update(others)
        if any(match.confidence is Confidence.EXACT or match.reason in reasons for match in matches):
            break
        if reasons and any(map(_is_clear, matches)):
            break
    return matches


def _is_clear(match: Match) -> bool:
    """Whether a message that begins like an event's is surely this event's: as a whole, or as far as it goes."""
    is_cut = match.reason is Reason.PART_OF_MESSAGE and match.confidence is Confidence.LIKELY
    return match.confidence is Confidence.EXACT or is_cut


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
    sources = _of_sources(query, index)
    if query.id is None:
        by_words = _of_ranges(sources, COMPARED) if sources else _with_words(query, index)
        return [*_with_identifier(query, index), *_with_message(query, index), *by_words]
    same = index.with_id(query.id)
    if not query.words:
        # Those with the same ID are in the order of their weight, so more of them than are offered need not be loaded.
        return [*same[:MOST], *(_longer(query, index) if len(same) < MOST else ())][:CLOSER]
    if sources:
        return _of_sources_with_id(query, same, sources, index)
    weights = _weights(query, index)
    chosen = heaviest({number: weights[number] for number in same if number in weights}, MOST)
    longer = _longer(query, index, weights) if len(query.digits) >= TELLING_DIGITS else []
    others = [number for number in same if number not in weights][:MOST]
    return [*chosen, *longer, *others][:COMPARED] or heaviest(weights, COMPARED)


def _of_sources_with_id(query: Query, same: Sequence[int], sources: Sequence[range], index: Index) -> list[int]:
    """The events of sources with an ID, those whose ID begins so, and a few of other sources with the ID."""
    chosen = [number for number in same if any(number in events for events in sources)]
    longer: list[int] = []
    if query.digits and sum(map(len, sources)) <= MOST_OWN:
        own = (
            (number, id) for events in sources for number, id in zip(events, index.own_ids(events.start), strict=True)
        )
        longer = [number for number, id in own if id > 0 and str(id).startswith(query.digits) and number not in same]
    others = [number for number in same if number not in chosen][: OTHERS if chosen else MOST]
    return [*chosen[:MOST], *longer, *others][:COMPARED] or _of_ranges(sources, COMPARED)


def _of_ranges(ranges: Iterable[range], most: int) -> list[int]:
    return list(islice(dict.fromkeys(chain.from_iterable(ranges)), most))


def _with_message(query: Query, index: Index) -> list[int]:
    """The events whose message is the few words that were typed."""
    words = beginning(query.text)
    return index.with_message(words)[:COMPARED] if 0 < len(words) < FEWEST_WORDS else []


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


def _of_sources(query: Query, index: Index) -> list[range]:
    """The events of the sources whose names begin with several typed words, if there are enough of them.

    All names are in the manifest, so a long name loads no file while it is typed.
    """
    sources = index.of_sources(query.name) if len(query.words) > 1 else []
    return sources if query.id is not None or sum(map(len, sources)) >= MOST else []


def _with_words(query: Query, index: Index) -> list[int]:
    """The events with the most of the words; of a single word, the foremost ones."""
    known = _known_words(query, index)
    return list(known[0].foremost[:MOST]) if len(known) == 1 else heaviest(_weights(query, index), COMPARED)


def _weights(query: Query, index: Index) -> dict[int, int]:
    """The weights of the events with some of the words; a rare word counts more than a frequent one.

    Of a word that very many events have, only the foremost events are looked at.
    """
    weights: dict[int, int] = {}
    for place, postings in enumerate(sorted(_known_words(query, index), key=lambda postings: postings.count)):
        is_telling = place < MOST_LISTS and postings.count <= MOST_LISTED
        for number in index.all_with(postings) if is_telling else postings.foremost:
            weights[number] = weights.get(number, 0) + RARE + RARE // postings.count
    return weights


def _known_words(query: Query, index: Index) -> list[Postings]:
    """The events of each word that some event has, and of all words as one."""
    words = [word for word in dict.fromkeys((*query.words, query.name)) if len(word) > 1] if query.words else []
    return [postings for word in words if (postings := index.with_term(word[:LONGEST])).count]
