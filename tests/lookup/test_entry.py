"""Entries: two about the same event, joined."""

from eventkb.lookup.entry import Entry, joined


def test_the_second_entry_fills_the_gaps_of_the_first() -> None:
    """If XML and text are about one event, the text adds what the XML does not say."""
    xml = Entry(format="event-xml", source="ESENT", id=455, values=("svchost",))
    text = Entry(format="details-text", source="ESE", message="svchost: error", level="error", values=("other",))
    both = joined("details-text-with-xml", xml, text)
    assert both == Entry(
        format="details-text-with-xml",
        source="ESENT",
        id=455,
        level="error",
        message="svchost: error",
        values=("svchost",),
    )


def test_an_id_of_zero_is_an_id() -> None:
    """Event 0 is not taken for an event without an ID."""
    assert joined("x", Entry(format="a", id=0), Entry(format="b", id=7)).id == 0
