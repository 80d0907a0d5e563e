"""Brackets and braces that don't fit: a text that begins with one, one too few, one too many, a missing comma."""

import re

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Diagnostic, Rule
from eventkb.read import rules
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.lines import bracket_end
from eventkb.read.yaml.quotes import unclosed_in_braces

CLOSING = {"[": "]", "{": "}"}
NEXT_ITEM = re.compile(r"""["'\[{]|[\w-]+: """)
TO_END_OF_ITEM = re.compile(r"[^,}\]]*")


def rule_of(text: str) -> Rule:
    """The rule for a text that begins with a bracket or a brace."""
    if text.startswith("[["):
        return rules.TEXT_BEGINS_WITH_LINK
    return rules.TEXT_BEGINS_WITH_BRACKET if text.startswith("[") else rules.TEXT_BEGINS_WITH_BRACE


def text_in_brackets(broken: Broken) -> Diagnostic | None:
    """A value that begins with a bracket and goes on after the closing one."""
    line = broken.last_on_line
    if line is None or line.value[:1] not in CLOSING:
        return None
    end = bracket_end(line.value)
    rest = line.value[end:].strip() if end else ""
    if end is None or not rest or rest.startswith("#"):
        return None
    if not rest.strip("]}"):
        start = line.value_column + line.value.rindex(rest)
        message = f"there is one {rest[0]} too many"
        span = (line.number, start, start + 1)
        return broken.diagnostic(rules.UNBALANCED_BRACKET, span, message, f"delete the last {rest[0]}")
    rule = rule_of(line.value)
    sign = "[[" if rule is rules.TEXT_BEGINS_WITH_LINK else line.value[0]
    span = (line.number, line.value_column, line.value_column + len(sign))
    message = f"a text without quotation marks cannot begin with {sign}"
    return broken.diagnostic(rule, span, message, f"put it in quotation marks: {written(line.key, quoted(line.value))}")


def broken_brackets(broken: Broken) -> Diagnostic | None:
    """What is wrong inside of `[…]` or `{…}`."""
    if "node content" in broken.problem and broken.letter in {"]", "}"}:
        message = f"there is one {broken.letter} too many, or nothing before it"
        return broken.at_problem(rules.UNBALANCED_BRACKET, message, "delete it, or write what belongs before it")
    if "expected ',' or" not in broken.problem or broken.start is None:
        return None
    return _unclosed(broken, *broken.start) or unclosed_in_braces(broken) or _between(broken)


def _unclosed(broken: Broken, number: int, column: int) -> Diagnostic | None:
    """A bracket that is still open when the next key comes, or the end of the file."""
    below, opening = broken.read(broken.line), broken.read(number)
    is_end = not "".join(broken.raw[broken.line :])[broken.column :].strip()
    if not is_end and (broken.line == number or (below.column > opening.column and below.key is None)):
        return None
    sign = broken.text(number)[column : column + 1]
    help = f"close it: {shortened(broken.text(number)[column:].rstrip(' ,'))}{CLOSING.get(sign, ']')}"
    return broken.diagnostic(
        rules.UNBALANCED_BRACKET, (number, column, column + 1), f"this {sign} is never closed", help
    )


def _between(broken: Broken) -> Diagnostic | None:
    """What is between two items in place of a comma."""
    text = broken.text(broken.line)
    before, after = text[: broken.column].rstrip(), text[broken.column :]
    tail = _item(after)
    if broken.letter == ":":
        message = "a colon and a space in a text without quotation marks begin a new key"
        value = re.search(r"[^{\[,:]*$", before)
        whole = (value[0] if value else "") + tail
        help = f"put the text in quotation marks: {quoted(whole.strip())}"
        return broken.at_problem(rules.COLON_IN_TEXT, message, help)
    if NEXT_ITEM.match(after):
        help = f"write a comma before {shortened(after.rstrip('}]'), 30)}"
        return broken.at_problem(rules.MISSING_COMMA, "a comma is missing between two items", help)
    if before[-1:] in {'"', "'"}:
        message = f"the text ends at its second quotation mark, but more follows: {shortened(tail)}"
        help = "put the whole text in quotation marks of the other kind, or each language on a line of its own"
        return broken.at_problem(rules.TEXT_AFTER_QUOTE, message, help)
    return _text_in_item(broken, before, tail) if before[-1:] in {"]", "}"} else None


def _item(text: str) -> str:
    match = TO_END_OF_ITEM.match(text)
    return match[0] if match else ""


def _text_in_item(broken: Broken, before: str, tail: str) -> Diagnostic:
    """A text within an item that begins with a bracket."""
    opening = max(before.rfind("[["), before.rfind("{{"))
    if opening < 0:
        opening = max(before.rfind("["), before.rfind("{"))
    text = f"{before[opening:]} {tail}".strip()
    message = f"a text without quotation marks cannot begin with {text[:2] if text[:2] in {'[[', '{{'} else text[0]}"
    span = (broken.line, opening, opening + 1)
    return broken.diagnostic(rule_of(text), span, message, f"put it in quotation marks: {quoted(text)}")
