"""The pages of a language, and the menu that leads to them, as any site engine needs them."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.pipeline import standard
from eventkb.pipeline.standard import FRONT_MATTER
from eventkb.stock import Stock

READERS = (
    "index.md", "finding.md", "search.md", "events.md", "sources.md", "id/index.md", "products/index.md",
    "guides/index.md", "map/index.md", "codes.md", "glossary.md", "badges.md",
)  # fmt: skip
CONTRIBUTORS = (
    "contribute/index.md", "contribute/guides.md", "contribute/keys.md", "contribute/kinds.md",
    "contribute/translate.md", "contribute/translation.md", "contribute/editors.md", "contribute/review.md",
    "checks/index.md",
)  # fmt: skip
OPERATORS = (
    "link/index.md", "link/event-viewer.md", "link/recipes.md", "link/data.md", "own.md", "beside.md", "import.md",
    "hosting.md",
)  # fmt: skip
LAST = "about.md"

CODES = "codes.md"
TABLES = re.compile(r"^tables:((?:[^\n]*\n)(?:[ -][^\n]*\n)*)", re.MULTILINE)
"""The code tables that the file of a kind names: on one line, or on the lines below."""
NAME = re.compile("[a-z0-9-]*[a-z][a-z0-9-]*")

NEEDS = {
    "products/index.md": "products.yml",
    "guides/index.md": "guides/*.yml",
    "glossary.md": "glossary.yml",
    CODES: "codes/*",
}
"""Pages that show what some files of the definitions contain; without any such file the menu leaves them out."""

MENU_KEY = "menu"
"""The key in the head of a page that says what the menu calls it."""

HIDDEN = "false"
"""The title of a page that the menu leaves out."""


@frozen_dataclass()
class Item:
    """A line of the menu: a page, or a group of pages. Without a title, a page is called by its first heading."""

    title: str | None
    page: str = ""
    items: tuple["Item", ...] = ()


def menu(stock: Stock, language: Language, definitions: Sequence[Path], kinds: Collection[str]) -> tuple[Item, ...]:
    """The menu of a project that doesn't write its own: pages for readers, two groups, the project's other pages.

    `definitions` are the folders of the definitions, `kinds` are those of their sources.
    """
    pages = standard.pages(stock, language.locale, kinds)
    present = {name for folder in definitions for name in NEEDS.values() if any(folder.glob(name))}
    present |= {NEEDS[CODES]} if _have_tables(stock, kinds) else set()
    shown = [path for path in pages if path not in NEEDS or NEEDS[path] in present]
    groups = (("contributors", CONTRIBUTORS), ("operators", OPERATORS))
    return (
        *_items(READERS, pages, shown),
        *_items(_others(stock, language.locale), pages, shown),
        *(Item(language.word("menu", name), items=tuple(_items(group, pages, shown))) for name, group in groups),
        *_items((LAST,), pages, shown),
    )


def _have_tables(stock: Stock, kinds: Collection[str]) -> bool:
    """Whether there is a code table that one of the kinds shows beside its events."""
    tables = {name.removesuffix(".json") for name, _ in stock.all.below("codes", ".json")}
    texts = (text for name, text in stock.texts("kinds", ".yml").items() if name.removesuffix(".yml") in kinds)
    named = (name for text in texts for written in TABLES.findall(text) for name in NAME.findall(written))
    return not tables.isdisjoint(named)


def _items(wanted: Sequence[str], pages: dict[str, Path], shown: Collection[str]) -> Iterator[Item]:
    titles = {page: _title(pages[page]) for page in wanted if page in shown}
    return (Item(title, page) for page, title in titles.items() if title != HIDDEN)


def _others(stock: Stock, locale: Locale) -> list[str]:
    """Pages that a project has added."""
    standard = {*READERS, *CONTRIBUTORS, *OPERATORS, LAST}
    return [page for page, _ in stock.own.below(f"docs/{locale}", ".md") if page not in standard]


def _title(page: Path) -> str | None:
    """What the head of a page says that the menu calls it."""
    return standard.head(page).get(MENU_KEY)


def in_source_language(text: str, locale: Locale) -> str:
    """A page that stands in for a missing translation, with its language in its head."""
    return text.replace(FRONT_MATTER, f"{FRONT_MATTER}borrowed: {locale}\n", 1)
