"""The list of all IDs, on one page and in parts."""

from dataclasses import replace

import pytest

from eventkb.model import address
from eventkb.model.event import EventKey
from eventkb.model.identifier import event_id
from eventkb.pour import ids
from eventkb.pour.listing import of_id
from tests.catalogues import ENGLISH, GERMAN, definitions, edition, event


def many(written: list[str]) -> ids.Edition:
    events = []
    for text in written:
        id = event_id(text)
        assert id is not None
        events.append(replace(event("Demo", 1), key=EventKey("Demo", id)))
    return edition(ENGLISH, definitions(*events))


def test_a_short_list_has_no_parts() -> None:
    """All IDs are on one page."""
    view = ids.overview(many(["7", "E1"]), address.ids(ENGLISH))
    assert ([str(row.name) for row in view.rows], view.groups) == (["7", "E1"], ())


@pytest.fixture(name="long", scope="module")
def long_list() -> ids.Edition:
    numbers = [str(number) for number in range(0, 3_000, 5)]
    return many([*numbers, "12345678", *(f"ORA-{number:05}" for number in range(1_200)), "E1"])


def test_a_long_list_has_parts_by_number_and_beginning(long: ids.Edition) -> None:
    """Each ID is in one part, and no part is too long for a page."""
    parts = ids.groups(long)
    assert [part.key for part in parts][:4] == ["0", "1000", "2000", "12300000"]
    assert all(len(part.ids) <= ids.MOST for part in parts)
    assert sorted(id for part in parts for id in part.ids) == sorted(long.catalogue.by_id)
    assert "e" in [part.key for part in parts]


def test_each_part_has_a_page(long: ids.Edition) -> None:
    """At an address that no ID has; the overview links it."""
    pages = dict(ids.pages(long))
    view = ids.overview(long, address.ids(ENGLISH))
    assert [f"en/id/{group.href}" for group in view.groups] == list(pages)
    assert all(view.ids for view in pages.values())


def test_lists_are_named_by_what_their_kind_calls_an_id() -> None:
    """In both languages."""
    for locale, title in ((ENGLISH, "Event ID 7"), (GERMAN, "Ereignis-ID 7")):
        _, view = of_id(edition(locale, definitions(event("Demo", 7))), 7)
        assert view.plain_title == title
