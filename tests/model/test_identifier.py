"""IDs: numbers and texts, their order, the names of their files."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.identifier import TextId, event_id, file_stem, id_of_file, id_slug

WRITTEN = st.text("aZ09._-:", min_size=1, max_size=64)


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("7", 7),
        ("0", 0),
        ("007", TextId("007")),
        ("ORA-00600", TextId("ORA-00600")),
        ("E:1", TextId("E:1")),
        ("-", None),
        ("a b", None),
        ("ä", None),
        ("", None),
        ("x" * 65, None),
        ("9" * 16, TextId("9" * 16)),
    ],
)
def test_an_id_is_a_number_or_a_text(written: str, id: object) -> None:
    """Each number has one spelling; what has another one is a text."""
    assert event_id(written) == id
    assert type(event_id(written)) is type(id)


def test_texts_are_the_same_in_any_case() -> None:
    """As keys of a mapping, too; each keeps the case in which it is written."""
    assert TextId("ORA-00600") == TextId("ora-00600") != TextId("ora-00601")
    assert {TextId("ORA-00600"): 1}[TextId("ora-00600")] == 1
    assert str(TextId("ORA-00600")) == "ORA-00600"


def test_ids_are_in_natural_order() -> None:
    """Numbers within texts count as numbers, and numbers are sorted among texts."""
    ids = [event_id(written) for written in ("E10", "e2", "known", "E:1", "53300", "7", "42P01", "01000", "E2a")]
    assert [str(id) for id in sorted(id for id in ids if id is not None)] == [
        "01000", "7", "42P01", "53300", "e2", "E2a", "E10", "E:1", "known"
    ]  # fmt: skip


@given(WRITTEN, WRITTEN)
def test_any_two_ids_have_an_order(first: str, second: str) -> None:
    """Either they are the same, or exactly one is less than the other."""
    id, other = event_id(first), event_id(second)
    if id is not None and other is not None:
        assert (id == other) + (id < other) + (other < id) == 1


@given(WRITTEN)
def test_the_name_of_a_file_leads_back_to_an_id_of_that_name(written: str) -> None:
    """Whatever an ID is called, its file is found by its name, and the name can be one on every system."""
    id = event_id(written)
    if id is not None:
        meant = id_of_file(file_stem(id))
        assert meant is not None and file_stem(meant) == file_stem(id)
        assert id_slug(id)


@pytest.mark.parametrize(
    ("id", "stem"),
    [
        ("known", "_known"),
        ("SOURCE", "_SOURCE"),
        ("con", "_con"),
        ("7.note", "_7.note"),
        ("E:1", "E_1"),
        ("ORA-00600", "ORA-00600"),
    ],
)
def test_an_id_that_is_called_as_another_file_gets_a_sign(id: str, stem: str) -> None:
    """Files beside the events, notes, and devices."""
    assert file_stem(TextId(id)) == stem
    assert id_of_file(stem) is not None


def test_a_text_can_be_sent_to_another_process() -> None:
    """It is kept in caches, too."""
    assert pickle.loads(pickle.dumps(TextId("E10"))) == "e10"
