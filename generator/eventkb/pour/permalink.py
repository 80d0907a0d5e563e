"""Language-neutral pages: permanent links, the root, 404. Plain HTML in all languages at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from eventkb.language.markup import Html, escape
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.pour.edition import Edition, breakable
from eventkb.pour.head import describe, picture, shorten
from eventkb.pour.notes import foreign
from eventkb.pour.related import level_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One language's way on: what it says, and where it leads.

    `lcid` is the number of the language in Windows, `social_language` its name for chats.
    """

    language: str
    text: str
    text_language: str | None
    label: str
    href: str
    absolute: str
    social_language: str
    lcid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeutralView:
    """A page that belongs to no language. `home` is the way to the first language's home, whose styles it uses.

    `kind` is what its `script` does: `go` for what a query asks for, `missing` for an address that isn't there.
    """

    title: str
    title_html: Html
    facts: tuple[str, ...]
    level: str
    description: str
    canonical: str
    choices: tuple[Choice, ...]
    home: str
    address: str
    footers: tuple[tuple[str, str], ...] = ()
    goes_on: bool = True
    kind: str = ""
    script: str = ""
    picture: str = ""


def permalink(editions: tuple[Edition, ...], event: Event) -> tuple[Address, NeutralView]:
    """The permanent link of an event: title and message in every language, each with its link."""
    first = editions[0]
    page = first.permalink(event.key)
    source, number = event.key
    level = level_view(first, event.level)
    product = first.catalogue.definitions.products.get(event.product or "")
    title = first.local(product.title, {}).value if product else ""
    facts = (event.symbolic_name or "", " ".join([title, *event.versions]).strip())
    return page, NeutralView(
        title=event.title,
        title_html=Html("{} <b>{}</b>").format(breakable(source), number),
        facts=tuple(fact for fact in facts if fact),
        level=level.word if level else "",
        description=describe(first, event),
        canonical=first.site.absolute(page),
        choices=tuple(_choice(edition, page, edition.article(event.key), event) for edition in editions),
        home=relative(page, address.home(first.locale)),
        address=f"/{page}",
        footers=tuple((edition.locale, edition.word("permanent")) for edition in editions),
        picture=picture(first, event),
    )


def same_id(editions: tuple[Edition, ...], event_id: int) -> tuple[Address, NeutralView]:
    """`/id/<id>/`, for trackers that pass on digits only."""
    first = editions[0]
    page = address.neutral_id(event_id)
    titles = {edition.locale: edition.word("list", "id_title").replace("{id}", str(event_id)) for edition in editions}
    title = titles[first.locale]
    return page, NeutralView(
        title=title,
        title_html=escape(title),
        facts=(),
        level="",
        description=title,
        canonical=first.site.absolute(page),
        choices=tuple(
            _plain_choice(edition, page, address.id_listing(edition.locale, event_id), titles[edition.locale])
            for edition in editions
        ),
        home=relative(page, address.home(first.locale)),
        address=f"/{page}",
    )


def root(editions: tuple[Edition, ...]) -> tuple[Address, NeutralView]:
    """The root of the site: each language's home."""
    first, page = editions[0], Address("")
    return page, NeutralView(
        title=first.site.name,
        title_html=escape(first.site.name),
        facts=(),
        level="",
        description=shorten(first.word("find", "label")),
        canonical=first.site.absolute(page),
        choices=tuple(
            _plain_choice(edition, page, address.home(edition.locale), edition.word("find", "label"))
            for edition in editions
        ),
        home=relative(page, address.home(first.locale)),
        address="",
    )


def not_found(editions: tuple[Edition, ...]) -> tuple[Address, NeutralView]:
    """404: hosts send it for any address, so its links begin at the root of the host."""
    first, page = editions[0], address.not_found()
    base = first.site.root_path
    choices = tuple(
        Choice(
            language=edition.locale,
            text=edition.word("not_found", "title") + ". " + edition.word("not_found", "text"),
            text_language=None,
            label=edition.word("not_found", "all"),
            href=base + address.all_events(edition.locale),
            absolute=edition.site.absolute(address.all_events(edition.locale)),
            social_language=edition.word("open_graph"),
            lcid=edition.word("lcid"),
        )
        for edition in editions
    )
    title = first.word("not_found", "title")
    home = base + address.home(first.locale)
    script = base + first.site.way_script if first.site.way_script else ""
    return page, NeutralView(
        title=title,
        title_html=Html("404"),
        facts=(),
        level="",
        description=title,
        canonical="",
        choices=choices,
        home=home,
        address="",
        footers=(),
        goes_on=False,
        kind="missing",
        script=script,
    )


def go(editions: tuple[Edition, ...]) -> Iterator[tuple[Address, NeutralView]]:
    """The pages that take a query: ours, and those of the vendor's addresses that old links lead to."""
    first = editions[0]
    title = first.word("go", "title")
    for page in address.GO:
        choices = tuple(
            replace(
                _plain_choice(edition, page, address.all_events(edition.locale), edition.word("go", "text")),
                label=edition.word("not_found", "all"),
                lcid=edition.word("lcid"),
            )
            for edition in editions
        )
        script = relative(page, first.site.way_script) if first.site.way_script else ""
        home = relative(page, address.home(first.locale))
        yield (
            page,
            NeutralView(
                title=title,
                title_html=escape(title),
                facts=(),
                level="",
                description=title,
                canonical="",
                choices=choices,
                home=home,
                address="",
                footers=(),
                goes_on=False,
                kind="go",
                script=script,
            ),
        )


def _choice(edition: Edition, page: Address, target: Address, event: Event) -> Choice:
    message = edition.local(event.message, event.translation)
    plain = _plain_choice(edition, page, target, shorten(" ".join(message.value.split())))
    return replace(plain, text_language=foreign(edition, message))


def _plain_choice(edition: Edition, page: Address, target: Address, text: str) -> Choice:
    return Choice(
        language=edition.locale,
        text=text,
        text_language=None,
        label=edition.word("read"),
        href=relative(page, target),
        absolute=edition.site.absolute(target),
        social_language=edition.word("open_graph"),
    )
