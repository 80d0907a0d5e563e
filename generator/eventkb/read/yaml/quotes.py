"""Quotation marks that don't close, or close too early."""

import re
from collections.abc import Sequence
from itertools import accumulate

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Diagnostic
from eventkb.read import rules
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.lines import Line, quoted_end

KEY_LIKE = re.compile(r"( *)(?:- +)*[a-z_]+:(?: |$)")
PATH_END = re.compile(r'"[^"]*\\"')
OPENED_IN_BRACES = re.compile(r"""(?:[{,] *[\w-]+: *|\[ *|, *)(["'])((?:(?!\1).)*, *[\w-]+: *)\1$""")
QUOTE = '"'


def backslash(broken: Broken) -> Diagnostic | None:
    """A Windows path in double quotes, in which a backslash changes the next character, even the last quote."""
    line = broken.last
    if line is None or not line.value.startswith('"'):
        return None
    escapes_end = bool(PATH_END.fullmatch(line.value)) and quoted_end(line.value) is None
    if not escapes_end and not ("unknown escape" in broken.problem and line.number == broken.line):
        return None
    start = line.value_column + line.value.rindex("\\") if escapes_end else broken.column - 1
    help = f"put the text in single quotation marks: {written(line.key, single(line.value.strip(QUOTE)))}"
    escape = broken.text(line.number)[start : start + 2]
    message = f"in double quotation marks a backslash changes the next character: {escape}"
    return broken.diagnostic(rules.BACKSLASH_IN_DOUBLE_QUOTES, (line.number, start, start + 2), message, help)


def single(text: str) -> str:
    """A text as it is typed between single quotation marks, in which a backslash is a backslash."""
    return "'" + shortened(text).replace("'", "''") + "'"


def unclosed_quote(broken: Broken) -> Diagnostic | None:
    """The first quotation mark whose text runs over lines with keys, or to the end of the file."""
    skip = -1
    text = "\n".join(broken.raw)
    starts = list(accumulate((len(raw) + 1 for raw in broken.raw), initial=0))
    for line in broken.lines:
        if line.number <= skip or line.value[:1] not in {'"', "'"}:
            continue
        start = starts[line.number] + line.value_column
        end = quoted_end(text, start)
        inner = text[start:end].split("\n")
        if end is None or swallows_key(line, inner[1:]):
            sign = line.value[0]
            message = f"this text begins with a quotation mark and never ends: {shortened(line.value, 40)}"
            closed = written(line.key, sign + shortened(line.value[1:].rstrip("\"'")) + sign)
            return broken.at_value(rules.UNCLOSED_QUOTE, line, message, f"close the quotation mark: {closed}")
        skip = line.number + len(inner) - 2
    return None


def swallows_key(line: Line, inner: Sequence[str]) -> bool:
    """Whether the text that begins in a line goes on over a key, by the text's further lines.

    YAML wants these indented more than the key of the text, so a key that is not is the next one of the file.
    """
    margin = line.column if line.key is not None or not line.dashes else line.dashes[-1]
    keys = (match for text in inner if (match := KEY_LIKE.match(text)))
    return any(len(match[1]) <= margin for match in keys)


def text_after_quote(broken: Broken) -> Diagnostic | None:
    """Words after the closing quotation mark of a value, on the line of the problem."""
    line = broken.last_on_line
    if line is None or line.value[:1] not in {'"', "'"}:
        return None
    end = quoted_end(line.value)
    rest = line.value[end:] if end else ""
    if end is None or not rest.strip() or re.match(r"\s+#", rest):
        return None
    start = line.value_column + end + len(rest) - len(rest.lstrip())
    if rest.strip() == ",":
        span = (line.number, start, start + 1)
        return broken.diagnostic(
            rules.TEXT_AFTER_QUOTE, span, "a comma follows the text, as in JSON", "delete the comma"
        )
    return broken.diagnostic(
        rules.TEXT_AFTER_QUOTE,
        (line.number, start, line.value_column + len(line.value)),
        f"the text ends at its second quotation mark, but more follows: {shortened(rest, 40)}",
        f"put the whole text in quotation marks of the other kind: {written(line.key, _requoted(line.value))}",
    )


def _requoted(value: str) -> str:
    """A value with quotation marks inside of it, in quotation marks that YAML accepts."""
    # A second mark before a space closes a word in quotes; before a letter it opens one, or is an apostrophe.
    closing = value[value.index(value[0], 1) + 1 :][:1]
    is_surrounded = value[0] == value[-1] and closing.strip(" ,.;:!?") and not value.endswith('\\"')
    return quoted(value[1:-1] if is_surrounded and "''" not in value[1:-1] else value)


def unclosed_in_braces(broken: Broken) -> Diagnostic | None:
    """A quotation mark within `{…}` that was closed by the next one: `{en: "One, de: "Two"}`."""
    opened = OPENED_IN_BRACES.search(broken.text(broken.line)[: broken.column].rstrip())
    if opened is None:
        return None
    start = opened.start(1)
    inner = re.sub(r", *[\w-]+: *$", "", opened[2])
    return broken.diagnostic(
        rules.UNCLOSED_QUOTE,
        (broken.line, start, start + 1 + len(inner)),
        f"this text begins with a quotation mark and never ends: {shortened(inner, 40)}",
        f"close the quotation mark: {opened[1]}{shortened(inner)}{opened[1]}",
    )
