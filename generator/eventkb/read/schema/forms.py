"""Single values of the right shape that mean nothing: unknown words, numbers out of range, names of a wrong form."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from eventkb.language.wording import folded, nearest, one_of, quoted, shortened
from eventkb.model.address import slug
from eventkb.model.diagnostic import Finding, Fix, likely
from eventkb.model.event import MAXIMUM_ID, Level, RelationKind, Shell
from eventkb.read import rules
from eventkb.read.schema import foreign, kinds
from eventkb.read.schema.mistake import Mistake

CHOICES: Mapping[str, type[StrEnum]] = {"level": Level, "relation": RelationKind, "shell": Shell}
GERMAN_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
OTHER_DAY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
SOURCE_AND_NUMBER = re.compile(r"(\S.*?)[\s/#:,_-]+([0-9]{1,5})")
GUID_DIGITS = re.compile(r"[0-9A-Fa-f]{32}")
NUMERAL = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]+")


def unknown_word(mistake: Mistake) -> Finding | None:
    """A value that is none of a fixed set."""
    value, key = mistake.value, mistake.key
    words = [str(one.value) for one in CHOICES[key]]
    if value is None:
        return None
    if not isinstance(value, str):
        return mistake.tell(rules.WRONG_VALUE, f"`{key}` has one word", f"write one of {one_of(words)}")
    english = foreign.VALUES.get(folded(value))
    if english in words:
        message = f"{shortened(value, 30)} isn't English"
        return mistake.tell(rules.VALUE_NOT_IN_ENGLISH, message, f"write {key}: {english}", Fix(english))
    meant = nearest(value, words)
    help = f"did you mean `{meant}`?" if meant else f"write one of {one_of(words)}"
    fix = likely(meant) if meant else None
    return mistake.tell(rules.UNKNOWN_VALUE, f"`{key}` can't be {shortened(value, 40)}", help, fix)


def unknown_language(mistake: Mistake) -> Finding | None:
    """A list of languages with one that the site doesn't have."""
    known = one_of(sorted(mistake.unit.locales))
    unknown = next(iter(mistake.details["keys"]))  # type: ignore[call-overload]  # kinds.known_languages made it
    return mistake.tell(rules.UNKNOWN_VALUE, f"`{unknown}` is none of the site's languages", f"they are {known}")


def no_number(mistake: Mistake) -> Finding | None:
    """Something else stands where a whole number belongs."""
    value, key = mistake.value, mistake.key
    if value is None:
        return None
    if isinstance(value, str) and NUMERAL.fullmatch(value.strip()):
        message = "a number in quotation marks is a text"
        number = value.strip()
        return mistake.tell(rules.QUOTED_NUMBER, message, f"write {number} without them", Fix(number))
    digits = re.search(r"[0-9]+", value) if isinstance(value, str) else None
    help = f"write the number alone: {digits[0]}" if digits else "write a whole number, without anything else"
    return mistake.tell(rules.WRONG_NUMBER, f"`{key}` is a whole number, and {_shown(mistake)} is none", help)


def out_of_range(mistake: Mistake) -> Finding:
    """A number that no event or identifier can have."""
    value = int(mistake.value)
    if mistake.key != "id" or value < 0 or value > kinds.MAXIMUM_IDENTIFIER:
        message = f"`{mistake.key}` can't be {mistake.unit.parsed.written(mistake.path)}"
        most = f"{MAXIMUM_ID}" if mistake.key == "id" else f"0x{kinds.MAXIMUM_IDENTIFIER:X}"
        rule = rules.ID_OUT_OF_RANGE if mistake.key == "id" else rules.WRONG_NUMBER
        return mistake.tell(rule, message, f"write a number from 0 to {most}")
    message = f"{mistake.unit.parsed.written(mistake.path)} is no event ID, which has at most {MAXIMUM_ID}"
    help = f"write id: {value & MAXIMUM_ID}, and the full identifier as qualifiers: [0x{value:08X}]"
    return mistake.tell(rules.ID_OUT_OF_RANGE, message, help)


def wrong_form(mistake: Mistake) -> Finding:
    """A text that doesn't have the form that its key needs."""
    pattern = str(mistake.details["pattern"])
    rule = kinds.RULE_OF_PATTERN[pattern]
    if rule is rules.EMPTY_VALUE or not mistake.value.strip():
        return empty(mistake)
    message, help, fix = FORMS[pattern](mistake.key, mistake.value)
    return mistake.tell(rule, message, help, fix)


def empty(mistake: Mistake) -> Finding:
    """Nothing but blanks, or a list or keys without anything in them."""
    help = "write its value, or delete the key"
    return mistake.tell(rules.EMPTY_VALUE, f"`{mistake.key}` has nothing behind it", help)


def no_event_key(mistake: Mistake) -> Finding:
    """An event that isn't named by its source and its ID."""
    typed = str(mistake.value)
    parts = SOURCE_AND_NUMBER.fullmatch(typed.strip())
    known = parts is not None and int(parts[2]) <= MAXIMUM_ID
    right = f"write {parts[1]}/{int(parts[2])}" if parts and known else "write its source, a slash and its ID"
    message = f"{shortened(typed, 40)} names no event, which takes a source, a slash and an ID up to {MAXIMUM_ID}"
    return mistake.tell(rules.WRONG_EVENT_KEY, message, f"{right}, as in MSExchangeTransport/2006")


def no_such_day(mistake: Mistake) -> Finding:
    """A date that is in no calendar."""
    message = f"{mistake.value} is in no calendar"
    return mistake.tell(rules.WRONG_DATE, message, "write year, month and day, as in 2012-09-19")


Told = tuple[str, str, Fix | None]
"""A message, a help, and what to type instead where that is known."""


def _name(key: str, value: str) -> Told:
    where = "begins" if value[:1].isspace() else "ends"
    what = "a line break" if "\n" in (value[-1:] if where == "ends" else value[:1]) else "a blank"
    right = quoted(value.strip(), len(value))
    return f"`{key}` {where} with {what}", f"write {quoted(value.strip())}", Fix(right)


def _date(key: str, value: str) -> Told:
    message = f"{shortened(value, 40)} isn't written as year, month and day"
    right = _day(value.strip())
    if right is None:
        return message, "write it as in 2012-09-19", None
    return message, f"write {key}: {right}", Fix(right)


def _day(typed: str) -> str | None:
    """A day written in another common way as it should be."""
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


def _insertion_name(key: str, value: str) -> Told:
    right = re.sub(r"[^a-z0-9]+", "_", value.lower()).strip("_") or "connector"
    message = f"{shortened(value, 40)} has characters that no insertion string's name has"
    return message, f"write name: {right}", likely(right)


def _slug(key: str, value: str) -> Told:
    message = f"{shortened(value, 40)} can't be part of an address"
    right = slug(value)
    return message, f"write {right or 'small letters a to z, digits and hyphens'}", likely(right) if right else None


def _guid(key: str, value: str) -> Told:
    digits = re.sub(r"[^0-9A-Fa-f]", "", value)
    message = f"{shortened(value, 40)} is no GUID"
    if not GUID_DIGITS.fullmatch(digits):
        return message, "write 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12", None
    right = f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
    return message, f"write {key}: {right}", Fix(right)


def _url(key: str, value: str) -> Told:
    message = f"{shortened(value, 50)} is no address on the web"
    if re.search(r"\s", value.strip()) or "://" in value:
        return message, "write the whole address, beginning with https:// and without blanks", None
    right = f"https://{value.strip().lstrip('/')}"
    return message, f"write {key}: {shortened(right)}", likely(right)


def _digest(key: str, value: str) -> Told:
    message = f"{shortened(value, 40)} is no digest of twelve hexadecimal digits"
    return message, "delete it; `eventkb translate` writes these lists", None


FORMS: Mapping[str, Callable[[str, str], Told]] = {
    kinds.NAME: _name,
    kinds.DATE: _date,
    kinds.INSERTION_NAME: _insertion_name,
    kinds.SLUG: _slug,
    kinds.GUID: _guid,
    kinds.URL: _url,
    kinds.DIGEST: _digest,
}


def _shown(mistake: Mistake) -> str:
    return shortened(str(mistake.unit.parsed.written(mistake.path) or mistake.written), 30)
