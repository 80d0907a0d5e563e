"""Maps of events: which lines there are, and how too many events become groups."""

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.event import Event, EventKey, RelationKind
from eventkb.model.eventmap import EventMap, GroupLine, MapLine, event_map, events_on_map, grouped, strongest
from eventkb.relate import relate
from tests.catalogues import definitions, event, key, relation

CAUSES, SAME = RelationKind.CAUSES, RelationKind.SAME_PROBLEM


def mapped(*events: Event, of: str = "Demo") -> EventMap:
    catalogue = relate(definitions(*events))
    keys = [key for key in catalogue.events if key.source == of]
    whole = event_map(catalogue, keys)
    assert sorted(events_on_map(catalogue, keys)) == list(whole.events)
    return whole


def test_a_line_leads_from_the_cause_to_its_effect_wherever_it_is_written() -> None:
    """Whether the cause names the effect, the effect the cause, or each the other."""
    written = [
        (event(number=1, related=(relation("causes", "Demo", 2),)), event(number=2)),
        (event(number=1), event(number=2, related=(relation("caused-by", "Demo", 1),))),
        (
            event(number=1, related=(relation("causes", "Demo", 2),)),
            event(number=2, related=(relation("caused-by", "Demo", 1),)),
        ),
    ]
    for events in written:
        assert mapped(*events).lines == (MapLine(key("Demo", 1), key("Demo", 2), CAUSES),)


def test_the_same_problem_has_one_line_and_see_also_has_none() -> None:
    """An event that only refers to others is on no map."""
    events = (
        event(number=1, related=(relation("same-problem", "Demo", 2), relation("see-also", "Demo", 3))),
        event(number=2, related=(relation("same-problem", "Demo", 1),)),
        event(number=3),
    )
    assert mapped(*events) == EventMap(
        (key("Demo", 1), key("Demo", 2)), (MapLine(key("Demo", 1), key("Demo", 2), SAME),)
    )


def test_events_of_other_sources_are_there_where_a_line_leads_to_them() -> None:
    """But not the lines between two of these."""
    events = (
        event(number=1, related=(relation("causes", "Other", 1),)),
        event("Other", 1, related=(relation("causes", "Other", 2),)),
        event("Other", 2),
    )
    assert mapped(*events).events == (key("Demo", 1), key("Other", 1))


def test_a_source_with_many_events_has_groups_by_id_and_others_one_each() -> None:
    """The lines say how many there are between two groups."""
    keys = (*tuple(EventKey("Demo", number) for number in range(10)), EventKey("Other", 1), EventKey("Other", 2))
    lines = tuple(MapLine(EventKey("Demo", number), EventKey("Other", 1), CAUSES) for number in range(10))
    small = grouped(EventMap(keys, lines), "Demo", most=3)
    assert [(group.source, len(group.events), group.is_whole) for group in small.groups] == [
        ("Demo", 5, False),
        ("Demo", 5, False),
        ("Other", 2, True),
    ]
    assert [(line.group, line.target, line.count) for line in small.lines] == [(0, 2, 5), (1, 2, 5)]


def test_the_strongest_lines_stand_for_most_events() -> None:
    """In the order of all lines; of two with equally many, the first."""
    lines = [GroupLine(group, group + 1, CAUSES, count) for group, count in enumerate((2, 5, 1, 5, 2))]
    assert [line.group for line in strongest(lines, most=3)] == [0, 1, 3]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30)), min_size=1, unique=True), st.integers(1, 12))
def test_no_grouped_map_has_more_groups_than_asked_for(ends: list[tuple[int, int]], most: int) -> None:
    """Whatever the events are, and whether the map is about a source or not."""
    keys = tuple(sorted(EventKey(f"S{source}", number) for source, number in ends))
    for own in ("", keys[0].source):
        groups = grouped(EventMap(keys), own, most).groups
        assert len(groups) <= most
        assert not own or any(group.source == own for group in groups)
