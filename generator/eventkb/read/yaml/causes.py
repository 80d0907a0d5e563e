"""From the place where a YAML parser gave up to the mistake that a person made: one diagnostic, without followers.

The finders stand in the order in which they are asked; the first that has an answer is right.
"""

import re
from collections.abc import Callable

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Diagnostic
from eventkb.read import rules
from eventkb.read.yaml import brackets, indentation, quotes
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.characters import ODD_BLANKS
from eventkb.read.yaml.lines import KEY_WITHOUT_BLANK, PLAIN_KEY, Line, read_line

SIGNS = {
    "%": rules.TEXT_BEGINS_WITH_PERCENT,
    "@": rules.TEXT_BEGINS_WITH_AT_SIGN,
    "`": rules.TEXT_BEGINS_WITH_BACKTICK,
    "*": rules.TEXT_BEGINS_WITH_ASTERISK,
    "&": rules.TEXT_BEGINS_WITH_AMPERSAND,
    "!": rules.TEXT_BEGINS_WITH_EXCLAMATION_MARK,
}
"""Signs that a text without quotes cannot begin with, as they mean something to YAML."""

ODD_MARGIN = re.compile(f" *([{ODD_BLANKS}])")


def cause(broken: Broken) -> Diagnostic:
    """The mistake behind a syntax error."""
    for finder in FINDERS:
        found = finder(broken)
        if found is not None:
            return found
    return broken.tell(
        rules.NOT_YAML,
        (broken.line, broken.column, broken.column + 1),
        f"this cannot be read as YAML: {broken.problem}",
        "look at this line and the one above: quotation marks, brackets, colons, indentation",
    )


def _too_deep(broken: Broken) -> Diagnostic | None:
    """Brackets without end, at which the parser gives up even before anybody counts them."""
    if "maximum nesting depth" not in broken.problem:
        return None
    place = (broken.line, broken.column, broken.column + 1)
    message = "lists and keys are nested far too deep here"
    return broken.tell(rules.NESTED_TOO_DEEP, place, message, "delete the brackets that are too many")


def _tab(broken: Broken) -> Diagnostic | None:
    text = broken.at(broken.line)
    margin = text[: len(text) - len(text.lstrip())]
    if "\t" in margin:
        start = margin.index("\t")
    elif broken.letter == "\t":
        start = broken.column
    else:
        return None
    end = start + len(text[start:]) - len(text[start:].lstrip("\t"))
    message = "a tab stands where YAML allows only blanks"
    help = "replace the tab by blanks, two for each level"
    return broken.tell(rules.TAB, (broken.line, start, end), message, help)


def _odd_blank(broken: Broken) -> Diagnostic | None:
    """A line near the problem that is indented with blanks that YAML takes for letters."""
    for number in (broken.line, broken.line - 1):
        margin = ODD_MARGIN.match(broken.at(number))
        if margin:
            code = f"U+{ord(margin[1]):04X}"
            message = f"the line is indented with a character that only looks like a blank ({code})"
            help = "delete it, and type blanks with the space bar"
            return broken.tell(rules.ODD_BLANK, (number, margin.start(1), margin.start(1) + 1), message, help)
    return None


def _sign(broken: Broken) -> Diagnostic | None:
    """A text that begins with a sign of YAML's own, as a value or within braces."""
    if "cannot start any token" in broken.problem and broken.letter in SIGNS:
        if broken.here and broken.here.number == broken.line and broken.here.value_column == broken.column:
            return sign(broken, broken.here)
        text = re.match(r"[^,}\]]*", broken.at(broken.line)[broken.column :])
        return _told(broken, broken.line, broken.column, text[0] if text else "", None)
    here = broken.here
    scanning = broken.context.endswith(("an alias", "an anchor", "a tag"))
    if here and here.number == broken.line and here.value[:1] in set("*&!") and (scanning or " " in here.value):
        return sign(broken, here)
    return None


def sign(broken: Broken, line: Line) -> Diagnostic:
    """What to say about a line whose value begins with one of the signs."""
    return _told(broken, line.number, line.value_column, line.value, line.key)


def _told(broken: Broken, number: int, column: int, text: str, key: str | None) -> Diagnostic:
    letter = text[0]
    return broken.tell(
        SIGNS[letter],
        (number, column, column + 1),
        f"a text without quotation marks cannot begin with {letter}",
        f"put it in quotation marks: {written(key, quoted(text))}",
    )


def _block_sign(broken: Broken) -> Diagnostic | None:
    here = broken.here
    if "block scalar" not in broken.context or here is None or not here.value.startswith(("|", ">")):
        return None
    text = here.value.lstrip("|>+-0123456789 ") or here.value
    return broken.tell(
        rules.TEXT_BESIDE_BLOCK_SIGN,
        (here.number, here.value_column, here.value_column + len(here.value)),
        f"behind {here.value[0]} a text begins on the next line, but here stands {shortened(text, 30)}",
        f"put the text on the line below, indented, or in quotation marks: {written(here.key, quoted(text))}",
    )


def _colon(broken: Broken) -> Diagnostic | None:
    """A second colon in a line, or one in a further line of a text without quotes."""
    if "mapping values are not allowed" not in broken.problem:
        return None
    line = read_line(broken.line, broken.at(broken.line))
    place = (broken.line, broken.column, broken.column + 1)
    message = "a colon and a blank inside a text without quotation marks begin a new key"
    if line.key is not None and broken.column > line.column + len(line.key):
        help = f"put the text in quotation marks: {written(line.key, quoted(line.value))}"
        return broken.tell(rules.COLON_IN_TEXT, place, message, help)
    if line.key is not None and not PLAIN_KEY.match(line.key):
        help = "put the whole text in quotation marks, or below its key behind a |"
        return broken.tell(rules.COLON_IN_TEXT, place, message, help)
    above = broken.before(broken.line)
    if above and above[-1].key is None and above[-1].column == line.column and not above[-1].dashes:
        return _no_key(broken, above[-1])
    return None


def _list_beside_key(broken: Broken) -> Diagnostic | None:
    here = broken.here
    if "block sequence entries" not in broken.problem or here is None or not re.match(r"-(?: |$)", here.value):
        return None
    item = here.value[1:].strip()
    return broken.tell(
        rules.LIST_BESIDE_KEY,
        (here.number, here.value_column, here.value_column + 1),
        f"a list cannot begin beside its key `{here.key}`",
        f"put each item on a line of its own below the key, as in `- {shortened(item) or '…'}`, "
        f"or, if this is a text: {written(here.key, quoted(here.value))}",
    )


def _missing_colon(broken: Broken) -> Diagnostic | None:
    if "could not find expected ':'" not in broken.problem or broken.start is None:
        return None
    number = broken.start[0]
    line = read_line(number, broken.at(number))
    outside = indentation.outside_block(broken, line)
    return outside if outside and line.value.split(" ")[0] not in broken.known_keys else _no_key(broken, line)


def _no_key(broken: Broken, line: Line) -> Diagnostic:
    """What to say about a line that should be a key with a value."""
    place = (line.number, line.column, line.column + len(line.value))
    joined = KEY_WITHOUT_BLANK.match(line.value)
    if joined:
        return broken.tell(
            rules.NO_BLANK_AFTER_COLON,
            place,
            f"the blank behind the colon of `{joined[1]}` is missing",
            f"write {written(joined[1], shortened(joined[2]))}",
        )
    word, _, rest = line.value.partition(" ")
    if word in broken.known_keys:
        help = f"write {written(word, shortened(rest))}"
        return broken.tell(rules.MISSING_COLON, place, f"the colon behind `{word}` is missing", help)
    message = f"this line is no key with a colon, and no part of a text: {shortened(line.value, 40)}"
    help = "write a colon and a blank behind the key; or indent the line, if it belongs to the text above"
    return broken.tell(rules.MISSING_COLON, place, message, help)


def _outside_block(broken: Broken) -> Diagnostic | None:
    return indentation.outside_block(broken, read_line(broken.line, broken.at(broken.line)))


def _directive(broken: Broken) -> Diagnostic | None:
    text = broken.at(broken.line)
    if "directive" not in broken.context or not text.startswith("%"):
        return None
    message = "a line that begins with % speaks to the YAML reader itself"
    help = f"delete it; or, if it is a text, indent it and put it in quotation marks: {quoted(text)}"
    return broken.tell(rules.DIRECTIVE, (broken.line, 0, len(text)), message, help)


def _second_document(broken: Broken) -> Diagnostic | None:
    above = next((n for n in range(broken.line - 1, -1, -1) if broken.at(n).strip()), -1)
    if "<document start>" not in broken.problem or broken.at(above).rstrip() != "...":
        return None
    message = "a line of ... ends the definition, and more follows"
    return broken.tell(rules.SECOND_DOCUMENT, (above, 0, 3), message, "move what follows into a file of its own")


FINDERS: tuple[Callable[[Broken], Diagnostic | None], ...] = (
    _too_deep,
    _tab,
    _odd_blank,
    quotes.backslash,
    quotes.unclosed_quote,
    _sign,
    _block_sign,
    quotes.text_after_quote,
    brackets.text_in_brackets,
    brackets.broken_brackets,
    _colon,
    _list_beside_key,
    _missing_colon,
    _second_document,
    _outside_block,
    _directive,
    indentation.wrong_indentation,
)
