"""JSON of log shippers: which object tells of an event, and where its fields are."""

import json

from eventkb.lookup.formats.event_json import detects, parses
from tests.lookup.pasted import WORDS

EVENT = {"ProviderName": "ESENT", "EventID": 455}


def test_an_event_is_found_in_what_wraps_it() -> None:
    """Search results and lists keep events deep inside."""
    text = json.dumps({"took": 3, "id": 9, "hits": {"hits": [{"_id": "7", "_source": EVENT}, {"_source": EVENT}]}})
    assert [one.id for one in parses(text, WORDS)] == [455, 455]


def test_an_object_without_event_is_none() -> None:
    """An ID alone, or a source alone, is in a lot of JSON."""
    assert not detects('{"id": 7, "agent": {"id": "d47011da"}}', WORDS)
    assert not detects('{"SourceName": "x", "Message": "y"}', WORDS)


def test_names_of_the_data_are_not_fields() -> None:
    """An event whose data has a `Source` or a `Message` keeps its own."""
    (found,) = parses(json.dumps(EVENT | {"event_data": {"Source": "data", "Message": "data"}}), WORDS)
    assert (found.source, found.message) == ("ESENT", None)
    assert found.named == (("Source", "data"), ("Message", "data"))


def test_xml_in_a_text_adds_what_it_knows() -> None:
    """Azure and Winlogbeat keep the original beside the fields."""
    xml = "<Event><EventData><Data>svchost</Data></EventData></Event>"
    assert parses(json.dumps(EVENT | {"RawXml": xml}), WORDS)[0].values == ("svchost",)


def test_json_in_a_copied_message_is_the_message() -> None:
    """Below labels that tell of an event, JSON is what the event says."""
    assert not detects(f"Source: x\nEvent ID: 7\nDescription: {json.dumps(EVENT)}", WORDS)


def test_a_known_name_is_taken_from_javascript_for_nothing() -> None:
    """Names that every object has in JavaScript mean nothing in a paste."""
    (found,) = parses('{"ProviderName": "ESENT", "EventID": 455, "constructor": "x", "__proto__": "y"}', WORDS)
    assert found.named == ()
