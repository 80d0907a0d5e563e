"""What a build needs besides the definitions: the languages' words, the templates, the rules and their pages."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from eventkb import read
from eventkb.check import CHECKS, Check, addresses
from eventkb.check.convention import Convention, Conventions
from eventkb.check.subject import never
from eventkb.language.recognition import CommonWords
from eventkb.model.codes import CodeTable
from eventkb.model.component import Component
from eventkb.model.copy import OutdatedCopy
from eventkb.model.diagnostic import Diagnostic, Rule
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import NO_KINDS, Kind, Kinds
from eventkb.model.locale import Language, Locale
from eventkb.pipeline.project import Configuration, EngineFault
from eventkb.pipeline.standard import DEFAULT_KIND
from eventkb.read import LanguageFault, folder, rule_page
from eventkb.read.schema.reference import Helps
from eventkb.read.supplied import supplied_tables
from eventkb.read.yaml import parse
from eventkb.stock import CODES, FOLDERS, OVERRIDES, POURED, Stock, StockFault, extensions, stock
from eventkb.stock.copies import FILE as COPIES
from eventkb.stock.copies import outdated
from eventkb.stock.links import leading_out, leads_out

WORDS, KINDS = "words", "kinds"
NOTHING = Stock(())


@frozen_dataclass(kw_only=True)
class Materials:
    """`languages` are all that have words, whether or not the site is built in them.

    `paste_names` are the names that programs give to fields, `paste_formats` the ways in which they write entries
    down, each as its file has it, by name; `scripts` are those of the theme, by path. `pages` are the first parts
    of the addresses that hand-written pages have below a language (`about`). `common_words` are those by which a
    language is recognised. `words` are those that the project has added to each language's dictionary, `released`
    the lines of the list of addresses that were once published. `setup` are texts that administrators download, by
    file. `rule_files` are the pages of rules, by the file's name; `checks` are the rules about the catalogue.
    `tables` are the code tables by name. `stock` are the files that all of this was read from. `kinds` are the
    kinds of event sources, `kind_faults` what is wrong with the files that describe them. `components` are works of
    others. `unused_settings` is what the site engine leaves out of what the settings ask for.
    """

    languages: tuple[Language, ...]
    templates: Mapping[str, str]
    rule_files: Mapping[str, str]
    paste_names: Mapping[str, object]
    paste_formats: Mapping[str, object]
    scripts: Mapping[str, str]
    key_texts: Mapping[Locale, Helps] = field(default_factory=dict)
    conventions: Conventions = field(default_factory=dict)
    common_words: CommonWords = field(default_factory=dict)
    pages: frozenset[str] = frozenset()
    words: Mapping[Locale, frozenset[str]] = field(default_factory=dict)
    released: tuple[str, ...] = ()
    setup: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[Check, ...] = CHECKS
    outdated_copies: tuple[OutdatedCopy, ...] = ()
    copies: str = ""
    tables: Mapping[str, CodeTable] = field(default_factory=dict)
    stock: Stock = NOTHING
    deleted: Callable[[EventKey], str] = never
    kinds: Kinds = NO_KINDS
    kind_faults: tuple[Diagnostic, ...] = ()
    components: tuple[Component, ...] = ()
    unused_settings: tuple[Diagnostic, ...] = ()

    def of_kind(self, name: str) -> "Materials":
        """These materials for a project whose sources are of a kind, unless they say another one."""
        return replace(self, kinds=replace(self.kinds, default=name))

    def of_project(self, configurations: Sequence[Configuration]) -> "Materials":
        """These materials for the project with these settings: the kind of its sources, what its engine does."""
        main = configurations[0]
        unused = dict.fromkeys(diagnostic for each in configurations for diagnostic in each.unused)
        return replace(
            self.of_kind(main.kind),
            unused_settings=tuple(unused),
            components=tuple(each for each in self.components if each.engine in ("", main.engine)),
        )

    @property
    def replaced_templates(self) -> frozenset[str]:
        """The templates of pages that the project has put in the place of the package's."""
        return frozenset(name for name, _ in self.stock.own.below(POURED)) if self.stock.layers else frozenset()

    @property
    def locales(self) -> tuple[Locale, ...]:
        return tuple(language.locale for language in self.languages)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule there is, in the order of the codes."""
        return tuple(sorted((*read.RULES, *(check.rule for check in self.checks)), key=lambda rule: rule.code))

    def explained(self, diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
        """The pages of the rules of some diagnostics as plain text, by code; a page that cannot be used is left out."""
        pages = {}
        for rule in {diagnostic.rule for diagnostic in diagnostics}:
            with suppress(LanguageFault):
                pages[rule.code] = rule_page(rule, self.rule_files).plain(self.languages[0])
        return pages


def materials(root: Path) -> Materials:
    """The materials of the project in `root`: the package's, with the project's own in their place.

    Raises:
        LanguageFault, EngineFault: words, a paste format or another file of data can't be read, or a link leads out of
            the project.
    """
    refuse_links(root, [root / name for name in FOLDERS])
    checks = all_checks()
    files = stock(root)
    names = files.texts("lookup", "names.yml")
    formats = files.texts("formats", ".yml")
    languages = folder.languages(files.layered("locales", ".yml"))
    kinds, kind_faults = _kinds(files, languages)
    return Materials(
        stock=files,
        kinds=kinds,
        kind_faults=kind_faults,
        languages=languages,
        templates=files.texts(POURED, ".jinja"),
        rule_files=files.texts("rules", ".yml"),
        paste_names=next((_data(f"lookup/{name}", text) for name, text in names.items()), {}),
        paste_formats={Path(name).stem: _data(f"formats/{name}", text) for name, text in formats.items()},
        scripts=files.texts(f"{OVERRIDES}/scripts", ".js"),
        key_texts=_by_language(files.texts("keys", ".yml")),
        conventions={
            locale: tuple(map(_convention, conventions))
            for locale, conventions in _by_language(files.texts("typography", ".yml")).items()
        },
        common_words={
            Locale(Path(name).stem): tuple(sorted(" ".join(_words(text)).split()))
            for name, text in files.texts("common-words", ".txt").items()
        },
        pages=_page_names(files, languages),
        words={Locale(Path(name).stem): _words(text) for name, text in folder.texts(root / WORDS, "*.txt").items()},
        released=tuple(_lines(root, addresses.FILE)),
        outdated_copies=outdated("\n".join(_lines(root, COPIES)), files.supplied.files, files.own.files),
        copies="\n".join(_lines(root, COPIES)),
        setup=files.texts("setup", ".ps1"),
        components=tuple(
            read.component(Path(name).stem, f"licences/{name}", text)
            for name, text in files.texts("licences", ".yml").items()
        ),
        tables=supplied_tables(dict(files.all.below(CODES))),
        checks=checks,
    )


def all_checks() -> tuple[Check, ...]:
    """The rules about the catalogue: ours, then those of installed extensions.

    Raises:
        StockFault: the `CHECKS` of an extension are no rules.
    """
    return (*CHECKS, *(check for package in extensions() for check in _checks_of(package)))


def _checks_of(package: ModuleType) -> tuple[Check, ...]:
    checks = getattr(package, "CHECKS", ())
    if not isinstance(checks, Sequence) or not all(isinstance(check, Check) for check in checks):
        raise StockFault(f"the extension {package.__name__}: CHECKS must be a tuple of functions with @rule")
    return tuple(checks)


def refuse_links(root: Path, folders: Iterable[Path]) -> None:
    """Refuses links that lead out of the project: a branch of others may have any, and what they lead to would be
    published, or shown in what is wrong with it.

    Raises:
        EngineFault: there is one; the message names it.
    """
    for link in leading_out(root, folders):
        shown = link.relative_to(root).as_posix() if link.is_relative_to(root) else str(link)
        raise EngineFault(
            f"{shown} is a link that leads out of the project, so that a file of this machine would be published. "
            "Put a copy of the file there instead."
        )


def _kinds(files: Stock, languages: Sequence[Language]) -> tuple[Kinds, tuple[Diagnostic, ...]]:
    """The kinds of all layers. In place of a file with errors, the same file of the layer below counts."""
    locales = frozenset(language.locale for language in languages)
    by_name: dict[str, Kind] = {}
    faults: list[Diagnostic] = []
    for layer in files.layered(KINDS, ".yml"):
        for name, file in layer.items():
            kind, diagnostics = read.kind(f"{KINDS}/{name}", file.read_bytes(), locales)
            faults += diagnostics
            if kind is not None:
                by_name[kind.name] = kind
    return Kinds(dict(sorted(by_name.items())), DEFAULT_KIND), tuple(faults)


def _page_names(files: Stock, languages: Sequence[Language]) -> frozenset[str]:
    """The first parts of the addresses that hand-written pages have below a language, in any language."""
    pages = (page for language in languages for page in files.pages(language.locale))
    return frozenset(page.split("/")[0].removesuffix(".md") for page in pages)


def _convention(written: Mapping[str, Any]) -> Convention:
    pattern = re.compile(written["find"])
    return Convention(pattern, written["write"], written["because"], is_sure=written.get("fix", True))


def _lines(root: Path, name: str) -> list[str]:
    """The lines of a file of the project; none if it isn't there.

    Raises:
        EngineFault: it is a link that leads out of the project, and what is in it would be printed.
    """
    if not (root / name).is_file():
        return []
    if leads_out(root, name):
        raise EngineFault(f"{name} is a link that leads out of the project. Put a copy of the file there instead.")
    return (root / name).read_text(encoding="utf-8").splitlines()


def _words(text: str) -> frozenset[str]:
    return frozenset(word for line in text.splitlines() if (word := line.partition("#")[0].strip()))


def _data(file: str, text: str) -> Any:
    """What a file of YAML contains.

    Raises:
        EngineFault: it is not YAML; the message has the place and the cure.
    """
    parsed = parse(text, file)
    for diagnostic in parsed.diagnostics:
        raise EngineFault(f"{file}:{diagnostic.place.line}: {diagnostic.message}\nhelp: {diagnostic.help}")
    return parsed.value


def _by_language(files: Mapping[str, str]) -> dict[Locale, Any]:
    """What files contain, by the language that each is named after."""
    return {Locale(Path(name).stem): parse(text, name).value or {} for name, text in files.items()}


def chosen(supplies: Materials, configurations: Sequence[Configuration]) -> tuple[Language, ...]:
    """The languages of some configurations, in their order.

    Raises:
        EngineFault: a configuration has a language that has no words.
    """
    by_locale = {language.locale: language for language in supplies.languages}
    for configuration in configurations:
        if configuration.locale not in by_locale:
            raise EngineFault(
                f"{configuration.file.name}: there are no words for the language `{configuration.locale}`; "
                f"run `eventkb eject locales/{supplies.languages[0].locale}.yml`, rename the copy to "
                f"locales/{configuration.locale}.yml and translate it."
            )
    return tuple(by_locale[configuration.locale] for configuration in configurations)
