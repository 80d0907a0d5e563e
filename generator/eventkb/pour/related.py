"""Events related to an event: cards of typed relations, a line of derived ones, the neighbours in the sidebar."""

from eventkb.language.html import Html
from eventkb.model.event import Event, Relation
from eventkb.model.eventmap import is_on_map
from eventkb.model.frozen import frozen_dataclass
from eventkb.pour.actions import passage
from eventkb.pour.edition import DEEP, Edition, breakable, summary
from eventkb.pour.eventlink import EventLinkView
from eventkb.pour.marks import logging_hint
from eventkb.pour.notes import Passage, foreign
from eventkb.pour.once import once_an_edition

CARDS = 6
"""As many as a reader can take in; further relations join the line below the cards."""

ALSO = 8
BESIDE = 3


@frozen_dataclass()
class CardView:
    """A relation with its event; `logging` says if that is not always written."""

    relation: str
    kind: str
    link: EventLinkView
    reason: Passage | None
    logging: str


@frozen_dataclass()
class RelatedView:
    """Relations as cards, others as links, and the link to the map of the source, empty where the event isn't on it."""

    cards: tuple[CardView, ...]
    also: tuple[EventLinkView, ...]
    map_href: str


@frozen_dataclass(kw_only=True)
class SidebarView:
    """The sidebar of an article, whose size does not depend on the size of the source."""

    source: str
    source_html: Html
    source_href: str
    neighbours: tuple[EventLinkView, ...]
    all_of_source: str
    same_id: tuple[EventLinkView, ...]
    same_id_href: str


def related(edition: Edition, event: Event) -> RelatedView | None:
    """The related events of an article; None where there are none."""
    neighbourhood = edition.catalogue.neighbourhoods[event.key]
    if not neighbourhood.relations and not neighbourhood.derived:
        return None
    relations, further = neighbourhood.relations[:CARDS], neighbourhood.relations[CARDS:][:ALSO]
    also = [edition.link(relation.target, False, None) for relation in further]
    also += [
        edition.link(derived.target, False, derived.tie) for derived in neighbourhood.derived[: ALSO - len(further)]
    ]
    return RelatedView(
        cards=tuple([_card(edition, event, relation) for relation in relations]),
        also=tuple(also),
        map_href=f"../../map/{edition.slug(event.key.source)}/" if is_on_map(neighbourhood.relations) else "",
    )


def _card(edition: Edition, event: Event, relation: Relation) -> CardView:
    other = edition.catalogue.events[relation.target]
    return CardView(
        edition.word("relations", relation.kind),
        str(relation.kind),  # templates print a plain text in a sixth of the time
        edition.link(relation.target, False, None),
        _reason(edition, event, relation, other),
        logging_hint(edition, other),
    )


def _reason(edition: Edition, event: Event, relation: Relation, other: Event) -> Passage | None:
    """The reason typed with the relation, or the other event's summary."""
    if relation.reason:
        owner = event if relation in event.related else other
        return passage(edition, edition.local(relation.reason, owner.translation), "")
    lead = summary(edition, other)
    return Passage(edition.html_unmarked(lead.value), foreign(edition, lead)) if lead else None


def sidebar(edition: Edition, event: Event) -> SidebarView:
    """The source of an event, its neighbours by ID and its namesakes in other sources."""
    neighbourhood = edition.catalogue.neighbourhoods[event.key]
    keys = (*neighbourhood.before[-BESIDE:], event.key, *neighbourhood.after[:BESIDE])
    source = event.key.source
    return SidebarView(
        source=source,
        source_html=breakable(source),
        source_href=f"../../{edition.slug(source)}/",
        neighbours=tuple([edition.link(key, key == event.key, None) for key in keys]),
        all_of_source=_all_of_source(edition, source),
        same_id=tuple([edition.link(key, False, None) for key in neighbourhood.same_id[:BESIDE]]),
        same_id_href=f"{DEEP}{edition.below(edition.id_listing(event.key.id))}",
    )


@once_an_edition
def _all_of_source(edition: Edition, source: str) -> str:
    return edition.counted(len(edition.catalogue.by_source[source]), "all_of_source")
