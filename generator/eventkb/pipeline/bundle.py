"""A product or a source to take along: as a site that opens from a disk, and as one page for paper.

What is left out of the site needs a server: the search in all texts, JSON, feeds, downloads, redirects.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from eventkb.export import book, offline
from eventkb.index import scripts as bundles
from eventkb.model import address
from eventkb.model.catalogue import Catalogue, Definitions, Tie
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.released import NOTHING
from eventkb.pipeline import finder, outputs, sharing
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.outputs import Report, Staging
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import Configuration, Engine
from eventkb.pipeline.render import render
from eventkb.pour.edition import Edition
from eventkb.pour.page import environment, renderer
from eventkb.relate import relate

README = "README.txt"
OUTPUTS = ("articles", "listings", "permalinks", "lookup")
LEFT_OUT = ("404.html", "_redirects", "redirects/", *address.GO)
"""Files and folders that only a server sends."""


@frozen_dataclass()
class Selection:
    """What is taken along: a product by its key, or a source by its name; one of the two is empty."""

    product: str = ""
    source: str = ""

    def keys(self, catalogue: Catalogue) -> tuple[EventKey, ...]:
        """The events of the product or the source."""
        if self.source:
            return tuple(event.key for event in catalogue.by_source.get(self.source, ()))
        return tuple(event.key for event in catalogue.by_product.get(self.product, ()))

    def guides(self, catalogue: Catalogue) -> tuple[str, ...]:
        """The guides of the product, or those that look for an event of the source."""
        guides, wanted = catalogue.definitions.guides, frozenset(self.keys(catalogue))
        if self.product:
            return tuple(key for key, guide in guides.items() if guide.product == self.product)
        return tuple(key for key, guide in guides.items() if wanted & frozenset(guide.look_for))


def selected(catalogue: Catalogue, selection: Selection) -> Definitions:
    """The definitions of a selection, with the events that its articles and guides lead to."""
    definitions, guides = catalogue.definitions, selection.guides(catalogue)
    chosen = frozenset(selection.keys(catalogue))
    near = frozenset(target for key in chosen for target in _leads_to(catalogue, key))
    looked_for = frozenset(key for guide in guides for key in definitions.guides[guide].look_for)
    keys = chosen | near | looked_for
    events = tuple(event for event in definitions.events if event.key in keys)
    sources = {event.key.source for event in events}
    products = {event.product for event in events}
    return replace(
        definitions,
        events=events,
        sources={name: source for name, source in definitions.sources.items() if name in sources},
        products={key: product for key, product in definitions.products.items() if key in products},
        guides={key: definitions.guides[key] for key in guides},
        notes={key: note for key, note in definitions.notes.items() if key in keys},
        released=NOTHING,
    )


def _leads_to(catalogue: Catalogue, key: EventKey) -> Iterator[EventKey]:
    """The events that an article relates to or mentions, and the one that replaces its event."""
    neighbourhood = catalogue.neighbourhoods[key]
    yield from (relation.target for relation in neighbourhood.relations)
    yield from (derived.target for derived in neighbourhood.derived if derived.tie is Tie.MENTIONS)
    successor = catalogue.events[key].replaced_by
    if successor is not None:
        yield successor


@frozen_dataclass(kw_only=True)
class Bundling:
    """What a bundle is made of: the project in `root` with its settings, its materials and its related definitions."""

    root: Path
    configurations: Sequence[Configuration]
    supplies: Materials
    catalogue: Catalogue
    selection: Selection


def site(bundling: Bundling, engine: Engine, jobs: int, report: Report) -> tuple[tuple[str, bytes], ...]:
    """The files of a site that opens from a disk, by their path.

    Links to a repository are left out, since there is no network; so are addresses of the published site.

    Raises:
        EngineFault, LanguageFault, TemplateFault: the project's set-up is wrong.
        OSError: the disk keeps a file from being written.
    """
    supplies = bundling.supplies
    quiet = [
        replace(each, url="", edit_url="", report_url="", helped_url="", new_url="", elsewhere=())
        for each in bundling.configurations
    ]
    rendered = render(bundling.root, engine, bundling.configurations)
    related = relate(selected(bundling.catalogue, bundling.selection))
    plan = Plan.of(quiet, rendered, related, supplies, offers=OUTPUTS, **finder.scripts(supplies))
    with tempfile.TemporaryDirectory(prefix="eventkb-bundle-") as temporary:
        staging = Staging(plan=plan, wanted=OUTPUTS, site=Path(temporary), root=bundling.root)
        outputs.of_events(staging, jobs, report)
        outputs.of_all(staging, rendered, supplies, jobs)
        files = dict(_read(Path(temporary)))
    files[README] = "".join(f"{_readme(bundling, edition)}\n\n" for edition in plan.editions).encode()
    return tuple(offline.portable(files, partial(bundles.joined, supplies.scripts)))


def _readme(bundling: Bundling, edition: Edition) -> str:
    words = edition.word("book", "readme").replace("{title}", title(bundling, edition.locale))
    return words.replace("{site}", edition.site.name)


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        if not name.startswith(LEFT_OUT) and not name.endswith(".map"):
            yield name, file.read_bytes()


def page(bundling: Bundling, locale: Locale) -> str:
    """A selection as one page in one language, for paper.

    Raises:
        EngineFault, TemplateFault: the project's set-up is wrong.
    """
    editions = sharing.editions(bundling.configurations, bundling.catalogue, bundling.supplies)
    edition = next(each for each in editions if each.locale == locale)
    jinja = environment(bundling.supplies.templates)
    render_template = renderer(jinja, edition.language, bundling.supplies.replaced_templates)
    keys = bundling.selection.keys(bundling.catalogue)
    view = book.book(edition, keys, title(bundling, locale), render_template("chapter.jinja"))
    return str(render_template("book.jinja")(v=view))


def title(bundling: Bundling, locale: Locale) -> str:
    """What a selection is called in a language."""
    selection = bundling.selection
    product = bundling.catalogue.definitions.products.get(selection.product)
    return selection.source or (product.title.nearest(locale) if product else selection.product)
