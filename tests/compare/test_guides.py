"""What changes in a guide."""

from dataclasses import replace

from eventkb.compare.difference import difference
from eventkb.compare.guides import guide_sections
from eventkb.compare.sections import Section
from eventkb.relate import relate
from tests.catalogues import ENGLISH, LOCALES, text
from tests.guides import guide, with_guide


def test_a_guide_is_compared_as_readers_see_it() -> None:
    """Steps in the order of their way, with their commands and where answers lead."""
    steps = guide_sections(guide(), LOCALES)[Section("steps", ENGLISH)]
    assert steps.startswith("task\n   Look at [[Demo/1]]. Then go on.\n   > type {{log}} {{other}}\n")
    assert "   - It is there -> disk" in steps
    assert "   - Yes\n     Delete old backups." in steps


def test_a_changed_answer_is_reported_in_its_guide() -> None:
    """One part of one guide, in one language."""
    before, after = with_guide(), with_guide(guide(title=text("The backup is too slow", "Die Sicherung ist langsam")))
    (change,) = difference(relate(before), relate(after), LOCALES).beside
    assert change.name == "guides/slow-backup"


def test_a_guide_that_nobody_changed_is_not_reported() -> None:
    """Another day of the last change is no change for readers."""
    before, after = with_guide(), with_guide(replace(guide(), modified="2026-12-01"))
    assert difference(relate(before), relate(after), LOCALES).is_empty
