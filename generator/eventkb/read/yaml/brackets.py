"""Brackets and braces that don't fit: a text that begins with one, one too few, one too many, a missing comma."""

import re

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Diagnostic, Rule
from eventkb.read import rules
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.lines import Line, bracket_end, read_line
from eventkb.read.yaml.quotes import unclosed_in_braces

CLOSING = {"[": "]", "{": "}"}
NEXT_ITEM = re.compile(r"""["'\[{]|[\w-]+: """)


def rule_of(text: str) -> Rule:
    """The rule for a text that begins with a bracket or a brace."""
    if text.startswith("[["):
        return rules.TEXT_BEGINS_WITH_LINK
    return rules.TEXT_BEGINS_WITH_BRACKET if text.startswith("[") else rules.TEXT_BEGINS_WITH_BRACE


def text_in_brackets(broken: Broken) -> Diagnostic | None:
    """A value that begins with a bracket and goes on behind the closing one."""
    here = broken.here
    if here is None or here.number != broken.line or here.value[:1] not in CLOSING:
        return None
    end = bracket_end(here.value)
    rest = here.value[end:].strip() if end else ""
    if end is None or not rest or rest.startswith("#"):
        return None
    if not rest.strip("]}"):
        start = here.value_column + here.value.rindex(rest)
        message = f"there is one {rest[0]} too many"
        return broken.tell(
            rules.UNBALANCED_BRACKET, (here.number, start, start + 1), message, f"delete the last {rest[0]}"
        )
    return tell_text(broken, here)


def tell_text(broken: Broken, line: Line) -> Diagnostic:
    """What to say about a line whose value is a text that begins with a bracket."""
    rule = rule_of(line.value)
    sign = "[[" if rule is rules.TEXT_BEGINS_WITH_LINK else line.value[0]
    return broken.tell(
        rule,
        (line.number, line.value_column, line.value_column + len(sign)),
        f"a text without quotation marks cannot begin with {sign}",
        f"put it in quotation marks: {written(line.key, quoted(line.value))}",
    )


def broken_brackets(broken: Broken) -> Diagnostic | None:
    """What is wrong inside of `[…]` or `{…}`."""
    if "node content" in broken.problem and broken.letter in {"]", "}"}:
        place = (broken.line, broken.column, broken.column + 1)
        message = f"there is one {broken.letter} too many, or nothing before it"
        return broken.tell(rules.UNBALANCED_BRACKET, place, message, "delete it, or write what belongs before it")
    if "expected ',' or" not in broken.problem or broken.start is None:
        return None
    return _unclosed(broken, *broken.start) or unclosed_in_braces(broken) or _between(broken)


def _unclosed(broken: Broken, number: int, column: int) -> Diagnostic | None:
    """A bracket that is still open when the next key comes, or the end of the file."""
    below = read_line(broken.line, broken.at(broken.line))
    opening = read_line(number, broken.at(number))
    ended = not "".join(broken.raw[broken.line :])[broken.column :].strip()
    if not ended and (broken.line == number or (below.column > opening.column and below.key is None)):
        return None
    sign = broken.at(number)[column : column + 1]
    text = broken.at(number)[column:].rstrip(" ,")
    return broken.tell(
        rules.UNBALANCED_BRACKET,
        (number, column, column + 1),
        f"this {sign} is never closed",
        f"close it: {shortened(text)}{CLOSING.get(sign, ']')}",
    )


def _between(broken: Broken) -> Diagnostic | None:
    """What stands between two items where a comma should."""
    text = broken.at(broken.line)
    place = (broken.line, broken.column, broken.column + 1)
    before, after = text[: broken.column].rstrip(), text[broken.column :]
    if broken.letter == ":":
        message = "a colon and a blank inside a text without quotation marks begin a new key"
        value = re.search(r"[^{\[,:]*$", before)
        tail = re.match(r"[^,}\]]*", after)
        text = f"{value[0] if value else ''}{tail[0] if tail else ''}".strip()
        return broken.tell(rules.COLON_IN_TEXT, place, message, f"put the text in quotation marks: {quoted(text)}")
    if NEXT_ITEM.match(after):
        help = f"write a comma before {shortened(after.rstrip('}]'), 30)}"
        return broken.tell(rules.MISSING_COMMA, place, "a comma is missing between two items", help)
    if before[-1:] in {'"', "'"}:
        words = re.match(r"[^,}\]]*", after)
        message = (
            f"the text ends at its second quotation mark, but more follows: {shortened(words[0] if words else '')}"
        )
        help = "put the whole text in quotation marks of the other kind, or each language on a line of its own"
        return broken.tell(rules.TEXT_AFTER_QUOTE, place, message, help)
    return _text_in_item(broken, before, after) if before[-1:] in {"]", "}"} else None


def _text_in_item(broken: Broken, before: str, after: str) -> Diagnostic | None:
    opening = max(before.rfind("[["), before.rfind("{{"))
    if opening < 0:
        opening = max(before.rfind("["), before.rfind("{"))
    tail = re.match(r"[^,}\]]*", after)
    text = f"{before[opening:]} {tail[0] if tail else ''}".strip()
    message = f"a text without quotation marks cannot begin with {text[:2] if text[:2] in {'[[', '{{'} else text[0]}"
    place = (broken.line, opening, opening + 1)
    return broken.tell(rule_of(text), place, message, f"put it in quotation marks: {quoted(text)}")
