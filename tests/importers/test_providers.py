"""Dumps of providers in the shapes that tools write."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import Harvest, ImportedInsertion, ImportFault
from eventkb.importers.providers import read
from eventkb.importers.reading import Settings

POWERSHELL = {
    "Name": "Contoso-Backup",
    "Id": "12345678-1234-1234-1234-123456789012",
    "DisplayName": "Contoso Backup",
    "LogLinks": [{"LogName": "Contoso/Admin", "IsImported": False}],
    "Events": [
        {
            "Id": 3221225473,
            "Version": 1,
            "LogLink": {"LogName": "Contoso/Admin", "DisplayName": "Administrator"},
            "Level": {"Name": "win:Error", "Value": 2, "DisplayName": "Fehler"},
            "Task": {"Name": "Copy", "Value": 1, "DisplayName": "Kopieren"},
            "Keywords": [{"Name": "k", "Value": 0x20000000000000}],
            "Template": '<template xmlns="x"><data name="JobName" inType="win:UnicodeString"/></template>',
            "Description": "Auftrag %1 ist fehlgeschlagen.\r\n",
        }
    ],
}


def harvest(value: object) -> Harvest:
    return read(json.dumps(value).encode(), Settings(neutral="de"))


def test_what_powershell_writes_is_read() -> None:
    """Get-WinEvent -ListProvider as JSON: a level by its number, since its name is translated."""
    result = harvest([POWERSHELL])
    (event,), (source,) = result.events, result.sources
    assert (source.name, source.guid, source.channel) == ("Contoso-Backup", POWERSHELL["Id"], "Contoso/Admin")
    assert (event.source, event.id, event.qualifiers) == ("Contoso-Backup", 1, (3221225473,))
    assert (event.level, event.channel, event.category) == ("audit-success", "Contoso/Admin", "Kopieren")
    assert event.messages == {"de": "Auftrag %1 ist fehlgeschlagen."}
    assert event.insertions == (ImportedInsertion("job_name"),)


@pytest.mark.parametrize(
    "text",
    [
        '{"source": "Disk", "id": 7, "level": 2, "message": "Bad block on %1."}\n',
        '[{"source": "Disk", "id": "7", "level": "Error", "message_de": "Bad block on %1."}]',
        '{"origin": {}, "providers": [{"source": "Disk", "events": [{"id": 7, "level_name": "Error", '
        '"description": "Bad block on %1."}]}]}',
        '{"provider_name": "Disk", "event_id": "0x7", "level": {"value": 2}, "message": "Bad block on %1."}',
    ],
)
def test_other_shapes_name_the_same_things(text: str) -> None:
    """JSON Lines, lists, nested lists, other names of keys."""
    (event,) = read(text.encode(), Settings(neutral="de")).events
    assert (event.source, event.id, event.level, event.messages) == ("Disk", 7, "error", {"de": "Bad block on %1."})


def test_placeholders_of_printf_are_numbered() -> None:
    """A dump says of itself if its messages have conversions of printf."""
    (event,) = harvest([{"source": "S", "id": 1, "message": "%s of %d", "placeholders": "printf"}]).events
    assert event.messages == {"de": "%1 of %2"}


def test_a_wrong_id_is_a_problem_and_an_event_without_message_is_counted() -> None:
    """The other events are read."""
    result = harvest(
        [{"source": "S", "id": -1, "message": "a"}, {"source": "S", "id": 1}, {"source": "S", "id": 2, "message": "b"}]
    )
    assert (len(result.problems), result.without_message, [event.id for event in result.events]) == (1, 1, [2])


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe{", b'{"a": 1}\n{', b"[" * 100_000])
def test_what_is_no_dump_is_a_fault(data: bytes) -> None:
    """Cut off, no JSON, or no event in it."""
    with pytest.raises(ImportFault):
        read(data, Settings(neutral="de"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["source", "id", "message", "events", "level", "fields", "template", "Name", "keywords", "task"]
            ),
            inner,
            max_size=5,
        )
    ),
)


@given(VALUES)
def test_no_json_leads_to_a_traceback(value: object) -> None:
    """Any JSON is read, or is a fault."""
    with suppress(ImportFault):
        harvest(value)
