"""Files of the API that consist of others."""

import gzip
import json

import pytest

from eventkb.index import api
from eventkb.index.document import entry
from eventkb.model.address import Address
from eventkb.model.event import EventKey
from eventkb.pour.edition import Edition
from tests.catalogues import ENGLISH, GERMAN, article, definitions, edition, event, text

KNOWN = definitions(
    article("Depot", 7),
    event("Depot", 8, message=text('"events":[ and ],"stubs":{ in a message.', 'Auch hier: ],"stubs":{')),
    event("Ferry", 8),
)


def editions() -> tuple[Edition, ...]:
    return tuple(edition(locale, KNOWN) for locale in (ENGLISH, GERMAN))


def test_the_list_of_all_events_is_joined_from_the_files_of_sources() -> None:
    """It has the entry of each event in their order, whatever their messages contain."""
    files = dict(file for name in KNOWN.sources for file in api.of_source(editions(), name))
    listed = api.listed(files[file] for file in api.sources(editions()[0]))
    assert json.loads(listed) == {"events": [entry(editions(), event) for event in KNOWN.events]}


def test_a_file_of_an_id_has_the_events_of_all_sources() -> None:
    """Also of sources whose events have nothing else in common."""
    place, data = api.of_id(editions(), 8)
    assert place == "api/v1/ids/8.json"
    assert [listed["event"] for listed in json.loads(data)["events"]] == ["Depot/8", "Ferry/8"]


@pytest.mark.parametrize("gone", [(), (5,), (0, 120, 299)])
def test_a_dump_is_made_again_of_the_members_that_have_not_changed(gone: tuple[int, ...]) -> None:
    """It is the dump that would be made from nothing, and few of its events are read."""
    before, now = (
        edition(ENGLISH, definitions(*(article("Depot", id) for id in range(300) if id not in left)))
        for left in ((), gone)
    )
    asked: list[Address] = []

    def read(file: Address) -> bytes:
        asked.append(file)
        return file.encode()

    whole = api.dump(api.places(now), read)
    dumped = api.dump(api.places(before), read)
    asked.clear()
    assert api.dump_again(dumped, before, now, {EventKey("Depot", 7)}, read) == whole
    assert len(asked) <= api.MOST * (2 + 2 * len(gone))
    assert gzip.decompress(whole).decode().split() == [place.file for place in api.places(now)]
