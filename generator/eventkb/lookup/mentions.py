"""An event's source and ID that a text names without being a log entry: `Backup 1001` in a sentence.

Here the index decides what is a source. A number is an ID beside the name of one, or beside words such as `Event ID`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from eventkb.language.terms import WORD, joined
from eventkb.lookup.formats import folded
from eventkb.lookup.index import Index
from eventkb.lookup.paste import WHITE
from eventkb.lookup.query import REPLY, TIMES
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.record import LARGEST_NUMBER, SourceRecord

EARLY, MOST_NUMBERS = 2_000, 60
"""So many characters of a text are read, and so many numbers in them."""
LONGEST_NAME, BESIDE, NEAR, MOST_WORDS = 8, 4, 40, 100
"""Words of a source's name; words between it and the ID, and characters; words in which a name may be elsewhere."""

ID = re.compile("[0-9]{1,5}")
LETTER, DIGIT = re.compile("[A-Za-z]"), re.compile("[0-9]")
LONG_ID = 4
"""Right behind the exact name of a source, a number of so many digits is an ID in a sentence, too."""
PLAIN_LINE = 6
"""In a line with at most so many words, any spelling of a source's name is one; in a sentence it must be exact."""
DISTINCT = re.compile("[^ ].*[A-Z0-9].*")
"""A name with a capital or a digit behind its first letter. Others, such as `Disk`, are words of messages, too."""
LABELLED = re.compile(r"[^:：\n]{1,60}[:：][ \t]*([^\n]{1,120})")


@frozen_dataclass()
class Mention:
    """An event that a text names. `is_known` says whether it is in the index."""

    source: SourceRecord
    id: int
    is_known: bool


@frozen_dataclass()
class Token:
    """A word of a text, and where it begins and ends."""

    text: str
    start: int
    end: int


def mentioned(text: str, index: Index) -> Mention | None:
    """The first event of the index that a text names by source and ID; or else the first source with a number."""
    start = _without_times(text[:EARLY])
    tokens = [Token(word[0], word.start(), word.end()) for word in WORD.finditer(start)]
    numbers = [place for place, token in enumerate(tokens) if _is_id(token, start)][:MOST_NUMBERS]
    is_strict = len(tokens) > PLAIN_LINE
    first: Mention | None = None
    for place in numbers:
        is_called = place > 0 and _calls_id(tokens[place - 1], index)
        for source in _sources(tokens, place, start, index, is_strict=is_strict, is_called=is_called):
            mention = _mention(source, int(tokens[place].text), index)
            if mention.is_known:
                return mention
            first = first or (None if source.has_text_ids else mention)
    return _apart(tokens, numbers, index) if is_strict else first


def _apart(tokens: Sequence[Token], numbers: Sequence[int], index: Index) -> Mention | None:
    """The first event whose source a text names anywhere, as it is written, beside a number that is called an ID."""
    called = [place for place in numbers if place and _calls_id(tokens[place - 1], index)]
    names = _exact_names(tokens[:MOST_WORDS], index) if called else ()
    mentions = (_mention(source, int(tokens[place].text), index) for source in names for place in called)
    return next((mention for mention in mentions if mention.is_known), None)


def _calls_id(token: Token, index: Index) -> bool:
    return index.manifest.beside.get(folded(token.text)) == "id"


def _exact_names(tokens: Sequence[Token], index: Index) -> Iterator[SourceRecord]:
    """The sources that are named, also where there are signs between the words, as in `Control\\ Manager`."""
    for place in range(len(tokens)):
        for count in _lengths(len(tokens) - place):
            words = [token.text for token in tokens[place : place + count]]
            source = index.source_named("".join(words))
            names = (source.name, *source.others) if source else ()
            if DISTINCT.fullmatch(" ".join(words)) and words in (WORD.findall(name) for name in names):
                yield from (source,) if source else ()


def called(text: str, source: SourceRecord, index: Index) -> Mention | None:
    """The event of a source whose ID is a number that a text calls an ID, as in `ID: 7031`; None if there is none."""
    start = _without_times(text[:EARLY])
    tokens = [Token(word[0], word.start(), word.end()) for word in WORD.finditer(start)]
    numbers = (
        int(token.text) for before, token in pairwise(tokens) if _calls_id(before, index) and _is_id(token, start)
    )
    mentions = (_mention(source, number, index) for number in islice(numbers, MOST_NUMBERS))
    return next((mention for mention in mentions if mention.is_known), None)


def labelled(text: str, index: Index) -> Mention | None:
    """The event whose source and ID are the values of lines with labels, in whatever language the labels are."""
    values = [match[1].strip(WHITE) for match in LABELLED.finditer(text[:EARLY])]
    sources = [source for value in values if (source := index.source_named(value))]
    ids = [int(value) for value in values if ID.fullmatch(value) and int(value) <= LARGEST_NUMBER]
    mentions = (_mention(source, id, index) for source in sources[:1] for id in ids[:MOST_NUMBERS])
    return next((mention for mention in mentions if mention.is_known), None)


def _mention(source: SourceRecord, id: int, index: Index) -> Mention:
    return Mention(source, id, any(index.source(number) == source for number in index.with_id(id)))


def _without_times(text: str) -> str:
    """A text with blanks in the place of dates, times and SMTP replies."""
    for pattern in (REPLY, TIMES):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _is_id(token: Token, text: str) -> bool:
    """Whether a word is a number of its own, and not a part of another, of a version or of an address."""
    if not ID.fullmatch(token.text) or int(token.text) > LARGEST_NUMBER:
        return False
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    if before[-1:] in {".", "%", "\\", "_"} or after[:1] in {"_", "%"}:
        return False
    if before[-1:] in {"-", ":", "/", "+"} and not LETTER.fullmatch(before[:-1]):
        return False
    return not (after[:1] in {".", ":", "/", "-", ","} and DIGIT.fullmatch(after[1:]))


def _sources(
    tokens: Sequence[Token], place: int, text: str, index: Index, *, is_strict: bool, is_called: bool
) -> Iterator[SourceRecord]:
    """The sources whose names are before a number, or else behind it. `is_called`: a word calls the number an ID."""
    names = [
        *((last - count + 1, last) for last in _places(tokens, place, -1, index) for count in _lengths(last + 1)),
        *((at, at + count - 1) for at in _places(tokens, place, 1, index) for count in _lengths(len(tokens) - at)),
    ]
    for first, last in names:
        gap = max(tokens[place].start - tokens[last].end, tokens[first].start - tokens[place].end)
        name = tokens[first : last + 1]
        is_behind = tokens[place].start - tokens[last].end == 1 and len(tokens[place].text) >= LONG_ID
        is_plain = is_called or is_behind
        source = _named(name, text, index, is_strict=is_strict, is_called=is_plain) if gap <= NEAR else None
        if source:
            yield source


def _lengths(most: int) -> range:
    """How many words a name can have, the longest first."""
    return range(min(LONGEST_NAME, most), 0, -1)


def _places(tokens: Sequence[Token], place: int, step: int, index: Index) -> Iterator[int]:
    """Where a name can end before a number, or begin behind it: beyond words such as `Event ID` and other numbers."""
    for distance in range(1, BESIDE + 1):
        at = place + step * distance
        if not 0 <= at < len(tokens):
            return
        yield at
        is_beside = folded(tokens[at].text) in index.manifest.beside or DIGIT.match(tokens[at].text) is not None
        if step < 0 and not is_beside:
            return


def _named(name: Sequence[Token], text: str, index: Index, *, is_strict: bool, is_called: bool) -> SourceRecord | None:
    written = text[name[0].start : name[-1].end]
    source = index.source_named(joined(written))
    is_exact = source is not None and written in {source.name, *source.others}
    # The German word `was` is no name of the service WAS.
    is_word = folded(written) in index.manifest.beside and not is_exact
    is_sure = is_exact and (is_called or DISTINCT.fullmatch(written))
    return None if is_word or (is_strict and not is_sure) else source
