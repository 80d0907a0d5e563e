"""What every site engine is given for a language: pages, menu, theme files, Markdown extensions; the core decides."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from eventkb.engines import settings
from eventkb.index import scripts, styles
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import SOURCE_LANGUAGE, Language
from eventkb.pipeline.menu import Item, in_source_language, menu
from eventkb.pipeline.project import Configuration
from eventkb.pipeline.standard import pages, with_parts
from eventkb.read import folder
from eventkb.stock import OVERRIDES, POURED, Stock, stock

MARKDOWN = ("attr_list", "md_in_html", "admonition", "tables")
"""The extensions of Python-Markdown that our pages are written with."""

EXTRA = {"scope": "/"}
"""What templates of the theme read below `extra:`. One colour scheme is kept for all languages."""

STYLES = "styles/all.css"
"""The style sheet of all pages, below a language; in the theme it lists the files that it is made of."""

SCRIPT = "site.js"
"""The script of all pages, which is one file on the site."""

THEME = "theme/mkdocs_theme.yml"
"""The settings of the theme `eventkb`, beside this module."""

NO_FILES = f"{POURED.split('/')[-1]}/"
"""The folder in a theme with templates that are poured into frames; nothing in it is a file of the site."""


@frozen_dataclass(slots=False)
class Supply:
    """What the engine gets for the language of a configuration."""

    configuration: Configuration

    @cached_property
    def stock(self) -> Stock:
        return stock(self.root)

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.configuration.file.parent

    @cached_property
    def pages(self) -> Mapping[str, Path]:
        """The pages and what they show, by their path; a file in `docs_dir` takes the place of one with its path."""
        return pages(self.stock, self.configuration.locale, self.configuration.kinds)

    def page(self, path: str) -> str:
        """The Markdown of a page, with the parts of the kinds of this project."""
        text = self.with_parts(self.pages[path].read_text("utf-8"))
        is_borrowed = self.stock.is_borrowed(self.configuration.locale, path)
        return in_source_language(text, SOURCE_LANGUAGE) if is_borrowed else text

    def with_parts(self, markdown: str) -> str:
        """The Markdown of any page with the parts of these kinds in their places."""
        return with_parts(markdown, self.stock, self.configuration.locale, self.configuration.kinds)

    @cached_property
    def language(self) -> Language:
        """The words of the language."""
        languages = folder.languages(self.stock.layered("locales", ".yml"))
        own = (language for language in languages if language.locale == self.configuration.locale)
        return next(own, languages[0])

    @property
    def toc(self) -> Mapping[str, str]:
        """Settings of the table of contents, which themes call by different words."""
        return {"title": self.language.word("on_this_page")}

    @property
    def menu(self) -> tuple[Item, ...]:
        """The menu of a project that doesn't write its own."""
        definitions = settings.definitions(self.root, self.configuration.folders().names)
        return menu(self.stock, self.language, definitions, self.configuration.kinds)

    @property
    def nav(self) -> list[object]:
        """The menu as `nav:` of mkdocs.yml has it."""
        return [_nav_item(item) for item in self.menu]

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The content of all pages and of what they show, those in `docs_dir` included, by path."""
        own = self.configuration.docs_dir
        in_docs = {path.relative_to(own).as_posix(): path for path in sorted(own.rglob("*")) if path.is_file()}
        for path, file in in_docs.items():
            yield path, self.with_parts(file.read_text("utf-8")).encode() if _is_page(path) else file.read_bytes()
        for path, file in self.pages.items():
            if path not in in_docs:
                yield path, self.page(path).encode() if _is_page(path) else file.read_bytes()
        yield from self.generated()

    def generated(self) -> Iterator[tuple[str, bytes]]:
        """Files of the site that are made of several files of the theme."""
        yield STYLES, styles.joined(self._theme_text, STYLES).encode()
        modules = self.stock.texts(f"{OVERRIDES}/scripts", ".js")
        yield f"scripts/{SCRIPT}", scripts.joined(modules, SCRIPT, is_module=True).encode()

    def is_of_theme(self, path: str) -> bool:
        """Whether an engine needs a file of a theme's folder."""
        return not path.startswith(NO_FILES)

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """Folders with theme files, the one that counts most first."""
        return self.stock.theme_folders(self.root)

    def _theme_text(self, path: str) -> str:
        return self.stock.all.files[f"{OVERRIDES}/{path}"].read_text("utf-8")


def _is_page(path: str) -> bool:
    return path.endswith(".md")


def _nav_item(item: Item) -> object:
    target: object = [_nav_item(below) for below in item.items] if item.items else item.page
    return {item.title: target} if item.title else target
