"""Entries: what two tellings of one event make together."""

from eventkb.lookup.entry import Entry, joined


def test_the_first_telling_counts_and_the_second_fills_gaps() -> None:
    """Where XML and text tell of one event, the text adds what the XML leaves out."""
    xml = Entry("event-xml", source="ESENT", id=455, values=("svchost",))
    text = Entry("details-text", source="ESE", message="svchost: error", level="error", values=("other",))
    both = joined("details-text-with-xml", xml, text)
    assert both == Entry(
        "details-text-with-xml", source="ESENT", id=455, level="error", message="svchost: error", values=("svchost",)
    )


def test_an_id_of_zero_is_an_id() -> None:
    """Event 0 is not taken for an event without an ID."""
    assert joined("x", Entry("a", id=0), Entry("b", id=7)).id == 0
