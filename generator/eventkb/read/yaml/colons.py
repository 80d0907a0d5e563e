"""The beginning of a line that was meant as a key, but whose colon is missing, is another character or has no space."""

import re

from eventkb.language.wording import shortened, written
from eventkb.model.diagnostic import Rule
from eventkb.read import rules
from eventkb.read.yaml.characters import ODD_BLANKS

ALMOST_KEY = re.compile(rf"([a-z_]+)(:|：)([ {ODD_BLANKS}]*)(\S.*)$")


def almost_key(text: str) -> tuple[str, Rule, str, str] | None:
    """The key that a text seems to begin with; the rule, message and help about what follows it."""
    match = ALMOST_KEY.match(text)
    if match is None or match[2] + match[3] == ": ":
        return None
    key, colon, blanks, rest = match.groups()
    help = f"write {written(key, shortened(rest))}"
    if colon != ":":
        message = f"the colon after `{key}` is a full-width one (U+FF1A), which YAML takes for a letter"
        return key, rules.MISSING_COLON, message, help
    if blanks:
        message = (
            f"after the colon of `{key}` there is a character that only looks like a space (U+{ord(blanks[0]):04X})"
        )
        return key, rules.ODD_BLANK, message, f"type a space instead: {written(key, shortened(rest))}"
    return key, rules.NO_BLANK_AFTER_COLON, f"the space after the colon of `{key}` is missing", help
