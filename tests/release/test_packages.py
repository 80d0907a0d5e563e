"""Two builds are compared file by file, and archives member by member. `tests/package` builds the real ones."""

import io
import tarfile
import zipfile
from pathlib import Path

from release.packages import compare, copied


def wheel(file: Path, **members: str) -> None:
    with zipfile.ZipFile(file, "w") as opened:
        for name, text in members.items():
            opened.writestr(zipfile.ZipInfo(name), text)


def sdist(file: Path, **members: str) -> None:
    with tarfile.open(file, "w:gz") as opened:
        for name, text in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            opened.addfile(member, io.BytesIO(text.encode()))


def test_equal_builds_have_no_difference(tmp_path: Path) -> None:
    """Byte by byte."""
    for folder in (tmp_path / "one", tmp_path / "other"):
        folder.mkdir()
        wheel(folder / "kb.whl", module="1")
    assert compare(tmp_path / "one", tmp_path / "other") == []


def test_a_difference_is_named_by_its_member(tmp_path: Path) -> None:
    """So whoever reads it knows where to look."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir(), other.mkdir()
    wheel(one / "kb.whl", module="1", same="x")
    wheel(other / "kb.whl", module="2", same="x", more="y")
    sdist(one / "kb.tar.gz", module="1")
    sdist(other / "kb.tar.gz", module="2")
    (one / "lost.txt").touch()
    assert compare(one, other) == [
        "kb.tar.gz: module",
        "kb.whl: module",
        "kb.whl: more",
        "lost.txt is there only once",
    ]


def test_the_same_members_in_another_packing_differ_too(tmp_path: Path) -> None:
    """An archive with other times is another archive."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir(), other.mkdir()
    wheel(one / "kb.whl", module="1")
    with zipfile.ZipFile(other / "kb.whl", "w") as opened:
        opened.writestr(zipfile.ZipInfo("module", (2026, 11, 29, 0, 0, 0)), "1")
    assert compare(one, other) == ["kb.whl: the same members, packed in another way"]


def test_what_builds_and_tests_left_behind_is_not_copied(tmp_path: Path) -> None:
    """The second build has only what the first one is made of."""
    sources = ["generator/eventkb/__init__.py", "templates/theme/styles/site/text.css"]
    for name in (*sources, "site/index.html", ".cache/x", "generator/__pycache__/x.pyc"):
        (tmp_path / "clone" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "clone" / name).touch()
    copied(tmp_path / "clone", tmp_path / "copy")
    files = [
        path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*") if path.is_file()
    ]
    assert sorted(files) == sources
