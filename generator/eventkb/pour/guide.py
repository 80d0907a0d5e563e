"""What the catalogue puts into hand-written pages: each slot of `docs/<locale>/**` that is not a word, by name."""

from collections.abc import Callable
from dataclasses import dataclass

from eventkb.language.markup import Html, plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.diagnostic import Rule
from eventkb.model.event import Level
from eventkb.model.locale import Locale
from eventkb.model.reference import ApiFile, KeyGroup
from eventkb.pour.article import date_words
from eventkb.pour.edition import Edition, breakable, inline
from eventkb.pour.head import alternates, feeds, find_script, language_links, search_description
from eventkb.pour.keys import groups
from eventkb.pour.lean import FILTERS
from eventkb.pour.listing import articles_first, table
from eventkb.pour.page import Render
from eventkb.pour.related import LevelView, level_view
from eventkb.pour.translation import translation

NEWEST = 6
SOURCES_AT_HOME = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list: a link, a number or a date beside it, a sentence below."""

    href: str
    name: Html
    aside: str
    level: LevelView | None = None
    text: str = ""
    language: Locale | None = None


@dataclass(frozen=True, slots=True)
class ApiFileView:
    """A kind of file of the API; `href` and `schema` are empty where there is nothing to link."""

    path: str
    href: str
    text: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term with what it means, what it is called in the other languages and what not to call it."""

    anchor: str
    name: str
    others: tuple[tuple[str, Locale, str], ...]
    definition: Html
    language: Locale | None
    avoid: str


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A hand-written page to be filled: where it stands. `elsewhere` are all hand-written pages of the site,
    `reference` all keys of definitions in its language, `api` the kinds of files of the API."""

    edition: Edition
    here: Address
    rules: tuple[Rule, ...]
    elsewhere: frozenset[Address]
    reference: tuple[KeyGroup, ...] = ()
    api: tuple[ApiFile, ...] = ()


Slots = dict[str, Callable[[Guide, Callable[[str], Render]], str]]


@dataclass(frozen=True, slots=True)
class FilterView:
    """Something that results are narrowed by, with its word."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page that searches all texts: the ways to its index, to the site's root and to the list of all events."""

    bundle: str
    root: str
    events_href: str
    filters: tuple[FilterView, ...]
    levels: tuple[LevelView, ...]


def words(edition: Edition, name: str) -> str:
    """The interface word that a slot `word.find.label` names.

    Raises:
        KeyError: there is no such word.
    """
    return edition.word(*name.removeprefix("word.").split(".")).replace("{name}", edition.site.name)


def sources(guide: Guide, most: int | None = None) -> tuple[Entry, ...]:
    """All sources with the number of their events; or the `most` that have the most articles."""
    edition = guide.edition
    found = list(edition.catalogue.by_source.items())
    if most is not None:
        found = sorted(found, key=lambda one: -sum(not event.is_stub for event in one[1]))[:most]
    return tuple(_source(guide, name, len(events)) for name, events in found)


def _source(guide: Guide, name: str, count: int) -> Entry:
    edition = guide.edition
    source = edition.catalogue.definitions.sources[name]
    text = edition.local(source.description, {}) if source.description else None
    return Entry(
        href=relative(guide.here, address.source_listing(edition.locale, edition.slug(name))),
        name=breakable(name),
        aside=str(count),
        text=plain_text(text.value) if text else "",
        language=text.language if text and text.language != edition.locale else None,
    )


def newest(guide: Guide) -> tuple[Entry, ...]:
    """The articles that were written or changed last."""
    edition = guide.edition
    dated = [event for event in edition.catalogue.definitions.events if event.modified and not event.is_stub]
    latest = sorted(dated, key=lambda event: (event.modified or "", -event.key.id), reverse=True)[:NEWEST]
    return tuple(
        Entry(
            href=relative(guide.here, edition.article(event.key)),
            name=Html("{} {}").format(breakable(event.key.source), event.key.id),
            aside=date_words(edition, event.modified),
            level=level_view(edition, event.level),
        )
        for event in latest
    )


def products(guide: Guide) -> tuple[Entry, ...]:
    edition = guide.edition
    return tuple(
        Entry(
            href=relative(guide.here, address.product_listing(edition.locale, product.key)),
            name=Html("{}").format(edition.local(product.title, {}).value),
            aside=str(len(edition.catalogue.by_product.get(product.key, ()))),
            text=", ".join(edition.local(one.title, {}).value for one in product.versions.values()),
        )
        for product in edition.catalogue.definitions.products.values()
    )


def ids(guide: Guide) -> tuple[Entry, ...]:
    """Each ID with the sources that use it."""
    edition = guide.edition
    return tuple(
        Entry(
            href=relative(guide.here, address.id_listing(edition.locale, number)),
            name=Html("{}").format(number),
            aside=", ".join(event.key.source for event in articles_first(events)),
        )
        for number, events in sorted(edition.catalogue.by_id.items())
    )


def terms(guide: Guide) -> tuple[TermView, ...]:
    """The glossary in the order of the reader's alphabet."""
    edition = guide.edition
    views = []
    for term in edition.catalogue.definitions.glossary:
        name = term.names.get(edition.locale)
        if not name:
            continue
        found = edition.local(term.definition, {}) if term.definition else None
        others = tuple(
            (one.word("name"), one.locale, term.names[one.locale])
            for one in edition.languages
            if one.locale != edition.locale and one.locale in term.names
        )
        views.append(
            TermView(
                anchor=address.slug(name),
                name=name,
                others=others,
                definition=inline(edition.html_shallow, found.value) if found else Html(),
                language=found.language if found and found.language != edition.locale else None,
                avoid=", ".join(term.avoid.get(edition.locale, ())),
            )
        )
    return tuple(sorted(views, key=lambda view: address.slug(view.name)))


def checks(guide: Guide) -> tuple[Entry, ...]:
    """Each rule with its page."""
    edition = guide.edition
    return tuple(
        Entry(
            href=relative(guide.here, address.check_page(edition.locale, rule.code)),
            name=Html("{} {}").format(rule.code, rule.name),
            aside=edition.word("checks", rule.severity),
        )
        for rule in guide.rules
    )


def _all_events(guide: Guide, render: Callable[[str], Render]) -> str:
    """The first page of the table of all events; `build` pours the further ones."""
    _, view = next(table(guide.edition, guide.here, guide.edition.catalogue.definitions.events, with_source=True))
    return render("table.jinja")(t=view)


def _main_sources(guide: Guide, render: Callable[[str], Render]) -> str:
    edition = guide.edition
    count = len(edition.catalogue.by_source)
    title = edition.word("list", "sources")
    return render("rows.jinja")(
        title=title,
        rows=sources(guide, SOURCES_AT_HOME),
        more=edition.word("list", "all_sources").replace("{count}", str(count)) if count > SOURCES_AT_HOME else title,
        more_href=relative(guide.here, address.sources(edition.locale)),
    )


def _page_links(guide: Guide, render: Callable[[str], Render]) -> str:
    links = alternates(guide.edition, guide.here, guide.elsewhere)
    return render("page_links.jinja")(
        canonical=guide.edition.site.absolute(guide.here),
        alternates=links,
        other_forms=feeds(guide.edition, guide.here),
        search=search_description(guide.edition, guide.here),
        site_name=guide.edition.site.name,
    )


def _language_links(guide: Guide, render: Callable[[str], Render]) -> str:
    return render("language_links.jinja")(links=language_links(guide.edition, guide.here, guide.elsewhere))


def _search(guide: Guide, render: Callable[[str], Render]) -> str:
    edition = guide.edition
    root = "../" * guide.here.count("/")
    view = SearchView(
        bundle=f"{root}{address.FULL_TEXT}",
        root=root,
        events_href=relative(guide.here, address.all_events(edition.locale)),
        filters=tuple(FilterView(name, edition.word("search", "filters", name)) for name in FILTERS),
        levels=tuple(found for one in Level if (found := level_view(edition, one))),
    )
    return render("search.jinja")(s=view)


def _api(guide: Guide, render: Callable[[str], Render]) -> str:
    """The kinds of files of the API with their schemas; one without parameters is linked."""
    root = "../" * guide.here.count("/")
    has_api = "api" in guide.edition.site.offers
    rows = [
        ApiFileView(
            f"/{address.API}{one.path}",
            f"{root}{address.API}{one.path}" if has_api and "{" not in one.path else "",
            guide.edition.word("share", "endpoints", one.name),
            f"{root}{one.schema}" if has_api and one.schema else "",
        )
        for one in guide.api
    ]
    return render("endpoints.jinja")(endpoints=rows)


def _download(guide: Guide, render: Callable[[str], Render], file: Address, word: str) -> str:
    """A link to a file that is there only where the site's root is known."""
    site = guide.edition.site
    href = relative(guide.here, file) if site.url and "setup" in site.offers else ""
    return render("download.jinja")(href=href, text=guide.edition.word("share", word))


EXAMPLE = "https://kb.example.org/"
"""The root of a site that doesn't know its own."""

SLOTS: Slots = {
    "api": _api,
    "policy_file": lambda guide, render: _download(guide, render, address.POLICY_FILE, "policy"),
    "function_file": lambda guide, render: _download(guide, render, address.FUNCTION_FILE, "function"),
    "url": lambda guide, render: guide.edition.site.url or EXAMPLE,
    "find": lambda guide, render: render("find.jinja")(
        events_href=relative(guide.here, address.all_events(guide.edition.locale))
    ),
    "events": _all_events,
    "search": _search,
    "sources": lambda guide, render: render("entries.jinja")(entries=sources(guide)),
    "main_sources": _main_sources,
    "newest": lambda guide, render: render("rows.jinja")(
        title=guide.edition.word("list", "newest"),
        rows=newest(guide),
        more=guide.edition.word("list", "all_events"),
        more_href=relative(guide.here, address.all_events(guide.edition.locale)),
    ),
    "products": lambda guide, render: render("entries.jinja")(entries=products(guide)),
    "ids": lambda guide, render: render("ids.jinja")(entries=ids(guide)),
    "glossary": lambda guide, render: render("glossary.jinja")(terms=terms(guide)),
    "keys": lambda guide, render: render("keys.jinja")(groups=groups(guide.edition, guide.reference)),
    "translation": lambda guide, render: render("translation.jinja")(t=translation(guide.edition, guide.here)),
    "checks": lambda guide, render: render("ids.jinja")(entries=checks(guide)),
    "page_links": _page_links,
    "language_links": _language_links,
    "find_script": lambda guide, render: render("find_script.jinja")(src=find_script(guide.edition, guide.here)),
}


def value(guide: Guide, render: Callable[[str], Render], name: str) -> str:
    """What goes into a slot of a hand-written page.

    Raises:
        KeyError: there is neither a slot nor a word of this name.
    """
    if name.startswith("word."):
        return words(guide.edition, name)
    return SLOTS[name](guide, render)
