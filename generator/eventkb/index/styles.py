"""Style sheets as one file, without comments, without rules for what is on no page.

Only what is certain is left out: a rule whose selectors all name a class or an identifier that no page, template or
script has, and a custom property that nothing refers to.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from posixpath import dirname, join, normpath

from eventkb.model.frozen import frozen_dataclass

IMPORT = re.compile(r"""^@import url\("([^"]+)"\);\n""", re.MULTILINE)
WHOLE = r"""(?P<comment>/\*.*?\*/)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\((?:[^"')\\]|\\.)*\)"""
"""What may contain any sign without meaning it: comments, strings and addresses."""

BLANKS = re.compile(rf"{WHOLE}|(?P<space>\s{{2,}}|[^\S ])", re.DOTALL)
"""What may be shorter: comments, and all white space but a single blank."""

BORDER = re.compile(rf"{WHOLE}|[{{}};]", re.DOTALL)
"""What matters to where a rule begins and ends."""

LIST = {separator: re.compile(rf"{WHOLE}|[(){{}}\[\]{separator}]", re.DOTALL) for separator in ",;"}
"""What matters to where a part of a list begins and ends, by what separates its parts."""

BRACKET = re.compile(r"""["'(){}\[\]/]""")
"""What may contain a separator that is none."""

WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
GROUPS = ("@media", "@supports", "@layer", "@container")
"""Rules that contain rules."""

FUNCTION = re.compile(r":[a-z-]+\([^()]*\)")
"""`:not(…)`, `:is(…)` and the like, whose content need not be on a page."""

NAMED = re.compile(r"[.#](-?[A-Za-z_][\w-]*)|\[data-md-color-[a-z]+=\"?([\w-]+)\"?\]")
"""A class, an identifier, or the name of a colour: such attributes are on a page, or in its form of colours."""

PROPERTY = re.compile(r"^\s*(--[\w-]+)\s*:")
USE = re.compile(r"var\(\s*(--[\w-]+)")


@frozen_dataclass()
class _Rule:
    """A rule with its declarations, a group of rules, or a statement, which has neither."""

    name: str
    declarations: tuple[str, ...] | None = None
    rules: tuple["_Rule", ...] | None = None

    @property
    def text(self) -> str:
        if self.rules is not None:
            return f"{self.name}{{{_text(self.rules)}}}"
        if self.declarations is None:
            return f"{self.name};"
        return f"{self.name}{{{';'.join(self.declarations)}}}" if self.declarations else ""


def joined(read: Callable[[str], str], entry: str) -> str:
    """The style sheet at a path, with those that it imports in their places; `read` returns the text at a path.

    Raises:
        KeyError: `read` knows no such path.
    """

    def imported(match: re.Match[str]) -> str:
        return joined(read, normpath(join(dirname(entry), match[1])))

    return IMPORT.sub(imported, read(entry))


def words(text: str) -> frozenset[str]:
    """All that may be the name of a class, an identifier or a custom property in pages, templates or scripts."""
    return frozenset(WORD.findall("\n".join(set(text.split("\n")))))  # three of four lines are on many pages


def names_in(templates: Mapping[str, str]) -> frozenset[str]:
    """The `words` of all templates of pages, whose texts are given by their names."""
    return words("\n".join(templates.values()))


def compact(css: str) -> str:
    """A style sheet without comments, and with one blank in the place of several and of line breaks."""

    def shorter(match: re.Match[str]) -> str:
        return "" if match["comment"] else " " if match["space"] else match[0]

    return re.sub(r" ?([{};]) ?", r"\1", BLANKS.sub(shorter, css)).strip() if _is_plain(css) else css


def needed(css: str, known: Collection[str]) -> str:
    """A style sheet without rules for what is on no page; `known` are all words of pages, templates and scripts."""
    parts = []
    for prelude, body in _rules(css):
        name = prelude.strip()
        if body is None:
            parts.append(f"{name};")
        elif name.startswith(GROUPS):
            inner = needed(body, known)
            parts.append(f"{name}{{{inner}}}" if inner else "")
        elif name.startswith("@"):
            parts.append(f"{name}{{{body}}}")
        else:
            selectors = [selector for selector in _split(name, ",") if _may_match(selector, known)]
            parts.append(f"{','.join(selectors)}{{{body}}}" if selectors else "")
    return "".join(parts)


def without_unused_properties(css: str, known: Collection[str]) -> str:
    """A style sheet without custom properties that neither it nor anything else refers to.

    `known` are all words of pages, scripts and other style sheets.
    """
    rules = tuple(_read(css))
    while True:
        text = _text(rules)
        used = {*known, *USE.findall(text)}
        fewer = tuple(_without(rules, used))
        if fewer == rules:
            return text
        rules = fewer


def _read(css: str) -> Iterator[_Rule]:
    for prelude, body in _rules(css):
        name = prelude.strip()
        if body is None:
            yield _Rule(name)
        elif name.startswith(GROUPS):
            yield _Rule(name, rules=tuple(_read(body)))
        else:
            yield _Rule(name, declarations=tuple(_split(body, ";")))


def _text(rules: Iterable[_Rule]) -> str:
    return "".join(rule.text for rule in rules)


def _without(rules: Iterable[_Rule], used: Collection[str]) -> Iterator[_Rule]:
    """Rules without the declarations of custom properties that are not used."""
    for rule in rules:
        if rule.rules is not None:
            yield replace(rule, rules=tuple(_without(rule.rules, used)))
        elif rule.declarations and any(part.startswith("--") for part in rule.declarations):
            kept = (part for part in rule.declarations if not (own := PROPERTY.match(part)) or own[1] in used)
            yield replace(rule, declarations=tuple(kept))
        else:
            yield rule


def _may_match(selector: str, known: Collection[str]) -> bool:
    while (bare := FUNCTION.sub("", selector)) != selector:
        selector = bare
    return all((name or colour) in known for name, colour in NAMED.findall(selector))


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """The rules of a style sheet, each as what is before its block and the block; a statement has no block."""
    start = opened = depth = 0
    prelude = ""
    for token in BORDER.finditer(css):
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
    if not BRACKET.search(text):
        yield from (part for piece in text.split(separator) if (part := piece.strip()))
        return
    start = depth = 0
    for token in LIST[separator].finditer(text):
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
    return "/*" not in BLANKS.sub("", css)
