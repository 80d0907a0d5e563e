"""JSON Lines of a stream: each line by itself, whatever is in it."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.cli import lines
from eventkb.cli.lines import Fault, Line, entries

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


class Dripping(io.RawIOBase):
    """A stream that gives one byte at a time, as a slow program does."""

    def __init__(self, data: bytes) -> None:
        self.rest = data

    def read(self, size: int = -1) -> bytes:
        part, self.rest = self.rest[:1], self.rest[1:]
        return part


def of(text: str | bytes) -> list[Line]:
    return list(entries(io.BytesIO(text if isinstance(text, bytes) else text.encode())))


def test_an_entry_is_an_object_a_text_or_an_id() -> None:
    """Objects stay as they are written, since formats know them so; empty lines are counted and not answered."""
    assert of('{"id": 1}\n\n "Demo 1" \r\n[{"id": 1}, {"id": 2}]\n4625') == [
        Line(1, '{"id": 1}'), Line(3, "Demo 1"), Line(4, '[{"id": 1}, {"id": 2}]'), Line(5, "4625"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ('{"id":', 7, "not JSON"), ("plain words", 1, "not JSON"), ("[1]", 1, "list"), ("[]", 1, "list"),
        ("null", 1, "null"),
        ("true", 1, "true or false"), ("1.5", 1, "fraction"), ("[" * 100_000, 1, "nested"), ("1" * 10_000, 1, "digits"),
    ],
)  # fmt: skip
def test_any_other_line_is_a_fault_with_its_place(text: str, column: int, part: str) -> None:
    """And the lines after it are read."""
    fault, last = of(f"{text}\n1")
    assert isinstance(fault.entry, Fault)
    assert (fault.number, fault.entry.column) == (1, column)
    assert part in fault.entry.message
    assert fault.entry.help
    assert last == Line(2, "1")


def test_a_line_that_is_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rest, too, wherever the parts of the stream begin."""
    monkeypatch.setattr(lines, "LONGEST", 10)
    long = '"' + "x" * 30 + '"'
    for stream in (io.BytesIO(f"{long}\n1\n{long}".encode()), Dripping(f"{long}\n1\n{long}".encode())):
        first, second, third = entries(stream)
        assert isinstance(first.entry, Fault)
        assert second == Line(2, "1")
        assert isinstance(third.entry, Fault)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_are_read_in_each_encoding_of_a_pipe(encoding: str) -> None:
    """Also where characters arrive in parts."""
    data = '"Übermittlung"\n"2"\n'.encode(encoding)
    assert of(data) == list(entries(Dripping(data))) == [Line(1, "Übermittlung"), Line(2, "2")]


@given(st.lists(VALUES))
def test_every_value_has_an_answer_of_its_own(values: list[object]) -> None:
    """In its order, none joined and none lost."""
    answered = of("".join(json.dumps(value) + "\n" for value in values))
    assert [line.number for line in answered] == list(range(1, len(values) + 1))
    assert [line.entry for line, value in zip(answered, values, strict=True) if isinstance(value, str)] == [
        value for value in values if isinstance(value, str)
    ]


@given(st.binary())
def test_any_bytes_have_an_answer(data: bytes) -> None:
    """No stream stops the command."""
    assert all(isinstance(line.entry, str | Fault) for line in of(data))
