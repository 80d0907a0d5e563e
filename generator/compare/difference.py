"""What differs between two versions of a catalogue, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import address
from generator.address import Address
from generator.catalogue import Catalogue, Definitions
from generator.compare.sections import Section, sections, shared_sections
from generator.event import Event, EventKey, RelationKind, actions
from generator.locale import Locale
from generator.passage import passages
from generator.text import TranslationState

Link = tuple[EventKey, RelationKind, EventKey]


@dataclass(frozen=True, slots=True)
class Changed:
    """An event or a shared text with its sections before and after."""

    name: str
    before: Mapping[Section, str]
    after: Mapping[Section, str]
    users: int = 0

    @property
    def sections(self) -> Iterator[tuple[Section, str, str]]:
        """The sections that differ, in the order of the article."""
        for section in dict.fromkeys((*self.before, *self.after)):
            old, new = self.before.get(section, ""), self.after.get(section, "")
            if old != new:
                yield section, old, new


@dataclass(frozen=True, slots=True)
class Difference:
    """`written` are stubs that have become articles. `moved` are old addresses that go on to an event, `lost` those
    that lead nowhere any more. `stale` are translations, by the text's name, that are newly out of date."""

    added: tuple[Event, ...] = ()
    removed: tuple[Event, ...] = ()
    written: tuple[Event, ...] = ()
    changed: tuple[Changed, ...] = ()
    shared: tuple[Changed, ...] = ()
    moved: tuple[tuple[Address, EventKey], ...] = ()
    lost: tuple[Address, ...] = ()
    gained_relations: tuple[Link, ...] = ()
    lost_relations: tuple[Link, ...] = ()
    stale: tuple[tuple[str, Locale], ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Difference()


def difference(before: Catalogue, after: Catalogue, locales: tuple[Locale, ...]) -> Difference:
    """What readers of a catalogue get otherwise than before."""
    old, new = before.events, after.events
    both = [key for key in new if key in old]
    now = _addresses(after.definitions)
    gone = [place for place in _addresses(before.definitions) if place not in now]
    former = after.definitions.former_addresses()
    redirects = {address.permalink(part, number): key for part, number, key in former}
    before_links, after_links = set(_links(before)), set(_links(after))
    return Difference(
        tuple(new[key] for key in new if key not in old),
        tuple(old[key] for key in old if key not in new),
        tuple(new[key] for key in both if old[key].is_stub and not new[key].is_stub),
        tuple(found for key in both if (found := _changed(old[key], new[key], locales))),
        tuple(_shared(before.definitions, after.definitions, locales)),
        tuple((place, redirects[place]) for place in gone if place in redirects),
        tuple(place for place in gone if place not in redirects),
        tuple(sorted(after_links - before_links)),
        tuple(sorted(before_links - after_links)),
        tuple(_stale(before.definitions, after.definitions, locales)),
    )


def _changed(old: Event, new: Event, locales: tuple[Locale, ...]) -> Changed | None:
    if old == new:
        return None
    found = Changed(str(new.key), sections(old, locales), sections(new, locales))
    return found if any(True for _ in found.sections) else None


def _shared(before: Definitions, after: Definitions, locales: tuple[Locale, ...]) -> Iterator[Changed]:
    for key, new in after.shared.items():
        old = before.shared.get(key)
        if old and old.action != new.action:
            users = sum(any(one.use == key for _, one in actions(event)) for event in after.events)
            yield Changed(f"shared/{key}", shared_sections(old, locales), shared_sections(new, locales), users)


def _addresses(found: Definitions) -> set[Address]:
    """The permanent addresses of all events."""
    return {address.permalink(found.slugs[event.key.source], event.key.id) for event in found.events}


def _links(catalogue: Catalogue) -> Iterator[Link]:
    for key, neighbourhood in catalogue.neighbourhoods.items():
        for relation in neighbourhood.relations:
            yield key, relation.kind, relation.target


def _stale(before: Definitions, after: Definitions, locales: tuple[Locale, ...]) -> Iterator[tuple[str, Locale]]:
    """Texts whose translation fitted before and doesn't any more; several of one event and language count once."""
    known = set(_stale_texts(before, locales))
    yield from dict.fromkeys(
        (owner, locale) for owner, path, locale in _stale_texts(after, locales) if (owner, path, locale) not in known
    )


def _stale_texts(found: Definitions, locales: tuple[Locale, ...]) -> Iterator[tuple[str, object, Locale]]:
    for passage in passages(found):
        for locale in locales:
            if passage.lists.get(locale) is not None and passage.state(locale) is TranslationState.STALE:
                yield passage.owner, passage.path, locale
