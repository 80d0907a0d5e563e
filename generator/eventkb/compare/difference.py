"""What differs between two versions of a catalogue, as values."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import partial

from eventkb.compare.guides import guide_sections
from eventkb.compare.sections import (
    Section,
    note_sections,
    product_sections,
    sections,
    shared_sections,
    source_sections,
    term_sections,
)
from eventkb.language.spans import EVENT_LINK
from eventkb.model import address, ledger
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.event import Event, EventKey, RelationKind, actions
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.passage import passages
from eventkb.model.text import TranslationState

Link = tuple[EventKey, RelationKind, EventKey]
Translated = tuple[str, Locale]


@frozen_dataclass()
class Changed:
    """An event, shared text, source, product or term, with its sections before and after.

    `users` is the number of events that use a shared text; None for everything else.
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


@frozen_dataclass(kw_only=True)
class Difference:
    """What differs between two catalogues.

    `written` are stubs that have become articles; `beside` are shared texts, sources, products and terms. `renamed`
    are sources: the old name, the new one and the number of events. `moved` are old addresses that redirect to an
    event; `lost` are old addresses that lead nowhere. `translated`, `stale` and `missing` name the texts whose
    translation has got this state, by their owner.
    """

    added: tuple[Event, ...] = ()
    removed: tuple[Event, ...] = ()
    written: tuple[Event, ...] = ()
    changed: tuple[Changed, ...] = ()
    beside: tuple[Changed, ...] = ()
    renamed: tuple[tuple[str, str, int], ...] = ()
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
    """What changes for readers of a catalogue."""
    renames = _renames(before.definitions, after.definitions)
    old = {renames.get(key, key): _carried(event, renames) for key, event in before.events.items()}
    new = after.events
    both = [key for key in new if key in old]
    now = {*ledger.addresses(after.definitions, locales), *ledger.former(after.definitions, locales)}
    places = dict.fromkeys(ledger.addresses(before.definitions, locales))
    still = set(ledger.addresses(after.definitions, locales))
    former = after.definitions.former_addresses()
    redirects = {address.permalink(part, own): key for part, own, key in former}
    sources = _renamed_sources(before.definitions, after.definitions)
    before_links = {(renames.get(key, key), kind, renames.get(other, other)) for key, kind, other in _links(before)}
    after_links = set(_links(after))
    states = _states(before.definitions, locales, renames), _states(after.definitions, locales)
    return Difference(
        added=tuple(new[key] for key in new if key not in old),
        removed=tuple(old[key] for key in old if key not in new),
        renamed=tuple((name, other, _size(before, name)) for name, other in sources.items()),
        written=tuple(new[key] for key in both if old[key].is_stub and not new[key].is_stub),
        changed=tuple(change for key in both if (change := _changed(old[key], new[key], locales, renames))),
        beside=tuple(_beside(before.definitions, after.definitions, locales, sources)),
        moved=tuple(
            (place, redirects[place])
            for place in places
            if place in redirects and place not in still and redirects[place].source not in sources.values()
        ),
        lost=tuple(place for place in places if place not in now),
        gained_relations=tuple(sorted(after_links - before_links)),
        lost_relations=tuple(sorted(before_links - after_links)),
        translated=tuple(_became(*states, DONE)),
        stale=tuple(_became(*states, STALE)),
        missing=tuple(_became(*states, MISSING)),
    )


def _renamed_sources(before: Definitions, after: Definitions) -> Mapping[str, str]:
    """From the old name of each source that has another one now to that."""
    return {
        former: source.name
        for source in after.sources.values()
        for former in source.former_names
        if former in before.sources and former not in after.sources and source.name not in before.sources
    }


def _renames(before: Definitions, after: Definitions) -> Mapping[EventKey, EventKey]:
    """From the old key of each event that has another one now to that."""
    sources = _renamed_sources(before, after)
    moved = {key: EventKey(sources[key.source], key.id) for key in before.by_key if key.source in sources}
    renames = {**after.renamed, **moved}
    return {
        old: new
        for old, new in renames.items()
        if old in before.by_key and old not in after.by_key and new in after.by_key and new not in before.by_key
    }


def _carried(event: Event, renames: Mapping[EventKey, EventKey]) -> Event:
    """An event whose relations name the other events as they are called now."""
    related = (replace(relation, target=renames.get(relation.target, relation.target)) for relation in event.related)
    return replace(event, related=tuple(related)) if renames else event


def _size(catalogue: Catalogue, source: str) -> int:
    return sum(key.source == source for key in catalogue.events)


def _changed(
    old: Event, new: Event, locales: tuple[Locale, ...], renames: Mapping[EventKey, EventKey]
) -> Changed | None:
    if old == new:
        return None
    change = Changed(str(new.key), _relinked(sections(old, locales), renames), sections(new, locales))
    return change if any(True for _ in change.sections) else None


def _relinked(texts: Mapping[Section, str], renames: Mapping[EventKey, EventKey]) -> Mapping[Section, str]:
    """Sections whose links name the other events as they are called now: for readers, such a link is the same."""
    names = {str(old): str(new) for old, new in renames.items()}
    if not names:
        return texts
    return {section: EVENT_LINK.sub(partial(_link, names), text) for section, text in texts.items()}


def _link(names: Mapping[str, str], match: re.Match[str]) -> str:
    target = match[1].strip()
    return match[0].replace(target, names.get(target, target), 1)


def _beside(
    before: Definitions, after: Definitions, locales: tuple[Locale, ...], renamed: Mapping[str, str]
) -> Iterator[Changed]:
    """Changed shared texts, sources, guides, products and terms."""
    for key, new in after.shared.items():
        old = before.shared.get(key)
        if old and old.action != new.action:
            users = sum(any(action.use == key for _, action in actions(event)) for event in after.events)
            yield Changed(f"shared/{key}", shared_sections(old, locales), shared_sections(new, locales), users)
    names = {former: noun.former_names for former, name in renamed.items() if (noun := after.sources[name])}
    sources = {
        name: replace(noun, former_names=names.get(name, noun.former_names)) for name, noun in before.sources.items()
    }
    was = {
        renamed.get(name, name): parts for name, parts in _described(replace(before, sources=sources), locales).items()
    }
    now = _described(after, locales)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            yield Changed(name, was.get(name, {}), now.get(name, {}))


def _described(definitions: Definitions, locales: tuple[Locale, ...]) -> Mapping[str, Mapping[Section, str]]:
    """The sections of sources, notes, guides, products and terms, by name."""
    return {
        **{name: source_sections(noun, locales) for name, noun in definitions.sources.items()},
        **{f"{key}.note": note_sections(noun, locales) for key, noun in definitions.notes.items()},
        **{f"guides/{key}": guide_sections(noun, locales) for key, noun in definitions.guides.items()},
        **{f"products/{key}": product_sections(noun, locales) for key, noun in definitions.products.items()},
        **{
            f"glossary/{next(iter(noun.names.values()))}": term_sections(noun, locales) for noun in definitions.glossary
        },
    }


def _links(catalogue: Catalogue) -> Iterator[Link]:
    for key, neighbourhood in catalogue.neighbourhoods.items():
        for relation in neighbourhood.relations:
            yield key, relation.kind, relation.target


DONE = frozenset({TranslationState.MACHINE, TranslationState.DRAFT, TranslationState.REVIEWED})
STALE = frozenset({TranslationState.STALE})
MISSING = frozenset({TranslationState.MISSING})

States = Mapping[tuple[str, object, Locale], TranslationState]


def _states(
    definitions: Definitions, locales: tuple[Locale, ...], renames: Mapping[EventKey, EventKey] | None = None
) -> States:
    """The state of each text in each language, by its owner and path."""
    names = {str(old): str(new) for old, new in (renames or {}).items()}
    return {
        (names.get(passage.owner, passage.owner), passage.path, locale): passage.state(locale)
        for passage in passages(definitions)
        for locale in locales
        if not passage.text.neutral
    }


def _became(before: States, after: States, wanted: Container[TranslationState]) -> Iterator[Translated]:
    """The owners and languages of texts that have got one of the wanted states; each pair once."""
    yield from dict.fromkeys(
        (owner, locale)
        for (owner, path, locale), state in after.items()
        if state in wanted and _is_news(before.get((owner, path, locale)), state, wanted)
    )


def _is_news(old: TranslationState | None, new: TranslationState, wanted: Container[TranslationState]) -> bool:
    """Whether a change of state is reported. A new text is reported as new, so only its missing translation counts."""
    return old not in wanted if old is not None else new is TranslationState.MISSING
