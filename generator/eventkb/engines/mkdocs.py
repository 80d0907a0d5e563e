"""MkDocs with Material for MkDocs: renders hand-written pages and frames, one configuration file a language.

The plugin hands MkDocs what the core has decided: theme folders, pages, menu. For `mkdocs build` and `mkdocs serve`,
which preview one language, it also is wiring around `pipeline.preview`.
"""

import logging
import os
from collections.abc import Iterable
from importlib.metadata import version as version_of
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from eventkb.engines import elsewhere
from eventkb.model.diagnostic import Severity
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.pipeline import FAULTS
from eventkb.pipeline.menu import NEEDS, Item, in_source_language, menu
from eventkb.pipeline.preview import preview
from eventkb.pipeline.project import FORMAT, OUTPUTS, PUBLISHERS, Configuration, EngineFault
from eventkb.pipeline.render import PLUGIN
from eventkb.pipeline.standard import DEFAULT_KIND, PLACE_OF_PARTS, kinds_below, pages, with_parts
from eventkb.read import folder
from eventkb.read.folders import path_of
from eventkb.stock import FOLDERS, OVERRIDES, PARTS, POURED, stock

log = get_plugin_logger(__name__)
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the notice is for those who choose an engine, not for our users


class PluginConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs annotates it only in part
    """The keys below `plugins: eventkb:` in mkdocs.yml."""

    requires = Type(int, default=FORMAT)
    events = Type((str, list), default="events")
    publisher = Type(str, default="")
    publisher_is = Optional(Choice(PUBLISHERS))
    kind = Type(str, default=DEFAULT_KIND)
    edit_url = Type(str, default="")
    report_url = Type(str, default="")
    helped_url = Type(str, default="")
    new_url = Type(str, default="")
    security_contact = Type(str, default="")
    security_expires = Type(str, default="")
    most_cards = Type(int, default=2_000)
    most_full = Type(int, default=2_000)
    outputs = ListOfItems(Type(str), default=list(OUTPUTS))
    elsewhere = Type(list, default=[])


class EventkbPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]  # the same
    """Pours the articles of one language after MkDocs has rendered it."""

    pours = True
    """Whether this run is MkDocs' own; `eventkb build` pours all languages itself."""

    @event_priority(100)  # other plugins should see the whole theme and menu
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if problem := _problem(self.config):
            raise PluginError(problem)
        root = _root(config)
        files = stock(root)
        _add_theme(config, files.theme_folders(root))
        _add_markdown(config)
        config.extra.setdefault("scope", "/")  # one colour scheme for all languages: Material keeps one a folder
        if config.nav is None:
            languages = folder.languages(files.layered("locales", ".yml"))
            language = next((known for known in languages if known.locale == _locale(config)), languages[0])
            config.nav = _nav(menu(files, language, _folders(config), _kinds(config)))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        locale, supplies = _locale(config), stock(_root(config))
        for path, file in pages(supplies, locale, _kinds(config)).items():
            if files.get_file_from_path(path) is None:
                files.append(_generated(config, path, file, supplies.is_borrowed(locale, path)))
        poured = POURED.split("/")[-1]
        for template in [file for file in files if file.src_uri.startswith(f"{poured}/")]:
            files.remove(template)  # what is poured into frames is in a theme's folder, but is no file of the site
        return files

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if not PLACE_OF_PARTS.search(markdown):
            return markdown
        return with_parts(markdown, stock(_root(config)), _locale(config), _kinds(config))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.pours:
            try:
                diagnostics = preview(_configuration(config), Path(config.site_dir))
            except FAULTS as fault:
                raise PluginError(str(fault)) from fault
            for diagnostic in diagnostics:
                where = f"{diagnostic.place.file}:{diagnostic.place.line}:{diagnostic.place.column}"
                level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
                log.log(level, "%s: %s (%s)", where, diagnostic.message, diagnostic.help)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        root = _root(config)
        watched = [*_folders(config), *(root / name for name in FOLDERS)]
        for path in (*watched, *stock(root).theme_folders(root)):
            if path.exists():
                server.watch(str(path))


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
        except TemplateError as fault:
            raise EngineFault(f"a template of the theme can't be used: {_place(fault)}{fault.message}") from fault
        except (MkDocsException, SystemExit) as fault:
            raise EngineFault(f"{configuration.file.name}: {fault}") from fault
        finally:
            config.plugins.on_shutdown()


def _place(fault: TemplateError) -> str:
    """Where a template is wrong, as far as Jinja says it."""
    return f"{fault.filename or fault.name}:{fault.lineno}: " if isinstance(fault, TemplateSyntaxError) else ""


def _loaded(file: Path) -> MkDocsConfig:
    if not file.is_file():
        raise EngineFault(f"There is no {file.name} here. Run this in the folder that holds it.")
    try:
        config = load_config(str(file))
    except MkDocsException as fault:
        raise EngineFault(f"{file.name}: {fault}") from fault
    if PLUGIN not in config.plugins:
        raise EngineFault(f"{file.name}: add `{PLUGIN}: {{}}` to `plugins:` (a mapping, since INHERIT replaces lists).")
    ours = config.plugins[PLUGIN].config
    if problem := _problem(ours):
        raise EngineFault(f"{file.name}: {problem}")
    return config


def _problem(ours: Config) -> str:
    """What is wrong with the settings; empty where nothing is."""
    return _too_new(ours) or _no_folder(ours) or elsewhere.problem(ours["elsewhere"])


def _too_new(ours: Config) -> str:
    """What is wrong where a catalogue needs a later version of eventkb than this one; empty where it doesn't."""
    if ours["requires"] <= FORMAT:
        return ""
    return (
        f"this catalogue requires version {ours['requires']} of the format of definitions, and this eventkb reads "
        f"version {FORMAT}. Install a later one: pip install -U eventkb"
    )


def _no_folder(ours: Config) -> str:
    """What is wrong where `events` does not name folders; empty where it does."""
    if all(_events(ours)) and _events(ours):
        return ""
    return (
        "`events` names the folder of your definitions, or a list of folders, your own first: "
        "events: [events, package:eventkb_events]"
    )


def _events(ours: Config) -> tuple[str, ...]:
    """The folders of definitions, the project's own first; empty names where something else is written."""
    written = ours["events"]
    items = written if isinstance(written, list) else [written]
    return tuple(_folder(item) for item in items)


def _folder(item: object) -> str:
    """A folder's name; `package: name`, with a space after the colon, is what YAML makes keys of."""
    if isinstance(item, dict) and len(item) == 1:
        item = "".join(f"{key}:{value}" for key, value in item.items())
    return item.strip().removesuffix("/") if isinstance(item, str) else ""


def _configuration(config: MkDocsConfig) -> Configuration:
    file = Path(config.config_file_path)
    ours = config.plugins[PLUGIN].config
    return Configuration(
        file=file,
        locale=_locale(config),
        site_name=config.site_name,
        url=config.site_url or "",
        site_dir=Path(config.site_dir),
        inputs=_inputs(config, file.parent),
        events=_events(ours)[0],
        events_beside=_events(ours)[1:],
        kinds=tuple(sorted(_kinds(config))),
        publisher=ours["publisher"],
        publisher_is=ours["publisher_is"] or "",
        edit_url=ours["edit_url"],
        report_url=ours["report_url"],
        helped_url=ours["helped_url"],
        new_url=ours["new_url"],
        styles=tuple(str(style) for style in config.extra_css),
        kind=ours["kind"],
        outputs=tuple(ours["outputs"]),
        elsewhere=elsewhere.of_locale(ours["elsewhere"], _locale(config)),
        security_contact=ours["security_contact"],
        security_expires=ours["security_expires"],
        most_cards=ours["most_cards"],
        most_full=ours["most_full"],
    )


def _inputs(config: MkDocsConfig, root: Path) -> tuple[Path, ...]:
    """What decides how pages are rendered: settings, pages, theme, hooks, and which definitions the menu names."""
    themes = [Path(name) for name in config.theme.dirs if Path(name).is_relative_to(root)]
    files = stock(root)
    # Of several files that a page needs, the first one is enough to know that there is one.
    named = (min(folder.glob(name), default=folder / name) for folder in _folders(config) for name in NEEDS.values())
    poured = POURED.split("/")[-1]  # templates that are poured into frames, of which the engine knows nothing
    return tuple(
        sorted(
            {
                Path(config.config_file_path),
                *root.glob("mkdocs*.yml"),
                Path(config.docs_dir),
                *themes,
                *map(Path, config.hooks),
                *named,
                *pages(files, _locale(config), _kinds(config)).values(),
                *(path for _, path in files.all.below(PARTS)),
                *(path for name, path in files.all.below(OVERRIDES) if not name.startswith(f"{poured}/")),
                *(path for _, path in files.all.below("locales")),
            }
        )
    )


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _locale(config: MkDocsConfig) -> Locale:
    return Locale(str(config.theme.get("language", SOURCE_LANGUAGE)))


def _kinds(config: MkDocsConfig) -> frozenset[str]:
    """The kinds of event sources that the project has."""
    ours = config.plugins[PLUGIN].config
    return kinds_below(_folders(config), ours["kind"])


def _folders(config: MkDocsConfig) -> list[Path]:
    """The folders of definitions that are there, the project's own first."""
    root = _root(config)
    own, *others = _events(config.plugins[PLUGIN].config)
    return [root / own, *(path for name in others if (path := path_of(root, name)))]


def _add_theme(config: MkDocsConfig, folders: Iterable[Path]) -> None:
    """Puts folders of theme files below the project's own one and above the theme's that ours extends."""
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    ours = [str(path) for path in folders if str(path) not in own]
    rest = [path for path in config.theme.dirs if path not in (*own, *ours)]
    config.theme.dirs = [*own, *ours, *rest]


def _add_markdown(config: MkDocsConfig) -> None:
    """Switches on what our pages are written with."""
    for name in ("attr_list", "md_in_html", "admonition", "tables"):
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)


def _nav(items: Iterable[Item]) -> list[object]:
    """The menu as MkDocs wants it."""
    return [_nav_item(item) for item in items]


def _nav_item(item: Item) -> object:
    target: object = _nav(item.items) if item.items else item.page
    return {item.title: target} if item.title else target


def _generated(config: MkDocsConfig, path: str, file: Path, is_borrowed: bool) -> File:
    if is_borrowed and path.endswith(".md"):
        return File.generated(config, path, content=in_source_language(file.read_text("utf-8"), SOURCE_LANGUAGE))
    return File.generated(config, path, abs_src_path=str(file))
