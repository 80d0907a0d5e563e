"""From what fields say to an entry: numbers in their spellings, levels in all languages, what stands for nothing."""

import re
from collections.abc import Iterable

from eventkb.lookup.entry import Entry
from eventkb.lookup.formats import folded
from eventkb.lookup.paste import WHITE, block, characters, one_line, stripped
from eventkb.lookup.words import PasteWords

Facts = Iterable[tuple[str, str]]
"""Fields with what a paste says about them, such as `("source", "ESENT")`; where several do, the first that counts."""

NUMBER = re.compile(r"[^0-9a-z-]{0,3}(0x[0-9a-f]{1,8}(?![0-9a-f])|-?[0-9]{1,10}(?![0-9x]))")
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
BITS = re.compile(r"0x[0-9a-f]{1,16}")
NO_NAME = re.compile(r"[ (]*[0-9]+[ )]*")
PARAMETER = re.compile(r"(?:param|%|p|arg)?([0-9]{1,2})")
DUMP = re.compile(r"[0-9a-f]{4}:(?: [0-9a-f]{2,8}){1,16}.*")

IDS, FULL_IDS = 0x10000, 0x100000000
"""An event ID has 16 bits, an identifier with severity and facility 32."""
KEYWORD_DIGITS, AUDIT_DIGIT, AUDIT_SUCCESS, AUDIT_FAILURE = 16, 2, 2, 1
"""In the 64 bits of the keywords the third hexadecimal digit says whether it is an audit and how it went."""
MOST_VALUES = 99
MOST_NAMED = 200


def made(format: str, facts: Facts, words: PasteWords, values: Iterable[str] = (), named: Facts = ()) -> Entry:
    """The entry that facts amount to."""
    told: dict[str, list[str]] = {}
    for field, value in facts:
        told.setdefault(field, []).append(stripped(characters(value)))
    id, full_id = _ids(told)
    positional, remaining = _positional([(name, stripped(characters(value))) for name, value in named])
    given = tuple(stripped(characters(value)) for value in values)[:MOST_VALUES]
    message = _message(told, words)
    return Entry(
        format=format,
        source=_source(told, words),
        id=id,
        full_id=full_id,
        guid=_guid(told),
        channel=_first(told, "channel", words),
        level=_level(told, words),
        category=_category(told, words),
        message=message,
        values=given or positional or _unrendered(message, words),
        named=tuple(remaining[:MOST_NAMED]),
    )


def number(text: str) -> int | None:
    """The number at the beginning of a text, written in decimal, hexadecimal or as a negative number of 32 bits."""
    found = NUMBER.match(text.lower())
    if not found:
        return None
    value = int(found[1], 16) if found[1].startswith("0x") else int(found[1])
    value = value + FULL_IDS if value < 0 else value
    return value if 0 <= value < FULL_IDS else None


def says_nothing(text: str, words: PasteWords) -> bool:
    """Whether a text stands for nothing, as `N/A` does."""
    return not folded(text) or folded(text) in words.nothing


def _ids(told: dict[str, list[str]]) -> tuple[int | None, int | None]:
    """The event ID and the identifier with all bits, of what the fields for them say."""
    written = next((found for text in told.get("id", ()) if (found := number(text)) is not None), None)
    whole = next((found for text in told.get("full_id", ()) if (found := number(text)) is not None), None)
    high = next((found for text in told.get("qualifiers", ()) if (found := number(text)) is not None), None)
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


def _first(told: dict[str, list[str]], field: str, words: PasteWords) -> str | None:
    return next((one_line(text) for text in told.get(field, ()) if not says_nothing(text, words)), None)


def _source(told: dict[str, list[str]], words: PasteWords) -> str | None:
    found = _first(told, "source", words)
    return words.sources.get(found.lower(), found) if found else None


def _guid(told: dict[str, list[str]]) -> str | None:
    found = (text.lower().strip("{}") for text in told.get("guid", ()))
    return next((text for text in found if GUID.fullmatch(text)), None)


def _category(told: dict[str, list[str]], words: PasteWords) -> str | None:
    found = _first(told, "category", words)
    return found if found and not NO_NAME.fullmatch(found) else None


def _level(told: dict[str, list[str]], words: PasteWords) -> str | None:
    """The level. An audit is told by its keywords; its level says only `Information`."""
    for text in told.get("keywords", ()):
        audit = _audit(text.lower()) or words.levels.get(folded(text), "")
        if audit.startswith("audit"):
            return audit
    found = (words.levels.get(folded(text)) for text in told.get("level", ()))
    return next((level for level in found if level), None)


def _audit(keywords: str) -> str:
    if not BITS.fullmatch(keywords):
        return ""
    digit = int(keywords.removeprefix("0x").rjust(KEYWORD_DIGITS, "0")[AUDIT_DIGIT], 16)
    if digit & AUDIT_SUCCESS:
        return "audit-success"
    return "audit-failure" if digit & AUDIT_FAILURE else ""


def _message(told: dict[str, list[str]], words: PasteWords) -> str | None:
    """The message text without what Event Viewer of old wrote below it: where to get help, and bytes."""
    for text in told.get("message", ()):
        lines = []
        for line in text.split("\n"):
            plain = stripped(line).lower()
            begins = [
                phrase for phrase, kind in words.phrases.items() if kind == "trailer" and plain.startswith(phrase)
            ]
            if not begins and not DUMP.fullmatch(plain):
                lines.append(line)
        found = block("\n".join(lines))
        if not says_nothing(found, words):
            return found
    return None


def _positional(named: list[tuple[str, str]]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """Values named `param1`, `2` or the like in their order, and those with true names."""
    values: dict[int, str] = {}
    remaining = []
    for name, value in named:
        found = PARAMETER.fullmatch(folded(name))
        if found and 0 < int(found[1]) <= MOST_VALUES:
            values.setdefault(int(found[1]), value)
        else:
            remaining.append((name, value))
    return tuple(values.get(place, "") for place in range(1, max(values, default=0) + 1)), remaining


def _unrendered(message: str | None, words: PasteWords) -> tuple[str, ...]:
    """The bare values in the text that Windows writes where it has none of its own: one a line, or with commas."""
    lowered = (message or "").lower()
    for phrase, kind in words.phrases.items():
        place = lowered.find(phrase) if kind == "unrendered" else -1
        if message and place >= 0 and len(lowered) == len(message):
            given = message[place + len(phrase) :].strip(WHITE)
            if place > 0 and "\n" not in given and given.endswith("."):
                return tuple(stripped(part) for part in given[:-1].split(", "))[:MOST_VALUES]
            lines = given.split("\n\n")[0].split("\n")
            return tuple(stripped(line) for line in lines)[:MOST_VALUES] if given else ()
    return ()
