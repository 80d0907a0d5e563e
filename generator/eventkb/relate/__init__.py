"""Definitions into a catalogue: derives what events have to do with each other."""

from eventkb.model.catalogue import Catalogue, Definitions, Neighbourhood
from eventkb.relate.backlinks import References, ReferencesOf, mentioned_by, mentions, references
from eventkb.relate.inverses import both_ways
from eventkb.relate.neighbours import beside, same_id
from eventkb.relate.spoken import spoken, subjects, written
from eventkb.relate.suggestions import derived, same_names, sharing

__all__ = ["References", "ReferencesOf", "references", "relate", "subjects", "without_neighbours", "written"]


def without_neighbours(definitions: Definitions) -> Catalogue:
    """The catalogue of some definitions for those who look events up, and don't go on from one to the next."""
    return Catalogue(definitions, {}, spoken(definitions, definitions.shown_tables))


def relate(definitions: Definitions, references_of: ReferencesOf = references) -> Catalogue:
    """The catalogue of some definitions. Links to unknown events are left out; `check` reports them.

    `references_of` finds what an event's texts refer to; somebody who relates again and again can remember it.
    """
    relations = both_ways(definitions)
    known = {key: references_of(event) for key, event in definitions.by_key.items()}
    mentioned = mentions(definitions, lambda event: known[event.key])
    mentioning = mentioned_by(mentioned)
    beside_each = beside(definitions)
    namesakes, sharers, same_ids = (
        same_names(definitions),
        sharing(definitions, lambda event: known[event.key]),
        same_id(definitions),
    )
    neighbourhoods = {}
    for key in definitions.by_key:
        typed = relations.get(key, ())
        before, after = beside_each[key]
        ties = derived(
            key,
            typed={relation.target for relation in typed},
            linked=mentioned.get(key, ()),
            linking=mentioning.get(key, ()),
            namesakes=namesakes.get(key, ()),
            sharers=sharers.get(key, ()),
        )
        neighbourhoods[key] = Neighbourhood(
            relations=typed, derived=ties, before=before, after=after, same_id=same_ids.get(key, ())
        )
    mentioning_codes = spoken(definitions, definitions.shown_tables, lambda event: known[event.key].codes)
    return Catalogue(definitions, neighbourhoods, mentioning_codes)
