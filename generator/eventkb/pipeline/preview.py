"""One language poured into pages that an engine has just rendered: what `mkdocs build` and `mkdocs serve` show."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic
from eventkb.pipeline.gather import catalogue, gather
from eventkb.pipeline.materials import materials
from eventkb.pipeline.pages import articles, checks, hand_written, listings, of_id
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import Configuration, Rendered
from eventkb.publish import discard, write


def preview(configuration: Configuration, site_dir: Path) -> tuple[Diagnostic, ...]:
    """Fills the slots of a language's pages and pours its articles and listings beside them.

    Definitions with errors are left out; what is wrong with them is returned.

    Raises:
        EngineFault: a page has a slot that nobody knows, or the language has no words.
    """
    root = configuration.file.parent
    supplies = materials(root).of_project((configuration,))
    gathered = gather(root, configuration.folders(), supplies, jobs=1)
    rendered = Rendered(configuration.locale, site_dir, _pages(site_dir))
    alone = replace(gathered, definitions=replace(gathered.definitions, is_one_language=True))
    plan = Plan.of((configuration,), (rendered,), catalogue(alone), supplies)
    own = (articles(plan, event) for event in plan.catalogue.events.values())
    ids = (of_id(plan, number) for number in plan.catalogue.by_id)
    for place, html in chain(*own, *ids, listings(plan), checks(plan), hand_written(plan, rendered)):
        write(site_dir, address.file_of(place).removeprefix(address.home(configuration.locale)), html.encode())
    discard(site_dir / "frames")
    return gathered.diagnostics


def _pages(site_dir: Path) -> Mapping[str, str]:
    return {path.relative_to(site_dir).as_posix(): path.read_text("utf-8") for path in sorted(site_dir.rglob("*.html"))}
