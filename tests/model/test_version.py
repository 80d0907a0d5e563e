"""The version of a text: it changes with what readers see."""

from dataclasses import replace

from eventkb.model.event import Review
from eventkb.model.version import version_of, version_of_guide
from tests.catalogues import article, text
from tests.guides import guide

GUIDE = guide()


def test_the_version_of_an_event_changes_with_its_texts_alone() -> None:
    """In any language; a review or a date is no other text."""
    before = article(explanation=text("It stopped.", "Er hielt an."))
    reviewed = replace(before, modified="2026-01-01", reviewed=Review("2026-02-01", "Jane Doe"))
    assert version_of(before) == version_of(reviewed)
    assert version_of(before) != version_of(replace(before, explanation=text("It stopped.", "Er stoppte.")))
    assert version_of(before) != version_of(replace(before, message=text("Other")))


def test_the_version_of_a_guide_changes_with_a_step() -> None:
    """And with nothing else than texts."""
    first = next(iter(GUIDE.steps))
    steps = {**GUIDE.steps, first: replace(GUIDE.steps[first], text=text("Something else"))}
    assert version_of_guide(GUIDE) == version_of_guide(replace(GUIDE, modified="2026-01-01"))
    assert version_of_guide(GUIDE) != version_of_guide(replace(GUIDE, steps=steps))
