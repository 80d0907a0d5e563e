"""Files of the API that consist of others."""

import json

from eventkb.index import api
from eventkb.index.document import entry
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
