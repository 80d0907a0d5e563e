"""The doors through which pouring reaches what pages show, each of which notes what is asked for.

What is not behind a door decides all pages: a build after it has changed pours everything (`kept.change`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from eventkb.model.asked import ALL, Asked, Group, Groups, Membership, Named, Table, Watched
from eventkb.model.catalogue import Catalogue, Definitions, Samples
from eventkb.model.event import EventKey
from eventkb.model.locale import Language

EVENT, PLACE = "event", "place"
SOURCE, PRODUCT, SHARED, GLOSSARY = "source", "product", "shared", "glossary"
TABLE, GUIDE, NOTE = "table", "guide", "note"
OF_SOURCE, OF_ID, OF_PRODUCT = "of source", "of id", "of product"
IN_SOURCE, IN_ID, IN_PRODUCT = "in source", "in id", "in product"
NEAR, SPEAKING, GUIDED = "near", "speaking", "guided"
KEYS, ARTICLES, LISTED, RENAMED = "keys", "articles", "listed", "renamed"
DATES, LEVELS, FOUND = "dates", "levels", "found"
NAMES, MARKS, SAMPLES = "symbolic names", "marks", "samples"
WORD, WORDS = "word", "words"
HAND_WRITTEN = "hand-written"
"""The kinds of inputs; those of `pipeline.plan` are added to them. `FOUND` is what events are found by.

`EVENT` is what is shown of an event, `PLACE` is whether it is there, has pages, and at which address. `OF_SOURCE` is
what is shown of the events of a source, `IN_SOURCE` which these are. `NEAR` is what an event is related
to, `GUIDED` which guides name it; `SPEAKING` are the events that mention a code. `KEYS` are those of all events.
"""

OF_EVENTS = frozenset({EVENT, OF_SOURCE, OF_ID, OF_PRODUCT})
FINDING = OF_EVENTS | {PLACE, GUIDE}
"""What the lookup index is made of, of which it takes a part."""


def watched(catalogue: Catalogue, asked: Asked) -> Catalogue:
    """A catalogue that notes what is taken from it."""
    before = catalogue.definitions
    values = {name: getattr(before, name) for name in before.__dataclass_fields__}
    values |= {
        "events": Group(EVENT, KEYS, ALL, before.events, asked),
        "sources": Watched(SOURCE, before.sources, asked),
        "products": Watched(PRODUCT, before.products, asked),
        "shared": Watched(SHARED, before.shared, asked),
        "glossary": Group(GLOSSARY, GLOSSARY, ALL, before.glossary, asked),
        "guides": Watched(GUIDE, before.guides, asked),
        "notes": Watched(NOTE, before.notes, asked),
    }
    definitions = Definitions(**values)
    vars(definitions).update(
        by_key=Named(EVENT, PLACE, KEYS, before.by_key, asked),
        used_kinds=before.used_kinds,
        slugs=before.slugs,
        own_slugs=_Slugs(before.own_slugs, asked),
        renamed=Table(RENAMED, before.renamed, asked),
        code_pages=before.code_pages,
        shown_tables=Group(TABLE, TABLE, ALL, before.shown_tables, asked),
        _with_pages=Membership(PLACE, before._with_pages, asked),
    )
    near = Named(NEAR, PLACE, KEYS, catalogue.neighbourhoods, asked)
    own = _Catalogue(definitions, near, Watched(SPEAKING, catalogue.speaking, asked), asked)
    vars(own).update(_of_all(catalogue, asked))
    return own


def _of_all(catalogue: Catalogue, asked: Asked) -> dict[str, object]:
    """What a catalogue knows of all events together, by the names of its attributes."""
    return {
        "by_source": Groups(OF_SOURCE, IN_SOURCE, catalogue.by_source, asked),
        "by_id": Groups(OF_ID, IN_ID, catalogue.by_id, asked),
        "by_product": Groups(OF_PRODUCT, IN_PRODUCT, catalogue.by_product, asked),
        "dates": Table(DATES, catalogue.dates, asked),
        "levels": Table(LEVELS, catalogue.levels, asked),
        "keys_by_source": Watched(IN_SOURCE, catalogue.keys_by_source, asked),
        "keys_by_id": Watched(IN_ID, catalogue.keys_by_id, asked),
        "keys_by_product": Watched(IN_PRODUCT, catalogue.keys_by_product, asked),
        "symbolic_names": Table(NAMES, catalogue.symbolic_names, asked),
        "marks": Table(MARKS, catalogue.marks, asked),
        "known_samples": catalogue.samples,
        "articles": Group(ARTICLES, ARTICLES, ALL, catalogue.articles, asked),
        "_stubs": Group(KEYS, KEYS, ALL, catalogue._stubs, asked),
        "listed_ids": Membership(LISTED, catalogue.listed_ids, asked),
        "naming": Watched(GUIDED, catalogue.naming, asked),
        "translation_counts": catalogue.translation_counts,
    }


class _Catalogue(Catalogue):
    """A catalogue that notes who takes an example from it."""

    known_samples: Samples

    @property
    def samples(self) -> Samples:
        """What is shown as an example."""
        self.asked.note(SAMPLES, ALL)
        return self.known_samples


class _Slugs(dict[EventKey, str]):
    """The parts of addresses that events have of their own; who asks for one asks for a place."""

    def __init__(self, slugs: Mapping[EventKey, str], asked: Asked) -> None:
        super().__init__(slugs)
        self._asked = asked

    def get(self, key: EventKey, default: str | None = None) -> str | None:  # type: ignore[override]
        """The part of an event, if it has one."""
        heard = self._asked.heard
        if heard is not None:
            heard.add((PLACE, key))
        return dict.get(self, key, default)


def speaking(languages: Sequence[Language], asked: Asked) -> tuple[Language, ...]:
    """Languages that note which groups of their words are asked for."""
    return tuple(
        replace(
            language,
            words=Watched(f"{WORD} {language.locale}", language.words, asked),
            known=_Known(f"{WORD} {language.locale}", asked),
        )
        for language in languages
    )


class _Known(dict[tuple[str, ...], str]):
    """The words that were looked up already, by their path."""

    def __init__(self, kind: str, asked: Asked) -> None:
        super().__init__()
        self._kind, self._asked = kind, asked

    def get(self, path: tuple[str, ...], default: str | None = None) -> str | None:  # type: ignore[override]
        """The word at a path, if it is known; its group was asked for."""
        heard = self._asked.heard
        if heard is not None:
            heard.add((self._kind, path[0]))
        return dict.get(self, path, default)
