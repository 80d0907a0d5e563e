"""From the texts of fields to an entry: numbers in all spellings, levels in all languages, empty values."""

import re
from collections.abc import Iterable, Mapping, Sequence

from eventkb.lookup import undescribed
from eventkb.lookup.entry import Entry
from eventkb.lookup.formats import folded
from eventkb.lookup.paste import block, characters, one_line, stripped
from eventkb.lookup.words import PasteWords
from eventkb.model.identifier import EventId, event_id

Facts = Iterable[tuple[str, str]]
"""Fields with texts, such as `("source", "ESENT")`. Of several texts for a field, the first with a meaning counts."""
Texts = Mapping[str, Sequence[str]]
"""All texts of each field."""

NUMBER = re.compile(r"[^0-9a-z-]{0,3}(0x[0-9a-f]{1,8}(?![0-9a-f])|-?[0-9]{1,10}(?![0-9x]))")
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
BITS = re.compile(r"0x[0-9a-f]{1,16}")
NO_NAME = re.compile(r"[ (]*[0-9]+[ )]*")
PARAMETER = re.compile(r"(?:param|%|p|arg)?([0-9]{1,2})")
TYPE_NAME = re.compile(r"System\.(?:[A-Za-z]{1,40}\.){1,6}[A-Za-z]{1,60}(?:`[0-9].{0,200})?|System\.Object\[\]")
"""What PowerShell writes in the place of values that it doesn't show."""
LOG_NAME = re.compile("(?:xml)?wineventlog(?::.{0,200})?")
"""What Splunk calls the source: the log."""
DUMP = re.compile(r"[0-9a-f]{4}:(?: [0-9a-f]{2,8}){1,16}.*")

IDS, FULL_IDS = 0x10000, 0x100000000
"""An event ID has 16 bits, an identifier with severity and facility 32."""
KEYWORD_DIGITS, AUDIT_DIGIT, AUDIT_SUCCESS, AUDIT_FAILURE = 16, 2, 2, 1
"""In the 64 bits of the keywords the third hexadecimal digit says whether it is an audit and how it went."""
MOST_VALUES = 99
MOST_NAMED = 200


def entry_from(format: str, facts: Facts, words: PasteWords, *, values: Iterable[str] = (), named: Facts = ()) -> Entry:
    """The entry of a format that facts, values in order and values with names make."""
    texts: dict[str, list[str]] = {}
    for field, value in facts:
        texts.setdefault(field, []).append(stripped(characters(value)))
    message = _message(texts, words)
    for field, value in undescribed.named(message, words.undescribed):
        texts.setdefault(field, []).append(value)
    id, full_id = _ids(texts)
    text_id = _text_id(texts) if id is None else None
    positional, remaining = _positional([(name, stripped(characters(value))) for name, value in named])
    given = tuple(stripped(characters(value)) for value in values)[:MOST_VALUES]
    if any(TYPE_NAME.fullmatch(value) for value in given):
        given = ()
    return Entry(
        format=format,
        source=_source(texts, words),
        id=text_id if id is None else id,
        full_id=full_id,
        guid=_guid(texts),
        channel=_first(texts, "channel", words),
        level=_level(texts, words),
        category=_category(texts, words),
        message=message,
        values=given or positional or tuple(undescribed.values(message, words.phrases))[:MOST_VALUES],
        named=tuple(remaining[:MOST_NAMED]),
    )


def number(text: str) -> int | None:
    """The number at the beginning of a text, written in decimal, hexadecimal or as a negative number of 32 bits."""
    match = NUMBER.match(text.lower())
    if not match:
        return None
    value = int(match[1], 16) if match[1].startswith("0x") else int(match[1])
    value = value + FULL_IDS if value < 0 else value
    return value if 0 <= value < FULL_IDS else None


def says_nothing(text: str, words: PasteWords) -> bool:
    """Whether a text means that there is no value, as `N/A` does."""
    return not folded(text) or folded(text) in words.nothing


def _ids(texts: Texts) -> tuple[int | None, int | None]:
    """The event ID and the identifier with all bits."""
    written, whole, high = (_number_of(texts, field) for field in ("id", "full_id", "qualifiers"))
    if written is None:
        written = whole
    if written is None:
        return None, None
    id = written % IDS
    if written >= IDS:
        return id, written
    if whole is not None and whole >= IDS and whole % IDS == id:
        return id, whole
    return id, high * IDS + id if high is not None and 0 < high < IDS else None


def _text_id(texts: Texts) -> EventId | None:
    ids = (event_id(one_line(text)) for text in texts.get("text_id", ()))
    return next((id for id in ids if id is not None), None)


def _number_of(texts: Texts, field: str) -> int | None:
    numbers = (number(text) for text in texts.get(field, ()))
    return next((value for value in numbers if value is not None), None)


def _first(texts: Texts, field: str, words: PasteWords) -> str | None:
    return next((one_line(text) for text in texts.get(field, ()) if not says_nothing(text, words)), None)


def _source(texts: Texts, words: PasteWords) -> str | None:
    names = [text for text in texts.get("source", ()) if not LOG_NAME.fullmatch(text.lower())]
    name = _first({"source": names}, "source", words)
    return words.sources.get(name.lower(), name) if name else None


def _guid(texts: Texts) -> str | None:
    guids = (text.lower().strip("{}") for text in texts.get("guid", ()))
    return next((guid for guid in guids if GUID.fullmatch(guid)), None)


def _category(texts: Texts, words: PasteWords) -> str | None:
    name = _first(texts, "category", words)
    return name if name and not NO_NAME.fullmatch(name) else None


def _level(texts: Texts, words: PasteWords) -> str | None:
    """The level. An audit is recognised by its keywords, as its level is only `Information`."""
    for text in texts.get("keywords", ()):
        audit = _audit(text.lower()) or words.levels.get(folded(text), "")
        if audit.startswith("audit"):
            return audit
    levels = (words.levels.get(folded(text)) for text in texts.get("level", ()))
    return next((level for level in levels if level), None)


def _audit(keywords: str) -> str:
    if not BITS.fullmatch(keywords):
        return ""
    digit = int(keywords.removeprefix("0x").rjust(KEYWORD_DIGITS, "0")[AUDIT_DIGIT], 16)
    if digit & AUDIT_SUCCESS:
        return "audit-success"
    return "audit-failure" if digit & AUDIT_FAILURE else ""


def _message(texts: Texts, words: PasteWords) -> str | None:
    """The message without what old versions of Event Viewer wrote below it: where to get help, and bytes."""
    trailers = tuple(phrase for phrase, kind in words.phrases.items() if kind == "trailer")
    for text in texts.get("message", ()):
        lines = []
        for line in text.split("\n"):
            plain = stripped(line).lower()
            if not plain.startswith(trailers) and not DUMP.fullmatch(plain):
                lines.append(line)
        message = _unquoted(block("\n".join(lines)))
        if not says_nothing(message, words):
            return message
    return None


def _unquoted(message: str) -> str:
    """A message without quotation marks around all of it, which Wazuh writes."""
    inner = message[1:-1]
    return stripped(inner) if inner and message[0] == message[-1] == '"' and '"' not in inner else message


def _positional(named: list[tuple[str, str]]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """Values with names such as `param1` or `2`, in their order, and those with other names."""
    values: dict[int, str] = {}
    remaining = []
    for name, value in named:
        match = PARAMETER.fullmatch(folded(name))
        if match and 0 < int(match[1]) <= MOST_VALUES:
            values.setdefault(int(match[1]), value)
        else:
            remaining.append((name, value))
    return tuple(values.get(place, "") for place in range(1, max(values, default=0) + 1)), remaining
