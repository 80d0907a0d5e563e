"""The built site as an archive."""

import hashlib
import io
import tarfile
from pathlib import Path

from release.archive import packed, sums


def site(folder: Path) -> Path:
    (folder / "en/about").mkdir(parents=True)
    (folder / "en/about/index.html").write_text("<p>ü</p>", "utf-8")
    (folder / "index.html").write_bytes(b"")
    return folder


def test_the_same_files_make_the_same_bytes(tmp_path: Path) -> None:
    """Whoever wrote them, wherever and whenever."""
    one, other = site(tmp_path / "one"), site(tmp_path / "other")
    (other / "index.html").chmod(0o600)
    assert packed(one, "site", 1_700_000_000) == packed(other, "site", 1_700_000_000)


def test_all_files_are_below_one_folder_with_the_time_of_the_commit(tmp_path: Path) -> None:
    """Readable by anybody, and nobody's."""
    with tarfile.open(fileobj=io.BytesIO(packed(site(tmp_path / "site"), "kb-1.0-site", 7))) as opened:
        members = opened.getmembers()
        assert [member.name for member in members] == ["kb-1.0-site/en/about/index.html", "kb-1.0-site/index.html"]
        assert {(member.mtime, member.mode, member.uid, member.uname) for member in members} == {(7, 0o644, 0, "")}
        assert opened.extractfile(members[0]).read().decode() == "<p>ü</p>"


def test_digests_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    """Sorted by name."""
    for name in ("b", "a"):
        (tmp_path / name).write_text(name)
    digest = hashlib.sha256(b"a").hexdigest()
    assert sums(tmp_path.iterdir()).splitlines()[0] == f"{digest}  a"
