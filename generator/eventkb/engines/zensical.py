"""Zensical, the successor of Material for MkDocs. It reads the settings of MkDocs, but runs no plugin.

So it gets pages, theme files and menu as a folder in the cache, with an `mkdocs.yml` of its own.
"""

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
from eventkb.pipeline import cache
from eventkb.pipeline.project import Configuration, EngineFault
from eventkb.pipeline.render import PLUGIN
from eventkb.publish import copy_tree, discard, write

FOLDER = cache.FOLDER / "zensical"
DOCS, THEME_FOLDER, SITE, SETTINGS = "docs", "theme", "site", "mkdocs.yml"

BUILT_IN = ("tables", "fenced_code")
"""The extensions of Python-Markdown that MkDocs always switches on, besides `toc`."""

SAID = 2_000
"""Characters of what Zensical printed that a fault repeats, the last ones."""


class Zensical:
    """The engine, as `build` knows engines."""

    version = f"zensical {version_of('zensical')}"

    configurations = staticmethod(settings.configurations)

    def render(self, configuration: Configuration, into: Path) -> None:
        work = configuration.file.parent / FOLDER / configuration.locale
        discard(work)
        supply = Supply(configuration)
        for file, data in _files(supply):
            write(work, file, data)
        _run(work, configuration.file.name)
        make_lean(work / SITE, supply)
        copy_tree(work / SITE, into, lambda file: True)


def _run(work: Path, name: str) -> None:
    """Runs Zensical on the folder.

    Raises:
        EngineFault: it could not make the site; the message contains what it printed.
    """
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", SETTINGS]
    done = subprocess.run(command, cwd=work, capture_output=True, check=False, encoding="utf-8", errors="replace")
    if done.returncode or not (work / SITE).is_dir():
        said = (done.stderr.strip() or done.stdout.strip())[-SAID:]
        raise EngineFault(f"{name}: Zensical stopped: {said}\nhelp: the files that it was given are in {work}")


def _files(supply: Supply) -> Iterator[tuple[str, bytes]]:
    """The files that Zensical gets, by their path; of two with one path, the later one counts."""
    yield SETTINGS, _settings(supply).encode()
    for path, data in supply.contents():
        yield f"{DOCS}/{path}", data
    for folder in reversed(supply.theme_folders):
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if file.is_file() and supply.is_of_theme(name):
                yield f"{THEME_FOLDER}/{name}", file.read_bytes()


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
    extensions = {"toc": supply.toc, **{name: {} for name in (*BUILT_IN, *MARKDOWN)}}
    return projectfile.text(projectfile.with_items(projectfile.joined(node, added), "markdown_extensions", extensions))


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
