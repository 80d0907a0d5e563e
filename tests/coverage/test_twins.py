"""The browser reads logs as the command does."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.coverage import jsonlog
from eventkb.coverage.logs import logged
from eventkb.coverage.moments import moment
from eventkb.lookup.words import plain
from tests.coverage.test_logs import LOGS, XML
from tests.lookup.pasted import FORMATS, WORDS, samples
from tests.lookup.twins import answered

TEXTS = [
    *LOGS.values(),
    f"<Events>{XML}<Event><System><Provider Name='A'/>{XML}</Events><Event ",
    "\n".join([LOGS["winlogbeat"], '{"winlog": ', LOGS["winlogbeat"], '{"a']),
    '{"events":[\n' + LOGS["winlogbeat"] + ",\n" + LOGS["winlogbeat"] + "\n]}",
    json.dumps([{"_source": json.loads(LOGS["winlogbeat"])}, {"RawData": XML}, {"Id": 1}]),
    'Source,Event ID,Date and Time\nA,1,11/1/2026 1:00:00 PM\n"B\n""b""",2,x\nC,c,\n',
    "Log Name: System\nSource: Disk\nEvent ID: 7\n",
    "\ufeff" + LOGS["German CSV"],
    *(sample.text for sample in samples(FORMATS) if sample.name.split(":")[0].endswith(("json", "csv", "xml"))),
]
TIMES = [
    "2026-11-01T10:00:00Z",
    "2026-11-01 10:00:00,5 +01:30",
    "2026-02-30T10:00:00",
    "31.12.2026 23:59:59",
    "1/2/2026 12:00:00 AM",
    "/Date(1793527200123)/",
    "1793527200.5",
    "1793527200123",
    "1793527200123456",
    "now",
    "0001-01-01T00:00:00+05:00",
    "99.99.2026 1:00:00",
]


def cut(text: str, size: int) -> list[str]:
    return [text[place : place + size] for place in range(0, len(text), size)] or [""]


@pytest.mark.slow
def test_both_read_the_same_events() -> None:
    """In every form, at once and in blocks; times as well."""
    rows = "Source,Event ID,Date and Time\n" + "".join(f'A,1,"{time}"\n' for time in TIMES)
    texts = [*TEXTS, rows]
    ours = [[event and list(event[:4]) for event in logged(BytesIO(text.encode()), WORDS)] for text in texts]
    handed = {"words": plain(WORDS), "blocks": [[text] for text in texts]}
    for text, our, their in zip(texts, ours, answered("coverage/logs.js", handed), strict=True):
        assert their == our, text[:300]
    assert sum(map(len, ours)) > len(texts)


@pytest.mark.slow
def test_blocks_make_no_difference() -> None:
    """An entry may begin in one block and end in another."""
    long = [text for text in TEXTS if len(text) > 400]
    whole, parts = (
        answered("coverage/logs.js", {"words": plain(WORDS), "blocks": [cut(text, size) for text in long]})
        for size in (10_000, 397)
    )
    assert parts == whole


OBJECTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.lists(st.dictionaries(st.text(max_size=4), OBJECTS, max_size=3), max_size=5), st.integers(1, 60), st.booleans()
)
def test_objects_are_cut_out_as_they_are(values: list[dict[str, object]], size: int, is_list: bool) -> None:
    """Whatever strings contain, and wherever blocks end: one a line, or in an indented list."""
    text = json.dumps(values, indent=1) if is_list else "\n".join(map(json.dumps, values))
    assert [json.loads(written or "") for written in jsonlog.objects(cut(text, size))] == values


@given(st.text(alphabet='{}[]",\\\n: a', max_size=60), st.integers(1, 20))
def test_no_text_stops_the_scanner(text: str, size: int) -> None:
    """What has no end is counted, and what follows is read."""
    written = [*jsonlog.objects([*cut(text, size), '\n{"a": 1}\n'])]
    assert all(part is None or part[0] == "{" for part in written)


@given(st.text(max_size=40))
def test_a_time_is_a_time_or_empty(text: str) -> None:
    """No text leads to a fault."""
    assert moment(text) == "" or len(moment(text)) == len("2026-11-01T10:00:00")


@pytest.mark.slow
def test_an_object_around_a_long_list_is_left() -> None:
    """Its elements are read one by one, so that memory is bounded."""
    record = json.loads(LOGS["winlogbeat"])
    count = jsonlog.LONGEST // len(LOGS["winlogbeat"]) + 10
    text = json.dumps({"took": 3, "hits": {"total": 1, "hits": [record] * count}})
    events = list(logged(BytesIO(text.encode()), WORDS))
    assert [len(events), events.count(None)] == [count, 0]
