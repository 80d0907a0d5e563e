"""MkDocs with Material for MkDocs: renders hand-written pages and frames, one configuration file a language.

The plugin makes `mkdocs build` and `mkdocs serve` a preview of one language: it is wiring around `build.preview`.
"""

import logging
import os
from importlib.metadata import version as version_of
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import ListOfItems, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from eventkb.model.diagnostic import Severity
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.pipeline import FAULTS
from eventkb.pipeline.preview import preview
from eventkb.pipeline.project import OUTPUTS, Configuration, EngineFault

log = get_plugin_logger(__name__)
PLUGIN = "eventkb"
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # a notice to those who choose an engine, not to our readers


class PluginConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs annotates it only in part
    """The keys below `plugins: eventkb:` in mkdocs.yml."""

    events = Type(str, default="events")
    edit_url = Type(str, default="")
    report_url = Type(str, default="")
    new_url = Type(str, default="")
    security_contact = Type(str, default="")
    security_expires = Type(str, default="")
    most_cards = Type(int, default=2_000)
    most_full = Type(int, default=2_000)
    outputs = ListOfItems(Type(str), default=list(OUTPUTS))


class EventkbPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]  # the same
    """Pours the articles of one language after MkDocs has rendered it."""

    pours = True
    """Whether this run is MkDocs' own; `eventkb build` pours all languages itself."""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.pours:
            try:
                found = preview(_configuration(config), Path(config.site_dir))
            except FAULTS as fault:
                raise PluginError(str(fault)) from fault
            for diagnostic in found:
                where = f"{diagnostic.place.file}:{diagnostic.place.line}:{diagnostic.place.column}"
                level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
                log.log(level, "%s: %s (%s)", where, diagnostic.message, diagnostic.help)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        root = Path(config.config_file_path).parent
        for name in (self.config.events, "templates"):
            server.watch(str(root / name))


class MkDocs:
    """The engine, as `build` knows engines."""

    version = f"mkdocs {version_of('mkdocs')}, mkdocs-material {version_of('mkdocs-material')}"

    def configurations(self, root: Path) -> tuple[Configuration, ...]:
        files = [root / "mkdocs.yml", *sorted(root.glob("mkdocs.*.yml"))]
        return tuple(_configuration(_loaded(file)) for file in files)

    def render(self, configuration: Configuration, into: Path) -> None:
        config = _loaded(configuration.file)
        config.site_dir = str(into)
        plugin = config.plugins[PLUGIN]
        if isinstance(plugin, EventkbPlugin):
            plugin.pours = False
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except (MkDocsException, SystemExit) as fault:
            raise EngineFault(f"{configuration.file.name}: {fault}") from fault
        finally:
            config.plugins.on_shutdown()


def _loaded(file: Path) -> MkDocsConfig:
    if not file.is_file():
        raise EngineFault(f"There is no {file.name} here. Run this in the folder that holds it.")
    try:
        config = load_config(str(file))
    except MkDocsException as fault:
        raise EngineFault(f"{file.name}: {fault}") from fault
    if PLUGIN not in config.plugins:
        raise EngineFault(f"{file.name}: add `{PLUGIN}: {{}}` to `plugins:` (a mapping, since INHERIT replaces lists).")
    return config


def _configuration(config: MkDocsConfig) -> Configuration:
    file = Path(config.config_file_path)
    ours = config.plugins[PLUGIN].config
    parents = {file, *file.parent.glob("mkdocs*.yml")}
    themes = [Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(file.parent)]
    hooks = [Path(hook) for hook in config.hooks]
    return Configuration(
        file,
        Locale(str(config.theme.get("language", SOURCE_LANGUAGE))),
        config.site_name,
        config.site_url or "",
        Path(config.site_dir),
        ours["events"],
        ours["edit_url"],
        ours["report_url"],
        tuple(ours["outputs"]),
        tuple(sorted({*parents, Path(config.docs_dir), *themes, *hooks})),
        ours["security_contact"],
        ours["security_expires"],
        ours["most_cards"],
        ours["most_full"],
        ours["new_url"],
    )
