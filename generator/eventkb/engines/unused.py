"""What a project's settings ask for and its engine doesn't do: plugins and hooks of MkDocs, and single settings.

Only Zensical leaves something out. It runs no Python of others, but does by itself what some plugins do.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from eventkb.engines import projectfile
from eventkb.model.diagnostic import Diagnostic
from eventkb.pipeline.render import PLUGIN
from eventkb.read.rules import NOT_RUN_BY_ENGINE, SETTING_WITHOUT_EFFECT

ZENSICAL = "zensical"

REPLACED = frozenset(
    {
        "api-autonav", "autorefs", "awesome-nav", "blog", "callouts", "exclude", "gh-admonitions", "glightbox",
        "include-markdown", "literate-nav", "llmstxt", "macros", "markdown-exec", "markdownextradata", "meta", "mike",
        "minify", "mkdocs-audio", "mkdocs-autoapi", "mkdocs-nav-weight", "mkdocs-video", "mkdocstrings", "offline",
        "privacy", "redirects", "rss", "search", "social", "table-reader", "tags",
    }
)  # fmt: skip
"""The plugins whose work Zensical 0.0.73 does by itself, see https://zensical.org/docs/compatibility/mkdocs/plugins/."""

ALIAS = "material/"
"""What a name of a plugin may begin with: those of the theme have two names."""

WITHOUT_EFFECT = (("theme", "static_templates"),)
"""Settings that Zensical replaces by its own."""

MACROS, MODULE = "macros", "main.py"
OF_FILES = ("module_name", "include_dir", "include_yaml")
"""What a project says of the files of the plugin `macros`, which Zensical looks for beside the copy that it renders."""

CURE = "delete it, or keep it with `engine: properdocs` or `engine: mkdocs`"


def unused(file: Path, engine: str) -> tuple[Diagnostic, ...]:
    """What the engine of a settings file leaves out, at the place that asks for it, in this file or one it inherits.

    Raises:
        EngineFault: there is no such file, or it is no YAML mapping.
    """
    if engine != ZENSICAL:
        return ()
    node = projectfile.merged(file)
    return tuple(chain(_not_run(node), _not_found(node, file.parent), _without_effect(node)))


def _not_run(node: projectfile.Node) -> Iterator[Diagnostic]:
    for name, place in projectfile.entries(node, "plugins"):
        if name != PLUGIN and not _is_replaced(name):
            yield Diagnostic(NOT_RUN_BY_ENGINE, place, f"Zensical doesn't run the plugin `{name}`", CURE)
    for name, place in projectfile.entries(node, "hooks"):
        yield Diagnostic(NOT_RUN_BY_ENGINE, place, f"Zensical runs no hooks, so {name} does nothing", CURE)


def _not_found(node: projectfile.Node, folder: Path) -> Iterator[Diagnostic]:
    """The plugin `macros` where a project has files for it: a module, or files to include."""
    plugins = projectfile.value(node).get("plugins") or {}
    items = plugins.items() if isinstance(plugins, Mapping) else (_single(item) for item in plugins)
    of_files = {name for name, own in items if any(key in (own or {}) for key in OF_FILES)}
    for name, place in projectfile.entries(node, "plugins"):
        if name == MACROS and (name in of_files or (folder / MODULE).is_file()):
            message = "Zensical renders a copy of the pages, where it doesn't find the files of the plugin `macros`"
            yield Diagnostic(NOT_RUN_BY_ENGINE, place, message, CURE)


def _single(item: object) -> tuple[str, Any]:
    """A plugin of a list, with its settings."""
    return next(iter(item.items()), ("", None)) if isinstance(item, Mapping) else (str(item), None)


def _is_replaced(plugin: str) -> bool:
    """Whether Zensical does the work of a plugin, which may have a number, such as `social/second`."""
    return plugin.removeprefix(ALIAS).partition("/")[0] in REPLACED


def _without_effect(node: projectfile.Node) -> Iterator[Diagnostic]:
    for path in WITHOUT_EFFECT:
        place = projectfile.place_of(node, path)
        if place is not None:
            message = f"Zensical does nothing with the setting `{'.'.join(path)}`"
            yield Diagnostic(SETTING_WITHOUT_EFFECT, place, message, CURE)
