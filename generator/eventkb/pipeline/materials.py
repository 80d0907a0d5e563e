"""What a build needs besides the definitions: the languages' words, the templates, the translated pages of rules."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eventkb import check, read
from eventkb.check import addresses
from eventkb.check.convention import Convention, Conventions
from eventkb.model.diagnostic import Rule
from eventkb.model.locale import Language, Locale
from eventkb.pipeline.project import Configuration, EngineFault
from eventkb.read import folder
from eventkb.read.reference import Helps
from eventkb.read.yaml import parse

TEMPLATES, PAGES, WORDS = "templates", "docs", "words"
RULES: tuple[Rule, ...] = tuple(sorted((*read.RULES, *check.RULES), key=lambda rule: rule.code))
"""Every rule there is, in the order of the codes."""


@dataclass(frozen=True, slots=True)
class Materials:
    """`languages` are all that have words, whether or not the site is built in them.

    `paste_names` are the names that programs give to fields, `paste_formats` the ways in which they write entries down,
    each as its file has it, by name; `scripts` are those of the theme, by path.
    `pages` are the first parts of the addresses that hand-written pages have below a language (`about`).
    `words` are those that the project has added to each language's dictionary, `released` the lines of the list of
    addresses that were once published. `setup` are texts that administrators download, by file.
    """

    languages: tuple[Language, ...]
    templates: Mapping[str, str]
    rule_texts: Mapping[Locale, Mapping[str, str]]
    paste_formats: Mapping[str, object]
    scripts: Mapping[str, str]
    key_texts: Mapping[Locale, Helps] = field(default_factory=dict)
    conventions: Conventions = field(default_factory=dict)
    pages: frozenset[str] = frozenset()
    words: Mapping[Locale, frozenset[str]] = field(default_factory=dict)
    released: tuple[str, ...] = ()
    setup: Mapping[str, str] = field(default_factory=dict)
    paste_names: Mapping[str, object] = field(default_factory=dict)

    @property
    def locales(self) -> tuple[Locale, ...]:
        return tuple(one.locale for one in self.languages)


def materials(root: Path) -> Materials:
    """The materials in `templates/` of the project in `root`, the pages in `docs/` and the words in `words/`.

    Raises:
        LanguageFault: a language's words can't be read.
    """
    templates = root / TEMPLATES
    names = folder.texts(templates / "lookup", "names.yml")
    formats = folder.texts(templates / "formats", "*.yml")
    return Materials(
        folder.languages(templates / "locales"),
        folder.texts(templates, "*.jinja"),
        _by_language(templates / "rules"),
        {Path(name).stem: parse(text, name).value for name, text in formats.items()},
        folder.texts(templates / "theme/scripts", "*.js"),
        _by_language(templates / "keys"),
        {locale: tuple(map(_convention, found)) for locale, found in _by_language(templates / "typography").items()},
        frozenset(path.stem for path in (root / PAGES).glob("*/*") if path.is_dir() or path.suffix == ".md"),
        {Locale(Path(name).stem): _words(text) for name, text in folder.texts(root / WORDS, "*.txt").items()},
        tuple(_lines(root / addresses.FILE)),
        folder.texts(templates / "setup", "*.ps1"),
        paste_names=next((parse(text, name).value for name, text in names.items()), {}),
    )


def _convention(written: Mapping[str, str]) -> Convention:
    return Convention(re.compile(written["find"]), written["write"], written["because"])


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def _words(text: str) -> frozenset[str]:
    return frozenset(word for line in text.splitlines() if (word := line.partition("#")[0].strip()))


def _by_language(below: Path) -> dict[Locale, Any]:
    """What the files of a folder hold, by the language that each is named after."""
    files = folder.texts(below, "*.yml")
    return {Locale(Path(name).stem): parse(text, name).value or {} for name, text in files.items()}


def chosen(found: Materials, configurations: Sequence[Configuration]) -> tuple[Language, ...]:
    """The languages of some configurations, in their order.

    Raises:
        EngineFault: a configuration has a language that has no words.
    """
    by_locale = {one.locale: one for one in found.languages}
    for configuration in configurations:
        if configuration.locale not in by_locale:
            raise EngineFault(
                f"{configuration.file.name}: there are no words for the language `{configuration.locale}`; "
                f"translate {TEMPLATES}/locales/{found.languages[0].locale}.yml into "
                f"{TEMPLATES}/locales/{configuration.locale}.yml."
            )
    return tuple(by_locale[one.locale] for one in configurations)
