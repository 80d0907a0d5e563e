"""Reads a typed line: an ID in any spelling, a code, a source, a name, words. Recognises a paste."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from eventkb.language.terms import LETTERS, WORD, joined
from eventkb.lookup.formats import folded
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.model.locale import Locale

IDS, FULL_IDS = 0x10000, 0x100000000
"""An event ID has 16 bits, an identifier with severity and facility 32."""

MOST_WORDS = 12
"""So many words are looked up; a longer text is a message."""

LONGEST_LINE = 300
"""So many characters are read as words."""
LONGEST_TYPED, LABELS = 160, 3
"""A line that is longer, or has so many labels, was not typed."""

LONGEST_QUESTION = 8
"""In a line with more words, a number is an ID only if it is called one."""

PLAIN = re.compile("[0-9]{1,6}")
DECIMAL = re.compile("-?[0-9]{1,10}")
HEXADECIMAL = re.compile("0[xX][0-9a-fA-F]{1,8}")
REPLY = re.compile(
    r"(?<![0-9A-Za-z.])(?:[245][0-9]{2}[ -]#?)?[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9A-Za-z]|\.[0-9])|%%[0-9]{1,10}"
)
"""An SMTP reply with its enhanced code, such as `452 4.3.1`, the enhanced code alone, or a parameter, `%%2313`."""

DATE = r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}"
CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,9})?(?: ?[AP]M)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
TIMES = re.compile(f"(?<![0-9A-Za-z.-])(?:{DATE}(?:[T, ]{{1,3}}{CLOCK})?|{CLOCK})(?![0-9A-Za-z.])")

SYSTEM, CUSTOM = 0, 4
LIKELY_IDS = {
    (SYSTEM, 1): (0, 0xFFFF), (SYSTEM, 2): (0x400, 0x3FFF), (SYSTEM, 3): (0x1000, 0xFFFF),
    (CUSTOM, 1): (0, 0xFFFF), (CUSTOM, 2): (0x400, 0xFFFF), (CUSTOM, 3): (0x400, 0xFFFF),
}  # fmt: skip
"""By facility and severity, the first and the last ID that 32 bits can have. With others they are the result of a
function: of COM, of Win32, a status. Facility 4 is the one of Exchange, and of interfaces."""

NAME = re.compile(f"[{LETTERS}_]+")
NAME_AND_ID = re.compile("(?:[Ee][Vv][Tt]-)?([^-].*[A-Za-z])-([0-9]{1,5})")
"""As tickets and permanent links write an event: `EVT-Backup-1001`, `backup-1001`."""

BETWEEN = re.compile('[/,;:|#()=\\[\\]"]')
LABEL = re.compile("[^ :]:(?= )")
BEGINNINGS = ("<", "{", "[{")
MONTH_AND_CLOCK = "[A-Z][a-z]{2} [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} "
CELLS = re.compile(rf"\t[^\t]*[^\t ][^\t]*\t|[^ ]   +[^ ]|{DATE}[T ,]{{1,3}}{CLOCK}|{MONTH_AND_CLOCK}|WinEvtLog: ")
ASSIGNED = re.compile('[A-Za-z]="')
"""A line with cells, a time, or values in quotation marks was copied, too."""


@frozen_dataclass(kw_only=True)
class Query:
    """What was typed. `digits` is the ID as typed, so that IDs that begin with it can be offered.

    `code` is a number that is no ID, such as `0x80072EE2`, `-1018` or `452 4.3.1`, as typed; with an ID there is none.
    `full_id` are the 32 bits of the ID or of the code.
    `words` are folded; `name` is everything but the numbers as one word, as names of sources and events are compared.
    `names` are the parts of each word as folded words, more than one where it has `_`.
    `title` is what `name` is, as it was typed.
    `is_called` says that a word calls the number an ID, `is_sentence` that there are too many words for a question,
    `is_split` that some of `words` are parts of what was typed. `parts` are those of compound words, which only the
    languages in `compounding` have.
    """

    text: str
    id: EventId | None = None
    full_id: int | None = None
    digits: str = ""
    code: str = ""
    words: tuple[str, ...] = ()
    name: str = ""
    names: tuple[tuple[str, ...], ...] = ()
    title: str = ""
    is_called: bool = False
    is_sentence: bool = False
    is_split: bool = False
    parts: tuple[str, ...] = ()
    compounding: tuple[Locale, ...] = ()


def is_pasted(text: str) -> bool:
    """Whether a text was taken from a log rather than typed."""
    lines = [line for line in re.split("[\r\n]", text) if line.strip(" \t")]
    if len(lines) != 1:
        return len(lines) > 1
    line = lines[0].strip(" \t")
    if line.startswith(BEGINNINGS) or len(line) > LONGEST_TYPED or len(LABEL.findall(line)) >= LABELS:
        return True
    return bool(CELLS.search(line)) or len(ASSIGNED.findall(line)) >= LABELS - 1


def query(text: str, beside: Mapping[str, str] | None = None) -> Query:
    """Reads what was typed.

    `beside` are words such as `error` that say nothing beside a number; those that call it an ID lead to `id`. The ID
    is the first number that is called one, or else the first that can be one.
    """
    start = text[:LONGEST_LINE]
    codes = [match[0] for match in REPLY.finditer(start)]
    line = BETWEEN.sub(" ", TIMES.sub(" ", REPLY.sub(" ", start)))
    words = [part for word in re.split("[ \t\r\n]+", line) if word for part in _parts(word)]
    called = {place + 1 for place, word in enumerate(words) if beside and beside.get(folded(word)) == "id"}
    place = _place(words, called)
    value = None if place is None else _number(words[place])
    is_wide = value is not None and place is not None and value >= IDS and not PLAIN.fullmatch(words[place])
    codes += [word for word in words if _number(word) is not None and not PLAIN.fullmatch(word)]
    code = codes[0] if codes and place is None else ""
    others = [word for at, word in enumerate(words) if at != place and word not in codes]
    if beside and (place is not None or code):
        others = [word for word in others if folded(word) not in beside]
    typed = [name for word in others for name in NAME.findall(word)]
    names = [joined(name) for name in typed]
    return Query(
        text=" ".join(words),
        id=value % IDS if value is not None and is_wide else value,
        full_id=value if is_wide else _number(code),
        digits=words[place] if place is not None and PLAIN.fullmatch(words[place]) else "",
        code=code,
        words=tuple(dict.fromkeys(name for name in names if name))[:MOST_WORDS],
        name=joined(" ".join(others)),
        names=tuple(tuple(map(joined, WORD.findall(name))) for name in typed),
        title=" ".join(others),
        is_called=place in called,
        is_sentence=len(words) > LONGEST_QUESTION,
    )


def words_of(text: str) -> Query:
    """The words of a text whose numbers may be anything."""
    return replace(query(text), id=None, full_id=None, digits="", code="")


def may_be_identifier(value: int) -> bool:
    """Whether 32 bits can be an event's identifier: not the result of a function, as `0x80070005` and `-1018` are."""
    severity, facility = value >> 30, value >> 16 & 0x3FFF
    first, last = LIKELY_IDS.get((facility, severity), (IDS, IDS))
    return first <= value % IDS <= last


def _place(words: Sequence[str], called: set[int]) -> int | None:
    """Which word is the ID, or None."""
    plain = [place for place, word in enumerate(words) if PLAIN.fullmatch(word)]
    is_sentence = len(words) > LONGEST_QUESTION
    wide = [place for place, word in enumerate(words) if place not in plain and _number(word) is not None]
    chosen = [
        *(place for place in (*plain, *wide) if place in called),
        *([] if is_sentence else plain),
        *(place for place in wide if may_be_identifier(_number(words[place]) or 0)),
    ]
    return chosen[0] if chosen else None


def _parts(word: str) -> tuple[str, ...]:
    match = NAME_AND_ID.fullmatch(word)
    return match.groups() if match else (word,)


def _number(word: str) -> int | None:
    if DECIMAL.fullmatch(word):
        value = int(word)
        value += FULL_IDS if value < 0 else 0
    elif HEXADECIMAL.fullmatch(word):
        value = int(word, 16)
    else:
        return None
    return value if 0 <= value < FULL_IDS else None
