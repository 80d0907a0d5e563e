"""Files that were cut off, are damaged or want to do harm: what can be read is imported, the rest is said."""

import json
import struct
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers import message_file, message_table, prometheus, providers, table
from eventkb.importers.formats import FORMATS
from eventkb.importers.harvest import Harvest, ImportFault
from eventkb.importers.incoming import Target, incoming
from eventkb.importers.reading import Settings
from eventkb.importers.sheet import LARGEST, sheets_of
from eventkb.model.locale import Locale
from eventkb.read.yaml.characters import hidden
from tests.importers.programs import message_table as message_resource
from tests.importers.programs import program
from tests.importers.workbooks import SPACE, workbook

SETTINGS = Settings(source="Disk", neutral="en", headings={"source": "source", "id": "id", "message": "message"})
MEBIBYTE = 1 << 20


def events(*rows: dict[str, object]) -> Harvest:
    return providers.read(json.dumps(rows).encode(), SETTINGS)


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - {"message-table"}))
@given(data=st.binary(max_size=300))
def test_no_bytes_lead_to_a_traceback(format: str, data: bytes) -> None:
    """Whatever the format that somebody names."""
    with suppress(ImportFault):
        FORMATS[format].read(data, SETTINGS)


@pytest.mark.parametrize(
    "text", ["a\0b", "a\x07b", "a\ud800b", "a\udfffb", "a\ufffdb", "a\u200bb", "a\u202eb", "a\x85b", "a\ufeffb"]
)
def test_what_no_definition_may_contain_is_cleaned(text: str) -> None:
    """NUL, halves of pairs, control and invisible characters, in a message and in a name."""
    row = {"source": f"Di{text}sk", "id": 1, "message": f"Bad {text}.", "category": f"C{text}", "symbol": text}
    (event,) = events(row).events
    for value in (event.source, event.messages["en"], event.category, event.symbolic_name):
        assert value
        assert hidden(value) is None
        value.encode()


def test_what_was_lost_before_is_reported() -> None:
    """A half of a pair is a question mark then, and somebody should look at it."""
    result = events({"source": "S", "id": 1, "message": "a\ud800\ud800b"})
    assert result.events[0].messages == {"en": "a??b"}
    assert "2 characters that were lost" in result.problems[0].message


def test_identifiers_that_differ_in_their_high_bits_only_are_one_event() -> None:
    """Both identifiers are kept; a second message is reported with both."""
    first = {"source": "S", "id": 0x40000007, "message": "Fine."}
    target = Target(locales=[Locale("en")], neutral=Locale("en"))
    (event,), problems = incoming(events(first, {**first, "id": 0xC0000007}), target)
    assert (event.key.id, event.values["qualifiers"], problems) == (7, [0x40000007, 0xC0000007], [])
    _, problems = incoming(events(first, {**first, "id": 0xC0000007, "message": "Bad."}), target)
    assert "0x40000007 and 0xC0000007" in problems[0].message


def test_a_dump_that_was_cut_off_gives_its_whole_lines() -> None:
    """The last line is reported with its number."""
    text = '{"source": "S", "id": 1, "message": "One."}\n{"source": "S", "id": 2, "message": "Tw'
    result = providers.read(text.encode(), SETTINGS)
    assert [event.id for event in result.events] == [1]
    assert result.problems[0].line == 2


def test_the_name_of_a_source_may_not_be_endless() -> None:
    """No folder of a file system could have it."""
    result = events({"source": "S" * 300, "id": 1, "message": "x"}, {"source": "S", "id": 1, "message": "x"})
    assert [event.source for event in result.events] == ["S"]
    assert "can't be the name" in result.problems[0].message


@pytest.mark.parametrize("count", [0xFFFFFFFF, 0x7FFFFFFF, 70_000])
def test_a_message_table_may_not_lie_about_its_size(count: int) -> None:
    """The number of its blocks, the range and the offset of one."""
    blocks = struct.pack("<I", count) + struct.pack("<III", 0, 0xFFFFFFFF, 0xFFFFFFF0)
    lying = struct.pack("<I", 1) + struct.pack("<III", 1, count, 16) + struct.pack("<HH", 4, 0)
    for data in (blocks, lying, message_resource({1: "x"})[:9]):
        result = message_table.read(program({0x409: data}), SETTINGS)
        assert "ends too early" in result.problems[0].message


@pytest.mark.slow
@given(st.integers(0, 1600), st.integers(0, 0xFFFFFFFF))
def test_a_program_may_lie_at_any_place(place: int, value: int) -> None:
    """Offsets, sizes and counts of headers and resources."""
    content = bytearray(program({0x409: message_resource({1: "One %1", 2: "Two"})}))
    content[place : place + 4] = struct.pack("<I", value)
    with suppress(ImportFault):
        message_table.read(bytes(content), SETTINGS)


def test_a_message_file_without_an_end_ends() -> None:
    """Lists in brackets and messages that nobody closes."""
    for text in ("LanguageNames=(" + "x\n" * 1000, "MessageId=1\nLanguage=English\n" + "x\n" * 1000):
        with suppress(ImportFault):
            assert "no end" in message_file.read(text.encode(), SETTINGS).problems[0].message


def test_a_cell_at_the_end_of_a_sheet_makes_no_giant_table() -> None:
    """One cell in the last column of the last row stands for 17 thousand millions."""
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(ImportFault, match="cells span"):
        table.read(workbook(far), SETTINGS)


@pytest.mark.parametrize("place", ['r="ZZZZZZZZ99999999"', "r='XFD1048576'"])
def test_a_place_beyond_any_sheet_is_refused(place: str) -> None:
    """The library that reads sheets would panic, or end the process, for want of memory."""
    with pytest.raises(ImportFault, match="span more than"):
        sheets_of(workbook(f'<row r="1"><c r="A1"><v>1</v></c><c {place}><v>1</v></c></row>'))


def test_a_text_that_many_cells_share_is_counted_for_each() -> None:
    """A few kilobytes would become gigabytes of rows, and end the process."""
    cells = '<row><c t="s"><v>0</v></c></row>' * 4_000
    buffer = BytesIO(workbook(cells))
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst {SPACE}><si><t>{'a' * 100_000}</t></si></sst>")
    with pytest.raises(ImportFault, match="repeat texts to more than"):
        sheets_of(buffer.getvalue())


@pytest.mark.slow
def test_a_workbook_that_unpacks_to_gigabytes_is_refused() -> None:
    """Before it is unpacked."""
    with pytest.raises(ImportFault, match="unpacks to"):
        table.read(workbook("", "<!--" + " " * LARGEST + "-->"), SETTINGS)


BOMBS: dict[str, Callable[[], bytes]] = {
    "prometheus": lambda: (
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(8))
        + b"groups: [{rules: [{alert: A, annotations: {summary: *i}}, {alert: B, annotations: {summary: x}}]}]\n"
    ),
    "manifest": lambda: b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    "providers": lambda: b"[" * 200_000,
}


@pytest.mark.parametrize("format", BOMBS)
def test_a_bomb_does_not_go_off(format: str) -> None:
    """A few lines that would become gigabytes stay a few megabytes."""
    data = BOMBS[format]()
    tracemalloc.start()
    with suppress(ImportFault):
        FORMATS[format].read(data, SETTINGS)
    assert tracemalloc.get_traced_memory()[1] < 64 * MEBIBYTE
    tracemalloc.stop()


def _rules(count: int) -> Iterator[str]:
    yield "groups:\n- rules:\n"
    for number in range(count):
        yield f"  - alert: Alert{number}\n    annotations: {{summary: '{{{{ $labels.job }}}} {number}'}}\n"


@pytest.mark.slow
def test_very_many_rules_in_one_file_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them, up to the limit; 100,000 take ten times as long and ten times the memory, which is 230 MB."""
    monkeypatch.setattr(prometheus, "MOST_RULES", 10_000)
    data = "".join(_rules(10_001)).encode()
    tracemalloc.start()
    harvest = prometheus.read(data, SETTINGS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(harvest.events) == 10_000
    assert "has 10,001 rules; the first 10,000 count" in harvest.problems[0].message
    assert peak < 23 * MEBIBYTE, peak / MEBIBYTE
