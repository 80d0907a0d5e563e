"""Zensical, the successor of Material for MkDocs. It reads the settings of MkDocs, but runs no plugin.

So it gets pages, theme files and menu as a folder beside its result, with an `mkdocs.yml` of its own. Where Zensical
fails, this folder stays until pages have been rendered again.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import yaml

from eventkb.engines import projectfile, settings
from eventkb.engines.lean import make_lean
from eventkb.engines.supply import EXTRA, MARKDOWN, THEME, Supply
from eventkb.pipeline.project import Configuration, EngineFault
from eventkb.pipeline.render import PLUGIN
from eventkb.publish import copy_tree, discard, write

NAME = "zensical"
DOCS, THEME_FOLDER, SITE, SETTINGS = "docs", "theme", "site", "mkdocs.yml"

EXTENSIONS = "markdown_extensions"
SUPERFENCES = "pymdownx.superfences"
"""What Zensical adds at the end unless it is there already, and which colours code. At the beginning it is idle."""

BUILT_IN = ("tables", "fenced_code")
"""The extensions of Python-Markdown that MkDocs always switches on, besides `toc`."""

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
OF_ITSELF = re.compile(
    r"^(?:Build started\n|No issues found\n|Traceback \(most recent call last\):\n(?:  .*\n)*|RuntimeError: )",
    re.MULTILINE,
)
"""What Zensical prints of itself, such as where in its code it stopped."""

SAID = 2_000
"""Characters of what Zensical printed that a fault repeats, the last ones."""


class Zensical:
    """The engine, as `build` knows engines."""

    version = f"zensical {version_of('zensical')}"

    configurations = staticmethod(settings.configurations)

    def render(self, configuration: Configuration, into: Path) -> None:
        work = into.with_name(f"{into.name}.{NAME}")  # its own for each state: a preview may render, too
        discard(work)
        supply = Supply(configuration)
        for file, data in _files(supply):
            write(work, file, data)
        _run(configuration.file, work)
        make_lean(work / SITE, supply)
        copy_tree(work / SITE, into, lambda file: True)
        discard(work)


def _run(file: Path, work: Path) -> None:
    """Runs Zensical on the folder `work`, which was made of a settings file.

    It runs in the folder of the project, since extensions of Markdown read files from there, such as snippets.

    Raises:
        EngineFault: it could not make the site; the message contains what it printed.
    """
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(work / SETTINGS)]
    done = subprocess.run(
        command, cwd=file.parent, capture_output=True, check=False, encoding="utf-8", errors="replace"
    )
    if done.returncode or not (work / SITE).is_dir():
        said = _said(f"{done.stdout}\n{done.stderr}")
        raise EngineFault(f"{file.name}: Zensical stopped: {said}\nhelp: the files that it was given are in {work}")


def _said(printed: str) -> str:
    """What Zensical printed about the files, without colours."""
    plain = OF_ITSELF.sub("", COLOURS.sub("", printed))
    return plain.strip()[-SAID:]


def _files(supply: Supply) -> Iterator[tuple[str, bytes]]:
    """The files that Zensical gets, by their path; of two with one path, the later one counts."""
    yield SETTINGS, _settings(supply).encode()
    for path, data in supply.contents():
        yield f"{DOCS}/{path}", data
    for folder in _theme_folders(supply):
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and supply.is_of_theme(name):
                yield f"{THEME_FOLDER}/{name}", file.read_bytes()


def _theme_folders(supply: Supply) -> Iterator[Path]:
    """Folders with files of the theme, the one that counts most last: that of `custom_dir`."""
    custom = settings.theme(projectfile.settings(supply.configuration.file)).get("custom_dir")
    yield from reversed(supply.theme_folders)
    yield from [supply.root / str(custom)] if custom else []


def _settings(supply: Supply) -> str:
    """The project's settings, with what the core and MkDocs would add to them, as one file that inherits nothing."""
    node = projectfile.merged(supply.configuration.file)
    written = projectfile.settings(supply.configuration.file)
    plugins = {name: own for name, own in _named(written.get("plugins")) if name != PLUGIN}
    theme = settings.theme(written)
    added = {
        "docs_dir": DOCS,
        "site_dir": SITE,
        "theme": {**_theme(theme), **theme, "name": "material", "variant": "classic", "custom_dir": THEME_FOLDER},
        "extra": {**EXTRA, **(written.get("extra") or {})},
        # MkDocs makes no search index unless a plugin does.
        "plugins": {"search": {"enabled": False}, **plugins},
        "nav": written.get("nav") or supply.nav,
    }
    # Of two extensions for the same signs, the later one counts, as for MkDocs: superfences replace fenced_code.
    has_superfences = SUPERFENCES in {name for name, _ in projectfile.entries(node, EXTENSIONS)}
    hidden: dict[str, dict[str, str]] = {} if has_superfences else {SUPERFENCES: {}}
    before = {**hidden, "toc": supply.toc, **{name: {} for name in BUILT_IN}}
    after: dict[str, dict[str, str]] = {name: {} for name in MARKDOWN if name not in before}
    return projectfile.text(projectfile.with_items(projectfile.joined(node, added), EXTENSIONS, before, after))


def _theme(theme: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the theme `eventkb` sets; nothing where a project names another one."""
    if theme.get("name") != PLUGIN:
        return {}
    own = yaml.safe_load((Path(__file__).parent / THEME).read_text("utf-8"))
    return {key: value for key, value in own.items() if key != "extends"}


def _named(plugins: object) -> Iterator[tuple[str, Any]]:
    """Plugins with their settings, whether they are a mapping or a list."""
    if isinstance(plugins, Mapping):
        yield from plugins.items()
    elif isinstance(plugins, list):
        for item in plugins:
            yield from item.items() if isinstance(item, Mapping) else [(str(item), {})]
