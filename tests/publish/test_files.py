"""Writing, replacing and copying files."""

from pathlib import Path

from eventkb.publish import copy_tree, replace, write


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Afterwards the folder contains only the new file."""
    replace(tmp_path / "deep/file.txt", b"one")
    replace(tmp_path / "deep/file.txt", b"two")
    assert (tmp_path / "deep/file.txt").read_bytes() == b"two"
    assert len(list((tmp_path / "deep").iterdir())) == 1


def test_only_the_wanted_files_of_a_tree_are_copied(tmp_path: Path) -> None:
    """Only the files that the filter accepts are copied."""
    write(tmp_path / "from", "assets/a.css", b"a")
    write(tmp_path / "from", "index.html", b"page")
    copy_tree(tmp_path / "from", tmp_path / "to", lambda file: not file.endswith(".html"))
    assert [path.name for path in (tmp_path / "to").rglob("*") if path.is_file()] == ["a.css"]
