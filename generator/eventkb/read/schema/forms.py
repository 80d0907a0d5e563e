"""Single values of the right shape that are not valid: unknown words, numbers out of range, names of a wrong form."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from eventkb.language.wording import folded, nearest, one_of, quoted, shortened
from eventkb.model.address import slug
from eventkb.model.diagnostic import Fix, Rule, likely
from eventkb.read import foreign, rules
from eventkb.read.schema import kinds
from eventkb.read.schema.mistake import Fault, Mistake
from eventkb.read.yaml.characters import TYPOGRAPHIC_QUOTES

GERMAN_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
OTHER_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
SOURCE_AND_NUMBER = re.compile(r"(\S.*?)(?<![\s/#:,_-])[\s/#:,_-]+([0-9]{1,5})")
GUID_DIGITS = re.compile(r"[0-9A-Fa-f]{32}")
LONGEST_NAME = 120
ENUM_WORD = re.compile(r"'([^']*)'")
"""A word in pydantic's list of those that are allowed."""


def in_typographic_quotes(mistake: Mistake) -> Fault | None:
    """A single word or number in the quotation marks of a word processor; texts may have them."""
    value = mistake.value
    inner = value.strip(TYPOGRAPHIC_QUOTES) if isinstance(value, str) else value
    if inner == value or not inner or inner != value[1:-1] or not mistake.unit.accepts(mistake.path, inner):
        return None
    message = f"{value[0]} and {value[-1]} are signs of word processors, which YAML takes for a part of the value"
    return mistake.fault(rules.WORD_PROCESSOR_SIGN, message, f"write {mistake.key}: {inner}", Fix(inner))


def unknown_word(mistake: Mistake) -> Fault | None:
    """A value that is not in a fixed set, or in that of the kind of the source."""
    value, key = mistake.value, mistake.key
    words = _words(mistake)
    if value is None:
        return None
    if not isinstance(value, str):
        return mistake.fault(rules.WRONG_VALUE, f"`{key}` needs a single word", f"write {one_of(words)}")
    word = value.strip(TYPOGRAPHIC_QUOTES)
    english = foreign.english(foreign.VALUES, word)
    if english in words:
        message = f"{shortened(value, 30)} is not English"
        return mistake.fault(rules.VALUE_NOT_IN_ENGLISH, message, f"write {key}: {english}", Fix(english))
    meant = nearest(word, words)
    help = f"did you mean `{meant}`?" if meant else f"write {one_of(words)}"
    fix = Fix(meant, is_certain=folded(meant) == folded(word)) if meant else None
    return mistake.fault(rules.UNKNOWN_VALUE, f"`{key}` cannot be {shortened(value, 40)}", help, fix)


def _words(mistake: Mistake) -> list[str]:
    words = mistake.details.get("words")
    return list(words) if isinstance(words, list) else ENUM_WORD.findall(str(mistake.details.get("expected")))


def unknown_language(mistake: Mistake) -> Fault | None:
    """A list of languages with one that the site doesn't have."""
    unknown = next(iter(mistake.details["keys"]))  # type: ignore[call-overload]  # kinds.known_languages made it
    message = f"`{unknown}` is not one of the site's languages"
    return mistake.fault(rules.UNKNOWN_VALUE, message, f"write {one_of(sorted(mistake.unit.locales))}")


def wrong_form(mistake: Mistake) -> Fault:
    """A text that doesn't have the form that its key needs."""
    pattern = str(mistake.details["pattern"])
    if pattern == kinds.NOT_EMPTY or not mistake.value.strip():
        return empty(mistake)
    rule, correction = FORMS[pattern]
    return mistake.fault(rule, *correction(mistake.key, mistake.value))


def empty(mistake: Mistake) -> Fault:
    """Nothing but spaces, or a list or keys without anything in them."""
    return mistake.fault(rules.EMPTY_VALUE, f"`{mistake.key}` has no value", "write its value, or delete the key")


def no_event_key(mistake: Mistake) -> Fault:
    """An event that isn't named by its source and its ID."""
    typed = str(mistake.value)
    parts = SOURCE_AND_NUMBER.fullmatch(typed.strip())
    right = f"write {parts[1]}/{int(parts[2])}" if parts else "write its source, a slash and its ID"
    message = f"{shortened(typed, LONGEST_NAME)} does not name an event by its source, a slash and an ID"
    return mistake.fault(rules.WRONG_EVENT_KEY, message, f"{right}, as in Backup/1002")


def no_such_day(mistake: Mistake) -> Fault:
    """A date that no calendar has."""
    message = f"there is no day {mistake.value}"
    return mistake.fault(rules.WRONG_DATE, message, "write year, month and day, as in 2012-09-19")


Correction = tuple[str, str, Fix | None]
"""A message, a help, and what to type instead where that is known."""


def _name(key: str, value: str) -> Correction:
    where = "begins" if value[:1].isspace() else "ends"
    what = "a line break" if "\n" in (value[-1:] if where == "ends" else value[:1]) else "a space"
    right = quoted(value.strip(), len(value))
    return f"`{key}` {where} with {what}", f"write {quoted(value.strip())}", Fix(right)


def _date(key: str, value: str) -> Correction:
    message = f"{shortened(value, 40)} is not written as year, month and day"
    right = _day(value.strip())
    if right is None:
        return message, "write it as in 2012-09-19", None
    return message, f"write {key}: {right}", Fix(right)


def _day(typed: str) -> str | None:
    """A day that was written in another common form, in ours."""
    german, other = GERMAN_DAY.fullmatch(typed), OTHER_DAY.fullmatch(typed)
    if german:
        day, month, year = german.groups()
    elif other:
        year, month, day = other.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _insertion_name(key: str, value: str) -> Correction:
    right = re.sub(r"[^a-z0-9]+", "_", value.lower()).strip("_") or "connector"
    message = f"{shortened(value, 40)} contains characters that the name of an insertion string cannot have"
    return message, f"write name: {right}", likely(right)


def _slug(key: str, value: str) -> Correction:
    message = f"{shortened(value, 40)} cannot be part of an address"
    right = slug(value)
    return message, f"write {right or 'small letters a to z, digits and hyphens'}", likely(right) if right else None


def _guid(key: str, value: str) -> Correction:
    digits = re.sub(r"[^0-9A-Fa-f]", "", value)
    message = f"{shortened(value, 40)} is not a GUID"
    if not GUID_DIGITS.fullmatch(digits):
        return message, "write 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12", None
    right = f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
    return message, f"write {key}: {right}", Fix(right)


def _url(key: str, value: str) -> Correction:
    message = f"{shortened(value, 50)} is not a web address"
    if re.search(r"\s", value.strip()) or "://" in value:
        return message, "write the whole address, beginning with https:// and without spaces", None
    right = f"https://{value.strip().lstrip('/')}"
    return message, f"write {key}: {shortened(right)}", likely(right)


def _mail(key: str, value: str) -> Correction:
    address = re.search(r"[^\s@<>:]+@[^\s@<>]+", value)
    message = f"{shortened(value, 50)} is not a mail address"
    if address is None:
        return message, f"write the address alone, as in {key}: backup-team@example.org", None
    return message, f"write {key}: {address[0]}", Fix(address[0])


def _digest(key: str, value: str) -> Correction:
    message = f"{shortened(value, 40)} is not a digest of twelve hexadecimal digits"
    return message, "delete it; `eventkb translate` writes these lists", None


FORMS: Mapping[str, tuple[Rule, Callable[[str, str], Correction]]] = {
    kinds.NAME: (rules.BLANK_AT_END, _name),
    kinds.DATE: (rules.WRONG_DATE, _date),
    kinds.INSERTION_NAME: (rules.WRONG_INSERTION_NAME, _insertion_name),
    kinds.SLUG: (rules.WRONG_SLUG, _slug),
    kinds.GUID: (rules.WRONG_GUID, _guid),
    kinds.URL: (rules.WRONG_URL, _url),
    kinds.MAIL: (rules.WRONG_MAIL, _mail),
    kinds.DIGEST: (rules.WRONG_DIGEST, _digest),
}
"""For each pattern the rule that it guards, and what is said about a value that doesn't match it."""
