"""The same events as one Markdown file each, built by MkDocs with Material's defaults, one language after the other."""

import sys
from functools import partial
from pathlib import Path
from re import Match
from shutil import rmtree

import yaml
from jinja2 import Environment, Template

from bench.words import LOCALES
from eventkb.language.spans import EVENT_LINK
from eventkb.model.event import Event, EventKey
from eventkb.model.site import Site
from eventkb.model.text import Text, TranslationState
from eventkb.pipeline.gather import catalogue, gather
from eventkb.pipeline.materials import materials
from eventkb.pour.edition import Edition
from eventkb.pour.level import level_view
from eventkb.pour.queries import queries
from eventkb.stock.catalogues import Folders

TEMPLATE = Path(__file__).parent / "mkdocs" / "event.jinja"
OUTPUT = "site"
# No search index, since `eventkb build --only articles` has none either: only the pages are compared.
SETTINGS = {
    "site_name": "eventkb",
    "theme": {"name": "material", "font": False},
    "plugins": [],
    "markdown_extensions": ["admonition", "tables", "pymdownx.highlight", "pymdownx.superfences"],
}


def command() -> list[str]:
    return [
        "sh",
        "-c",
        " && ".join(f"{sys.executable} -m mkdocs build -q -f mkdocs.{locale}.yml" for locale in LOCALES),
    ]


def prepare(project: Path, folder: Path) -> None:
    """Makes a MkDocs project from one of ours."""
    rmtree(folder, ignore_errors=True)
    template = Environment(trim_blocks=True, lstrip_blocks=True).from_string(TEMPLATE.read_text("utf-8"))
    project_materials = materials(project)
    related = catalogue(gather(project, Folders("events"), project_materials, 1))
    for language in project_materials.languages:
        docs = folder / "docs" / language.locale
        docs.mkdir(parents=True)
        own = {"docs_dir": f"docs/{language.locale}", "site_dir": f"{OUTPUT}/{language.locale}"}
        (folder / f"mkdocs.{language.locale}.yml").write_text(yaml.safe_dump({**SETTINGS, **own}), "utf-8")
        (docs / "index.md").write_text("# eventkb\n", "utf-8")
        site = Site(name="eventkb", locales=project_materials.locales)
        edition = Edition(language, project_materials.languages, site, related)
        for event in related.events.values():
            path = docs / edition.slug(event.key.source) / f"{event.key.id}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(_page(template, edition, event), "utf-8")


def clean(folder: Path) -> None:
    rmtree(folder / OUTPUT, ignore_errors=True)


def _page(template: Template, edition: Edition, event: Event) -> str:
    """An event as Markdown, with the same parts as an article of ours."""
    definitions = edition.catalogue.definitions
    return template.render(
        event=event,
        around=edition.catalogue.neighbourhoods[event.key],
        product=definitions.products[event.product or ""],
        shared=definitions.shared,
        queries=queries(event, edition.kind_of(event)),
        level=view.word if (view := level_view(edition, event)) else "",
        locale=edition.locale,
        word=edition.word,
        slug=edition.slug,
        link=partial(_link, edition),
        say=partial(_say, edition, event),
        is_missing=lambda text: edition.local(text, event.translation).state is TranslationState.MISSING,
    )


def _say(edition: Edition, event: Event, text: Text) -> str:
    """A text in the language of the page; events linked as MkDocs links pages."""

    def link(match: Match[str]) -> str:
        return _link(edition, EventKey.parse(match[1]) or event.key)

    return EVENT_LINK.sub(link, edition.local(text, event.translation).value.strip())


def _link(edition: Edition, key: EventKey) -> str:
    return f"[{key.source} {key.id}](../{edition.slug(key.source)}/{key.id}.md)"
