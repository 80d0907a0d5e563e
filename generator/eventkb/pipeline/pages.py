"""The pages of a site, each kind as a function from what it shows to addresses with their HTML."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter

from eventkb.frame import Frame, cut, encoded_page
from eventkb.frame import page as whole_page
from eventkb.index import schema
from eventkb.index.licences import in_site
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.codes import CodeTable
from eventkb.model.diagnostic import Rule
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.model.identifier import EventId
from eventkb.model.reference import ApiFile
from eventkb.model.rulepage import RulePage
from eventkb.model.source import EventSource, Product
from eventkb.pipeline.plan import Page, Plan, hand_written_pages
from eventkb.pipeline.project import EngineFault, Rendered
from eventkb.pour import checkpage, codepage, guide, handwritten, head, ids, lean, listing, related
from eventkb.pour import maps as maps_of
from eventkb.pour.article import ArticleView, article
from eventkb.pour.edition import Edition
from eventkb.pour.once import once_an_edition
from eventkb.read import rule_page
from eventkb.read.schema.reference import choices, reference

API_FILES = tuple(
    ApiFile(file.name, file.path, f"{schema.SCHEMAS}{file.name}.json" if file.shape else "")
    for file in schema.ENDPOINTS
)


@frozen_dataclass()
class Heading:
    """An entry of an article's contents."""

    anchor: str
    title: str


def articles(plan: Plan, event: Event) -> Iterator[Page]:
    """An event's article in every language."""
    has_pages = plan.catalogue.definitions.has_pages(event.key)
    return (article_of(plan, edition, event) for edition in plan.editions if has_pages)


def article_and_lean_page(plan: Plan, edition: Edition, event: Event) -> tuple[Address, bytes, str]:
    """The address of an event's article in one language, its file, and its lean page where the plan has lexicons,
    else nothing."""
    view = article(edition, event)
    place, frame, values = _article(plan, edition, event, view)
    return place, encoded_page(frame, values.__getitem__), _lean(plan, edition, event, view)


def article_of(plan: Plan, edition: Edition, event: Event) -> Page:
    """An event's article in one language."""
    place, frame, values = _article(plan, edition, event, article(edition, event))
    return place, whole_page(frame, values.__getitem__)


def _article(plan: Plan, edition: Edition, event: Event, view: ArticleView) -> tuple[Address, Frame, Mapping[str, str]]:
    """The address of an article, its frame and what is poured into that."""
    templates = plan.press.article_templates[edition.locale]
    place = view.address
    values = {
        "head": templates["head"](h=head.of_article(edition, event, view)),
        "language_links": templates["language_links"](links=head.language_links(edition, place)),
        "sidebar": templates["sidebar"](s=related.sidebar(edition, event)),
        "contents": templates["contents"](v=view, contents=_contents(edition, view)),
        "article": templates["article"](v=view),
    }
    return place, plan.press.frame(edition.locale, "article", address.sources(edition.locale)), values


def _lean(plan: Plan, edition: Edition, event: Event, view: ArticleView) -> str:
    if edition.locale not in plan.lexicons:
        return ""
    facts = lean.lean(edition, event, plan.lexicons[edition.locale])
    return plan.press.render[edition.locale]("lean.jinja")(v=view, f=facts)


CONTENTS: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("house-note", "house_note", ("house_note", "title")),
    ("message", "messages", ("message",)),
    ("details", "details", ("details",)),
    ("stub", "stub", ("stub", "title")),
    ("explanation", "explanation", ("explanation",)),
    ("cases", "cases", ("cases", "title")),
    ("impact", "impact", ("impact",)),
    ("ignorable", "marks.ignorable", ("ignorable_title",)),
    ("user-action", "user_action", ("user_action",)),
    ("verification", "verification", ("verification",)),
    ("queries", "queries", ("queries",)),
    ("sample", "sample", ("sample", "title")),
    ("guides", "guides", ("guides", "named_in")),
    ("related", "related", ("related",)),
    ("references", "references", ("references",)),
)
"""The headings of an article: the anchor, the part of the view that is below it, the path of its word."""

PARTS: Callable[[ArticleView], Sequence[object]] = attrgetter(*[part for _, part, _ in CONTENTS])


def _contents(edition: Edition, view: ArticleView) -> tuple[Heading, ...]:
    """The headings of an article that has them."""
    return _headings(edition, tuple(map(bool, PARTS(view))))


@once_an_edition
def _headings(edition: Edition, has: tuple[bool, ...]) -> tuple[Heading, ...]:
    listed = zip(CONTENTS, has, strict=True)
    return tuple([Heading(anchor, edition.word(*path)) for (anchor, _, path), is_there in listed if is_there])


def listings(plan: Plan) -> Iterator[Page]:
    """All listings of sources and products, and the further pages of the list of all events."""
    for edition in plan.editions:
        definitions = edition.catalogue.definitions
        for source in definitions.sources.values():
            yield from of_source(plan, edition, source)
        for product in definitions.products.values():
            yield from of_product(plan, edition, product)
        yield from of_ids(plan, edition)
        yield from further_events(plan, edition)


def of_ids(plan: Plan, edition: Edition) -> Iterator[Page]:
    """The parts of the list of all IDs, where it is too long for a page."""
    for place, view in ids.pages(edition):
        yield _listing(plan, edition, place, view)


def of_source(plan: Plan, edition: Edition, source: EventSource) -> Iterator[Page]:
    """The pages of a source's listing."""
    for place, view in listing.of_source(edition, source):
        yield _listing(plan, edition, place, view)


def of_product(plan: Plan, edition: Edition, product: Product) -> Iterator[Page]:
    """The pages of a product's listing."""
    for place, view in listing.of_product(edition, product):
        yield _listing(plan, edition, place, view)


def of_id(plan: Plan, event_id: EventId) -> Iterator[Page]:
    """The listing of an ID in every language; none where its page for all languages is the list."""
    editions = plan.editions if plan.catalogue.has_id_listing(event_id) else ()
    return (id_listing(plan, edition, event_id) for edition in editions)


def id_listing(plan: Plan, edition: Edition, event_id: EventId) -> Page:
    """The listing of an ID in one language."""
    place, view = listing.of_id(edition, event_id)
    return _listing(plan, edition, place, view)


FRAME_OF = {2: "shallow", 3: "deep", 4: "deeper"}
"""The frame that is as deep as a page, by the slashes in the page's address: `en/events/` has two."""


def frame_of(place: Address) -> str:
    """The kind of frame in which the relative links of a page at this address are right."""
    return FRAME_OF[place.count("/")]


def _listing(plan: Plan, edition: Edition, place: Address, view: listing.ListingView) -> Page:
    render = plan.press.render[edition.locale]
    html = render("listing.jinja")(v=view)
    view_of_head = head.of_listing(edition, place, title=view.plain_title, description=view.lead_text)
    return place, _framed(
        plan,
        edition,
        place,
        kind=frame_of(place),
        html=html,
        view=view_of_head,
        section=address.joined(place, view.crumbs[0].href),
    )


def further_events(plan: Plan, edition: Edition) -> Iterator[Page]:
    """The pages of the list of all events after the first one, which is a hand-written page."""
    for number in range(2, listing.pages_of(len(plan.catalogue.events)) + 1):
        yield further_page(plan, edition, number)


def further_page(plan: Plan, edition: Edition, number: int) -> Page:
    """One of these pages."""
    first = address.all_events(edition.locale)
    place, table = listing.all_events(edition, first, number)
    crumbs = (listing.crumb(edition, place, "all_events", first),)
    label, title = edition.word("list", "page"), edition.word("list", "all_events")
    return _listing(plan, edition, place, listing.plain(table, crumbs=crumbs, label=label, title=title))


def checks(plan: Plan) -> Iterator[Page]:
    """The page of each rule in every language."""
    for rule in plan.rules:
        explanation = rule_page(rule, plan.rule_files)
        for edition in plan.editions:
            yield of_rule(plan, edition, rule, explanation)


def of_rule(plan: Plan, edition: Edition, rule: Rule, explanation: RulePage) -> Page:
    """The page of a rule in one language."""
    place, view = checkpage.check_page(edition, rule, explanation)
    html = plan.press.render[edition.locale]("check.jinja")(v=view)
    title = f"{rule.code} {rule.name}"
    view_of_head = head.of_listing(edition, place, title=title, description=title)
    return place, _framed(
        plan,
        edition,
        place,
        kind="deep",
        html=html,
        view=view_of_head,
        section=address.joined(place, view.crumbs[0].href),
    )


def of_table(plan: Plan, edition: Edition, table: CodeTable) -> Iterator[Page]:
    """The pages of a code table."""
    render = plan.press.render[edition.locale]("codes.jinja")
    for place, view in codepage.pages(edition, table):
        view_of_head = head.of_listing(edition, place, title=view.title, description=f"{view.title}, {view.lead}")
        html = _framed(
            plan,
            edition,
            place,
            kind=frame_of(place),
            html=render(v=view),
            view=view_of_head,
            section=address.codes(edition.locale),
        )
        yield place, html


def map_of(plan: Plan, edition: Edition, subject: maps_of.Subject) -> Iterator[Page]:
    """The page of a map; nothing where no event leads to another one."""
    if drawn := maps_of.page(edition, subject):
        place, view = drawn
        html = _framed(
            plan,
            edition,
            place,
            kind=frame_of(place),
            html=plan.press.render[edition.locale]("map.jinja")(v=view),
            view=head.of_listing(edition, place, title=view.title, description=view.lead),
            section=address.maps(edition.locale),
        )
        yield place, html


def lean_codes(plan: Plan) -> Iterator[Page]:
    """The pages of all code tables as the full-text engine reads them."""
    for edition in plan.editions:
        render = plan.press.render[edition.locale]("lean_codes.jinja")
        for table in edition.catalogue.definitions.shown_tables:
            for place, view in codepage.pages(edition, table):
                if view.codes:
                    yield place, render(v=view, locale=edition.locale)


def of_guide(plan: Plan, edition: Edition, written: Guide) -> Page:
    """The page of a guide in one language."""
    place, view = guide.guide(edition, written)
    html = _framed(
        plan,
        edition,
        place,
        kind="deep",
        html=plan.press.render[edition.locale]("guide.jinja")(v=view),
        view=head.of_guide(edition, written, view.title),
        section=address.guides(edition.locale),
    )
    return place, html


def lean_guides(plan: Plan) -> Iterator[Page]:
    """The pages of all guides as the full-text engine reads them."""
    for edition in plan.editions:
        render = plan.press.render[edition.locale]("lean_guide.jinja")
        for written in edition.catalogue.definitions.guides.values():
            place, view = guide.guide(edition, written)
            yield place, render(v=view, locale=edition.locale)


def _framed(
    plan: Plan, edition: Edition, place: Address, *, kind: str, html: str, view: head.HeadView, section: Address
) -> str:
    render = plan.press.render[edition.locale]
    values = {
        "head": render("head.jinja")(h=view),
        "language_links": render("language_links.jinja")(links=head.language_links(edition, place)),
        "article": html,
    }
    return whole_page(plan.press.frame(edition.locale, kind, section), values.__getitem__)


def hand_written(plan: Plan, rendered: Rendered) -> Iterator[Page]:
    """The pages of docs/ in one language, with their slots filled.

    Raises:
        EngineFault: a page has a slot that nobody knows.
    """
    edition = next(edition for edition in plan.editions if edition.locale == rendered.locale)
    for place, html in hand_written_pages(rendered):
        yield place, filled(plan, edition, place, html)


def filled(plan: Plan, edition: Edition, place: Address, html: str) -> str:
    """A page of docs/ with its slots filled.

    Raises:
        EngineFault: the page has a slot that nobody knows.
    """
    page = handwritten.HandWrittenPage(
        edition=edition,
        address=place,
        rule_pages=lambda: {rule: rule_page(rule, plan.rule_files) for rule in plan.rules},
        elsewhere=plan.hand_written,
        reference=lambda: reference(plan.key_texts.get(edition.locale), choices(plan.catalogue.definitions.used_kinds)),
        api=API_FILES,
        components=in_site(plan.components, edition.site.offers),
    )
    try:
        return whole_page(cut(html), partial(handwritten.value, page, plan.press.render[edition.locale]))
    except KeyError as unknown:
        raise EngineFault(
            f"the page {place} has a slot ⟦{unknown.args[0]}⟧ that nobody fills; "
            f"slots are {', '.join(handwritten.SLOTS)}."
        ) from unknown
