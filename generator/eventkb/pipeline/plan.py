"""What is poured, page by page: each kind of page as a function from an item to addresses with their HTML."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Self

from eventkb.frame import Frame, cut, dense, fill
from eventkb.frame import page as whole_page
from eventkb.index import schema
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue
from eventkb.model.diagnostic import Rule
from eventkb.model.event import Event
from eventkb.model.locale import Language, Locale
from eventkb.model.reference import ApiFile
from eventkb.model.site import Site
from eventkb.pipeline.materials import Materials, chosen
from eventkb.pipeline.project import Configuration, EngineFault, Rendered
from eventkb.pipeline.render import FRAMES
from eventkb.pour import checkpage, guide, head, lean, listing, permalink, related
from eventkb.pour.article import ArticleView, article
from eventkb.pour.edition import Edition
from eventkb.pour.moved import moved
from eventkb.pour.page import Render, environment, renderer
from eventkb.read import rule_page
from eventkb.read.schema.reference import Helps, reference

Page = tuple[Address, str]


API_FILES = tuple(
    ApiFile(one.name, one.path, f"{schema.SCHEMAS}{one.name}.json" if one.shape else "") for one in schema.ENDPOINTS
)


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of an article's contents."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Plan:
    """Everything that pouring needs, as one value that can be handed to another process.

    `languages` and `sites` are those the site is built in, side by side; `frames` are by locale and kind (`article`,
    `deep`, `shallow`); `rule_files` are the pages of rules, `key_texts` the translated helps of keys.
    """

    catalogue: Catalogue
    languages: tuple[Language, ...]
    sites: tuple[Site, ...]
    templates: Mapping[str, str]
    frames: Mapping[tuple[Locale, str], Frame]
    rules: tuple[Rule, ...]
    rule_files: Mapping[str, str]
    hand_written: frozenset[Address]
    key_texts: Mapping[Locale, Helps] = field(default_factory=dict)
    lexicons: Mapping[Locale, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        configurations: Sequence[Configuration],
        rendered: Sequence[Rendered],
        catalogue: Catalogue,
        found: Materials,
        offers: Collection[str] = (),
        find_script: Address | None = None,
        way_script: Address | None = None,
    ) -> Self:
        """The plan of a site in the languages of some configurations, each rendered by the engine.

        Raises:
            EngineFault: a language has no words.
        """
        locales = tuple(one.locale for one in configurations)
        return cls(
            catalogue,
            chosen(found, configurations),
            tuple(site_of(one, configurations[0], locales, offers, find_script, way_script) for one in configurations),
            found.templates,
            {(one.locale, kind): cut(dense(one.pages[file])) for one in rendered for kind, file in FRAMES.items()},
            found.rules,
            found.rule_files,
            frozenset(place for one in rendered for place, _ in _hand_written(one) if place.endswith("/")),
            found.key_texts,
        )

    def with_catalogue(self, catalogue: Catalogue) -> Self:
        """The same of another catalogue; templates and frames, which know nothing of events, are not made again."""
        found = replace(self, catalogue=catalogue)
        for name in ("render", "ready_frames", "article_templates"):
            found.__dict__[name] = getattr(self, name)
        return found

    def with_lexicons(self) -> Self:
        """The same with the words that compounds are split by, which only lean pages need."""
        return replace(self, lexicons={one.locale: lean.lexicon(one) for one in self.editions})

    @property
    def locales(self) -> tuple[Locale, ...]:
        return tuple(one.locale for one in self.languages)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        pairs = zip(self.languages, self.sites, strict=True)
        return tuple(Edition(language, self.languages, site, self.catalogue) for language, site in pairs)

    @cached_property
    def render(self) -> Mapping[Locale, Callable[[str], Render]]:
        jinja = environment(self.templates)
        return {one.locale: renderer(jinja, one) for one in self.languages}

    @cached_property
    def ready_frames(self) -> Mapping[tuple[Locale, str], Frame]:
        """The frames with what is the same on every page filled in: interface words, the find field's script."""
        by_locale = {edition.locale: edition for edition in self.editions}
        return {
            (locale, kind): fill(frame, self._everywhere(by_locale[locale], kind, frame))
            for (locale, kind), frame in self.frames.items()
        }

    def _everywhere(self, edition: Edition, kind: str, frame: Frame) -> dict[str, str]:
        here = Address(f"{edition.locale}/{FRAMES[kind].removesuffix('index.html')}")
        script = self.render[edition.locale]("find_script.jinja")(src=head.find_script(edition, here))
        words = {name: guide.words(edition, name) for name in frame.names if name.startswith("word.")}
        return {**words, "find_script": str(script)}  # plain, or the frame's pieces after it would be escaped

    @cached_property
    def article_templates(self) -> Mapping[Locale, Mapping[str, Render]]:
        names = ("article", "sidebar", "contents", "head", "language_links", "lean")
        return {locale: {name: template(f"{name}.jinja") for name in names} for locale, template in self.render.items()}


def articles(plan: Plan, event: Event) -> Iterator[Page]:
    """An event's article in every language."""
    return (page for page, _ in articles_and_lean_pages(plan, event))


def articles_and_lean_pages(plan: Plan, event: Event) -> Iterator[tuple[Page, str]]:
    """An event's article in every language, and its lean page where the plan has lexicons, else nothing."""
    for edition in plan.editions:
        templates = plan.article_templates[edition.locale]
        here = edition.article(event.key)
        view = article(edition, event)
        values = {
            "head": templates["head"](h=head.of_article(edition, event, view)),
            "language_links": templates["language_links"](links=head.language_links(edition, here)),
            "sidebar": templates["sidebar"](s=related.sidebar(edition, event)),
            "contents": templates["contents"](v=view, contents=_contents(edition, view)),
            "article": templates["article"](v=view),
        }
        page = whole_page(plan.ready_frames[edition.locale, "article"], values.__getitem__)
        yield (here, page), _lean(plan, edition, event, view)


def _lean(plan: Plan, edition: Edition, event: Event, view: ArticleView) -> str:
    if edition.locale not in plan.lexicons:
        return ""
    found = lean.lean(edition, event, plan.lexicons[edition.locale])
    return plan.article_templates[edition.locale]["lean"](v=view, f=found)


def _contents(edition: Edition, view: ArticleView) -> tuple[Heading, ...]:
    """The headings of an article that has them."""
    names = {
        "message": view.messages,
        "details": view.details,
        "stub": view.stub,
        "explanation": view.explanation,
        "impact": view.impact,
        "user-action": view.user_action,
        "verification": view.verification,
        "queries": view.queries,
        "related": view.related,
        "references": view.references,
    }
    words = {"stub": ("stub", "title"), "user-action": ("user_action",)}
    return tuple(Heading(name, edition.word(*words.get(name, (name,)))) for name, there in names.items() if there)


def listings(plan: Plan) -> Iterator[Page]:
    """All listings of sources and products, and the further pages of the list of all events."""
    for edition in plan.editions:
        definitions = edition.catalogue.definitions
        for source in definitions.sources.values():
            for here, view in listing.of_source(edition, source):
                yield _listing(plan, edition, here, "shallow" if here.count("/") == SHALLOW else "deep", view)
        for product in definitions.products.values():
            for here, view in listing.of_product(edition, product):
                yield _listing(plan, edition, here, "deep", view)
        yield from _further_events(plan, edition)


def of_id(plan: Plan, event_id: int) -> Iterator[Page]:
    """The listing of an ID in every language."""
    for edition in plan.editions:
        here, view = listing.of_id(edition, event_id)
        yield _listing(plan, edition, here, "deep", view)


SHALLOW = 2
"""Slashes in the address of a page right below its language's root."""


def _listing(plan: Plan, edition: Edition, here: Address, kind: str, view: listing.ListingView) -> Page:
    render = plan.render[edition.locale]
    html = render("listing.jinja")(v=view)
    return here, _framed(
        plan, edition, here, kind, html, head.of_listing(edition, here, view.plain_title, view.lead_text)
    )


def _further_events(plan: Plan, edition: Edition) -> Iterator[Page]:
    here = address.all_events(edition.locale)
    title = edition.word("list", "all_events")
    pages = listing.table(edition, here, edition.catalogue.definitions.events, with_source=True)
    for place, view in pages:
        if place != here:
            crumbs = (listing.crumb(edition, place, "all_events", here),)
            page = listing.plain(crumbs, edition.word("list", "page"), title, view)
            yield _listing(plan, edition, place, "deep", page)


def checks(plan: Plan) -> Iterator[Page]:
    """The page of each rule in every language."""
    pages = {rule: rule_page(rule, plan.rule_files) for rule in plan.rules}
    for edition in plan.editions:
        for rule in plan.rules:
            here, view = checkpage.check_page(edition, rule, pages[rule])
            html = plan.render[edition.locale]("check.jinja")(v=view)
            title = f"{rule.code} {rule.name}"
            yield here, _framed(plan, edition, here, "deep", html, head.of_listing(edition, here, title, title))


def _framed(plan: Plan, edition: Edition, here: Address, kind: str, html: str, view: head.HeadView) -> str:
    render = plan.render[edition.locale]
    values = {
        "head": render("head.jinja")(h=view),
        "language_links": render("language_links.jinja")(links=head.language_links(edition, here)),
        "article": html,
    }
    return whole_page(plan.ready_frames[edition.locale, kind], values.__getitem__)


def same_id(plan: Plan, event_id: int) -> Page:
    """The language-neutral page of an ID."""
    return _neutral(plan, *permalink.same_id(plan.editions, event_id))


def permalink_of(plan: Plan, event: Event) -> Page:
    """The language-neutral page of an event."""
    return _neutral(plan, *permalink.permalink(plan.editions, event))


def entrances(plan: Plan) -> Iterator[Page]:
    """The root, the 404 page, and the pages that take a query."""
    pages = (permalink.root(plan.editions), permalink.not_found(plan.editions), *permalink.go(plan.editions))
    for here, view in pages:
        yield _neutral(plan, here, view)


def _neutral(plan: Plan, here: Address, view: permalink.NeutralView) -> Page:
    """A page of no language."""
    return here, plan.render[plan.languages[0].locale]("neutral.jinja")(v=view)


def moved_pages(plan: Plan) -> Iterator[Page]:
    """Pages at the former addresses of renamed events and sources."""
    render = plan.render[plan.languages[0].locale]("moved.jinja")
    for here, view in moved(plan.editions):
        yield here, render(v=view)


def hand_written(plan: Plan, rendered: Rendered) -> Iterator[Page]:
    """The pages of docs/ in one language, with their slots filled.

    Raises:
        EngineFault: a page has a slot that nobody knows.
    """
    edition = next(one for one in plan.editions if one.locale == rendered.locale)
    keys = reference(plan.key_texts.get(rendered.locale))
    for here, html in _hand_written(rendered):
        page = guide.Guide(edition, here, plan.rules, plan.hand_written, keys, API_FILES)
        value = partial(guide.value, page, plan.render[rendered.locale])
        try:
            yield here, whole_page(cut(html), value)
        except KeyError as unknown:
            raise EngineFault(
                f"the page {here} has a slot ⟦{unknown.args[0]}⟧ that nobody fills; slots are {', '.join(guide.SLOTS)}."
            ) from unknown


def _hand_written(rendered: Rendered) -> Iterator[Page]:
    """The pages of docs/ as the engine rendered them, without the frames."""
    root = address.home(rendered.locale)
    for file, html in rendered.pages.items():
        if not file.startswith("frames/"):
            yield Address(root + file.removesuffix("index.html")), html


def site_of(
    own: Configuration,
    first: Configuration,
    locales: tuple[Locale, ...],
    offers: Collection[str] = (),
    find_script: Address | None = None,
    way_script: Address | None = None,
) -> Site:
    """One language's site, as its configuration and that of the first language say."""
    home = address.home(first.locale)
    root = first.url if first.url.endswith("/") or not first.url else f"{first.url}/"
    return Site(
        own.site_name,
        locales,
        root.removesuffix(home),
        own.edit_url,
        own.report_url,
        find_script,
        way_script,
        own.security_contact,
        own.security_expires,
        frozenset(offers),
        own.new_url,
    )
