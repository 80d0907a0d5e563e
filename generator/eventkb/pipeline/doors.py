"""The doors through which pouring reaches what pages show, each of which notes what is asked for.

What is not behind a door decides all pages: a build after it has changed pours everything (`kept.change`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from eventkb.model.asked import ALL, Asked, Group, Table, Watched
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.event import Event
from eventkb.model.locale import Language

EVENT, SOURCE, PRODUCT, SHARED, GLOSSARY = "event", "source", "product", "shared", "glossary"
TABLE, GUIDE, NOTE = "table", "guide", "note"
OF_SOURCE, OF_ID, OF_PRODUCT = "of source", "of id", "of product"
DATES, LEVELS, FOUND = "dates", "levels", "found"
WORD, WORDS = "word", "words"
HAND_WRITTEN = "hand-written"
"""The kinds of inputs; those of `pipeline.plan` are added to them. `FOUND` is what events are found by."""

OF_EVENTS = frozenset({EVENT, OF_SOURCE, OF_ID, OF_PRODUCT})
FINDING = OF_EVENTS | {GUIDE}
"""What the lookup index is made of, of which it takes a part."""

Name = TypeVar("Name")


def watched(catalogue: Catalogue, asked: Asked) -> Catalogue:
    """A catalogue that notes what is taken from it."""
    before = catalogue.definitions
    values = {name: getattr(before, name) for name in before.__dataclass_fields__}
    values |= {
        "events": Group(EVENT, ALL, before.events, asked),
        "sources": Watched(SOURCE, before.sources, asked),
        "products": Watched(PRODUCT, before.products, asked),
        "shared": Watched(SHARED, before.shared, asked),
        "glossary": Group(GLOSSARY, ALL, before.glossary, asked),
        "guides": Watched(GUIDE, before.guides, asked),
        "notes": Watched(NOTE, before.notes, asked),
    }
    definitions = Definitions(**values)
    vars(definitions).update(
        by_key=Watched(EVENT, before.by_key, asked),
        used_kinds=before.used_kinds,
        slugs=before.slugs,
        own_slugs=before.own_slugs,
        renamed=before.renamed,
        code_pages=before.code_pages,
        shown_tables=Group(TABLE, ALL, before.shown_tables, asked),
        _with_pages=before._with_pages,
    )
    own = Catalogue(definitions, catalogue.neighbourhoods, catalogue.speaking, asked)
    vars(own).update(
        by_source=_groups(OF_SOURCE, catalogue.by_source, asked),
        by_id=_groups(OF_ID, catalogue.by_id, asked),
        by_product=_groups(OF_PRODUCT, catalogue.by_product, asked),
        dates=Table(DATES, catalogue.dates, asked),
        levels=Table(LEVELS, catalogue.levels, asked),
        keys_by_source=catalogue.keys_by_source,
        keys_by_id=catalogue.keys_by_id,
        keys_by_product=catalogue.keys_by_product,
        symbolic_names=catalogue.symbolic_names,
        marks=catalogue.marks,
        samples=catalogue.samples,
        articles=catalogue.articles,
        listed_ids=catalogue.listed_ids,
        translation_counts=catalogue.translation_counts,
    )
    return own


def _groups(kind: str, groups: Mapping[Name, Sequence[Event]], asked: Asked) -> dict[Name, Group[Event]]:
    return {name: Group(kind, name, events, asked) for name, events in groups.items()}


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
