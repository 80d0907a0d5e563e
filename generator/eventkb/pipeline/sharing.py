"""What other systems get of a site: what is made of each event beside its article, and what is made once, of all."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from eventkb.index import api, document, feeds, guides, headers, inventory, markdown, redirects, setup, welcome
from eventkb.model.address import Address, Read
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import Event, EventKey
from eventkb.pipeline.materials import Materials, chosen
from eventkb.pipeline.plan import Plan, site_of
from eventkb.pipeline.project import Configuration
from eventkb.pour.edition import Edition
from eventkb.pour.moved import renamed

File = tuple[Address, bytes]


def editions(configurations: Sequence[Configuration], catalogue: Catalogue, supplies: Materials) -> tuple[Edition, ...]:
    """A catalogue in all languages of a site, for those who build none.

    Raises:
        EngineFault: a language has no words.
    """
    languages = chosen(supplies, configurations)
    locales = tuple(language.locale for language in languages)
    sites = [site_of(configuration, configurations[0], locales) for configuration in configurations]
    pairs = zip(languages, sites, strict=True)
    return tuple(Edition(language, languages, site, catalogue) for language, site in pairs)


def documents_of(plan: Plan, outputs: Collection[str], key: EventKey) -> frozenset[str]:
    """The outputs that have files of an event beside its pages.

    A bare stub has none of these; it is in the JSON of its source.
    """
    definitions = plan.catalogue.definitions
    own = {"api": definitions.has_own_json(key), "markdown": definitions.has_pages(key)}
    return frozenset(name for name, is_own in own.items() if is_own and name in outputs)


def of_event(plan: Plan, outputs: Collection[str], event: Event) -> Iterator[File]:
    """An event's JSON, and its article as Markdown in every language, both of the same texts."""
    outputs = documents_of(plan, outputs, event.key)
    event_document = document.document(plan.editions, event)
    if "api" in outputs:
        yield api.of_event(plan.editions[0], event, event_document)
    if "markdown" in outputs:
        for edition in plan.editions:
            text = markdown.article(edition, event, event_document["texts"][edition.locale])
            yield markdown.page_address(edition, event.key), text.encode()


def _markdown(plan: Plan, _: Materials) -> Iterator[File]:
    yield from welcome.llms(plan.editions)
    for edition in plan.editions:
        yield from guides.pages(edition)


def joined(
    plan: Plan, before: Plan, outputs: Collection[str], changed: Collection[EventKey], read: Read, former: Read
) -> Iterator[File] | None:
    """What is joined from the files of all events, where the files of some have changed; None where that is not known.

    `before` is the plan of the site as it was. `read` returns a file of the new site, `former` one of that site.
    """
    files: list[File] = []
    if "api" in outputs:
        dumped = api.dump_again(read(api.DUMP), before.editions[0], plan.editions[0], changed, read)
        if dumped is None:
            return None
        files.append((api.DUMP, dumped))
        files.append((api.LIST, api.listed(map(read, api.sources(plan.editions[0])))))
    if "full" in outputs:
        for place, pieces in compounds(plan, "full").items():
            files.append((place, welcome.full([read(file) for file, _ in pieces])))
    if "markdown" in outputs:
        files += welcome.llms_again(plan.editions, before.catalogue.articles, changed, former)
    return iter(files)


def _redirects(plan: Plan, _: Materials) -> Iterator[File]:
    former = {old: view.target for old, view in renamed(plan.editions)}
    return redirects.files(former, plan.sites[0].root_path)


OF_ALL: Mapping[str, Callable[[Plan, Materials], Iterator[File]]] = {
    "api": lambda plan, _: api.files(plan.editions),
    "markdown": _markdown,
    "full": lambda plan, _: iter(()),
    "feeds": lambda plan, _: feeds.files(plan.editions),
    "welcome": lambda plan, _: welcome.files(plan.editions),
    "setup": lambda plan, supplies: setup.files(plan.editions, supplies.setup.get("Get-EventHelp.ps1", "")),
    "redirects": _redirects,
    "headers": lambda plan, _: headers.files(plan.sites[0].root_path),
    "inventory": lambda plan, _: inventory.files(plan.editions),
}
"""By output: lists, feeds and what programs ask for first. What consists of other files is in `compounds`."""

OF_A_SOURCE: Mapping[str, Callable[[Sequence[Edition], str], Iterator[File]]] = {
    "api": api.of_source,
    "feeds": feeds.of_source,
    "setup": setup.of_source,
}
"""By output, what is made of each source."""

Pieces = Sequence[tuple[Address, str]]
"""The files of which another one consists, each with the name of what it is about in it, empty for all of it."""


def _lists_of_documents(plan: Plan) -> Mapping[Address, Pieces]:
    first = plan.editions[0]
    return {api.LIST: [(file, "") for file in api.sources(first)], api.DUMP: api.places(first)}


def _lists_of_articles(plan: Plan) -> Mapping[Address, Pieces]:
    explained = plan.catalogue.articles
    return {
        welcome.full_address(edition.locale): [(markdown.page_address(edition, key), "") for key in explained]
        for edition in plan.editions
    }


COMPOUND: Mapping[str, Callable[[Plan], Mapping[Address, Pieces]]] = {
    "api": _lists_of_documents,
    "full": _lists_of_articles,
}
"""By output: its files that consist of files of the site, by address."""


def compounds(plan: Plan, output: str) -> Mapping[Address, Pieces]:
    """The files of an output that consist of files of the site, by address."""
    return COMPOUND[output](plan) if output in COMPOUND else {}


def compounded(place: Address, pieces: Pieces, site: Path) -> File:
    """A file that consists of files of a site, which are there already."""

    def read(file: Address) -> bytes:
        with open(f"{site}/{file}", "rb", buffering=0) as opened:  # noqa: PTH123 - a `Path` takes as long as reading
            return opened.read()

    if place == api.LIST:
        return place, api.listed(read(file) for file, _ in pieces)
    if place == api.DUMP:
        return place, api.dump([api.Piece(file, name) for file, name in pieces], read)
    return place, welcome.full([read(file) for file, _ in pieces])
