"""The answer of an index to a typed line or a paste: the events, codes and guides that are meant, likeliest first."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from eventkb.language.terms import WORD, joined
from eventkb.lookup import message_only, text_ids
from eventkb.lookup.cases import of_words, words_beside
from eventkb.lookup.codes import CodeMatch, Codes, of_line, of_text, of_value
from eventkb.lookup.elsewhere import Subject
from eventkb.lookup.entries import entries
from eventkb.lookup.entry import Entry
from eventkb.lookup.guides import GuideMatch, guides
from eventkb.lookup.index import Index, IndexFault
from eventkb.lookup.mentions import called, labelled, mentioned
from eventkb.lookup.paste import characters, narrow, stripped
from eventkb.lookup.query import IDS, Query, is_pasted, query, words_of
from eventkb.lookup.rank import Confidence, Match, Reason, Value, best, of_code
from eventkb.lookup.search import MOST, TYPED, for_entry, for_query
from eventkb.model.codes import number
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId

MESSAGES = 50
"""Entries of a paste whose message is looked up when their ID leads nowhere; each costs some milliseconds."""

BEGINNINGS = frozenset({Reason.LONGER_ID, Reason.SOURCE_LONGER_ID})
"""Reasons for which the digits may be the beginning of an ID."""

NAMED = frozenset(
    {Reason.SOURCE_ID, Reason.SYMBOLIC_NAME, Reason.FULL_ID, Reason.ID_MESSAGE, Reason.SOURCE_MESSAGE, Reason.MESSAGE}
)
"""Reasons for which an event is offered beside a code."""

MEANT = NAMED | {Reason.CODE, Reason.ID, Reason.ID_AND_WORDS, Reason.ID_NO_WORDS, Reason.SOURCE_ID_MESSAGE}
"""Reasons for which a code beside them may be the value of a case."""

MOST_SAME = 24
"""So many events with an ID are asked whether 32 bits are their identifier."""

LONG_WORDS = 5
"""So many words of a text that is no known message are looked up."""

LONGEST = 20_000
"""So many characters of a paste are read as a message, or as a text that names an event."""

LINE_OF_WORDS, SPOKEN = 3, re.compile("(?![0-9]+(?:[ \t\r\n]|$))[^ \t\r\n]+")
"""A typed line with at least so many words may be a message, if it has more between blanks than one and numbers."""

NOTHING = Subject()


@frozen_dataclass(kw_only=True)
class Answer:
    """`entries` are those of a paste, none for a typed line; `matches` are in the order of the entries, best first.

    `unknown_id` is the only ID that the text has, if no event has it; `code` is a number that is no ID. `codes` say
    what the codes of the text and of the values mean. `guides` are those that a typed line may mean.
    `subject` is what other sites can be asked for.
    """

    entries: tuple[Entry, ...]
    matches: tuple[Match, ...]
    unknown_id: EventId | None = None
    code: str = ""
    codes: tuple[CodeMatch, ...] = ()
    guides: tuple[GuideMatch, ...] = ()
    subject: Subject = NOTHING

    @property
    def is_unknown(self) -> bool:
        """Whether nothing is known here of what was asked for."""
        return self.unknown_id is not None or not (self.matches or self.codes or self.guides)


def opened(read: Callable[[str], bytes]) -> Index:
    """An index whose files `read` gives by their addresses: those of a published site, or files in memory."""
    return Index(read)


def lookup(text: str, index: Index) -> Answer:
    """The events that a typed line or a paste may mean. Any text has an answer, which may be empty."""
    if not is_pasted(text):
        return _typed(narrow(text), index)
    read = entries(text, index.paste_words)
    pasted = tuple(_with_mention(text_ids.with_id(entry, index), index) for entry in read)
    if len(pasted) == 1:
        pasted = (_with_named(pasted[0], text, index),)
    matches: list[Match] = []
    unknown = 0
    for place, entry in enumerate(pasted):
        own = for_entry(entry, index, by_message=unknown < MESSAGES)
        unknown += not _is_certain(own)
        matches += (replace(match, entry=place) for match in own)
    if len(pasted) == 1:
        pasted, matches = _as_message(pasted, matches, text, index)
    if not matches and all(entry.source is None and entry.id is None for entry in pasted):
        by_words = for_query(_longest_words(words_of(text)), index)
        matches = [replace(match, confidence=Confidence.POSSIBLE) for match in by_words]
    if len(pasted) == 1 and not _is_certain(matches):
        pasted = (text_ids.with_unlisted_id(pasted[0], index),)
    only = pasted[0].id if len(pasted) == 1 else None
    codes = tuple(_of_entries(pasted, matches, text, index))
    unknown_id, subject = _unknown(only, index), _subject(pasted)
    return Answer(entries=pasted, matches=tuple(matches), unknown_id=unknown_id, codes=codes, subject=subject)


def _as_message(
    pasted: tuple[Entry, ...], matches: list[Match], text: str, index: Index
) -> tuple[tuple[Entry, ...], list[Match]]:
    """A paste and its matches, or those of the whole text as a message, which may have labels of its own.

    Where source and ID are known, the event's values may be in another place than the message of the format is.
    """
    entry = pasted[0]
    whole = replace(entry, message=stripped(characters(text[:LONGEST])))
    if any(match.reason is Reason.SOURCE_ID and not match.values for match in matches[:1]) and not entry.named:
        own = [match for match in for_entry(whole, index) if match.record.number == matches[0].record.number]
        is_better = bool(own) and own[0].reason is Reason.SOURCE_ID_MESSAGE
        return (pasted, [own[0], *matches[1:]]) if is_better else (pasted, matches)
    is_sure = any(match.confidence is not Confidence.POSSIBLE for match in matches)
    if is_sure or entry.id is not None or entry.format == message_only.NAME:
        return pasted, matches
    alone = Entry(format=message_only.NAME, message=whole.message)
    others = for_entry(alone, index)
    is_better = _is_certain(others) or (not matches and any(match.confidence is Confidence.LIKELY for match in others))
    return ((alone,), list(others)) if is_better else (pasted, matches)


def _longest_words(line: Query) -> Query:
    """The words of a text that is no known message: a few long ones, which are rarer than short ones."""
    return replace(line, words=tuple(sorted(line.words, key=len, reverse=True)[:LONG_WORDS]))


def _subject(pasted: Sequence[Entry]) -> Subject:
    """What a paste is about: the first entry that has an ID or a source."""
    entry = next((entry for entry in pasted if entry.id is not None or entry.source), None)
    source, id = (entry.source or "", "" if entry.id is None else str(entry.id)) if entry else ("", "")
    return Subject(source, id, f"{source} {id}".strip())


def _of_entries(pasted: Sequence[Entry], matches: Sequence[Match], text: str, index: Index) -> Iterator[CodeMatch]:
    """The codes of each entry: of the values of its best event, or else those that its message has."""
    best_by_entry: dict[int, Match] = {}
    for match in matches:
        best_by_entry.setdefault(match.entry, match)
    for match in best_by_entry.values():
        for value in match.values:
            for code in of_value(value.value, value.tables, index):
                yield replace(code, value=value.name, entry=match.entry)
    if len(pasted) <= 1 and not any(value.tables for match in best_by_entry.values() for value in match.values):
        yield from of_text((pasted[0].message if pasted else None) or text, index).codes


def _typed(text: str, index: Index) -> Answer:
    """The events for a line: by its number and its words and, if it is long enough, as a message."""
    coded = of_line(text, index)
    listed = text_ids.typed(text, index)
    id = text_ids.unlisted(text, index) if listed is None and not coded.is_meant else listed
    line = _with_source(query(text, index.manifest.beside), text, index) if id is None else _of_text_id(text, id, index)
    line = _without_code(line, coded, index)
    matches = _as_typed_message(text, index) if _may_be_message(text) else ()
    # In a sentence that is the message of an event, no word needs to be looked up.
    if not line.is_sentence or all(match.confidence is Confidence.POSSIBLE for match in matches):
        matches = best((*matches, *for_query(line, index)), MOST)
    is_beginning = not line.is_called and any(match.reason in BEGINNINGS for match in matches)
    is_value = id != listed and _is_certain(matches)
    unknown = None if is_beginning or is_value else _unknown(line.id, index)
    is_asked = line.id is None and not (line.is_sentence and matches) and not _is_certain(matches)
    if (coded.is_meant and id is None) or (is_asked and coded.events):
        others = (match for match in matches if match.reason in NAMED or not coded.is_meant)
        speaking = (of_code(index.record(number), place) for place, number in enumerate(coded.events[:MOST]))
        matches = best((*others, *speaking), MOST)
        unknown = None
    matches = tuple(_with_case(match, text, line) for match in matches)
    subject = _subject_of(line, text)
    code = "" if unknown else line.code
    meant = guides(text, index) if line.id is None and not coded.is_meant else ()
    return Answer(
        entries=(),
        matches=matches,
        unknown_id=unknown,
        code=code,
        codes=coded.codes,
        guides=meant,
        subject=subject,
    )


def _as_typed_message(text: str, index: Index) -> tuple[Match, ...]:
    said = text_ids.with_id(Entry(format=TYPED, message=characters(text)), index)
    return for_entry(_with_mention(said, index), index)


def _without_code(line: Query, coded: Codes, index: Index) -> Query:
    """A line whose 32 bits are a code that a table knows, and no event's identifier, without an ID."""
    code = next((own.text for own in coded.codes if line.full_id is not None and number(own.text) == line.full_id), "")
    if line.id is None or line.full_id is None or line.is_called or not code:
        return line
    same = index.with_id(line.full_id % IDS)[:MOST_SAME]
    if any(line.full_id in index.record(place).qualifiers for place in same):
        return line
    return replace(line, id=None, full_id=None, code=code)


def _subject_of(line: Query, text: str) -> Subject:
    """What a typed line is about; without an ID, nobody knows which of its words name a source."""
    source, id = ("", "") if line.id is None else (line.title, str(line.id))
    return Subject(source, id, stripped(characters(text)))


def _of_text_id(text: str, id: EventId, index: Index) -> Query:
    """A line with an ID that is a text, and the name of a source before it; of other words nothing is looked up."""
    before = text.lower().partition(str(id).lower())[0]
    source = index.source_named(joined(before))
    line = words_of(before)
    name = source.name if source else ""
    return replace(line, id=id, name=joined(name), title=name, words=(), names=())


def _with_case(match: Match, text: str, line: Query) -> Match:
    """A match of a typed line with the case of which the line has a value, if the event is not just like the line."""
    if match.reason not in MEANT or match.case or match.values:
        return match
    words = words_beside(text, None if match.reason is Reason.CODE else line.id)
    return replace(match, case=of_words(match.record, words))


def _may_be_message(text: str) -> bool:
    """Whether a line has enough words, and not only those of a source with hyphens and an ID."""
    return len(WORD.findall(text)) >= LINE_OF_WORDS and len(SPOKEN.findall(text)) > 1


def _with_source(line: Query, text: str, index: Index) -> Query:
    """A line with the source that is beside its ID, and without its other words."""
    if line.code and line.full_id is not None and line.full_id < IDS and index.source_named(line.name):
        return replace(line, id=line.full_id, full_id=None, code="")
    mention = mentioned(text, index)
    if not mention or line.full_id is not None:
        return line
    name = joined(mention.source.name)
    words = (name, *(word for word in line.words if word not in name)) if not mention.is_known else (name,)
    return replace(line, id=mention.id, digits=str(mention.id), code="", words=words, name=name)


def _with_mention(entry: Entry, index: Index) -> Entry:
    """A message without source or ID, with those that it names itself."""
    if entry.format not in {message_only.NAME, TYPED} or not entry.message or entry.source or isinstance(entry.id, str):
        return entry
    mention = mentioned(entry.message, index)
    return replace(entry, source=mention.source.name, id=mention.id) if mention else entry


def _with_named(entry: Entry, text: str, index: Index) -> Entry:
    """An entry with the source and the ID that its text names, where it has no ID, or a source that nobody here knows.

    They are in lines whose labels are in a language that nobody here knows, or in a sentence.
    """
    source = index.source_named(entry.source or "", entry.guid)
    if entry.id is not None and (source or entry.source is None):
        return entry
    plain = characters(text[:LONGEST])
    mention = labelled(plain, index)
    if mention is None and entry.source and source is None:
        mention = mentioned(plain, index)
    if mention is None and source:
        mention = called(plain, source, index)
    if mention is None or not mention.is_known or (source and mention.source != source):
        return entry
    is_other = entry.id is not None and entry.id != mention.id
    return entry if is_other else replace(entry, source=mention.source.name, id=mention.id)


def _is_certain(matches: Sequence[Match]) -> bool:
    """Whether an event is meant for sure."""
    return any(match.confidence is Confidence.EXACT for match in matches)


def _unknown(id: EventId | None, index: Index) -> EventId | None:
    return id if id is not None and not index.with_id(id) else None


__all__ = [
    "Answer",
    "CodeMatch",
    "Confidence",
    "Entry",
    "Index",
    "IndexFault",
    "Match",
    "Reason",
    "Value",
    "lookup",
    "opened",
]
