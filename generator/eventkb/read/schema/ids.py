"""Numbers and IDs that a kind of source does not allow, with the cure that makes sense for this kind."""

import re

from eventkb.language.wording import quoted, shortened
from eventkb.model.diagnostic import Fix, likely
from eventkb.model.identifier import LONGEST, event_id
from eventkb.model.kind import DetailName, Kind
from eventkb.read import rules
from eventkb.read.schema import kinds
from eventkb.read.schema.mistake import Fault, Mistake

LONE_NUMBER = re.compile(r"(?<![\w-])(?:0|[1-9][0-9]*)(?![\w-])")
NUMERAL = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]+")
ZEROS = re.compile(r"[-+]?0[0-9]+")
REFUSED = re.compile(r"[^A-Za-z0-9._:-]+")


def no_number(mistake: Mistake) -> Fault | None:
    """Something else in place of a whole number."""
    value, key, kind = mistake.value, mistake.key, mistake.unit.kind
    if value is None:
        return None
    is_quoted = mistake.raw[:1] in {"'", '"'}
    if isinstance(value, str) and ZEROS.fullmatch(value) and not is_quoted:
        bare = value.lstrip("+-").lstrip("0") or "0"
        return mistake.fault(
            rules.LEADING_ZERO, f"the number {value} begins with a zero", f"write {bare}", likely(bare)
        )
    if isinstance(value, str) and NUMERAL.fullmatch(value.strip()):
        number = value.strip()
        message = "a number in quotation marks is a text"
        return mistake.fault(rules.QUOTED_NUMBER, message, f"write {number} without them", Fix(number))
    digits = LONE_NUMBER.search(value) if isinstance(value, str) else None
    help = f"write the number alone: {digits[0]}" if digits else "write a whole number, without anything else"
    if key == "id" and isinstance(value, str) and not digits:
        help = _number(kind)
        if event_id(value):
            help += "; or, if its IDs are texts, write their `kind` into source.yml"
    typed = shortened(str(mistake.unit.parsed.written(mistake.path) or mistake.raw), 30)
    return mistake.fault(rules.WRONG_NUMBER, f"`{key}` needs a whole number, not {typed}", help)


def _number(kind: Kind) -> str:
    return f"write the number that the log shows as the {kind.id.name.source}, 0 to {kind.id.maximum}"


def out_of_range(mistake: Mistake) -> Fault:
    """A number that no event or identifier can have."""
    value, typed, kind = int(mistake.value), mistake.unit.parsed.written(mistake.path), mistake.unit.kind
    if mistake.key != "id":
        help = f"write a number from 0 to 0x{kinds.MAXIMUM_IDENTIFIER:X}"
        return mistake.fault(rules.WRONG_NUMBER, f"`{mistake.key}` cannot be {typed}", help)
    maximum = kind.id.maximum
    if value < 0 or value > kinds.MAXIMUM_IDENTIFIER or DetailName.QUALIFIERS not in kind.details:
        message = f"`{mistake.key}` cannot be {typed}"
        return mistake.fault(rules.ID_OUT_OF_RANGE, message, f"write a number from 0 to {maximum}")
    message = f"{typed} is not an event ID: the largest is {maximum}"
    help = f"write id: {value % (maximum + 1)}, and the full identifier as qualifiers: [0x{value:08X}]"
    return mistake.fault(rules.ID_OUT_OF_RANGE, message, help)


def wrong_id(mistake: Mistake) -> Fault | None:
    """A text that no ID can be."""
    value = mistake.value
    if value is None:
        return None
    kind = mistake.unit.kind
    example = f", as in {kind.id.examples[0]}" if kind.id.examples else ""
    form = f"write 1 to {LONGEST} letters, digits and . _ - :{example}"
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        right = REFUSED.sub("-", str(value).strip()).strip("-")
        help = f"write id: {right}" if event_id(right) is not None and right != value else form
        message = f"{shortened(quoted(str(value)), 60)} cannot be an ID"
        return mistake.fault(rules.WRONG_ID, message, help)
    return mistake.fault(rules.WRONG_ID, f"`{mistake.key}` needs a single word", form)


def other_pattern(mistake: Mistake) -> Fault:
    """An ID that does not look like those of its kind."""
    kind, typed = mistake.unit.kind, shortened(str(mistake.value), 60)
    example = f", as in {' or '.join(kind.id.examples)}" if kind.id.examples else ""
    message = f"{typed} does not look like an ID of the kind {kind.name}"
    help = f"write an ID of the form {kind.id.pattern}{example}"
    return mistake.fault(rules.ID_OF_OTHER_FORM, message, help)
