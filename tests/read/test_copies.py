"""Copies of the package's files, and whether their originals have changed since."""

from pathlib import Path

from eventkb.read.copies import FILE, digest, outdated, recorded, written
from eventkb.read.stock import stock

PAGE, FOOTER, GONE = "docs/en/about.md", "overrides/partials/footer.html", "docs/en/gone.md"


def project(folder: Path, copies: dict[str, str]) -> Path:
    for path in copies:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("ours")
    (folder / FILE).write_text(written(copies))
    return folder


def test_the_list_reads_as_it_was_written(tmp_path: Path) -> None:
    """With paths that have blanks, and without its head."""
    copies = {PAGE: "0123", "docs/en/two words.md": "4567"}
    assert recorded(project(tmp_path, copies)) == copies


def test_a_copy_whose_original_has_changed_is_outdated(tmp_path: Path) -> None:
    """One whose original is as it was is not; one whose original is gone is, and says so."""
    original = stock(tmp_path).supplied.files[FOOTER]
    folder = project(tmp_path, {PAGE: "0000", FOOTER: digest(original), GONE: "1111"})
    assert [(copy.path, copy.line, copy.is_gone) for copy in outdated(folder, stock(folder))] == [
        (PAGE, 2, False),
        (GONE, 3, True),
    ]


def test_a_copy_that_was_deleted_is_not_reported(tmp_path: Path) -> None:
    """The package's own file counts again."""
    folder = project(tmp_path, {PAGE: "0000"})
    (folder / PAGE).unlink()
    assert outdated(folder, stock(folder)) == ()
