"""MkDocs with Material for MkDocs: renders hand-written pages and frames, one configuration file a language.

The plugin hands MkDocs what the core has decided: theme folders, pages, menu. For `mkdocs build` and `mkdocs serve`,
which preview one language, it also is wiring around `pipeline.preview`.
"""

import logging
import os
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version as version_of
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from mkdocs import plugins, utils
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from eventkb.engines import settings
from eventkb.engines.lean import make_lean
from eventkb.engines.supply import EXTRA, MARKDOWN, Supply
from eventkb.engines.templates import Compiled, Templates
from eventkb.model.diagnostic import Severity
from eventkb.pipeline import FAULTS
from eventkb.pipeline.preview import preview
from eventkb.pipeline.project import Configuration, EngineFault
from eventkb.pipeline.render import NOT_OURS, PLUGIN, is_unused
from eventkb.stock import FOLDERS, entry_points

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger(__name__)
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the notice is for those who choose an engine, not for our users

COMPILED = Compiled()
"""The theme's templates, which are the same for each language."""


class EventkbPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # MkDocs annotates it only in part
    """Pours the articles of one language after MkDocs has rendered it."""

    # What the settings may be is the same for every engine: `engines.settings` says what is wrong with them.
    config_scheme = tuple((key, Optional(Type(object))) for key in settings.KEYS)

    given: Configuration | None = None
    """What `eventkb build` renders, which pours all languages itself; None where this run is MkDocs' own."""

    @event_priority(100)  # other plugins should see the whole theme and menu
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.supply = Supply(self.given or _configured(config))
        _add_theme(config, self.supply.theme_folders)
        is_needed = _is_needed if self.given else _is_any
        config.theme.get_env = partial(_environment, config.theme, is_needed)  # type: ignore[method-assign]  # no event
        config.theme.static_templates = set(filter(is_needed, config.theme.static_templates))
        config.markdown_extensions += [name for name in MARKDOWN if name not in config.markdown_extensions]
        for name, value in EXTRA.items():
            config.extra.setdefault(name, value)
        config.mdx_configs["toc"] = {**self.supply.toc, **config.mdx_configs.get("toc", {})}
        if config.nav is None:
            config.nav = self.supply.nav
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for path, file in self.supply.pages.items():
            if files.get_file_from_path(path) is None:
                given = {"content": self.supply.page(path)} if path.endswith(".md") else {"abs_src_path": str(file)}
                files.append(File.generated(config, path, **given))  # type: ignore[call-overload]  # one of the two
        generated = dict(self.supply.generated())
        for present in [
            file for file in files if file.src_uri in generated or not self.supply.is_of_theme(file.src_uri)
        ]:
            files.remove(present)
        for path, data in generated.items():
            files.append(File.generated(config, path, content=data))
        return files

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.supply.with_parts(markdown)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        make_lean(Path(config.site_dir), self.supply)
        if self.given is None:
            try:
                diagnostics = preview(self.supply.configuration, Path(config.site_dir))
            except FAULTS as fault:
                raise PluginError(str(fault)) from fault
            for diagnostic in diagnostics:
                where = f"{diagnostic.place.file}:{diagnostic.place.line}:{diagnostic.place.column}"
                level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
                log.log(level, "%s: %s (%s)", where, diagnostic.message, diagnostic.help)

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: object) -> None:
        root, names = self.supply.root, self.supply.configuration.folders().names
        watched = [*settings.definitions(root, names), *(root / name for name in FOLDERS)]
        for path in (*watched, *self.supply.theme_folders):
            if path.exists():
                server.watch(str(path))


class MkDocs:
    """The engine, as `build` knows engines."""

    version = f"mkdocs {version_of('mkdocs')}, mkdocs-material {version_of('mkdocs-material')}"

    configurations = staticmethod(settings.configurations)

    def render(self, configuration: Configuration, into: Path) -> None:
        config = _loaded(configuration.file)
        config.site_dir = str(into)
        plugin = config.plugins[PLUGIN]
        if isinstance(plugin, EventkbPlugin):
            plugin.given = configuration
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except TemplateError as fault:
            raise EngineFault(f"a template of the theme can't be used: {_place(fault)}{fault.message}") from fault
        except (MkDocsException, SystemExit) as fault:
            raise EngineFault(f"{configuration.file.name}: {fault}") from fault
        except Exception as fault:
            if place := _template(fault):
                why = f"{place}: {type(fault).__name__}: {fault}"
                raise EngineFault(f"a template of the theme can't be used: {why}") from fault
            raise
        finally:
            config.plugins.on_shutdown()


def _place(fault: TemplateError) -> str:
    """Where a template is wrong, as far as Jinja says it."""
    return f"{fault.filename or fault.name}:{fault.lineno}: " if isinstance(fault, TemplateSyntaxError) else ""


def _template(fault: Exception) -> str | None:
    """The innermost line of a template in which something else than Jinja's own errors arose, such as a wrong sum."""
    frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename.endswith(".html")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else None


def _loaded(file: Path) -> MkDocsConfig:
    # MkDocs would read about all installed packages three times for each language.
    utils.entry_points = plugins.entry_points = entry_points  # type: ignore[attr-defined,assignment]
    try:
        return load_config(str(file))
    except MkDocsException as fault:
        raise EngineFault(f"{file.name}: {fault}") from fault


def _environment(theme: Theme, is_needed: Callable[[str], bool]) -> Environment:
    """Jinja as MkDocs sets it up, which neither lists icons nor compiles a template for each language."""
    jinja = Theme.get_env(theme)
    jinja.loader, jinja.bytecode_cache = Templates(theme.dirs, is_needed), COMPILED
    jinja.optimized = False  # nothing is calculated from constants here, and looking for it takes a tenth of compiling
    return jinja


def _is_needed(file: str) -> bool:
    """Whether the site of all languages has a file of the theme."""
    return file not in NOT_OURS and not is_unused(file)


def _is_any(file: str) -> bool:
    """For the preview of MkDocs, whose plugins may need any file of the theme, such as its search."""
    return True


def _configured(config: MkDocsConfig) -> Configuration:
    """The settings, as all engines read them."""
    try:
        return settings.configuration(Path(config.config_file_path))
    except EngineFault as fault:
        raise PluginError(str(fault)) from fault


def _add_theme(config: MkDocsConfig, folders: Iterable[Path]) -> None:
    """Puts folders of theme files below the project's own one and above the theme's that ours extends."""
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    ours = [str(path) for path in folders if str(path) not in own]
    rest = [path for path in config.theme.dirs if path not in (*own, *ours)]
    config.theme.dirs = [*own, *ours, *rest]
