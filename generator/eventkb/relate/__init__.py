"""Definitions into a catalogue: derives what events have to do with each other."""

from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.relate.references import References, ReferencesOf, references
from eventkb.relate.renewal import Relating, differing
from eventkb.relate.spoken import Spoken, subjects, written

__all__ = [
    "References",
    "ReferencesOf",
    "Relating",
    "Spoken",
    "differing",
    "references",
    "relate",
    "subjects",
    "without_neighbours",
    "written",
]


def relate(definitions: Definitions) -> Catalogue:
    """The catalogue of some definitions. Links to unknown events are left out; `check` reports them."""
    return Relating().renewed(definitions)


def without_neighbours(definitions: Definitions) -> Catalogue:
    """The catalogue of some definitions for those who look events up, and don't go on from one to the next."""
    return Catalogue(definitions, {}, Spoken().renewed(definitions, definitions.shown_tables, definitions.by_key))
