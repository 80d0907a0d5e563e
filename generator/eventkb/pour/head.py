"""What a page tells those who don't look at it: search engines, chats, browsers."""

import json
from collections.abc import Container, Iterator
from dataclasses import dataclass

from eventkb.language.markup import Html, plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.pour.article import ArticleView
from eventkb.pour.edition import Edition, first_line, summary

NOTHING = Html()
SCHEMA_ORG = "https://schema.org"
DESCRIPTION_LENGTH = 160
"""About what search engines and chats show of a description."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language, or language-neutral (`x-default`)."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class OtherForm:
    """The same as the page has for programs: an article as Markdown or JSON, a list as a feed."""

    media_type: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """`title_social` is empty for pages of no event, `json_ld` for all that are no articles; `search` leads to how a
    browser searches the site. `picture` is the URL of what chats show."""

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


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A link to this page in another language."""

    language: str
    code: str
    name: str
    label: str
    href: str


def of_article(edition: Edition, event: Event, view: ArticleView) -> HeadView:
    """The head of an event's article."""
    here = edition.article(event.key)
    description = describe(edition, event)
    return HeadView(
        title=f"{event.title} - {edition.site.name}",
        description=description,
        site_name=edition.site.name,
        canonical=edition.site.absolute(here),
        alternates=(
            *alternates(edition, here),
            Alternate("x-default", _href(edition, here, edition.permalink(event.key))),
        ),
        noindex=event.is_stub,
        title_social=event.title,
        json_ld=NOTHING if event.is_stub else _json_ld(edition, event, view, description),
        other_forms=tuple(_forms(edition, event)),
        search=search_description(edition, here),
        picture=picture(edition, event),
        social_language=edition.word("open_graph"),
        other_languages=tuple(one.word("open_graph") for one in edition.languages if one.locale != edition.locale),
    )


def picture(edition: Edition, event: Event) -> str:
    """The full URL of the picture that chats show of an event; empty where it has none."""
    if "cards" not in edition.site.offers or event.is_stub:
        return ""
    return edition.site.absolute(address.picture_of(edition.slug(event.key.source), event.key.id))


def of_listing(edition: Edition, here: Address, title: str, description: str) -> HeadView:
    """The head of a page that lists events, or of any other page that is poured."""
    return HeadView(
        title=f"{title} - {edition.site.name}",
        description=shorten(description),
        site_name=edition.site.name,
        canonical=edition.site.absolute(here),
        alternates=alternates(edition, here),
        other_forms=feeds(edition, here),
        search=search_description(edition, here),
    )


def _forms(edition: Edition, event: Event) -> Iterator[OtherForm]:
    """An article as Markdown and as JSON, where the site has them."""
    here = edition.article(event.key)
    if "markdown" in edition.site.offers:
        yield OtherForm("text/markdown", relative(here, address.markdown(here)))
    if "api" in edition.site.offers:
        data = address.event_json(edition.slug(event.key.source), event.key.id)
        yield OtherForm("application/json", relative(here, data))


def feeds(edition: Edition, here: Address) -> tuple[OtherForm, ...]:
    """The feeds of what a page lists, where there are any."""
    if "feeds" not in edition.site.offers or not edition.site.url or here not in edition.with_feed:
        return ()
    return (
        OtherForm("application/atom+xml", relative(here, address.atom(here))),
        OtherForm("application/feed+json", relative(here, address.json_feed(here))),
    )


def search_description(edition: Edition, here: Address) -> str:
    """The way to what tells a browser's address bar how to search the site; empty where the site has none."""
    if "welcome" not in edition.site.offers or not edition.site.url:
        return ""
    return relative(here, address.open_search(edition.locale))


def alternates(edition: Edition, here: Address, known: Container[Address] | None = None) -> tuple[Alternate, ...]:
    """This page in each language of the site that has it, itself among them; `known` as for `language_links`."""
    return tuple(
        Alternate(one.locale, _href(edition, here, _in(here, edition, one.locale)))
        for one in edition.languages
        if known is None or _in(here, edition, one.locale) in known
    )


def language_links(
    edition: Edition, here: Address, known: Container[Address] | None = None
) -> tuple[LanguageLink, ...]:
    """The links of the header to this very page in the other languages.

    A hand-written page need not exist in each language: where it is not among the `known` pages, the language's home
    takes its place. Poured pages exist in all.
    """
    links = []
    for one in edition.languages:
        there = _in(here, edition, one.locale)
        target = there if known is None or there in known else address.home(one.locale)
        if one.locale != edition.locale:
            name, label = one.word("name"), one.word("this_page")
            links.append(
                LanguageLink(
                    language=one.locale, code=one.locale.upper(), name=name, label=label, href=relative(here, target)
                )
            )
    return tuple(links)


def find_script(edition: Edition, here: Address) -> str:
    """The way to the script of the find field; empty where the site has none."""
    return relative(here, edition.site.find_script) if edition.site.find_script else ""


def describe(edition: Edition, event: Event) -> str:
    """An event in one or two sentences of plain text."""
    found = summary(edition, event)
    if found:
        return shorten(plain_text(found.value))
    return shorten(first_line(edition.local(event.message, event.translation).value))


def shorten(text: str) -> str:
    """The beginning of a text, cut between words."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _in(here: Address, edition: Edition, other: str) -> Address:
    return Address(f"{other}/{here.removeprefix(address.home(edition.locale))}")


def _href(edition: Edition, here: Address, target: Address) -> str:
    return edition.site.absolute(target) or relative(here, target)


def _json_ld(edition: Edition, event: Event, view: ArticleView, description: str) -> Html:
    """An article and the way to it, in the words of schema.org, to which only pages have a `breadcrumb`."""
    here = edition.article(event.key)
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
    data["url"] = edition.site.absolute(here)
    return json_in_html({"@context": SCHEMA_ORG, "@graph": [data, _breadcrumb(edition, view, here)]})


def _breadcrumb(edition: Edition, view: ArticleView, here: Address) -> dict[str, object]:
    root = edition.site.absolute(address.home(edition.locale))
    places = [(crumb.name, root + crumb.href.removeprefix("../../")) for crumb in view.crumbs]
    places.append((str(view.id), edition.site.absolute(here)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(places, 1)
        ],
    }


def json_in_html(data: object) -> Html:
    """JSON that can stand in a `<script>`: no `<` in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c").replace("&", "\\u0026"))
