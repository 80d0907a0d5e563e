"""The events of log files in the forms that programs write."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.coverage.logs import LogFault, Logged
from eventkb.coverage.logs import logged as entries_of
from eventkb.coverage.windowslog import EVTX
from tests.lookup.pasted import WORDS

XML = (
    '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Disk" Guid="{x}"/>'
    '<EventID Qualifiers="49156">7</EventID><TimeCreated SystemTime="2026-11-01T10:00:00.1234567Z"/>'
    "<Channel>System</Channel></System></Event>"
)
DISK = Logged("Disk", 7, "2026-11-01T10:00:00", "System")


def logged(data: bytes) -> list[Logged | None]:
    return list(entries_of(BytesIO(data), WORDS))


LOGS = {
    "XML of Event Viewer": f"<Events>{XML}</Events>",
    "winlogbeat": json.dumps(
        {"@timestamp": "2026-11-01T10:00:00.123Z",
         "winlog": {"provider_name": "Disk", "event_id": "7", "channel": "System"}}
    ),
    "PowerShell 5": json.dumps(
        [{"ProviderName": "Disk", "Id": 7, "LogName": "System", "TimeCreated": "/Date(1793527200000)/"}]
    ),
    "records as objects": json.dumps(
        {"Event": {"System": {"Provider": {"Name": "Disk"}, "EventID": {"#text": 7}, "Channel": "System",
                              "TimeCreated": {"SystemTime": "2026-11-01T10:00:00Z"}}}}
    ),
    "English CSV": "Level,Date and Time,Source,Event ID,Task Category,Log\n"
    "Error,11/1/2026 10:00:00 AM,Disk,7,None,System\n",
    "German CSV": "Ebene;Datum und Uhrzeit;Quelle;Ereignis-ID;Protokoll\nFehler;01.11.2026 10:00:00;Disk;7;System\n",
}  # fmt: skip


@pytest.mark.parametrize("name", LOGS)
def test_an_event_is_read_with_its_time(name: str) -> None:
    """Source, ID, time and channel, in the forms of many programs."""
    assert logged(LOGS[name].encode()) == [DISK._replace(channel="System")]


@pytest.mark.parametrize(
    "text", ["Protokollname: System\nQuelle: Disk\nEreignis-ID: 7\n", "Log Name: System\nSource: Disk\nEvent ID: 7\n"]
)
def test_any_other_text_is_read_as_a_paste(text: str) -> None:
    """Also a long one, in parts that end between lines."""
    assert [event and event[:2] for event in logged((text + "\n").encode())] == [("Disk", 7)]


def test_utf_16_is_understood() -> None:
    """PowerShell 5 writes its files so."""
    assert logged(LOGS["XML of Event Viewer"].encode("utf-16")) == [DISK]


def test_lines_of_json_that_are_broken_are_left_out() -> None:
    """The others count."""
    text = "\n".join([LOGS["winlogbeat"], '{"winlog": ', LOGS["winlogbeat"]])
    assert logged(text.encode()) == [DISK, None, DISK]


@pytest.mark.slow
def test_a_table_with_a_cell_of_any_length_is_read_on() -> None:
    """One in its head leaves a text like any other; one below is left out, and the rows after it count."""
    head, row = LOGS["English CSV"].splitlines(keepends=True)
    assert logged(f"{'x' * 2_000_000},Source,Event ID\n{row}".encode()) in ([], [DISK._replace(time="", channel="")])
    long = row.replace("None", f'"{"x" * 2_000_000}"')
    assert logged(f"{head}{long}{row}".encode()) == [None, DISK]


def test_a_damaged_event_log_is_a_fault() -> None:
    """The sentence says what to do."""
    with pytest.raises(LogFault, match="Export it again"):
        logged(EVTX + b"\0" * 100)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_leads_to_a_traceback(data: bytes) -> None:
    """Any file is read, or is a fault."""
    try:
        events = logged(data)
    except LogFault:
        return
    assert all(event.source for event in events if event)
