"""Copies of the package's files, and whether their originals have changed since."""

from pathlib import Path

from eventkb.stock import stock
from eventkb.stock.copies import digest, outdated, recorded, written

PAGE, FOOTER, GONE = "docs/en/about.md", "overrides/partials/footer.html", "docs/en/gone.md"
ORIGINALS = stock(Path("nowhere")).supplied.files


def test_the_list_reads_as_it_was_written() -> None:
    """With paths that have blanks, and without its head."""
    copies = {PAGE: "0123", "docs/en/two words.md": "4567"}
    assert recorded(written(copies)) == copies


def test_a_copy_whose_original_has_changed_is_outdated() -> None:
    """A copy of an unchanged original is not; a copy whose original is gone is, and says so."""
    text = written({PAGE: "0000", FOOTER: digest(ORIGINALS[FOOTER]), GONE: "1111"})
    copies = outdated(text, ORIGINALS, {PAGE, FOOTER, GONE})
    assert [(copy.path, copy.line, copy.is_gone) for copy in copies] == [(PAGE, 2, False), (GONE, 3, True)]


def test_a_copy_that_was_deleted_is_not_reported() -> None:
    """The package's own file is used again."""
    assert outdated(written({PAGE: "0000"}), ORIGINALS, {FOOTER}) == ()
