"""How a project is set up: its settings, languages, pages, definitions, hooks, and what it keeps between runs."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

from eventkb.cache import FOLDER
from eventkb.doctor.finding import Finding, State
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import SOURCE_LANGUAGE, Language
from eventkb.model.origin import PACKAGE
from eventkb.model.site import OUTPUTS
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.project import Configuration
from eventkb.stock.catalogues import path_of

SETTINGS, LANGUAGES, FILES, HOOKS, DISK = "settings", "languages", "files", "hooks", "disk"
SAMPLE_HOST = "git.example.org"
"""The host of the links in the settings that come with a new project."""

PRE_COMMIT = ".pre-commit-config.yaml"
HOOK = re.compile(r"id:\s*(eventkb-\w+)")
LITTLE = 500
"""Mebibytes below which a build of a large catalogue may fill the disk."""

MEBIBYTE = 1 << 20


@frozen_dataclass(kw_only=True)
class Project:
    """A project as commands see it."""

    root: Path
    configurations: tuple[Configuration, ...]
    materials: Materials


@frozen_dataclass()
class Fault:
    """Why the project in a folder can't be used; `message` is what other commands report."""

    root: Path
    message: str


def project(examined: Project | Fault) -> Iterator[Finding]:
    """Everything about a project; of one whose settings are wrong, what is wrong."""
    if isinstance(examined, Fault):
        message, _, help = examined.message.partition("\nhelp: ")
        yield Finding(
            area=SETTINGS, name="project", value=_private(message, examined.root), state=State.ERROR, help=help
        )
    else:
        yield from _settings(examined)
        yield from _languages(examined)
        yield from _files(examined)
    yield from _hooks(examined.root)
    yield from _disk(examined.root)


def _private(text: str, root: Path) -> str:
    """A text without the folder that the project is in."""
    return text.replace(f"{root}{os.sep}", "").replace(str(root), ".").replace(str(Path.home()), "~")


def _settings(examined: Project) -> Iterator[Finding]:
    main = examined.configurations[0]
    yield Finding(area=SETTINGS, name="languages", value=", ".join(each.locale for each in examined.configurations))
    yield _engine(main.engine)
    yield from map(_left_out, examined.materials.unused_settings)
    yield _site_url(examined.configurations)
    unknown = [name for name in main.outputs if name not in OUTPUTS]
    yield Finding(
        area=SETTINGS,
        name="outputs",
        value=", ".join(unknown) or ("all" if set(main.outputs) == set(OUTPUTS) else ", ".join(main.outputs)),
        state=State.WARNING if unknown else State.OK,
        help=f"there are {', '.join(OUTPUTS)}" if unknown else "",
    )
    yield from (_link(main, name, value) for name, value in _links(main).items())
    for folder in (main.events, *main.events_beside):
        yield _folder(examined.root, folder)


def _engine(name: str) -> Finding:
    """The site engine that the settings choose, and whether it is there."""
    try:
        version = version_of(name)
    except PackageNotFoundError:
        cure = f"pip install 'eventkb[{name}]'"
        return Finding(area=SETTINGS, name="engine", value=f"{name} is not installed", state=State.ERROR, help=cure)
    return Finding(area=SETTINGS, name="engine", value=f"{name} {version}")


def _left_out(diagnostic: Diagnostic) -> Finding:
    """What the site engine leaves out of what the settings ask for."""
    place = f"{diagnostic.place.file}:{diagnostic.place.line}"
    return Finding(
        area=SETTINGS,
        name="engine",
        value=f"{place}: {diagnostic.message}",
        state=State.WARNING,
        help=diagnostic.help,
    )


def _site_url(configurations: Sequence[Configuration]) -> Finding:
    wrong = [
        each.file.name for each in configurations if each.url and not each.url.rstrip("/").endswith(f"/{each.locale}")
    ]
    without = [each.file.name for each in configurations if not each.url]
    if wrong:
        return Finding(
            area=SETTINGS,
            name="site_url",
            value=f"does not end with the language in {', '.join(wrong)}",
            state=State.WARNING,
            help=f"write it as https://kb.example.org/{configurations[0].locale}/, each file with its own language",
        )
    if without:
        return Finding(
            area=SETTINGS,
            name="site_url",
            value=f"is not set in {', '.join(without)}",
            state=State.WARNING,
            help="set it, or the site has no sitemap, no pictures for chats and no canonical addresses",
        )
    return Finding(area=SETTINGS, name="site_url", value="set for each language")


def _links(main: Configuration) -> Mapping[str, str]:
    return {
        "edit_url": main.edit_url,
        "report_url": main.report_url,
        "helped_url": main.helped_url,
        "new_url": main.new_url,
    }


def _link(main: Configuration, name: str, pattern: str) -> Finding:
    """Whether a pattern of a link was adapted."""
    if SAMPLE_HOST in pattern:
        return Finding(
            area=SETTINGS,
            name=name,
            value=f"leads to {SAMPLE_HOST}",
            state=State.WARNING,
            help=f"write the address of your own repository into {main.file.name}, or leave it empty",
        )
    return Finding(area=SETTINGS, name=name, value="set" if pattern else "not set: pages have no such link")


def _folder(root: Path, folder: str) -> Finding:
    path = path_of(root, folder)
    is_there = path is not None and (root / path).is_dir()
    return Finding(
        area=SETTINGS,
        name="events",
        value=folder if is_there else f"{folder} is not there",
        state=State.OK if is_there else State.ERROR,
        help="" if is_there else _missing(folder),
    )


def _missing(folder: str) -> str:
    if folder.startswith(PACKAGE):
        return f"pip install {folder.removeprefix(PACKAGE).replace('_', '-')}"
    return f"create the folder {folder}, or name another one in `events:`"


def _languages(examined: Project) -> Iterator[Finding]:
    by_locale = {language.locale: language for language in examined.materials.languages}
    source = by_locale.get(SOURCE_LANGUAGE)
    for locale in (each.locale for each in examined.configurations):
        language = by_locale.get(locale)
        if language is None or source is None:
            yield Finding(
                area=LANGUAGES,
                name=locale,
                value="has no words",
                state=State.ERROR,
                help=f"run `eventkb eject locales/{SOURCE_LANGUAGE}.yml`, rename the copy to locales/{locale}.yml and "
                "translate it",
            )
        else:
            yield from _language(examined.materials, language, source)


def _language(materials: Materials, language: Language, source: Language) -> Iterator[Finding]:
    missing = sorted(set(_paths(source.words)) - set(_paths(language.words)))
    borrowed = [page for page in materials.stock.pages(language.locale) if _is_borrowed(materials, language, page)]
    lacks = [
        *([f"{len(missing)} words, such as `{missing[0]}`"] if missing else []),
        *([f"{len(borrowed)} pages, such as {borrowed[0]}"] if borrowed else []),
    ]
    yield Finding(
        area=LANGUAGES,
        name=language.locale,
        value=f"{language.word('name')}: lacks {' and '.join(lacks)}"
        if lacks
        else f"{language.word('name')}: complete",
        state=State.WARNING if lacks else State.OK,
        help="what is missing is shown in the source language; translate it in locales/ and docs/" if lacks else "",
    )


def _is_borrowed(materials: Materials, language: Language, page: str) -> bool:
    return language.locale != SOURCE_LANGUAGE and materials.stock.is_borrowed(language.locale, page)


def _paths(words: Mapping[str, object], above: str = "") -> Iterator[str]:
    """The path of each word: `find.label`."""
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from _paths(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def _files(examined: Project) -> Iterator[Finding]:
    own = examined.materials.stock.own.files if examined.materials.stock.layers else {}
    yield Finding(area=FILES, name="own files", value=str(len(own)) if own else "none: all files are the package's")
    outdated = [copy.path for copy in examined.materials.outdated_copies]
    if outdated:
        yield Finding(
            area=FILES,
            name="copies",
            value=f"the originals of {', '.join(outdated)} have changed",
            state=State.WARNING,
            help="compare each with `eventkb eject --diff`, or see `eventkb explain E281`",
        )
    for diagnostic in examined.materials.kind_faults:
        yield Finding(
            area=FILES, name="kinds", value=diagnostic.message, state=State.ERROR, help=f"see {diagnostic.place.file}"
        )


def _hooks(root: Path) -> Iterator[Finding]:
    """The hooks that check files before a commit, where the project has any."""
    settings = root / PRE_COMMIT
    if not settings.is_file():
        yield Finding(area=HOOKS, name="pre-commit", value=f"no {PRE_COMMIT}: nothing is checked before a commit")
        return
    names = sorted(set(HOOK.findall(settings.read_text("utf-8", "replace"))))
    is_installed = (root / ".git/hooks/pre-commit").is_file()
    yield Finding(
        area=HOOKS,
        name="pre-commit",
        value=f"{', '.join(names) or 'none of eventkb'}{'' if is_installed else ', not installed'}",
        state=State.OK if is_installed else State.WARNING,
        help="" if is_installed else "pre-commit install",
    )


def _disk(root: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(root).free // MEBIBYTE
    yield Finding(
        area=DISK,
        name="free",
        value=f"{free:,} MiB",
        state=State.OK if free >= LITTLE else State.WARNING,
        help="" if free >= LITTLE else "free some space: a build keeps the old site until the new one is whole",
    )
    kept = root / FOLDER
    can_write = os.access(kept if kept.exists() else root, os.W_OK)
    yield Finding(
        area=DISK,
        name=str(FOLDER),
        value=("can be written" if kept.exists() else "not there yet") if can_write else "can't be written",
        state=State.OK if can_write else State.ERROR,
        help="" if can_write else "check who owns the folder",
    )
