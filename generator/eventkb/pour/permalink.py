"""Pages that belong to no language: permanent links, the root, 404, queries. Each has a link for every language."""

from collections.abc import Iterator
from dataclasses import replace

from eventkb.language.markup import Html, escape, plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.model.identifier import EventId, id_slug
from eventkb.pour.edition import Edition, breakable
from eventkb.pour.head import describe, picture, shorten
from eventkb.pour.level import level_view
from eventkb.pour.listing import id_title
from eventkb.pour.notes import foreign


@frozen_dataclass(kw_only=True)
class Choice:
    """The link to one language, with a text in that language.

    `lcid` is the number of the language in queries (LCID), `social_language` its name for chats.
    """

    language: str
    text: str
    label: str
    href: str
    absolute: str
    social_language: str
    text_language: str | None = None
    lcid: str = ""


@frozen_dataclass(kw_only=True)
class Menu:
    """The ways into the site in one language: its home, the list that the field leads to, and the main pages.

    `find_label`, `find_hint`, `copied` and `selected` are for places where a text can be in one language only: a script
    puts those of the reader's there.
    """

    language: str
    name: str
    label: str
    home: str
    pages: tuple[tuple[str, str], ...]
    find: str
    find_label: str
    find_hint: str
    copied: str
    selected: str


@frozen_dataclass(kw_only=True)
class Chrome:
    """What is around a page that a reader didn't mean to see: the site's name, its search field, its menus."""

    name: str
    label: str
    hint: str
    find: str
    find_script: str
    menus: tuple[Menu, ...]
    chooses_language: bool = False


@frozen_dataclass(kw_only=True)
class NeutralView:
    """A page that belongs to no language. `home` leads to the first language's home page, whose styles it uses;
    `styles` are the project's own, which come after them.

    `kind` is what its `script` does: `go` for what a query asks for, `missing` for an address that doesn't exist.
    `goes_on` is whether the page sends a reader to their language by itself.
    """

    title: str
    title_html: Html
    description: str
    choices: tuple[Choice, ...]
    home: str
    facts: tuple[str, ...] = ()
    level: str = ""
    canonical: str = ""
    address: str = ""
    footers: tuple[tuple[str, str], ...] = ()
    goes_on: bool = True
    kind: str = ""
    script: str = ""
    picture: str = ""
    styles: tuple[str, ...] = ()
    chrome: Chrome | None = None


def permalink(editions: tuple[Edition, ...], event: Event) -> tuple[Address, NeutralView]:
    """The permanent link of an event: title and message in every language, each with its link."""
    first = editions[0]
    page = first.permalink(event.key)
    source, number = event.key
    level = level_view(first, event)
    product = first.product_title(event.product)
    facts = (event.symbolic_name or "", " ".join([product.value if product else "", *event.versions]).strip())
    return page, NeutralView(
        title=event.title,
        title_html=Html("{} <b>{}</b>").format(breakable(source), number),
        facts=tuple(fact for fact in facts if fact),
        level=level.word if level else "",
        description=describe(first, event),
        canonical=first.site.absolute(page),
        choices=tuple(_event_choice(edition, page, event) for edition in editions),
        home=_home(first, page),
        styles=styles(first, _home(first, page)),
        address=f"/{page}",
        footers=tuple((edition.locale, edition.word("permanent")) for edition in editions),
        picture=picture(first, event),
    )


def of_guide(editions: tuple[Edition, ...], guide: Guide) -> tuple[Address, NeutralView]:
    """The permanent link of a guide: its title in every language, each with its link."""
    first = editions[0]
    page = address.guide_permalink(guide.key)
    title = first.local(guide.title, guide.translation).value
    return page, NeutralView(
        title=title,
        title_html=escape(title),
        description=shorten(plain_text(first.local(guide.summary, guide.translation).value)),
        canonical=first.site.absolute(page),
        choices=tuple(_guide_choice(edition, page, guide) for edition in editions),
        home=_home(first, page),
        styles=styles(first, _home(first, page)),
        address=f"/{page}",
        footers=tuple((edition.locale, edition.word("permanent")) for edition in editions),
    )


def _guide_choice(edition: Edition, page: Address, guide: Guide) -> Choice:
    """The link to a guide in one language, with its title."""
    title = edition.local(guide.title, guide.translation)
    choice = _choice(edition, page, address.guide(edition.locale, guide.key), title.value)
    return replace(choice, text_language=foreign(edition, title))


def same_id(editions: tuple[Edition, ...], event_id: EventId) -> tuple[Address, NeutralView]:
    """`/id/<id>/`, for trackers that pass on digits only."""
    first = editions[0]
    page = address.neutral_id(id_slug(event_id))
    titles = {edition.locale: id_title(edition, event_id) for edition in editions}
    title = titles[first.locale]
    return page, NeutralView(
        title=title,
        title_html=escape(title),
        description=title,
        canonical=first.site.absolute(page),
        choices=tuple(
            _choice(edition, page, address.id_listing(edition.locale, id_slug(event_id)), titles[edition.locale])
            for edition in editions
        ),
        home=_home(first, page),
        styles=styles(first, _home(first, page)),
        address=f"/{page}",
    )


def root(editions: tuple[Edition, ...]) -> tuple[Address, NeutralView]:
    """The root of the site: each language's home."""
    first, page = editions[0], Address("")
    return page, NeutralView(
        title=first.site.name,
        title_html=escape(first.site.name),
        description=shorten(first.word("find", "label")),
        canonical=first.site.absolute(page),
        choices=tuple(
            _choice(edition, page, address.home(edition.locale), edition.word("find", "label")) for edition in editions
        ),
        home=_home(first, page),
        styles=styles(first, _home(first, page)),
    )


def not_found(editions: tuple[Edition, ...]) -> tuple[Address, NeutralView]:
    """404: hosts send it for any address, so its links begin at the root of the host."""
    first, base = editions[0], editions[0].site.root_path
    title = first.word("not_found", "title")
    choices = tuple(
        replace(
            _all_events(
                edition, Address(""), f"{edition.word('not_found', 'title')}. {edition.word('not_found', 'text')}"
            ),
            href=base + address.all_events(edition.locale),
        )
        for edition in editions
    )
    return address.not_found(), NeutralView(
        title=title,
        title_html=Html("404"),
        description=title,
        choices=choices,
        home=base + address.home(first.locale),
        styles=styles(first, base + address.home(first.locale)),
        chrome=chrome(editions, base),
        goes_on=False,
        kind="missing",
        script=base + first.site.way_script if first.site.way_script else "",
    )


def go(editions: tuple[Edition, ...]) -> Iterator[tuple[Address, NeutralView]]:
    """The pages that take a query: ours, and those at the vendor's addresses, to which old links lead."""
    first = editions[0]
    title = first.word("go", "title")
    for page in address.GO:
        yield (
            page,
            NeutralView(
                title=title,
                title_html=escape(title),
                description=title,
                choices=tuple(_all_events(edition, page, edition.word("go", "text")) for edition in editions),
                home=_home(first, page),
                styles=styles(first, _home(first, page)),
                goes_on=False,
                kind="go",
                script=relative(page, first.site.way_script) if first.site.way_script else "",
            ),
        )


def _home(edition: Edition, page: Address) -> str:
    """The way from a page to the home page of a language."""
    return relative(page, address.home(edition.locale))


def styles(edition: Edition, home: str) -> tuple[str, ...]:
    """The project's own style sheets, by the way to the home page of a language."""
    return tuple(style if "://" in style else home + style for style in edition.site.styles)


def chrome(editions: tuple[Edition, ...], base: str) -> Chrome:
    """The site around a page; `base` is the path of the site's root on its host, or the way to it."""
    first = editions[0]
    script = first.site.find_script
    return Chrome(
        name=first.site.name,
        label=first.word("find", "label"),
        hint=first.word("find", "hint"),
        find=base + address.all_events(first.locale),
        find_script=base + script if script else "",
        menus=tuple(_menu(edition, base) for edition in editions),
    )


def _menu(edition: Edition, base: str) -> Menu:
    definitions, locale = edition.catalogue.definitions, edition.locale
    pages = (
        ("all_events", address.all_events(locale), True),
        ("sources", address.sources(locale), True),
        ("by_id", address.ids(locale), True),
        ("products", address.products(locale), bool(definitions.products)),
        ("guides", address.guides(locale), bool(definitions.guides)),
    )
    return Menu(
        language=locale,
        name=edition.word("name"),
        label=edition.word("site_menu"),
        home=base + address.home(locale),
        find=base + address.all_events(locale),
        find_label=edition.word("find", "label"),
        find_hint=edition.word("find", "hint"),
        copied=edition.word("copied"),
        selected=edition.word("selected"),
        pages=tuple((edition.word("list", word), base + page) for word, page, has_content in pages if has_content),
    )


def _event_choice(edition: Edition, page: Address, event: Event) -> Choice:
    """The link to an event's article, with its message."""
    message = edition.local(event.message, event.translation)
    choice = _choice(edition, page, edition.article(event.key), shorten(" ".join(message.value.split())))
    return replace(choice, text_language=foreign(edition, message))


def _all_events(edition: Edition, page: Address, text: str) -> Choice:
    """The link to the list of all events, from a page whose script looks for an event."""
    choice = _choice(edition, page, address.all_events(edition.locale), text)
    return replace(choice, label=edition.word("not_found", "all"), lcid=edition.word("lcid"))


def _choice(edition: Edition, page: Address, target: Address, text: str) -> Choice:
    return Choice(
        language=edition.locale,
        text=text,
        label=edition.word("read"),
        href=relative(page, target),
        absolute=edition.site.absolute(target),
        social_language=edition.word("open_graph"),
    )
