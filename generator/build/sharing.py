"""What other systems get of a site: what is made of each event beside its article, and what is made once, of all."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from generator.address import Address
from generator.build.materials import Materials, chosen
from generator.build.plan import Plan, site_of
from generator.build.project import Configuration
from generator.catalogue import Catalogue
from generator.event import Event
from generator.pour.edition import Edition
from generator.pour.moved import moved
from generator.share import api, article, document, feeds, redirects, setup, welcome

File = tuple[Address, bytes]


def editions(configurations: Sequence[Configuration], catalogue: Catalogue, found: Materials) -> tuple[Edition, ...]:
    """A catalogue in all languages of a site, for those who build none.

    Raises:
        EngineFault: a language has no words.
    """
    languages = chosen(found, configurations)
    locales = tuple(one.locale for one in languages)
    sites = [site_of(one, configurations[0], locales) for one in configurations]
    return tuple(Edition(one, languages, site, catalogue) for one, site in zip(languages, sites, strict=True))


def of_event(plan: Plan, outputs: Collection[str], event: Event) -> Iterator[File]:
    """An event's JSON, and its article as Markdown in every language, both of the same texts."""
    if not {"api", "markdown"} & set(outputs):
        return
    found = document.document(plan.editions, event)
    if "api" in outputs:
        yield api.of_event(plan.editions[0], found)
    if "markdown" in outputs:
        for edition in plan.editions:
            text = article.article(edition, event, found["texts"][edition.locale])
            yield article.place(edition, event.key), text.encode()


def of_all(plan: Plan, found: Materials, outputs: Collection[str], staged: Path) -> Iterator[File]:
    """Lists, feeds and what programs ask for first; what holds all events is joined from the files of `staged`."""
    first = plan.editions[0]
    if "api" in outputs:
        yield from api.files(plan.editions)
        yield (
            api.DUMP,
            api.dump([(staged / document.place(first, key)).read_bytes() for key in plan.catalogue.events]),
        )
    if "markdown" in outputs:
        yield from welcome.llms(plan.editions)
    if "full" in outputs:
        explained = [event.key for event in plan.catalogue.events.values() if not event.is_stub]
        for edition in plan.editions:
            yield welcome.full(edition, [(staged / article.place(edition, key)).read_bytes() for key in explained])
    if "feeds" in outputs:
        yield from feeds.files(plan.editions)
    if "welcome" in outputs:
        yield from welcome.files(plan.editions)
    if "setup" in outputs:
        yield from setup.files(plan.editions, found.setup.get("Get-EventHelp.ps1", ""))
    if "redirects" in outputs:
        former = {old: view.target for old, view in moved(plan.editions)}
        yield from redirects.files(former, plan.sites[0].root_path)
