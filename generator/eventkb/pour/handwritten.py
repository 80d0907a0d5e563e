"""The slots of hand-written pages (`docs/<locale>/**`): what the catalogue puts into each of them, by name."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from eventkb.language.markup import Html, escape, plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.catalogue import newest_first
from eventkb.model.component import Component
from eventkb.model.diagnostic import Rule
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.model.reference import ApiFile, KeyGroup
from eventkb.model.rulepage import RulePage
from eventkb.model.site import Site
from eventkb.pour import codepage, maps, publisher
from eventkb.pour.badges import legend
from eventkb.pour.checklist import check_list
from eventkb.pour.dates import date_words
from eventkb.pour.edition import Edition, breakable, first_sentence, inline, summary
from eventkb.pour.eventlink import LevelView
from eventkb.pour.example import Example, example
from eventkb.pour.guidelinks import guide_entries
from eventkb.pour.head import alternates, feeds, find_script, language_links, search_description
from eventkb.pour.ids import overview
from eventkb.pour.keys import groups
from eventkb.pour.lean import FILTERS
from eventkb.pour.level import level_view, view_of
from eventkb.pour.listing import all_events
from eventkb.pour.notes import foreign
from eventkb.pour.origin import text_origins
from eventkb.pour.page import Render
from eventkb.pour.translation import translation

NEWEST = 6
SOURCES_AT_HOME = 6


@frozen_dataclass(kw_only=True)
class Entry:
    """A line of a list: a link, a number or a date beside it, a sentence below it."""

    href: str
    name: Html
    aside: str
    level: LevelView | None = None
    text: str = ""
    language: Locale | None = None


@frozen_dataclass()
class ApiFileView:
    """A kind of file of the API; `href` and `schema` are empty where there is nothing to link."""

    path: str
    href: str
    text: str
    schema: str


@frozen_dataclass(kw_only=True)
class TermView:
    """A term with what it means, its names in the other languages, what not to call it and where it is agreed."""

    anchor: str
    name: str
    others: tuple[tuple[str, Locale, str], ...]
    definition: Html
    language: Locale | None
    avoid: str
    seen_in: str


@frozen_dataclass(slots=False, kw_only=True)
class HandWrittenPage:
    """A hand-written page whose slots are to be filled.

    `rule_pages` reads the pages of all rules; `elsewhere` are the addresses of all hand-written pages, `reference`
    makes the list of the keys of definitions in the page's language, `api` the kinds of files of the API, `components`
    the works of others that the site has.
    """

    edition: Edition
    address: Address
    rule_pages: Callable[[], Mapping[Rule, RulePage]]
    elsewhere: frozenset[Address]
    reference: Callable[[], tuple[KeyGroup, ...]] = tuple
    api: tuple[ApiFile, ...] = ()
    components: tuple[Component, ...] = ()

    @cached_property
    def example(self) -> Example:
        """The event that examples name."""
        return example(self.edition)


@frozen_dataclass()
class Way:
    """A page from which readers can start, with what they find there."""

    href: str
    title: str
    text: str


@frozen_dataclass(kw_only=True)
class ComponentView:
    """A work of others with what it is used for, and the way to the text of its licence."""

    name: str
    url: str
    what: str
    licence: str
    licence_href: str


Slots = dict[str, Callable[[HandWrittenPage, Callable[[str], Render]], str]]


@frozen_dataclass()
class FilterView:
    """A filter of the search page, with its word."""

    name: str
    word: str


@frozen_dataclass()
class SearchView:
    """The page that searches all texts; hrefs lead to its index, the site's root and the list of all events."""

    bundle: str
    root: str
    events_href: str
    filters: tuple[FilterView, ...]
    levels: tuple[LevelView, ...]


def components(page: HandWrittenPage) -> tuple[ComponentView, ...]:
    """What others have made and the site contains, with links to the licences."""
    return tuple(
        ComponentView(
            name=component.name,
            url=component.url,
            what=component.what.nearest(page.edition.locale),
            licence=component.licence,
            licence_href=relative(page.address, address.licence(component.key)),
        )
        for component in page.components
    )


def words(language: Language, site: Site, name: str) -> str:
    """The interface word that a slot `word.find.label` names.

    Raises:
        KeyError: there is no such word.
    """
    return language.word(*name.removeprefix("word.").split(".")).replace("{name}", site.name)


def sources(page: HandWrittenPage, most: int | None = None) -> tuple[Entry, ...]:
    """All sources with the number of their events, or the `most` sources with the most articles."""
    edition = page.edition
    by_source = list(edition.catalogue.by_source.items())
    if most is not None:
        articles = Counter(key.source for key in edition.catalogue.articles)
        by_source = sorted(by_source, key=lambda item: -articles[item[0]])[:most]
    return tuple(_source(page, name, len(events)) for name, events in by_source)


def _source(page: HandWrittenPage, name: str, count: int) -> Entry:
    edition = page.edition
    source = edition.catalogue.definitions.sources[name]
    description = edition.local(source.description, {}) if source.description else None
    return Entry(
        href=relative(page.address, address.source_listing(edition.locale, edition.slug(name))),
        name=breakable(name),
        aside=str(count),
        text=first_sentence(plain_text(description.value)) if description else "",
        language=foreign(edition, description) if description else None,
    )


def newest(page: HandWrittenPage) -> tuple[Entry, ...]:
    """The articles that were written or changed last."""
    edition = page.edition
    latest = [edition.catalogue.events[key] for key in newest_first(edition.catalogue.dates_of_articles)[:NEWEST]]
    days = [date_words(edition, event.modified) for event in latest]
    return tuple(
        _newest(page, event, day if len(set(days)) > 1 and day != above else "")
        for event, day, above in zip(latest, days, ["", *days], strict=False)
    )


def _newest(page: HandWrittenPage, event: Event, day: str) -> Entry:
    """A row of the newest articles. It has no day where that tells a reader nothing."""
    edition = page.edition
    lead = summary(edition, event)
    return Entry(
        href=relative(page.address, edition.article(event.key)),
        name=Html("{} {}").format(breakable(event.key.source), breakable(str(event.key.id))),
        aside=day,
        level=level_view(edition, event),
        text=plain_text(lead.value) if lead else "",
        language=foreign(edition, lead) if lead else None,
    )


def products(page: HandWrittenPage) -> tuple[Entry, ...]:
    """All products with the number of their events."""
    edition = page.edition
    return tuple(
        Entry(
            href=relative(page.address, address.product_listing(edition.locale, product.key)),
            name=Html("{}").format(edition.local(product.title, {}).value),
            aside=str(len(edition.catalogue.by_product.get(product.key, ()))),
            text=", ".join(edition.local(version.title, {}).value for version in product.versions.values()),
        )
        for product in edition.catalogue.definitions.products.values()
    )


def terms(page: HandWrittenPage) -> tuple[TermView, ...]:
    """The glossary in the order of the reader's alphabet."""
    edition = page.edition
    views = []
    for term in edition.catalogue.definitions.glossary:
        name = term.names.get(edition.locale)
        if not name:
            continue
        definition = edition.local(term.definition, {}) if term.definition else None
        others = tuple(
            (language.word("name"), language.locale, term.names[language.locale])
            for language in edition.languages
            if language.locale != edition.locale and language.locale in term.names
        )
        views.append(
            TermView(
                anchor=address.slug(name),
                name=name,
                others=others,
                definition=inline(edition.html_shallow, definition.value) if definition else Html(),
                language=foreign(edition, definition) if definition else None,
                avoid=", ".join(term.avoid.get(edition.locale, ())),
                seen_in=term.source or "",
            )
        )
    return tuple(sorted(views, key=lambda view: address.slug(view.name)))


def _all_events(page: HandWrittenPage, render: Callable[[str], Render]) -> str:
    """The first page of the table of all events. `pipeline` adds the further pages."""
    _, view = all_events(page.edition, page.address, 1)
    return render("table.jinja")(t=view)


def _main_sources(page: HandWrittenPage, render: Callable[[str], Render]) -> str:
    edition = page.edition
    count = len(edition.catalogue.by_source)
    title = edition.word("list", "sources")
    return render("rows.jinja")(
        title=title,
        rows=[replace(entry, text="") for entry in sources(page, SOURCES_AT_HOME)],
        more=edition.counted(count, "list", "all_sources") if count > SOURCES_AT_HOME else title,
        more_href=relative(page.address, address.sources(edition.locale)),
    )


def _page_links(page: HandWrittenPage, render: Callable[[str], Render]) -> str:
    links = alternates(page.edition, page.address, page.elsewhere)
    return render("page_links.jinja")(
        canonical=page.edition.site.absolute(page.address),
        alternates=links,
        other_forms=feeds(page.edition, page.address),
        search=search_description(page.edition, page.address),
        site_name=page.edition.site.name,
    )


def _language_links(page: HandWrittenPage, render: Callable[[str], Render]) -> str:
    return render("language_links.jinja")(links=language_links(page.edition, page.address, page.elsewhere))


def _search(page: HandWrittenPage, render: Callable[[str], Render]) -> str:
    edition = page.edition
    root = "../" * page.address.count("/")
    view = SearchView(
        bundle=f"{root}{address.FULL_TEXT}",
        root=root,
        events_href=relative(page.address, address.all_events(edition.locale)),
        filters=tuple(FilterView(name, edition.word("search", "filters", name)) for name in FILTERS),
        levels=tuple(view_of(edition, level) for level in edition.levels),
    )
    return render("search.jinja")(s=view)


def _api(page: HandWrittenPage, render: Callable[[str], Render]) -> str:
    """The kinds of files of the API with their schemas. A kind without parameters is one file, which is linked."""
    root = "../" * page.address.count("/")
    has_api = "api" in page.edition.site.offers
    rows = [
        ApiFileView(
            f"/{address.API}{file.path}",
            f"{root}{address.API}{file.path}" if has_api and "{" not in file.path else "",
            page.edition.word("share", "endpoints", file.name),
            f"{root}{file.schema}" if has_api and file.schema else "",
        )
        for file in page.api
    ]
    return render("endpoints.jinja")(endpoints=rows)


def _download(page: HandWrittenPage, render: Callable[[str], Render], file: Address, word: str) -> str:
    """A link to a file that exists only where the site's root is known."""
    site = page.edition.site
    href = relative(page.address, file) if site.url and "setup" in site.offers else ""
    return render("download.jinja")(href=href, text=page.edition.word("share", word))


def ways(page: HandWrittenPage) -> tuple[Way, ...]:
    """The pages from which readers can start, without those that have nothing to show."""
    edition, definitions = page.edition, page.edition.catalogue.definitions
    targets = {
        "id": (address.ids(edition.locale), bool(definitions.events)),
        "product": (address.products(edition.locale), bool(definitions.products)),
        "term": (address.glossary(edition.locale), bool(definitions.glossary)),
        "guide": (address.guides(edition.locale), bool(definitions.guides)),
        "code": (address.codes(edition.locale), bool(definitions.shown_tables)),
    }
    return tuple(
        Way(relative(page.address, target), edition.word("ways", name), edition.word("ways", f"{name}_text"))
        for name, (target, has_content) in targets.items()
        if has_content
    )


OF_EXAMPLE = ("source", "id", "slug", "part", "query", "argument", "file", "other", "new", "pattern", "name", "named")
"""What a slot such as `example.source` may ask of the event that is the example of the pages."""

EXAMPLE = "https://kb.example.org/"
"""The root in examples, for a site whose own root is not known."""

SLOTS: Slots = {
    "api": _api,
    "policy_file": lambda page, render: _download(page, render, address.POLICY_FILE, "policy"),
    "function_file": lambda page, render: _download(page, render, address.FUNCTION_FILE, "function"),
    "url": lambda page, render: page.edition.site.url or EXAMPLE,
    "footer": lambda page, render: publisher.footer(page.edition.language, page.edition.site),
    "publisher": lambda page, render: publisher.sentence(page.edition.language, page.edition.site),
    "typing": lambda page, render: render("typing.jinja")(rows=page.example.typed),
    "find": lambda page, render: render("find.jinja")(
        events_href=relative(page.address, address.all_events(page.edition.locale))
    ),
    "events": _all_events,
    "search": _search,
    "sources": lambda page, render: render("entries.jinja")(entries=sources(page)),
    "main_sources": _main_sources,
    "newest": lambda page, render: render("rows.jinja")(
        title=page.edition.word("list", "newest"),
        rows=newest(page),
        more=page.edition.word("list", "all_events"),
        more_href=relative(page.address, address.all_events(page.edition.locale)),
    ),
    "ways": lambda page, render: render("ways.jinja")(ways=ways(page)),
    "products": lambda page, render: render("entries.jinja")(entries=products(page)),
    "ids": lambda page, render: render("all_ids.jinja")(v=overview(page.edition, page.address)),
    "guides": lambda page, render: render("guides.jinja")(guides=guide_entries(page.edition, page.address)),
    "glossary": lambda page, render: render("glossary.jinja")(terms=terms(page)),
    "keys": lambda page, render: render("keys.jinja")(groups=groups(page.edition, page.reference())),
    "translation": lambda page, render: render("translation.jinja")(t=translation(page.edition, page.address)),
    "codes": lambda page, render: render("code_tables.jinja")(tables=codepage.entries(page.edition, page.address)),
    "badges": lambda page, render: render("badges.jinja")(v=legend(page.edition)),
    "maps": lambda page, render: render("maps.jinja")(groups=maps.groups(page.edition, page.address)),
    "text_origins": lambda page, render: render("text_origins.jinja")(origins=text_origins(page.edition)),
    "components": lambda page, render: render("components.jinja")(components=components(page)),
    "code_origins": lambda page, render: render("code_origins.jinja")(origins=codepage.origins(page.edition)),
    "checks": lambda page, render: render("checks.jinja")(c=check_list(page.edition, page.address, page.rule_pages())),
    "page_links": _page_links,
    "language_links": _language_links,
    "find_script": lambda page, render: render("find_script.jinja")(src=find_script(page.edition.site, page.address)),
}


def value(page: HandWrittenPage, render: Callable[[str], Render], name: str) -> str:
    """The content of a slot of a hand-written page.

    Raises:
        KeyError: there is neither a slot nor a word of this name.
    """
    if name.startswith("word."):
        return words(page.edition.language, page.edition.site, name)
    if name.removeprefix("example.") in OF_EXAMPLE:
        return escape(getattr(page.example, name.removeprefix("example.")))
    return SLOTS[name](page, render)
