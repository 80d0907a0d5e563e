"""Compares an entry or a typed line with an event: whether the event is meant, how surely, and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from eventkb.language.compounds import SHORTEST_TAIL
from eventkb.language.terms import LONGEST, joined, name_terms, terms
from eventkb.lookup import cases
from eventkb.lookup.entry import Entry
from eventkb.lookup.formats import folded
from eventkb.lookup.match import SHORTEST, Compared, Fit, fit, template
from eventkb.lookup.query import Query
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.model.record import CaseRecord, Record, Wording


class Confidence(StrEnum):
    EXACT = "exact"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Reason(StrEnum):
    """Why an event is offered, the best reason first: a key of the interface words `lookup.reasons`."""

    SOURCE_ID_MESSAGE = "source-id-message"
    SOURCE_ID = "source-id"
    SYMBOLIC_NAME = "symbolic-name"
    FULL_ID = "full-id"
    CODE = "code"
    ID_MESSAGE = "id-message"
    SOURCE_MESSAGE = "source-message"
    MESSAGE = "message"
    MESSAGE_OTHER_SOURCE = "message-other-source"
    MESSAGE_OTHER_ID = "message-other-id"
    ID_AND_WORDS = "id-and-words"
    PART_OF_NAME = "part-of-name"
    PART_OF_MESSAGE = "part-of-message"
    WORDS = "words"
    ID = "id"
    SIMILAR_MESSAGE = "similar-message"
    SOURCE_LONGER_ID = "source-longer-id"
    SAME_ID_OTHER_SOURCE = "same-id-other-source"
    ID_NO_WORDS = "id-no-words"
    SOME_WORDS = "some-words"
    LONGER_ID = "longer-id"


SURE = frozenset(
    {
        Reason.SOURCE_ID_MESSAGE, Reason.SOURCE_ID, Reason.SYMBOLIC_NAME, Reason.FULL_ID, Reason.ID_MESSAGE,
        Reason.SOURCE_MESSAGE, Reason.MESSAGE,
    }
)  # fmt: skip
"""Reasons that leave no doubt, unless two events have the same reason."""

POSSIBLE = frozenset(
    {
        Reason.ID, Reason.SIMILAR_MESSAGE, Reason.SOURCE_LONGER_ID, Reason.SAME_ID_OTHER_SOURCE, Reason.ID_NO_WORDS,
        Reason.SOME_WORDS, Reason.LONGER_ID,
    }
)  # fmt: skip

BY_MESSAGE = frozenset({Reason.MESSAGE, Reason.MESSAGE_OTHER_SOURCE, Reason.MESSAGE_OTHER_ID})
"""Reasons for which the message alone speaks."""

AGREEING: dict[tuple[bool | None, bool | None], tuple[Reason, Reason | None]] = {
    (True, True): (Reason.SOURCE_ID_MESSAGE, Reason.SOURCE_ID),
    (True, None): (Reason.ID_MESSAGE, Reason.ID),
    (True, False): (Reason.MESSAGE_OTHER_SOURCE, Reason.SAME_ID_OTHER_SOURCE),
    (None, True): (Reason.SOURCE_MESSAGE, Reason.PART_OF_MESSAGE),
    (None, None): (Reason.MESSAGE, Reason.PART_OF_MESSAGE),
    (None, False): (Reason.MESSAGE_OTHER_SOURCE, Reason.PART_OF_MESSAGE),
    (False, True): (Reason.MESSAGE_OTHER_ID, None),
    (False, None): (Reason.MESSAGE_OTHER_ID, None),
    (False, False): (Reason.MESSAGE_OTHER_ID, None),
}
"""By whether ID and source agree (None: not said), the reason if the message fits, and the reason if it does not."""

STEP, WHOLE, LITERAL = 2_500_000, 1_000_000, 1_000
"""The reason weighs most, then whether a whole template fits, then its literal characters, then facts: the level …"""
MOST_LITERAL = 900

PLACEHOLDER = re.compile("%[0-9]{1,2}|[{<]?[Pp]aram[0-9]{1,2}[}>]?|[{][0-9]{1,2}[}]")
"""What documents have in the place of a value: the template itself was pasted."""


@frozen_dataclass()
class Value:
    """The value of an insertion string. `name` is its number if nobody has named it, `tables` may explain it."""

    number: int
    name: str
    value: str
    tables: tuple[str, ...] = ()


@frozen_dataclass(kw_only=True)
class Match:
    """An event that may be meant. `entry` says by which of the pasted entries, from 0; `case` applies to its values."""

    record: Record
    confidence: Confidence
    reason: Reason
    values: tuple[Value, ...] = ()
    score: int = 0
    entry: int = 0
    case: CaseRecord | None = None


def of_entry(entry: Entry, given: Compared | None, record: Record, agrees: bool | None) -> Match | None:
    """The match of an entry with an event, or None if nothing speaks for the event.

    `given` is the entry's message; `agrees` says whether it names the event's source, None if it names none.
    """
    has_id = None if entry.id is None else entry.id == record.id or entry.id in _former_ids(record)
    is_event = has_id is True and agrees is True
    wording, fitting = _best_wording(record, given, shortest=0 if is_event else SHORTEST)
    reason = _reason(has_id, agrees, fitting)
    if reason is Reason.ID and entry.full_id in record.qualifiers:
        reason = Reason.FULL_ID
    if reason is None:
        return None
    is_named = (agrees is True and has_id is not False) or reason is Reason.FULL_ID
    values = _values(entry, wording, fitting)
    return Match(
        record=record,
        confidence=_confidence(reason, None if is_named else fitting, has_id=has_id is True and agrees is None),
        reason=reason,
        values=values,
        score=_score(reason, fitting, _agreeing(entry, record)),
        case=cases.of_values(wording, {value.number: value.value for value in values}),
    )


def of_query(query: Query, record: Record, agrees: bool | None = None) -> Match | None:
    """The match of a typed line with an event, or None if nothing speaks for the event.

    `agrees` says whether the line names the event's source; None if it names no source that is known.
    """
    has_id = query.id is not None and (query.id == record.id or query.id in _former_ids(record))
    hits = _hits(query, record)
    reason = _typed_reason(query, record, has_id=has_id, agrees=agrees, hits=hits)
    if reason is None:
        return None
    by_name = reason in {Reason.ID, Reason.LONGER_ID, Reason.SOURCE_LONGER_ID}
    counted = sum(_is_named(record, word) for word in query.words) if by_name else hits
    score = _step(reason) + counted * LITERAL + record.weight
    # A few words can be a question about an event as well as its message.
    confidence = Confidence.LIKELY if reason is Reason.MESSAGE else _confidence(reason)
    return Match(record=record, confidence=confidence, reason=reason, score=score)


def of_code(record: Record, place: int) -> Match:
    """The match of a code with an event whose article mentions it. `place` counts the better ones."""
    score = _step(Reason.CODE) - place * LITERAL + record.weight
    return Match(record=record, confidence=Confidence.LIKELY, reason=Reason.CODE, score=score)


def best(matches: Iterable[Match], most: int) -> tuple[Match, ...]:
    """The best matches, each event once, the best first.

    Two that are equally good are not exact, only likely; a match by an ID that no other event has is likely.
    """
    by_number: dict[int, Match] = {}
    for match in sorted(matches, key=lambda match: (-match.score, match.record.number)):
        by_number.setdefault(match.record.number, match)
    chosen = list(by_number.values())[:most]
    twins = [match for match in chosen[1:] if _is_twin(chosen[0], match)]
    if twins and chosen[0].confidence is Confidence.EXACT:
        doubtful = [chosen[0], *twins]
        chosen = [replace(match, confidence=Confidence.LIKELY) if match in doubtful else match for match in chosen]
    if chosen and chosen[0].reason is Reason.ID and not any(match.reason is Reason.ID for match in chosen[1:]):
        chosen[0] = replace(chosen[0], confidence=Confidence.LIKELY)
    return tuple(chosen)


def _is_twin(match: Match, other: Match) -> bool:
    return match.score // LITERAL == other.score // LITERAL


def _former_ids(record: Record) -> list[EventId]:
    return [old for _, old in record.former]


def _best_wording(record: Record, given: Compared | None, *, shortest: int) -> tuple[Wording, Fit | None]:
    """The wording that a message fits best, in any language; the event's own if it fits none."""
    best: tuple[Wording, Fit | None] = (record.wordings[0], None)
    if given is None:
        return best
    for wording in record.wordings:
        for message in wording.messages.values():
            fitting = fit(template(message), given, shortest)
            if fitting and (best[1] is None or _goodness(fitting) > _goodness(best[1])):
                best = (wording, fitting)
    return best


def _goodness(fitting: Fit) -> tuple[bool, bool, int]:
    return (fitting.is_whole, fitting.is_sure, fitting.literal)


def _reason(has_id: bool | None, agrees: bool | None, fitting: Fit | None) -> Reason | None:
    """Why an event may be meant, by what agrees: ID and source (None: not said) and message."""
    if fitting is None and not has_id:
        return None
    fits = fitting is not None and (fitting.is_whole or (has_id is True and fitting.is_sure))
    reason = AGREEING[has_id, agrees][0 if fits else 1]
    if fitting is None:
        return reason
    if reason is Reason.PART_OF_MESSAGE and (agrees is False or not fitting.is_sure):
        return Reason.SIMILAR_MESSAGE
    swallows = fitting.is_weak and not fitting.is_full
    return Reason.SIMILAR_MESSAGE if reason in BY_MESSAGE and swallows else reason


def _typed_reason(query: Query, record: Record, *, has_id: bool, agrees: bool | None, hits: int) -> Reason | None:
    names = [joined(name) for name in record.symbolic_names]
    if query.name and query.name in names and (has_id or query.id is None):
        return Reason.SYMBOLIC_NAME
    if has_id:
        return _reason_of_id(query, record, agrees=agrees, hits=hits)
    return _reason_of_rest(query, record, agrees=agrees, hits=hits)


def _reason_of_rest(query: Query, record: Record, *, agrees: bool | None, hits: int) -> Reason | None:
    """Why an event may be meant that has not the ID: by 32 bits, by the beginning of the ID, by words."""
    if query.id is None and query.full_id is not None and query.full_id in record.qualifiers:
        return Reason.FULL_ID
    if query.id is not None and query.digits and str(record.id).startswith(query.digits):
        return Reason.SOURCE_LONGER_ID if agrees else Reason.LONGER_ID
    if not hits or (query.id is not None and not query.words):
        return None
    if query.id is None and query.name in (joined(message) for message in _messages(record)):
        return Reason.MESSAGE
    if any(part.startswith(query.name) for name in record.symbolic_names for part in name_terms(name)):
        return Reason.PART_OF_NAME
    is_all = hits == len(query.words) and query.id is None and not query.is_split
    return Reason.WORDS if is_all else Reason.SOME_WORDS


def _reason_of_id(query: Query, record: Record, *, agrees: bool | None, hits: int) -> Reason:
    former = [joined(name) for name, old in record.former if old == query.id]
    if query.name and (query.name in former or (query.id == record.id and agrees)):
        return Reason.SOURCE_ID
    if query.full_id is not None and query.full_id in record.qualifiers:
        return Reason.FULL_ID
    if agrees is False:
        return Reason.SAME_ID_OTHER_SOURCE
    if query.words and not hits:
        return Reason.ID_NO_WORDS
    return Reason.ID_AND_WORDS if hits and hits == len(query.words) else Reason.ID


def _hits(query: Query, record: Record) -> int:
    """How many of the words are, or begin, words of an event's source, names, categories or messages."""
    said = {term for text in (*_messages(record), *record.categories) for term in terms(text)}
    whole = [word for word in query.words if word not in query.parts]
    hits = sum(_is_named(record, word) or _is_said(word[:LONGEST], said) for word in whole)
    return hits + _hits_of_parts(query, record) if query.parts else hits


def _hits_of_parts(query: Query, record: Record) -> int:
    """How many parts of compound words are in an event's messages in the languages that have such words."""
    locales = query.compounding
    texts = (wording.messages[name] for wording in record.wordings for name in locales if name in wording.messages)
    said = {term for text in texts for term in terms(text)}
    return sum(_is_said(word[:LONGEST], said) for word in query.words if word in query.parts)


def _messages(record: Record) -> Iterator[str]:
    for wording in record.wordings:
        yield from wording.messages.values()


def _is_said(word: str, terms_said: set[str]) -> bool:
    """Whether a word begins a term, or is within one, as the parts of compound words are."""
    if len(word) < SHORTEST_TAIL:
        return any(term.startswith(word) for term in terms_said)
    return any(word in term for term in terms_said)


def _is_named(record: Record, word: str) -> bool:
    """Whether a word is part of the name of an event's source, or begins within its symbolic name."""
    if word in joined(record.source):
        return True
    return any(part.startswith(word) for name in record.symbolic_names for part in name_terms(name))


def _confidence(reason: Reason, fitting: Fit | None = None, *, has_id: bool = False) -> Confidence:
    """How sure a reason makes. `fitting` is the message's where no source speaks for the event, but perhaps an ID."""
    is_weak = fitting is not None and fitting.is_whole and fitting.is_weak
    if reason in POSSIBLE or (is_weak and not has_id):
        return Confidence.POSSIBLE
    if reason not in SURE or is_weak or (fitting and not fitting.is_full):
        return Confidence.LIKELY
    return Confidence.EXACT


def _score(reason: Reason, fitting: Fit | None, facts: int) -> int:
    if fitting is None:
        return _step(reason) + facts
    is_close = fitting.is_whole and (fitting.is_full or not fitting.is_weak)
    return _step(reason) + is_close * WHOLE + min(fitting.literal, MOST_LITERAL) * LITERAL + facts


def _step(reason: Reason) -> int:
    order = list(Reason)
    return (len(order) - order.index(reason)) * STEP


def _agreeing(entry: Entry, record: Record) -> int:
    """How many facts besides source, ID and message agree, twice; one more for an event with an article."""
    has_level = entry.level is not None and entry.level == record.level
    has_channel = bool(entry.channel and record.channel) and _lower(entry.channel) == _lower(record.channel)
    has_category = bool(entry.category) and joined(entry.category or "") in map(joined, record.categories)
    return 2 * (has_level + has_channel + has_category) + (not record.is_stub)


def _lower(text: str | None) -> str:
    return (text or "").lower()


def _values(entry: Entry, wording: Wording, fitting: Fit | None) -> tuple[Value, ...]:
    """The values of an entry: its data, or those in its message."""
    given = _given(entry, wording)
    if not given or (fitting and fitting.is_whole and len(entry.values) == 1 < len(fitting.values)):
        given = fitting.values if fitting else ()
    names = dict(enumerate(wording.names, 1))
    tables = dict(enumerate(wording.codes, 1))
    return tuple(
        Value(number, names.get(number) or str(number), value, tables.get(number, ()))
        for number, value in given
        if value and not PLACEHOLDER.fullmatch(value)
    )


def _given(entry: Entry, wording: Wording) -> tuple[tuple[int, str], ...]:
    """Data by number: in order; by the names of the insertion strings; or in order, if there are as many names."""
    if entry.values:
        parts = entry.values[0].split(", ") if len(entry.values) == 1 else []
        used = _most_used(wording)
        if len(parts) > 1 and used > 1:
            # One text with all values, as some programs write it; with more commas, nobody knows where a value ends.
            return tuple(enumerate(parts, 1)) if len(parts) == used else ()
        return tuple(enumerate(entry.values, 1))
    if not entry.named:
        return ()
    named = {folded(name): value for name, value in reversed(entry.named)}
    by_name = [(number, named[folded(name)]) for number, name in enumerate(wording.names, 1) if folded(name) in named]
    if by_name:
        return tuple(by_name)
    return tuple(enumerate((value for _, value in entry.named), 1)) if _as_many(entry.named, wording) else ()


def _as_many(named: Sequence[tuple[str, str]], wording: Wording) -> bool:
    return len(named) == _most_used(wording)


def _most_used(wording: Wording) -> int:
    """The highest number of an insertion string in a message."""
    used = {number for message in wording.messages.values() for number in template(message).numbers}
    return max(used, default=0)
