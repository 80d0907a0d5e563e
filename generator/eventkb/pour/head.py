"""The head of a page: what it says to search engines, chats and browsers."""

from collections.abc import Container, Iterator
from dataclasses import replace

from pydantic_core import to_json

from eventkb.language.html import Html, as_html
from eventkb.language.markup import plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.model.locale import Locale
from eventkb.model.site import Site
from eventkb.pour.article import ArticleView
from eventkb.pour.edition import Edition, first_line, summary
from eventkb.pour.once import once_an_edition

NOTHING = Html()
SCHEMA_ORG = "https://schema.org"
DESCRIPTION_LENGTH = 160
"""Characters of a description that search engines and chats show, roughly."""


@frozen_dataclass()
class Alternate:
    """The same page in another language, or without language (`x-default`)."""

    language: str
    href: str


@frozen_dataclass()
class OtherForm:
    """The content of the page for programs: an article as Markdown or JSON, a list as a feed."""

    media_type: str
    href: str


@frozen_dataclass(kw_only=True)
class HeadView:
    """The head of a page.

    `title_social` is empty for a page that is not about one event, `json_ld` for a page that is not an article.
    `search` leads to the description by which a browser searches the site, `picture` is the picture for chats.
    """

    title: str
    description: str
    site_name: str
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    noindex: bool = False
    title_social: str = ""
    json_ld: Html = NOTHING
    other_forms: tuple[OtherForm, ...] = ()
    search: str = ""
    picture: str = ""
    social_language: str = ""
    other_languages: tuple[str, ...] = ()


@frozen_dataclass()
class LanguageLink:
    """A link to this page in another language."""

    language: str
    code: str
    name: str
    label: str
    href: str


def of_article(edition: Edition, event: Event, view: ArticleView) -> HeadView:
    """The head of an event's article."""
    page = view.address
    description = describe(edition, event)
    return HeadView(
        title=f"{event.title} - {edition.site.name}",
        description=description,
        site_name=edition.site.name,
        canonical=edition.site.absolute(page),
        alternates=(
            *alternates(edition, page),
            Alternate("x-default", _href(edition, page, edition.permalink(event.key))),
        ),
        noindex=event.is_stub,
        title_social=event.title,
        json_ld=NOTHING if event.is_stub else _json_ld(edition, event, page, view, description),
        other_forms=tuple(_forms(edition, event, page)),
        search=search_description(edition, page),
        picture=picture(edition, event),
        social_language=edition.word("open_graph"),
        other_languages=_others_in_chats(edition),
    )


def picture(edition: Edition, event: Event) -> str:
    """The URL of the picture that chats show for an event; empty where there is none."""
    if "cards" not in edition.site.offers or event.is_stub:
        return ""
    return edition.site.absolute(edition.picture(event.key))


def of_listing(edition: Edition, page: Address, *, title: str, description: str) -> HeadView:
    """The head of a page that is not an article."""
    return HeadView(
        title=f"{title} - {edition.site.name}",
        description=shorten(description),
        site_name=edition.site.name,
        canonical=edition.site.absolute(page),
        alternates=alternates(edition, page),
        other_forms=feeds(edition, page),
        search=search_description(edition, page),
    )


def of_guide(edition: Edition, guide: Guide, title: str) -> HeadView:
    """The head of a guide, which says to chats what the guide is about."""
    page = address.guide(edition.locale, guide.key)
    description = shorten(plain_text(edition.local(guide.summary, guide.translation).value))
    view = of_listing(edition, page, title=title, description=description)
    neutral = Alternate("x-default", _href(edition, page, address.guide_permalink(guide.key)))
    return replace(
        view,
        alternates=(*view.alternates, neutral),
        title_social=title,
        social_language=edition.word("open_graph"),
        other_languages=_others_in_chats(edition),
        other_forms=tuple(_guide_forms(edition, guide.key)),
    )


@once_an_edition
def _others_in_chats(edition: Edition) -> tuple[str, ...]:
    """The other languages as chats call them."""
    others = (language for language in edition.languages if language.locale != edition.locale)
    return tuple(language.word("open_graph") for language in others)


def _guide_forms(edition: Edition, key: str) -> Iterator[OtherForm]:
    """The guide as Markdown and as JSON, if the site has them."""
    page = address.guide(edition.locale, key)
    if "markdown" in edition.site.offers:
        yield OtherForm("text/markdown", relative(page, address.markdown(page)))
    if "api" in edition.site.offers:
        yield OtherForm("application/json", relative(page, address.guide_json(key)))


def _forms(edition: Edition, event: Event, page: Address) -> Iterator[OtherForm]:
    """The article as Markdown and as JSON, if the site has them."""
    if "markdown" in edition.site.offers:
        yield OtherForm("text/markdown", relative(page, address.markdown(page)))
    if "api" in edition.site.offers:
        data = edition.json(event.key)
        yield OtherForm("application/json", relative(page, data))


def feeds(edition: Edition, page: Address) -> tuple[OtherForm, ...]:
    """The feeds of the events that a page lists, if the site has them."""
    if "feeds" not in edition.site.offers or not edition.site.url or page not in edition.with_feed:
        return ()
    return (
        OtherForm("application/atom+xml", relative(page, address.atom(page))),
        OtherForm("application/feed+json", relative(page, address.json_feed(page))),
    )


def search_description(edition: Edition, page: Address) -> str:
    """The link to the description by which a browser's address bar searches the site; empty where there is none."""
    if "welcome" not in edition.site.offers or not edition.site.url:
        return ""
    return relative(page, address.open_search(edition.locale))


def alternates(edition: Edition, page: Address, pages: Container[Address] | None = None) -> tuple[Alternate, ...]:
    """The page in each language that has it, including its own. `pages` as for `language_links`."""
    below = _below(edition, page)
    listed = []
    for language in edition.languages:
        same_page = Address(f"{language.locale}/{below}")
        if pages is None or same_page in pages:
            listed.append(Alternate(language.locale, _href(edition, page, same_page)))
    return tuple(listed)


def language_links(
    edition: Edition, page: Address, pages: Container[Address] | None = None
) -> tuple[LanguageLink, ...]:
    """The links of the header to this page in the other languages.

    A hand-written page may be missing in a language: where it is not among `pages`, the link leads to the language's
    home page. All other pages exist in every language.
    """
    below = _below(edition, page)
    links = []
    for locale, code, name, label in _other_languages(edition):
        same_page = Address(f"{locale}/{below}")
        target = same_page if pages is None or same_page in pages else address.home(locale)
        links.append(LanguageLink(locale, code, name, label, relative(page, target)))
    return tuple(links)


@once_an_edition
def _other_languages(edition: Edition) -> tuple[tuple[Locale, str, str, str], ...]:
    """The locales of the other languages, their codes, their names, and what a link to this page is called in them."""
    return tuple(
        (language.locale, language.locale.upper(), language.word("name"), language.word("this_page"))
        for language in edition.languages
        if language.locale != edition.locale
    )


def find_script(site: Site, page: Address) -> str:
    """The way to the script of the find field; empty where the site has none."""
    return relative(page, site.find_script) if site.find_script else ""


def describe(edition: Edition, event: Event) -> str:
    """An event in one or two sentences of plain text."""
    lead = summary(edition, event)
    if lead:
        return shorten(plain_text(lead.value))
    return shorten(first_line(edition.local(event.message, event.translation).value))


def shorten(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _below(edition: Edition, page: Address) -> str:
    """Where a page is in its language, which is the same place in each."""
    return page.removeprefix(address.home(edition.locale))


def _href(edition: Edition, page: Address, target: Address) -> str:
    return edition.site.absolute(target) or relative(page, target)


def _json_ld(edition: Edition, event: Event, page: Address, view: ArticleView, description: str) -> Html:
    """An article and its breadcrumb in terms of schema.org, where a `TechArticle` itself can have no breadcrumb."""
    data: dict[str, object] = {
        "@type": "TechArticle",
        "headline": view.title,
        "description": description,
        "inLanguage": edition.locale,
        "isPartOf": {"@type": "WebSite", "name": edition.site.name},
    }
    if event.symbolic_name:
        data["alternativeHeadline"] = event.symbolic_name
    if event.modified:
        data["dateModified"] = event.modified
    if not edition.site.url:
        return json_in_html({"@context": SCHEMA_ORG, **data})
    data["url"] = edition.site.absolute(page)
    return json_in_html({"@context": SCHEMA_ORG, "@graph": [data, _breadcrumb(edition, view, page)]})


def _breadcrumb(edition: Edition, view: ArticleView, page: Address) -> dict[str, object]:
    root = edition.site.absolute(address.home(edition.locale))
    places = [(crumb.name, root + crumb.href.removeprefix("../../")) for crumb in view.crumbs]
    places.append((str(view.id), edition.site.absolute(page)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(places, 1)
        ],
    }


def json_in_html(data: object) -> Html:
    """JSON for a `<script>`: it contains no `<` that could end the element."""
    text = to_json(data).decode()
    return as_html(text.replace("<", "\\u003c").replace("&", "\\u0026"))
