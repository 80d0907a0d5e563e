"""The pages that no language has for itself: permanent links, IDs, the root, 404, queries, former addresses."""

from collections.abc import Iterator

from eventkb.model.address import Address
from eventkb.model.event import Event
from eventkb.model.guide import Guide
from eventkb.model.identifier import EventId
from eventkb.pipeline.plan import Page, Plan
from eventkb.pour import allofid, permalink, stub
from eventkb.pour.moved import moved


def same_id(plan: Plan, event_id: EventId) -> Page:
    """The page of an ID for all languages: it leads to the list of each language, or is the list."""
    if plan.catalogue.has_id_listing(event_id):
        return _neutral(plan, *permalink.same_id(plan.editions, event_id))
    return _of_every_language(plan, "all_of_id.jinja", *allofid.all_of_id(plan.editions, event_id))


def permalink_of(plan: Plan, event: Event) -> Page:
    """The page of an event for all languages: it leads to the article of each language, or is all there is."""
    if plan.catalogue.definitions.has_pages(event.key):
        return _neutral(plan, *permalink.permalink(plan.editions, event))
    return _of_every_language(plan, "stub.jinja", *stub.stub(plan.editions, event))


def _of_every_language(plan: Plan, template: str, place: Address, view: stub.StubPage | allofid.AllOfId) -> Page:
    """A page that has the content itself in every language."""
    shell = plan.shell
    return place, plan.press.render[plan.locales[0]](template)(v=view, shell=shell, every=shell.words)


def entrances(plan: Plan) -> Iterator[Page]:
    """The root, the 404 page, and the pages that take a query."""
    pages = (permalink.root(plan.editions), permalink.not_found(plan.editions), *permalink.go(plan.editions))
    for place, view in pages:
        yield _neutral(plan, place, view)


def _neutral(plan: Plan, place: Address, view: permalink.NeutralView) -> Page:
    """A page of no language."""
    return place, plan.press.render[plan.languages[0].locale]("neutral.jinja")(v=view)


def moved_pages(plan: Plan) -> Iterator[Page]:
    """Pages at the former addresses of renamed events and sources."""
    render = plan.press.render[plan.languages[0].locale]("moved.jinja")
    for place, view in moved(plan.editions):
        yield place, render(v=view)


def guide_permalinks(plan: Plan) -> Iterator[Page]:
    """The language-neutral pages of all guides."""
    for written in plan.catalogue.definitions.guides.values():
        yield guide_permalink(plan, written)


def guide_permalink(plan: Plan, written: Guide) -> Page:
    """The language-neutral page of a guide."""
    return _neutral(plan, *permalink.of_guide(plan.editions, written))
