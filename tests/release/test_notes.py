"""The notes of a release come from the change log."""

from pathlib import Path

import pytest

from release.notes import UNRELEASED, NoNotes, notes

LOG = """# Change log

Words.

## Unreleased

### For readers

New.

## 0.2.0 (2026-12-01)

### For tools

Older.

## 0.1.0

"""


def test_the_section_of_a_version_is_its_notes() -> None:
    """With its headings, and without what comes before and after."""
    assert notes(LOG, "0.2.0") == "### For tools\n\nOlder.\n"
    assert notes(LOG, UNRELEASED) == "### For readers\n\nNew.\n"


@pytest.mark.parametrize("version", ["0.1.0", "0.2", "0.3.0"])
def test_a_release_without_a_word_is_refused(version: str) -> None:
    """With what to write."""
    with pytest.raises(NoNotes, match=f"`## {version}`"):
        notes(LOG, version)


def test_the_change_log_of_this_project_can_be_read() -> None:
    """What is not released yet has notes for a rehearsal."""
    log = (Path(__file__).parents[2] / "CHANGELOG.md").read_text("utf-8")
    assert "### For readers" in notes(log, UNRELEASED)
