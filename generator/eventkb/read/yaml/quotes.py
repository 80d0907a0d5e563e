"""Quotation marks that don't close, or close too early."""

import re

from eventkb.language.wording import quoted, shortened, written
from eventkb.model.diagnostic import Diagnostic
from eventkb.read import rules
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.lines import Line, quoted_end

KEY_LIKE = re.compile(r" *(?:- +)*[a-z_]+:(?: |$)")
PATH_END = re.compile(r'"[^"]*\\"')
QUOTE = '"'


def backslash(broken: Broken) -> Diagnostic | None:
    """A Windows path in double quotes, in which a backslash means something, or makes the last quote no end."""
    here = broken.here
    if here is None or not here.value.startswith('"'):
        return None
    escapes_end = bool(PATH_END.fullmatch(here.value)) and quoted_end(here.value) is None
    if escapes_end or ("unknown escape" in broken.problem and here.number == broken.line):
        start = here.value_column + here.value.rindex("\\") if escapes_end else broken.column - 1
        help = f"put the text in single quotation marks: {written(here.key, single(here.value.strip(QUOTE)))}"
        seen = broken.at(here.number)[start : start + 2]
        message = f"within double quotation marks a backslash changes the next character: {seen}"
        return broken.tell(rules.BACKSLASH_IN_DOUBLE_QUOTES, (here.number, start, start + 2), message, help)
    return None


def single(text: str) -> str:
    """A text as it is typed between single quotation marks, in which a backslash is a backslash."""
    return "'" + shortened(text).replace("'", "''") + "'"


def unclosed_quote(broken: Broken) -> Diagnostic | None:
    """The first quotation mark whose text runs over lines with keys, or to the end of the file."""
    skip = -1
    for line in broken.lines:
        if line.number <= skip or line.value[:1] not in {'"', "'"}:
            continue
        text = "\n".join(broken.raw[line.number :])
        end = quoted_end(text, line.value_column)
        inner = text[line.value_column : end].split("\n")
        if end is None or any(map(KEY_LIKE.match, inner[1:])):
            return tell_unclosed(broken, line)
        skip = line.number + len(inner) - 2
    return None


def tell_unclosed(broken: Broken, line: Line) -> Diagnostic:
    """What to say about a line whose value begins with a quotation mark that is never closed."""
    sign, text = line.value[0], line.value[1:].rstrip("\"'")
    return broken.tell(
        rules.UNCLOSED_QUOTE,
        (line.number, line.value_column, line.value_column + len(line.value)),
        f"this text begins with a quotation mark and never ends: {shortened(line.value, 40)}",
        f"close the quotation mark: {written(line.key, sign + shortened(text) + sign)}",
    )


def text_after_quote(broken: Broken) -> Diagnostic | None:
    """Words behind the closing quotation mark of a value, on the line of the problem."""
    here = broken.here
    if here is None or here.number != broken.line or here.value[:1] not in {'"', "'"}:
        return None
    end = quoted_end(here.value)
    rest = here.value[end:] if end else ""
    if end is None or not rest.strip() or re.match(r"\s+#", rest):
        return None
    start = here.value_column + end + len(rest) - len(rest.lstrip())
    return broken.tell(
        rules.TEXT_AFTER_QUOTE,
        (here.number, start, here.value_column + len(here.value)),
        f"the text ends at its second quotation mark, but more follows: {shortened(rest, 40)}",
        f"put the whole text in quotation marks of the other kind: {written(here.key, whole(here.value))}",
    )


def whole(value: str) -> str:
    """A value with quotation marks inside of it, in quotation marks that hold."""
    # A second mark before a blank closes a word in quotes; before a letter it opens one, or is an apostrophe.
    closing = value[value.index(value[0], 1) + 1 :][:1]
    surrounded = value[0] == value[-1] and closing.strip(" ,.;:!?") and not value.endswith('\\"')
    return quoted(value[1:-1] if surrounded and "''" not in value[1:-1] else value)


def unclosed_in_braces(broken: Broken) -> Diagnostic | None:
    """A quotation mark within `{…}` that was closed by the next one: `{en: "One, de: "Two"}`."""
    text = broken.at(broken.line)[: broken.column]
    opened = re.search(r"""(?:[{,] *[\w-]+: *|\[ *|, *)(["'])((?:(?!\1).)*, *[\w-]+: *)\1$""", text.rstrip())
    if opened is None:
        return None
    start = opened.start(1)
    inner = re.sub(r", *[\w-]+: *$", "", opened[2])
    return broken.tell(
        rules.UNCLOSED_QUOTE,
        (broken.line, start, start + 1 + len(inner)),
        f"this text begins with a quotation mark and never ends: {shortened(inner, 40)}",
        f"close the quotation mark: {opened[1]}{shortened(inner)}{opened[1]}",
    )
