"""What differs between two versions of a catalogue, as values."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from eventkb.compare.sections import (
    Section,
    product_sections,
    sections,
    shared_sections,
    source_sections,
    term_sections,
)
from eventkb.model import address, ledger
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.event import Event, EventKey, RelationKind, actions
from eventkb.model.locale import Locale
from eventkb.model.passage import passages
from eventkb.model.text import TranslationState

Link = tuple[EventKey, RelationKind, EventKey]
Translated = tuple[str, Locale]


@dataclass(frozen=True, slots=True)
class Changed:
    """An event, or something that stands beside the events, with its sections before and after.

    `users` are the events that take a text of it over; None where that isn't asked.
    """

    name: str
    before: Mapping[Section, str]
    after: Mapping[Section, str]
    users: int | None = None

    @property
    def sections(self) -> Iterator[tuple[Section, str, str]]:
        """The sections that differ, in the order of the article."""
        for section in dict.fromkeys((*self.before, *self.after)):
            old, new = self.before.get(section, ""), self.after.get(section, "")
            if old != new:
                yield section, old, new


@dataclass(frozen=True, slots=True)
class Difference:
    """`written` are stubs that have become articles; `beside` are shared texts, sources, products and terms. `moved`
    are old addresses that go on to an event, `lost` those that lead nowhere any more. `translated`, `stale` and
    `missing` are texts, by the name of what they belong to, whose translation is newly so."""

    added: tuple[Event, ...] = ()
    removed: tuple[Event, ...] = ()
    written: tuple[Event, ...] = ()
    changed: tuple[Changed, ...] = ()
    beside: tuple[Changed, ...] = ()
    moved: tuple[tuple[Address, EventKey], ...] = ()
    lost: tuple[Address, ...] = ()
    gained_relations: tuple[Link, ...] = ()
    lost_relations: tuple[Link, ...] = ()
    translated: tuple[Translated, ...] = ()
    stale: tuple[Translated, ...] = ()
    missing: tuple[Translated, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Difference()


def difference(before: Catalogue, after: Catalogue, locales: tuple[Locale, ...]) -> Difference:
    """What readers of a catalogue get otherwise than before."""
    old, new = before.events, after.events
    both = [key for key in new if key in old]
    now = set(ledger.addresses(after.definitions, locales))
    gone = [place for place in dict.fromkeys(ledger.addresses(before.definitions, locales)) if place not in now]
    former = after.definitions.former_addresses()
    redirects = {address.permalink(part, number): key for part, number, key in former}
    before_links, after_links = set(_links(before)), set(_links(after))
    was, now_is = _states(before.definitions, locales), _states(after.definitions, locales)
    return Difference(
        tuple(new[key] for key in new if key not in old),
        tuple(old[key] for key in old if key not in new),
        tuple(new[key] for key in both if old[key].is_stub and not new[key].is_stub),
        tuple(found for key in both if (found := _changed(old[key], new[key], locales))),
        tuple(_beside(before.definitions, after.definitions, locales)),
        tuple((place, redirects[place]) for place in gone if place in redirects),
        tuple(place for place in gone if place not in redirects),
        tuple(sorted(after_links - before_links)),
        tuple(sorted(before_links - after_links)),
        *(tuple(_became(was, now_is, states)) for states in (DONE, {TranslationState.STALE}, MISSING)),
    )


def _changed(old: Event, new: Event, locales: tuple[Locale, ...]) -> Changed | None:
    if old == new:
        return None
    found = Changed(str(new.key), sections(old, locales), sections(new, locales))
    return found if any(True for _ in found.sections) else None


def _beside(before: Definitions, after: Definitions, locales: tuple[Locale, ...]) -> Iterator[Changed]:
    """What has changed beside the events."""
    for key, new in after.shared.items():
        old = before.shared.get(key)
        if old and old.action != new.action:
            users = sum(any(one.use == key for _, one in actions(event)) for event in after.events)
            yield Changed(f"shared/{key}", shared_sections(old, locales), shared_sections(new, locales), users)
    was, now = _described(before, locales), _described(after, locales)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield Changed(name, was.get(name, {}), now.get(name, {}))


def _described(found: Definitions, locales: tuple[Locale, ...]) -> Mapping[str, Mapping[Section, str]]:
    """The sections of sources, products and terms, by name."""
    return {
        **{name: source_sections(one, locales) for name, one in found.sources.items()},
        **{f"products/{key}": product_sections(one, locales) for key, one in found.products.items()},
        **{f"glossary/{next(iter(one.names.values()))}": term_sections(one, locales) for one in found.glossary},
    }


def _links(catalogue: Catalogue) -> Iterator[Link]:
    for key, neighbourhood in catalogue.neighbourhoods.items():
        for relation in neighbourhood.relations:
            yield key, relation.kind, relation.target


DONE = frozenset({TranslationState.MACHINE, TranslationState.DRAFT, TranslationState.REVIEWED})
MISSING = frozenset({TranslationState.MISSING})

States = Mapping[tuple[str, object, Locale], TranslationState]


def _states(found: Definitions, locales: tuple[Locale, ...]) -> States:
    """The state of each text in each language, by its owner and the way to it."""
    return {
        (passage.owner, passage.path, locale): passage.state(locale)
        for passage in passages(found)
        for locale in locales
        if not passage.text.neutral
    }


def _became(before: States, after: States, wanted: Container[TranslationState]) -> Iterator[Translated]:
    """Texts that have one of some states, and had none of them; several of one owner and language count once."""
    yield from dict.fromkeys(
        (owner, locale)
        for (owner, path, locale), state in after.items()
        if state in wanted and _is_news(before.get((owner, path, locale)), state, wanted)
    )


def _is_news(old: TranslationState | None, new: TranslationState, wanted: Container[TranslationState]) -> bool:
    """A new text that came with its translation is no news, as it is told as a new text."""
    return old not in wanted if old is not None else new is TranslationState.MISSING
