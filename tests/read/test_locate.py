"""Findings get their places when somebody wants to print them."""

from eventkb.model.diagnostic import Finding, Place
from eventkb.read import locator
from eventkb.read.rules import WRONG_VALUE

FILES = {"events/Demo/7.yml": b"source: Demo\nsummary:\n  en: See [[Demo/8]].\n", "events/Demo/8.yml": b"\xff"}


def place(file: str, *path: str | int, span: tuple[int, int] | None = None) -> Place:
    return locator(FILES)(
        Finding(rule=WRONG_VALUE, file=file, path=path, message="wrong", help="fix it", span=span)
    ).place


def test_a_finding_is_at_its_node() -> None:
    """A finding about a value is placed at the value, or at some of its characters."""
    assert place("events/Demo/7.yml", "source") == Place("events/Demo/7.yml", 1, 9, 1, 13)
    assert place("events/Demo/7.yml", "summary", "en", span=(4, 14)) == Place("events/Demo/7.yml", 3, 11, 3, 21)


def test_a_finding_about_what_is_not_there_is_above_it() -> None:
    """A finding about a key that is missing is placed at the nearest thing that is there."""
    assert place("events/Demo/7.yml", "summary", "de").line == 3


def test_a_file_without_places_is_a_place() -> None:
    """A finding about a file that is unreadable, or isn't there, is placed at its beginning."""
    assert place("events/Demo/8.yml", "source") == Place("events/Demo/8.yml")
    assert place("events/Demo/9.yml", "source") == Place("events/Demo/9.yml")
