"""The pages of a site, by the kinds of event sources that it has: what concerns one kind needs a source of that kind.

A page whose head says `for_kind: <kind>` needs a source of this kind. A line `⟦kinds.<name>⟧` of any page
stands for the parts `parts/<language>/<kind>/<name>.md` of the kinds that are there. A part is what a kind adds to a
page that all kinds have: rows of a table, entries of a list, or sections. A line `⟦hosting.<file>⟧` stands for the
configuration of a web server.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from eventkb.index import headers
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.stock import PARTS, SUPPLIED, Stock

DEFAULT_KIND = "windows"
"""The kind of a source where neither its definition nor the project's settings say one."""

KIND_OF_SOURCE = re.compile(r"""^kind:[ \t]*["']?([\w-]+)""", re.MULTILINE)
FRONT_MATTER = "---\n"
FOR_KIND = "for_kind"
BESIDE_SOURCES = frozenset({"shared", "codes", "guides"})
"""Folders of definitions that belong to no source."""

PLACE_OF_PARTS = re.compile(r"^⟦(kinds|hosting)\.([\w.-]+)⟧$", re.MULTILINE)
ROW = ("|", "- ")
"""How lines begin that join the table or list above them."""


def kinds_below(folders: Sequence[Path], default: str = DEFAULT_KIND) -> frozenset[str]:
    """The kinds of the sources in some folders of definitions; `default` where a source doesn't say its own.

    Reads the files of sources alone, since a site engine asks before anything else is read.
    """
    kinds = {
        _kind(source / "source.yml", default)
        for folder in folders
        if folder.is_dir()
        for source in folder.iterdir()
        if source.is_dir() and any(source.glob("*.yml")) and source.name not in BESIDE_SOURCES
    }
    return frozenset(kinds) or frozenset({default})


def _kind(file: Path, default: str) -> str:
    written = KIND_OF_SOURCE.search(file.read_text("utf-8", "replace")) if file.is_file() else None
    return written[1] if written else default


def pages(stock: Stock, locale: Locale, kinds: Collection[str]) -> dict[str, Path]:
    """The pages of a language with the files that they show, by their path below `docs/<locale>`.

    Pictures of parts are at `parts/<kind>/<picture>`.
    """
    supplied = {path: file for path, file in stock.pages(locale).items() if _is_for(file, kinds)}
    return {**supplied, **_pictures(stock, locale, kinds)}


def head(page: Path) -> dict[str, str]:
    """The keys in the head of a page, each with what follows on its line."""
    text = page.read_text("utf-8")
    if not text.startswith(FRONT_MATTER):
        return {}
    lines = text.removeprefix(FRONT_MATTER).partition(f"\n{FRONT_MATTER}")[0].splitlines()
    pairs = (line.partition(":") for line in lines)
    return {key.strip(): value.strip() for key, separator, value in pairs if separator}


def _is_for(file: Path, kinds: Collection[str]) -> bool:
    """Whether a page has something to say where there are sources of these kinds."""
    wanted = head(file).get(FOR_KIND) if file.suffix == ".md" else None
    return wanted is None or wanted in kinds


def _pictures(stock: Stock, locale: Locale, kinds: Collection[str]) -> dict[str, Path]:
    own = dict(stock.all.below(f"{PARTS}/{locale}"))
    return {
        f"parts/{path}": file
        for path, file in own.items()
        if path.partition("/")[0] in kinds and not path.endswith(".md")
    }


def with_parts(text: str, stock: Stock, locale: Locale, kinds: Collection[str]) -> str:
    """The Markdown of a page with the parts of these kinds in their places; a place without parts is left empty."""

    def part(place: re.Match[str]) -> str:
        what, name = place.groups()
        return _joined(_parts(stock, locale, kinds, name)) if what == "kinds" else hosting(name)

    return PLACE_OF_PARTS.sub(part, text)


def hosting(name: str) -> str:
    """The configuration of a web server, or nothing but the security headers, by the name of its file."""
    file = SUPPLIED / "hosting" / name
    return headers.configured(name, file.read_text("utf-8") if file.is_file() else "⟦headers⟧").rstrip("\n")


def _parts(stock: Stock, locale: Locale, kinds: Collection[str], place: str) -> list[str]:
    """The parts for a place, by kind; one that the language lacks is there in the source language, marked as such."""
    parts = []
    for kind in sorted(kinds):
        own, source = (_part(stock, language, kind, place) for language in (locale, SOURCE_LANGUAGE))
        if own:
            parts.append(own)
        elif source:
            is_row = source.startswith(ROW)
            parts.append(source if is_row else f'<div lang="{SOURCE_LANGUAGE}" markdown="1">\n\n{source}\n\n</div>')
    return parts


def _part(stock: Stock, locale: Locale, kind: str, place: str) -> str:
    files: Mapping[str, Path] = stock.all.files
    file = files.get(f"{PARTS}/{locale}/{kind}/{place}.md")
    return file.read_text("utf-8").strip("\n") if file else ""


def _joined(parts: Sequence[str]) -> str:
    return ("\n" if all(part.startswith(ROW) for part in parts) else "\n\n").join(parts)
