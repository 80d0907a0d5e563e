"""JSON of log shippers: which object is an event, and where its fields are."""

import json

from eventkb.lookup.entry import Entry
from tests.lookup.pasted import WORDS, parsed

OBJECTS = tuple(format.name for format in WORDS.formats if format.family == "object")

EVENT = {"ProviderName": "ESENT", "EventID": 455}


def entries(text: str) -> tuple[Entry, ...]:
    return parsed(text, *OBJECTS)


def test_an_event_is_found_in_what_wraps_it() -> None:
    """Search results and lists keep events deep inside."""
    text = json.dumps({"took": 3, "id": 9, "hits": {"hits": [{"_id": "7", "_source": EVENT}, {"_source": EVENT}]}})
    assert [entry.id for entry in entries(text)] == [455, 455]


def test_an_object_without_event_is_none() -> None:
    """An ID alone, or a source alone, is in a lot of JSON."""
    assert not entries('{"id": 7, "agent": {"id": "d47011da"}}')
    assert not entries('{"SourceName": "x", "Message": "y"}')


def test_names_of_the_data_are_not_fields() -> None:
    """An event whose data has a `Source` or a `Message` keeps its own."""
    (entry,) = entries(json.dumps(EVENT | {"event_data": {"Source": "data", "Message": "data"}}))
    assert (entry.source, entry.message) == ("ESENT", None)
    assert entry.named == (("Source", "data"), ("Message", "data"))


def test_xml_in_a_text_adds_what_it_knows() -> None:
    """Azure and Winlogbeat keep the original beside the fields."""
    xml = "<Event><EventData><Data>svchost</Data></EventData></Event>"
    assert entries(json.dumps(EVENT | {"RawXml": xml}))[0].values == ("svchost",)


def test_json_in_a_copied_message_is_the_message() -> None:
    """Below the labels of an entry, JSON is part of the message."""
    assert not entries(f"Source: x\nEvent ID: 7\nDescription: {json.dumps(EVENT)}")


def test_a_known_name_is_taken_from_javascript_for_nothing() -> None:
    """Names that every object has in JavaScript mean nothing in a paste."""
    (entry,) = entries('{"ProviderName": "ESENT", "EventID": 455, "constructor": "x", "__proto__": "y"}')
    assert entry.named == ()


def test_names_of_a_format_count_only_with_its_mark() -> None:
    """A path that one shipper has is nothing to an object of another."""
    assert not entries('{"winlog": {"level": "error"}, "System": {"Provider": {"Name": "ESENT"}}, "EventID": 455}')
    assert entries('{"System": {"Provider": {"Name": "ESENT"}, "EventID": 455}}')[0].format == "evtx-json"
