"""A link in a project can't publish a file from elsewhere on the machine."""

from pathlib import Path

from eventkb.stock.links import leading_out


def test_links_out_of_the_project_are_found(tmp_path: Path) -> None:
    """Of files and of folders, at any depth; those within the project are none."""
    root = tmp_path / "project"
    (root / "docs/en/deep").mkdir(parents=True)
    (root / "docs/en/page.md").touch()
    (tmp_path / "secret").mkdir()
    (root / "docs/en/deep/secret.md").symlink_to(tmp_path / "secret/key")
    (root / "docs/en/folder").symlink_to("../../../secret")
    (root / "docs/en/other.md").symlink_to("page.md")
    found = [path.relative_to(root).as_posix() for path in leading_out(root, [root / "docs", root / "overrides"])]
    assert sorted(found) == ["docs/en/deep/secret.md", "docs/en/folder"]


def test_a_folder_may_be_elsewhere(tmp_path: Path) -> None:
    """Then links within that place are its own."""
    (tmp_path / "shared/docs").mkdir(parents=True)
    (tmp_path / "shared/docs/a.md").touch()
    (tmp_path / "shared/docs/b.md").symlink_to("a.md")
    (tmp_path / "project").mkdir()
    (tmp_path / "project/docs").symlink_to("../shared/docs")
    assert list(leading_out(tmp_path / "project", [tmp_path / "project/docs"])) == []
