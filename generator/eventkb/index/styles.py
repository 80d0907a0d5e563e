"""Style sheets as one file, without comments, without rules for what is on no page.

Only what is certain is left out: a rule whose selectors all name a class or an identifier that no page, template or
script has, and a custom property that nothing refers to.
"""

import re
from collections.abc import Callable, Collection, Iterator
from posixpath import dirname, join, normpath

IMPORT = re.compile(r"""^@import url\("([^"]+)"\);\n""", re.MULTILINE)
TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\((?:[^"')\\]|\\.)*\)|(?P<space>\s+)|[{};,()\[\]]""",
    re.DOTALL,
)
"""What matters to the structure; strings and addresses are each one token, as they may contain the other signs."""

WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
GROUPS = ("@media", "@supports", "@layer", "@container")
"""Rules that contain rules."""

FUNCTION = re.compile(r":[a-z-]+\([^()]*\)")
"""`:not(…)`, `:is(…)` and the like, whose content need not be on a page."""

NAMED = re.compile(r"[.#](-?[A-Za-z_][\w-]*)|\[data-md-color-[a-z]+=\"?([\w-]+)\"?\]")
"""A class, an identifier, or the name of a colour: such attributes are on a page, or in its form of colours."""

PROPERTY = re.compile(r"^\s*(--[\w-]+)\s*:")


def joined(read: Callable[[str], str], entry: str) -> str:
    """The style sheet at a path, with those that it imports in their places; `read` returns the text at a path.

    Raises:
        KeyError: `read` knows no such path.
    """

    def imported(match: re.Match[str]) -> str:
        return joined(read, normpath(join(dirname(entry), match[1])))

    return IMPORT.sub(imported, read(entry))


def words(text: str) -> frozenset[str]:
    """All that may be the name of a class, an identifier or a custom property in a page, a template or a script."""
    return frozenset(WORD.findall(text))


def compact(css: str) -> str:
    """A style sheet without comments, and with one blank in the place of several and of line breaks."""

    def shorter(match: re.Match[str]) -> str:
        return "" if match["comment"] else " " if match["space"] else match[0]

    return re.sub(r" ?([{};]) ?", r"\1", TOKEN.sub(shorter, css)).strip() if _is_plain(css) else css


def needed(css: str, known: Collection[str]) -> str:
    """A style sheet without rules for what is on no page; `known` are all words of pages, templates and scripts."""

    def rule(name: str, body: str) -> str:
        if name.startswith("@"):
            return f"{name}{{{body}}}"
        selectors = [selector for selector in _split(name, ",") if _may_match(selector, known)]
        return f"{','.join(selectors)}{{{body}}}" if selectors else ""

    return _rewritten(css, rule)


def without_unused_properties(css: str, known: Collection[str]) -> str:
    """A style sheet without custom properties that neither it nor anything else refers to.

    `known` are all words of pages, scripts and other style sheets.
    """
    used = {*known, *re.findall(r"var\(\s*(--[\w-]+)", css)}

    def rule(name: str, body: str) -> str:
        kept = [part for part in _split(body, ";") if not (own := PROPERTY.match(part)) or own[1] in used]
        return f"{name}{{{';'.join(kept)}}}" if kept else ""

    shorter = _rewritten(css, rule)
    return shorter if shorter == css else without_unused_properties(shorter, known)


def _rewritten(css: str, rule: Callable[[str, str], str]) -> str:
    """A style sheet with what `rule` makes of the name and block of each rule; groups without a rule are left out."""
    parts = []
    for prelude, body in _rules(css):
        name = prelude.strip()
        if body is None:
            parts.append(f"{name};")
        elif name.startswith(GROUPS):
            inner = _rewritten(body, rule)
            parts.append(f"{name}{{{inner}}}" if inner else "")
        else:
            parts.append(rule(name, body))
    return "".join(parts)


def _may_match(selector: str, known: Collection[str]) -> bool:
    while (bare := FUNCTION.sub("", selector)) != selector:
        selector = bare
    return all((name or colour) in known for name, colour in NAMED.findall(selector))


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """The rules of a style sheet, each as what is before its block and the block; a statement has no block."""
    start = opened = depth = 0
    prelude = ""
    for token in TOKEN.finditer(css):
        if token[0] == "{":
            if not depth:
                prelude, opened = css[start : token.start()], token.end()
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if not depth:
                yield prelude, css[opened : token.start()]
                start = token.end()
        elif token[0] == ";" and not depth:
            yield css[start : token.start()], None
            start = token.end()
        elif token["comment"] and not depth:
            start = token.end() if not css[start : token.start()].strip() else start


def _split(text: str, separator: str) -> Iterator[str]:
    """The parts of a list, without empty ones; a separator in brackets, strings or addresses is none."""
    start = depth = 0
    for token in TOKEN.finditer(text):
        if token[0] in {"(", "[", "{"}:
            depth += 1
        elif token[0] in {")", "]", "}"}:
            depth -= 1
        elif token[0] == separator and not depth:
            if part := text[start : token.start()].strip():
                yield part
            start = token.end()
    if part := text[start:].strip():
        yield part


def _is_plain(css: str) -> bool:
    """Whether a style sheet has nothing whose blanks mean something outside of strings."""
    return "/*" not in TOKEN.sub("", css)
