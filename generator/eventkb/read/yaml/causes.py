"""From the place where a YAML parser gave up to the mistake that a person made: one diagnostic, without followers.

Order matters: the finders are asked one after the other, and the first answer is taken.
"""

import re
from collections.abc import Callable

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Diagnostic
from eventkb.read import rules
from eventkb.read.yaml import brackets, indentation, quotes
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.characters import ODD_BLANKS
from eventkb.read.yaml.colons import almost_key
from eventkb.read.yaml.lines import PLAIN_KEY, Line

SIGNS = {
    "%": rules.TEXT_BEGINS_WITH_PERCENT,
    "@": rules.TEXT_BEGINS_WITH_AT_SIGN,
    "`": rules.TEXT_BEGINS_WITH_BACKTICK,
    "*": rules.TEXT_BEGINS_WITH_ASTERISK,
    "&": rules.TEXT_BEGINS_WITH_AMPERSAND,
    "!": rules.TEXT_BEGINS_WITH_EXCLAMATION_MARK,
}
"""Signs that a text without quotes cannot begin with, because they mean something in YAML."""

MEANINGS = {"*": "an alias", "&": "an anchor", "!": "a tag"}
"""What those signs are called that people use on purpose."""

OTHER_DASH = re.compile(r" *(\*|\d{1,2}[.)]) +([a-z_]+):(?: |$)")
ITEM_LINES = 30
"""Lines above a problem among which the item of another kind of list is looked for."""

INSERTION_KEY = re.compile(r"(%[0-9]+) *:(?: |$)")
ODD_MARGIN = re.compile(f" *([{ODD_BLANKS}])")


def cause(broken: Broken) -> Diagnostic:
    """The mistake behind a syntax error."""
    for finder in FINDERS:
        diagnostic = finder(broken)
        if diagnostic is not None:
            return diagnostic
    message = f"this cannot be read as YAML: {broken.problem}"
    help = "check this line and the one above: quotation marks, brackets, colons, indentation"
    return broken.at_problem(rules.NOT_YAML, message, help)


def _too_deep(broken: Broken) -> Diagnostic | None:
    """Brackets without end, at which the parser gives up before we count them."""
    if "maximum nesting depth" not in broken.problem:
        return None
    message = "lists and keys are nested far too deep here"
    return broken.at_problem(rules.NESTED_TOO_DEEP, message, "delete the surplus brackets")


def _tab(broken: Broken) -> Diagnostic | None:
    text = broken.text(broken.line)
    margin = text[: len(text) - len(text.lstrip())]
    if "\t" in margin:
        start = margin.index("\t")
    elif broken.letter == "\t":
        start = broken.column
    else:
        return None
    end = start + len(text[start:]) - len(text[start:].lstrip("\t"))
    message = "a tab is used where YAML allows only spaces"
    return broken.diagnostic(
        rules.TAB, (broken.line, start, end), message, "replace the tab with spaces, two for each level"
    )


def _odd_blank(broken: Broken) -> Diagnostic | None:
    """A line near the problem that is indented with spaces that YAML takes for letters."""
    for number in (broken.line, broken.line - 1):
        margin = ODD_MARGIN.match(broken.text(number))
        if margin:
            code = f"U+{ord(margin[1]):04X}"
            message = f"the line is indented with a character that only looks like a space ({code})"
            help = "delete it, and type spaces with the space bar"
            return broken.diagnostic(rules.ODD_BLANK, (number, margin.start(1), margin.start(1) + 1), message, help)
    return None


def _other_dash(broken: Broken) -> Diagnostic | None:
    """A line that begins like an item of another kind of list: `* text:`, `1. text:`."""
    for number in range(broken.line, max(broken.line - ITEM_LINES, -1), -1):
        match = OTHER_DASH.match(broken.text(number))
        if match and match[2] in broken.known_keys:
            span = (number, match.start(1), match.end(1))
            message = f"an item of a list begins with a dash, not with {match[1]}"
            return broken.diagnostic(rules.OTHER_LIST_SIGN, span, message, f"write - {match[2]}: …")
    return None


def _sign(broken: Broken) -> Diagnostic | None:
    """A text that begins with a sign of YAML's own, as a value or within braces."""
    line = broken.last_on_line
    if "cannot start any token" in broken.problem and broken.letter in SIGNS:
        if line and line.value_column == broken.column:
            return _of_sign(broken, broken.column, line.value, line.key)
        text = re.match(r"[^,}\]]*", broken.text(broken.line)[broken.column :])
        return _of_sign(broken, broken.column, text[0] if text else "", None)
    is_scanning = broken.context.endswith(("an alias", "an anchor", "a tag"))
    if line and line.value[:1] in set("*&!") and (is_scanning or " " in line.value):
        return _of_sign(broken, line.value_column, line.value, line.key)
    return None


def _key_sign(broken: Broken) -> Diagnostic | None:
    """The number of an insertion string as a key: `%1: The server`."""
    match = INSERTION_KEY.match(broken.text(broken.line)[broken.column :])
    if match is None or broken.read(broken.line).column != broken.column:
        return None
    span = (broken.line, broken.column, broken.column + len(match[1]))
    message = f"{match[1]} is used as a key, but insertion strings are a list"
    help = "write an item for each, in the order of their numbers: - {name: …, <language>: …}"
    return broken.diagnostic(rules.KEYS_INSTEAD_OF_LIST, span, message, help)


def _of_sign(broken: Broken, column: int, text: str, key: str | None) -> Diagnostic:
    """The diagnostic about a text that begins with one of the signs, on the line of the problem."""
    meaning = f", which begins {MEANINGS[text[0]]} in YAML" if text[0] in MEANINGS else ""
    message = f"a text without quotation marks cannot begin with {text[0]}{meaning}"
    help = f"put it in quotation marks: {written(key, quoted(text))}"
    return broken.diagnostic(SIGNS[text[0]], (broken.line, column, column + 1), message, help)


def _block_sign(broken: Broken) -> Diagnostic | None:
    line = broken.last
    if "block scalar" not in broken.context or line is None or not line.value.startswith(("|", ">")):
        return None
    text = line.value.lstrip("|>+-0123456789 ") or line.value
    message = f"after {line.value[0]} the text begins on the next line, not beside it: {shortened(text, 30)}"
    help = f"put the text on the line below, indented, or in quotation marks: {written(line.key, quoted(text))}"
    return broken.at_value(rules.TEXT_BESIDE_BLOCK_SIGN, line, message, help)


def _colon(broken: Broken) -> Diagnostic | None:
    """A second colon in a line, or one in a further line of a text without quotes."""
    if "mapping values are not allowed" not in broken.problem:
        return None
    line = broken.read(broken.line)
    message = "a colon and a space in a text without quotation marks begin a new key"
    if line.key is not None and broken.column > line.column + len(line.key):
        help = f"put the text in quotation marks: {written(line.key, quoted(line.value))}"
        return broken.at_problem(rules.COLON_IN_TEXT, message, help)
    if line.key is not None and not PLAIN_KEY.match(line.key):
        help = "put the whole text in quotation marks, or below its key after a |"
        return broken.at_problem(rules.COLON_IN_TEXT, message, help)
    above = broken.above(broken.line)
    if above and above[-1].key is None and above[-1].column == line.column and not above[-1].dashes:
        return _no_key(broken, above[-1])
    return None


def _list_beside_key(broken: Broken) -> Diagnostic | None:
    line = broken.last
    if "block sequence entries" not in broken.problem or line is None or not re.match(r"-(?: |$)", line.value):
        return None
    item = line.value[1:].strip()
    return broken.diagnostic(
        rules.LIST_BESIDE_KEY,
        (line.number, line.value_column, line.value_column + 1),
        f"a list cannot begin beside its key `{line.key}`",
        f"put each item on a line of its own below the key, as in `- {shortened(item) or '…'}`, "
        f"or, if this is a text: {written(line.key, quoted(line.value))}",
    )


def _missing_colon(broken: Broken) -> Diagnostic | None:
    if "could not find expected ':'" not in broken.problem or broken.start is None:
        return None
    line = broken.read(broken.start[0])
    outside = indentation.outside_block(broken, line)
    return outside if outside and line.value.split(" ")[0] not in broken.known_keys else _no_key(broken, line)


def _no_key(broken: Broken, line: Line) -> Diagnostic:
    """The diagnostic about a line that should be a key with a value."""
    span = (line.number, line.column, line.column + len(line.value))
    almost = almost_key(line.value)
    if almost:
        _, rule, message, help = almost
        return broken.diagnostic(rule, span, message, help)
    word, _, rest = line.value.partition(" ")
    if word in broken.known_keys:
        help = f"write {written(word, shortened(rest))}"
        return broken.diagnostic(rules.MISSING_COLON, span, f"the colon after `{word}` is missing", help)
    message = f"this line is neither a key with a colon nor part of a text: {shortened(line.value, 40)}"
    help = "write a colon and a space after the key; or indent the line, if it belongs to the text above"
    return broken.diagnostic(rules.MISSING_COLON, span, message, help)


def _outside_block(broken: Broken) -> Diagnostic | None:
    return indentation.outside_block(broken, broken.read(broken.line))


def _directive(broken: Broken) -> Diagnostic | None:
    text = broken.text(broken.line)
    if "directive" not in broken.context or not text.startswith("%"):
        return None
    message = "a line that begins with % is an instruction to the YAML reader"
    help = f"delete it; or, if it is a text, indent it and put it in quotation marks: {quoted(text)}"
    return broken.diagnostic(rules.DIRECTIVE, (broken.line, 0, len(text)), message, help)


def _second_document(broken: Broken) -> Diagnostic | None:
    above = next((number for number in range(broken.line - 1, -1, -1) if broken.text(number).strip()), -1)
    if "<document start>" not in broken.problem or broken.text(above).rstrip() != "...":
        return None
    message = "a line of ... ends the definition, but more follows"
    return broken.diagnostic(rules.SECOND_DOCUMENT, (above, 0, 3), message, "move what follows into a file of its own")


FINDERS: tuple[Callable[[Broken], Diagnostic | None], ...] = (
    _too_deep,
    _tab,
    _odd_blank,
    quotes.backslash,
    quotes.unclosed_quote,
    quotes.text_after_quote,
    _key_sign,
    _other_dash,
    _sign,
    _block_sign,
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
