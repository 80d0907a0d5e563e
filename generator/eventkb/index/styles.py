"""Style sheets as one file, without comments, without rules for what is on no page.

Only what is certain is left out: a rule whose selectors all name a class or an identifier that no page, template or
script has, and a custom property that nothing refers to.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
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
class Rule:
    """A rule with its declarations, a group of rules, or a statement, which has neither."""

    name: str
    declarations: tuple[str, ...] | None = None
    rules: tuple["Rule", ...] | None = None

    @property
    def text(self) -> str:
        if self.rules is not None:
            return f"{self.name}{{{text(self.rules)}}}"
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
    return _words_of_templates("\n".join(templates.values()))


_words_of_templates = lru_cache(maxsize=1)(words)


def compact(css: str) -> str:
    """A style sheet without comments, and with one blank in the place of several and of line breaks."""

    def shorter(match: re.Match[str]) -> str:
        return "" if match["comment"] else " " if match["space"] else match[0]

    return re.sub(r" ?([{};]) ?", r"\1", BLANKS.sub(shorter, css)).strip() if _is_plain(css) else css


@lru_cache(maxsize=2)
def rules(css: str) -> tuple[Rule, ...]:
    """The rules of a style sheet, which is mostly the same for each language."""
    return tuple(_read(css))


def text(rules: Iterable[Rule]) -> str:
    """Rules as a style sheet."""
    return "".join(rule.text for rule in rules)


def needed(rules: Iterable[Rule], known: Set[str]) -> Iterator[Rule]:
    """The rules without those for what is on no page; `known` are all words of pages, templates and scripts."""
    for rule in rules:
        if rule.rules is not None:
            if inner := tuple(needed(rule.rules, known)):
                yield Rule(rule.name, rules=inner)
        elif rule.declarations is None or rule.name.startswith("@"):
            yield rule
        elif selectors := [selector for selector, names in _selectors(rule.name) if names <= known]:
            yield Rule(",".join(selectors), declarations=rule.declarations)


def without_unused_properties(rules: Sequence[Rule], known: Set[str]) -> Iterator[Rule]:
    """The rules without custom properties that neither they nor anything else refers to.

    `known` are all words of pages, scripts and other style sheets.
    """
    others: list[str] = []
    references: dict[str, set[str]] = {}
    for part in _parts(rules):
        if own := PROPERTY.match(part):
            references.setdefault(own[1], set()).update(USE.findall(part))
        else:
            others.append(part)
    used = {*known, *USE.findall("\n".join(others))}
    waiting = [name for name in references if name in used]
    while waiting:
        new = references[waiting.pop()] - used
        used |= new
        waiting += new & references.keys()
    return _without(rules, used)


def _read(css: str) -> Iterator[Rule]:
    for prelude, body in _blocks(css):
        name = prelude.strip()
        if body is None:
            yield Rule(name)
        elif name.startswith(GROUPS):
            yield Rule(name, rules=tuple(_read(body)))
        else:
            yield Rule(name, declarations=tuple(_split(body, ";")))


def _parts(rules: Iterable[Rule]) -> Iterator[str]:
    """All names and declarations of rules."""
    for rule in rules:
        yield rule.name
        yield from rule.declarations or ()
        yield from _parts(rule.rules or ())


def _without(rules: Iterable[Rule], used: Set[str]) -> Iterator[Rule]:
    """Rules without the declarations of custom properties that are not used."""
    for rule in rules:
        if rule.rules is not None:
            yield Rule(rule.name, rules=tuple(_without(rule.rules, used)))
        elif rule.declarations and any(part.startswith("--") for part in rule.declarations):
            kept = (part for part in rule.declarations if not (own := PROPERTY.match(part)) or own[1] in used)
            yield Rule(rule.name, declarations=tuple(kept))
        else:
            yield rule


@cache
def _selectors(prelude: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The selectors of a rule, each with the names that must be on a page for it to match."""
    return tuple((selector, _names(selector)) for selector in _split(prelude, ","))


def _names(selector: str) -> frozenset[str]:
    while (bare := FUNCTION.sub("", selector)) != selector:
        selector = bare
    return frozenset(name or colour for name, colour in NAMED.findall(selector))


def _blocks(css: str) -> Iterator[tuple[str, str | None]]:
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
    """Whether each comment of a style sheet ends; else nobody knows which blanks mean something."""
    return css.rfind("/*") <= css.rfind("*/")
