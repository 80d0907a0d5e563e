"""Whatever bytes a file has, reading it ends in nouns or in diagnostics with places, and never in a traceback."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eventkb.model.event import EventKey
from eventkb.model.locale import Locale
from eventkb.read import Piece, piece
from tests.kinds import WINDOWS

ROOT = Path(__file__).parents[2]
LOCALES = frozenset({Locale("en"), Locale("de")})
FILES = {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in sorted(ROOT.glob("events/**/*.yml"))}
SIGNS = [*"ab07%[]{}()<>\"'`&;:=*_\\/|#!?-.,@~ \n\t", "\u00a0", "\u200b", "\r", "ü", ": ", "- ", "  ", "\n\n"]

Change = Callable[[str], str]


def read(text: str | bytes, file: str = "events/Demo/7.yml") -> Piece:
    return piece(file, text.encode() if isinstance(text, str) else text, LOCALES, kind=WINDOWS)


def places_are_within(diagnostics: Piece, data: bytes) -> bool:
    """Whether every diagnostic is at characters that the file has."""
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return all(
        1 <= place.line == place.end_line <= len(lines)
        and 1 <= place.column <= place.end_column <= len(lines[place.line - 1]) + 1
        for place in (diagnostic.place for diagnostic in diagnostics.diagnostics)
    )


def at(text: str, where: float) -> int:
    return int(where * len(text))


def deleted(text: str, where: float, length: int) -> str:
    return text[: at(text, where)] + text[at(text, where) + length :]


def inserted(text: str, where: float, sign: str) -> str:
    return text[: at(text, where)] + sign + text[at(text, where) :]


def doubled(text: str, where: float, count: int) -> str:
    lines = text.splitlines(keepends=True)
    start = int(where * len(lines))
    return "".join([*lines[: start + count], *lines[start:]])


def without_lines(text: str, where: float, count: int) -> str:
    lines = text.splitlines(keepends=True)
    start = int(where * len(lines))
    return "".join([*lines[:start], *lines[start + count :]])


def swapped(text: str, where: float, count: int) -> str:
    lines = text.splitlines(keepends=True)
    start = int(where * len(lines))
    return "".join([*lines[:start], *lines[start + count : start + 2 * count], *lines[start : start + count]])


def indented(text: str, where: float, width: int) -> str:
    lines = text.splitlines(keepends=True)
    number = min(int(where * len(lines)), len(lines) - 1)
    line = lines[number]
    lines[number] = " " * width + line if width > 0 else line[min(-width, len(line) - len(line.lstrip(" "))) :]
    return "".join(lines)


WHERE = st.floats(0, 1, exclude_max=True)
COUNT = st.integers(1, 4)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda where, count: lambda text: deleted(text, where, count), WHERE, COUNT),
    st.builds(lambda where, sign: lambda text: inserted(text, where, sign), WHERE, st.sampled_from(SIGNS)),
    st.builds(lambda where, count: lambda text: doubled(text, where, count), WHERE, COUNT),
    st.builds(lambda where, count: lambda text: without_lines(text, where, count), WHERE, COUNT),
    st.builds(lambda where, count: lambda text: swapped(text, where, count), WHERE, COUNT),
    st.builds(lambda where, width: lambda text: indented(text, where, width), WHERE, st.integers(-4, 4)),
)


@given(st.binary(max_size=200), st.sampled_from(["events/Demo/7.yml", "events/Demo/known.yml", "events/products.yml"]))
@example(b"", "events/Demo/7.yml")
@example(b"\xff\xfe", "events/Demo/7.yml")
@example(b"[" * 30_000, "events/Demo/7.yml")
def test_any_bytes_are_read(data: bytes, file: str) -> None:
    """A file of any bytes gives a piece whose diagnostics point into it."""
    assert places_are_within(piece(file, data, LOCALES, kind=WINDOWS), data)


@given(st.lists(st.sampled_from([*SIGNS, "id", "message", "en", "source: ", "actions"]), max_size=40).map("".join))
def test_any_signs_are_read(text: str) -> None:
    """A file of the signs that mean something to YAML gives a piece whose diagnostics point into it."""
    assert places_are_within(read(text), text.encode())


@given(st.sampled_from(sorted(FILES)), st.lists(CHANGES, min_size=1, max_size=3))
def test_any_change_of_a_definition_is_read(file: str, changes: list[Change]) -> None:
    """Whatever a typing error does to a definition, it is reported, or the file is still a definition."""
    text = FILES[file]
    for change in changes:
        text = change(text)
    result = piece(file, text.encode(), LOCALES, kind=WINDOWS)
    assert places_are_within(result, text.encode())
    assert result.diagnostics or result.has_content


@pytest.mark.slow
def test_the_catalogue_is_read() -> None:
    """The definitions of this project are read without a word."""
    said = {file: piece(file, text.encode(), LOCALES, kind=WINDOWS).diagnostics for file, text in FILES.items()}
    assert {file: diagnostics for file, diagnostics in said.items() if diagnostics} == {}


def test_a_piece_can_be_sent_to_another_process() -> None:
    """What a file gave can be pickled, with its diagnostics, so that it can be read elsewhere and kept."""
    result = read("source: Demo\nid: 7\nmessage: Started.\nlevel: oops\n")
    assert pickle.loads(pickle.dumps(result)) == result


def test_an_event_with_an_error_is_left_out_and_its_key_is_known() -> None:
    """A faulty event gives no noun, but links to it are not reported as wrong."""
    result = read("source: Demo\nid: 7\nmessage: Started.\nlevel: oops\n")
    assert result.events == () and result.broken == {EventKey("Demo", 7)}


def test_an_unreadable_event_is_known_by_its_file() -> None:
    """A file that is not YAML counts as the event of its name."""
    assert read('source: "Demo\nid: 7\n').broken == {EventKey("Demo", 7)}
    assert read(b"source: D\xfcmo\n").broken == {EventKey("Demo", 7)}


def test_known_events_of_an_unreadable_file_are_known_by_their_ids() -> None:
    """A list of known events with a syntax error still says which events it is about."""
    result = read('- id: 4\n  message: "Started\n- id: 5\n  message: Ended.\n', "events/Demo/known.yml")
    assert result.broken == {EventKey("Demo", 4), EventKey("Demo", 5)}


def test_the_folder_of_definitions_can_have_another_name() -> None:
    """A project may keep its definitions elsewhere, even deeper."""
    data = b"source: Demo\nid: 7\nmessage: Started.\n"
    result = piece("content/kb/Demo/7.yml", data, LOCALES, root="content/kb")
    assert not result.diagnostics and result.events[0].key == EventKey("Demo", 7)


def test_a_new_language_is_read_without_a_change() -> None:
    """A text in any language of the site is read; the source language comes first if it is there."""
    data = b"source: Demo\nid: 7\nmessage: {fr: Bonjour, en: Hello}\n"
    result = piece("events/Demo/7.yml", data, frozenset({*LOCALES, Locale("fr")}))
    assert result.events[0].message.values == {"fr": "Bonjour", "en": "Hello"}


def test_windows_line_breaks_make_no_difference() -> None:
    """A file saved on Windows gives the same texts as one saved elsewhere."""
    text = "source: Demo\nid: 7\nmessage: |\n  One.\n  Two.\n"
    assert read(text.replace("\n", "\r\n")) == read(text)


def test_a_level_may_be_the_number_that_the_log_has() -> None:
    """Event Viewer's details show numbers, and people copy them."""
    (event,) = read("source: Demo\nid: 7\nlevel: 2\nmessage: It.\n").events
    assert event.level == "error"
