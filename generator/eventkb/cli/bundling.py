"""`eventkb export bundle`: a product or a source to take along, as an archive and as pages for paper."""

from collections.abc import Iterator
from pathlib import Path

import click

from eventkb.cli.progress import progress_here
from eventkb.cli.project import Project
from eventkb.engines.chosen import Chosen
from eventkb.export.packed import packed
from eventkb.language.wording import nearest
from eventkb.model import address
from eventkb.model.catalogue import Catalogue
from eventkb.model.locale import Locale
from eventkb.pipeline import bundle
from eventkb.pipeline.bundle import Bundling, Selection
from eventkb.pipeline.parallel import jobs_here

FORM = "bundle"
ARCHIVE, PAGE = ".zip", ".html"


def chosen(catalogue: Catalogue, product: str, source: str) -> Selection:
    """The product or the source that options name.

    Raises:
        click.UsageError: not exactly one is named, or there is none of this name.
    """
    if bool(product) is bool(source):
        raise click.UsageError("say what to bundle: --product with its key, or --source with its name")
    name, known = (product, catalogue.by_product) if product else (source, catalogue.by_source)
    if name not in known:
        what, other = ("product", "--product") if product else ("source", "--source")
        suggestion = nearest(name, known) or ", ".join(sorted(known)[:5])
        raise click.BadParameter(f"no event has the {what} {name}; did you mean {suggestion}?", param_hint=other)
    return Selection(product, source)


def bundled(
    project: Project, catalogue: Catalogue, selection: Selection, output: Path, locale: Locale | None
) -> Iterator[tuple[Path, bytes]]:
    """The files of a bundle: an archive for a path that ends in `.zip`, a page for one that ends in `.html`; into any
    other path, as a folder, the archive and a page in each language, or in one.
    """
    bundling = Bundling(
        root=project.root,
        configurations=project.configurations,
        supplies=project.materials,
        catalogue=catalogue,
        selection=selection,
    )
    name = address.slug(selection.product or selection.source)
    if output.suffix == PAGE:
        yield output, bundle.page(bundling, locale or project.locales[0]).encode()
    elif output.suffix == ARCHIVE:
        yield output, _archive(bundling, name)
    else:
        yield output / f"{name}{ARCHIVE}", _archive(bundling, name)
        for each in [locale] if locale else project.locales:
            yield output / f"{name}.{each}{PAGE}", bundle.page(bundling, each).encode()


def _archive(bundling: Bundling, name: str) -> bytes:
    with progress_here(False) as progress:
        files = bundle.site(
            bundling, Chosen(bundling.root), jobs_here(), lambda done, total: progress("articles", done, total)
        )
    return packed(name, files)
