"""Labels found in texts: alone in their line, several in one, glued, and what only looks like one."""

import pytest

from eventkb.lookup.labels import labels
from tests.lookup.pasted import WORDS


def read(text: str) -> list[tuple[str, bool, str]]:
    """The fields, whether each leads its line, and what is behind to the end of the line."""
    return [
        (label.field, label.leads, text[label.end :].partition("\n")[0].strip()) for label in labels(text, WORDS.labels)
    ]


@pytest.mark.parametrize(
    "line",
    ["Event ID: 7", "EventID:7", "  event id  : 7", "Ereignis-ID:   7", "EREIGNISKENNUNG: 7", "Ereignis\u2011ID: 7"],
)
def test_a_label_is_found_in_all_its_spellings(line: str) -> None:
    """Case, blanks, hyphens and languages make no difference."""
    assert read(line) == [("id", True, "7")]


def test_several_labels_in_a_line_are_read() -> None:
    """A paste whose line ends were lost still has its labels."""
    assert [label[:2] for label in read("Quelle: AD FS Datum: 7:33:31 Uhr Ereignis-ID: 547")] == [
        ("source", True),
        ("time", False),
        ("id", False),
    ]


def test_the_longest_label_counts() -> None:
    """`Event Source:` is not the label `Source:` behind a word."""
    assert read("Event Source: x") == [("source", True, "x")]
    assert read("Task Category: x") == [("category", True, "x")]


def test_a_long_label_is_found_at_the_end_of_a_word() -> None:
    """Translation programs glue labels to the value before them."""
    assert read("Ebene: Fehlerschlüsselwörter: x")[1] == ("keywords", False, "x")


def test_a_short_label_is_not_found_in_a_word() -> None:
    """`Resource:` holds `source`, and is not it."""
    assert read("Resource: x\nDatentyp: y\nC:\\source x") == []
