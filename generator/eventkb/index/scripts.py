"""Small ES modules as one classic script, which also runs in a page that is opened from a disk.

Each module becomes a function that returns its exports, so that its names stay its own. Only the syntax of our own
scripts is supported: imports of names or of a whole module at the beginning, and exported declarations.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

IMPORT = re.compile(r'^import (?:\{([^}]*)\}|\* as ([A-Za-z]+)) from "([^"]+)";\n', re.MULTILINE)
DYNAMIC = re.compile(r'await import\("(\.{1,2}/[^"]+)"\)')
"""A module that is loaded only where a page needs it; in one script it is there already."""

OWN_URL = "import.meta.url"
EXPORT = re.compile(r"^export ((?:async )?function\*?|const|let|class) ([A-Za-z_]+)", re.MULTILINE)
COMMENT = re.compile(r"^[ ]*(?://.*|/\*\*(?:.|\n)*?\*/)\n", re.MULTILINE)


def joined(modules: Mapping[str, str], entry: str, *, is_module: bool = False) -> str:
    """The module `entry` with all modules that it imports, now or later, as one script.

    Where pages load the script as a module (`is_module`), what is imported later stays in files of its own.

    Raises:
        KeyError: a module imports another that is not among `modules`.
    """
    names = {path: f"module{number}" for number, path in enumerate(_in_order(modules, entry, is_module=is_module))}
    url = "const ownUrl = document.currentScript?.src;\n"
    parts = [f"const {name} = (() => {{\n{_body(modules[path], path, names)}}})();\n" for path, name in names.items()]
    text = "".join(parts)
    if is_module:
        return text
    head = url if OWN_URL in text else ""
    return f'(() => {{\n"use strict";\n{head}{text.replace(OWN_URL, "ownUrl")}}})();\n'


def _in_order(modules: Mapping[str, str], entry: str, *, is_module: bool) -> Iterator[str]:
    """A module and all that it imports, each after its own imports; for a module without those that come later."""
    seen: set[str] = set()

    def visit(path: str) -> Iterator[str]:
        if path in seen:
            return
        seen.add(path)
        specifiers = [match[3] for match in IMPORT.finditer(modules[path])]
        specifiers += [] if is_module else [match[1] for match in DYNAMIC.finditer(modules[path])]
        for specifier in specifiers:
            yield from visit(_target(path, specifier))
        yield path

    return visit(entry)


def _body(text: str, path: str, names: Mapping[str, str]) -> str:
    """A module's text as the body of a function."""
    exported = ", ".join(match[2] for match in EXPORT.finditer(text))

    def imported(match: re.Match[str]) -> str:
        name = names[_target(path, match[3])]
        return f"const {match[2] or _pattern(match[1])} = {name};\n"

    loaded = DYNAMIC.sub(lambda match: names.get(_target(path, match[1]), match[0]), IMPORT.sub(imported, text))
    body = COMMENT.sub("", EXPORT.sub(r"\1 \2", loaded))
    return f"{body.strip()}\nreturn {{ {exported} }};\n"


def _pattern(names: str) -> str:
    """Imported names as a pattern: `{ a, b as c }` is `{ a, b: c }`."""
    return "{ " + ", ".join(name.strip().replace(" as ", ": ") for name in names.split(",") if name.strip()) + " }"


def _target(path: str, specifier: str) -> str:
    return normpath(join(dirname(path), specifier))
