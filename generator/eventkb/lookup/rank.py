"""One entry or typed line against one event: whether it is meant, how sure that is, and why. No index, no disk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eventkb.language.terms import joined, name_terms, terms
from eventkb.lookup.entry import Entry
from eventkb.lookup.formats import folded
from eventkb.lookup.match import Compared, Fit, fit, template
from eventkb.lookup.query import Query
from eventkb.model.record import Record, Wording


class Confidence(StrEnum):
    EXACT = "exact"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Reason(StrEnum):
    """Why an event is offered, the best first: a key of the interface words `lookup.reasons`."""

    SOURCE_ID_MESSAGE = "source-id-message"
    SOURCE_ID = "source-id"
    SYMBOLIC_NAME = "symbolic-name"
    FULL_ID = "full-id"
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
    SAME_ID_OTHER_SOURCE = "same-id-other-source"
    SOME_WORDS = "some-words"
    LONGER_ID = "longer-id"


SURE = frozenset(
    {
        Reason.SOURCE_ID_MESSAGE, Reason.SOURCE_ID, Reason.SYMBOLIC_NAME, Reason.FULL_ID, Reason.ID_MESSAGE,
        Reason.SOURCE_MESSAGE, Reason.MESSAGE,
    }
)  # fmt: skip
"""Reasons that leave no doubt, unless two events have the same."""

POSSIBLE = frozenset(
    {Reason.ID, Reason.SIMILAR_MESSAGE, Reason.SAME_ID_OTHER_SOURCE, Reason.SOME_WORDS, Reason.LONGER_ID}
)

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
"""By whether ID and source agree (None: not said), the reason where the message fits too, and where it doesn't."""

STEP, LITERAL = 10_000, 10
"""A better reason beats all else; then so many more literal characters; then facts such as the level."""
MOST_LITERAL = 900


@dataclass(frozen=True, slots=True)
class Value:
    """What stands for an insertion string. `name` is its number where nobody has named it."""

    number: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Match:
    """An event that may be meant. `entry` says by which of several pasted entries, from 0."""

    record: Record
    confidence: Confidence
    reason: Reason
    values: tuple[Value, ...] = ()
    score: int = 0
    entry: int = 0


def of_entry(entry: Entry, given: Compared | None, record: Record, agrees: bool | None) -> Match | None:
    """An entry against an event. `given` is its message; `agrees` whether it names this source, None if it names none.

    None is the answer where nothing speaks for the event.
    """
    has_id = None if entry.id is None else entry.id == record.id or entry.id in _former_ids(record)
    wording, found = _best(record, given)
    reason = _reason(has_id, agrees, found)
    if reason is Reason.ID and entry.full_id in record.qualifiers:
        reason = Reason.FULL_ID
    if reason is None:
        return None
    literal = found.literal if found else 0
    facts = _agreeing(entry, record)
    return Match(record, _confidence(reason), reason, _values(entry, wording, found), _score(reason, literal, facts))


def of_query(query: Query, record: Record) -> Match | None:
    """A typed line against an event; None where nothing speaks for it."""
    has_id = query.id is not None and (query.id == record.id or query.id in _former_ids(record))
    hits = _hits(query, record)
    reason = _typed_reason(query, record, has_id, hits)
    if reason is None:
        return None
    # Beside an ID, words such as `event` or `error` are there for people: then only those of names count.
    counted = sum(_is_named(record, word) for word in query.words) if reason is Reason.ID else hits
    return Match(record, _confidence(reason), reason, score=_score(reason, counted, not record.is_stub))


def sorted_out(matches: Iterable[Match], most: int) -> tuple[Match, ...]:
    """The best, each event once, best first. What leaves no doubt must be alone; an ID that only one has is likely."""
    found: dict[int, Match] = {}
    for one in sorted(matches, key=lambda one: (-one.score, one.record.number)):
        found.setdefault(one.record.number, one)
    best = list(found.values())[:most]
    twins = [one for one in best[1:] if _is_twin(best[0], one)]
    if twins and best[0].confidence is Confidence.EXACT:
        doubtful = [best[0], *twins]
        best = [replace(one, confidence=Confidence.LIKELY) if one in doubtful else one for one in best]
    if best and best[0].reason is Reason.ID and not any(one.reason is Reason.ID for one in best[1:]):
        best[0] = replace(best[0], confidence=Confidence.LIKELY)
    return tuple(best)


def _is_twin(one: Match, other: Match) -> bool:
    return one.score // LITERAL == other.score // LITERAL


def _former_ids(record: Record) -> list[int]:
    return [old for _, old in record.former]


def _best(record: Record, given: Compared | None) -> tuple[Wording, Fit | None]:
    """The wording that a message fits best, in any language; the event's own where it fits none."""
    best: tuple[Wording, Fit | None] = (record.wordings[0], None)
    if given is None:
        return best
    for wording in record.wordings:
        for message in wording.messages.values():
            found = fit(template(message), given)
            if found and (best[1] is None or _goodness(found) > _goodness(best[1])):
                best = (wording, found)
    return best


def _goodness(found: Fit) -> tuple[bool, bool, int]:
    return (found.is_whole, found.is_sure, found.literal)


def _reason(has_id: bool | None, agrees: bool | None, found: Fit | None) -> Reason | None:
    """Why an event may be meant, by what agrees: ID and source (None: not said) and message."""
    if found is None and not has_id:
        return None
    fits = found is not None and (found.is_whole or (has_id is True and found.is_sure))
    reason = AGREEING[has_id, agrees][0 if fits else 1]
    return Reason.SIMILAR_MESSAGE if reason is Reason.PART_OF_MESSAGE and found and not found.is_sure else reason


def _typed_reason(query: Query, record: Record, has_id: bool, hits: int) -> Reason | None:
    names = [joined(name) for name in record.symbolic_names]
    if query.name and query.name in names and (has_id or query.id is None):
        return Reason.SYMBOLIC_NAME
    if has_id:
        return _reason_of_id(query, record, hits)
    if query.id is not None and query.digits and not query.words:
        return Reason.LONGER_ID if str(record.id).startswith(query.digits) else None
    if not hits:
        return None
    if any(part.startswith(query.name) for name in record.symbolic_names for part in name_terms(name)):
        return Reason.PART_OF_NAME
    return Reason.WORDS if hits == len(query.words) and query.id is None else Reason.SOME_WORDS


def _reason_of_id(query: Query, record: Record, hits: int) -> Reason:
    former = [joined(name) for name, old in record.former if old == query.id]
    if query.name and (query.name in former or (query.id == record.id and query.name == joined(record.source))):
        return Reason.SOURCE_ID
    if query.full_id is not None and query.full_id in record.qualifiers:
        return Reason.FULL_ID
    return Reason.ID_AND_WORDS if hits and hits == len(query.words) else Reason.ID


def _hits(query: Query, record: Record) -> int:
    """How many of the words, or words that begin so, stand in an event's source, names, categories or messages."""
    messages = (message for wording in record.wordings for message in wording.messages.values())
    said = {term for text in (*messages, *record.categories) for term in terms(text)}
    return sum(_is_named(record, word) or any(term.startswith(word) for term in said) for word in query.words)


def _is_named(record: Record, word: str) -> bool:
    """Whether a word is part of the name of an event's source, or begins within its symbolic name."""
    if word in joined(record.source):
        return True
    return any(part.startswith(word) for name in record.symbolic_names for part in name_terms(name))


def _confidence(reason: Reason) -> Confidence:
    if reason in SURE:
        return Confidence.EXACT
    return Confidence.POSSIBLE if reason in POSSIBLE else Confidence.LIKELY


def _score(reason: Reason, literal: int, facts: int) -> int:
    order = list(Reason)
    return (len(order) - order.index(reason)) * STEP + min(literal, MOST_LITERAL) * LITERAL + facts


def _agreeing(entry: Entry, record: Record) -> int:
    """How many facts besides source, ID and message agree; an article is worth as much as none."""
    told = (
        (entry.level, record.level),
        (entry.channel and entry.channel.lower(), record.channel and record.channel.lower()),
    )
    found = sum(2 for one, other in told if one and one == other)
    names = [joined(name) for name in record.categories]
    return found + 2 * bool(entry.category and joined(entry.category) in names) + (not record.is_stub)


def _values(entry: Entry, wording: Wording, found: Fit | None) -> tuple[Value, ...]:
    """The values of an entry: as data where it has them, else as the message told them."""
    given = _given(entry, wording) or (found.values if found else ())
    names = dict(enumerate(wording.names, 1))
    return tuple(Value(number, names.get(number) or str(number), value) for number, value in given if value)


def _given(entry: Entry, wording: Wording) -> tuple[tuple[int, str], ...]:
    """Data by number: in order, by the names of the insertion strings, or, with as many names as these, in order."""
    if entry.values:
        return tuple(enumerate(entry.values, 1))
    if not entry.named:
        return ()
    told = {folded(name): value for name, value in reversed(entry.named)}
    by_name = [(number, told[folded(name)]) for number, name in enumerate(wording.names, 1) if folded(name) in told]
    if by_name:
        return tuple(by_name)
    return tuple(enumerate((value for _, value in entry.named), 1)) if _as_many(entry.named, wording) else ()


def _as_many(named: Sequence[tuple[str, str]], wording: Wording) -> bool:
    used = {number for message in wording.messages.values() for number in template(message).numbers}
    return len(named) == max(used, default=0)
