"""Files, folders and archives that a command is given: what is read of them, and where it ends."""

import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from eventkb.cli.inputs import IN_MEMORY, InputFault, Limits, inputs, streams

SUFFIXES = (".json",)


def archive(path: Path, members: Mapping[str, bytes]) -> str:
    """A ZIP archive of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return str(path)


def contents(*names: str, limits: Limits) -> tuple[list[bytes], list[str]]:
    """What is read, and why the rest isn't."""
    everything = [content for _, content in inputs(names, SUFFIXES, limits)]
    read = [content for content in everything if isinstance(content, bytes)]
    return read, [str(fault) for fault in everything if isinstance(fault, InputFault)]


def test_an_archive_that_unpacks_to_too_much_is_read_up_to_there(tmp_path: Path) -> None:
    """Each member is small enough for itself; all together are not."""
    packed = archive(tmp_path / "many.zip", {f"{number}.json": bytes(1 << 20) for number in range(9)})
    assert Path(packed).stat().st_size < 20_000
    read, faults = contents(packed, limits=Limits(file=2 << 20, archive=4 << 20))
    assert len(read) == 4
    assert faults == ["it unpacks to more than 4 MB; the rest is left out. Split it."]


def test_several_archives_are_read_up_to_what_fits_in_memory(tmp_path: Path) -> None:
    """Each is small enough for itself; all together are not."""
    archives = [
        archive(tmp_path / f"{name}.zip", {"1.json": bytes(1 << 20), "2.json": bytes(1 << 20)}) for name in "abc"
    ]
    read, faults = contents(*archives, limits=Limits(file=2 << 20, archive=4 << 20, total=3 << 20))
    assert len(read) == 3
    assert faults == ["the files together have more than 3 MB; from here on they are left out."]


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_files_beyond_the_limit_are_reported(kind: str, tmp_path: Path) -> None:
    """Nobody may believe that all of them were imported."""
    names = [f"{number}.json" for number in range(5)]
    for name in names:
        (tmp_path / name).write_bytes(b"[]")
    packed = archive(tmp_path / "all.zip", dict.fromkeys(names, b"[]"))
    read, (fault,) = contents(packed if kind == "archive" else str(tmp_path), limits=Limits(file=1 << 20, files=3))
    assert len(read) == 3
    assert "contains 5 files; only the first 3 are read" in fault


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """500 MB, of which none is on the disk and none gets into memory, alone, in a folder and in an archive."""
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(500 << 20)
    packed = archive(tmp_path / "huge.zip", {"huge.json": bytes(8 << 20)})
    tracemalloc.start()
    read, faults = contents(str(huge), str(tmp_path), packed, limits=Limits(file=4 << 20))
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()
    assert (read, faults) == ([], ["it is larger than 4 MB. Import it in parts."] * 3)


def test_a_stream_without_a_size_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input says nothing about how much will come."""
    with Path("/dev/zero").open("rb") as zeros:
        monkeypatch.setattr("sys.stdin", type("Input", (), {"buffer": zeros}))
        assert contents("-", limits=Limits(file=1 << 20)) == ([], ["it is larger than 1 MB. Import it in parts."])


@pytest.mark.parametrize("name", ["../../outside.json", "/tmp/outside.json", "C:\\outside.json", "..\\outside.json"])
def test_a_path_that_leads_out_of_an_archive_is_only_a_name(name: str, tmp_path: Path) -> None:
    """Its content is read, and nothing is written, neither there nor anywhere else."""
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    packed = archive(inside / "x.zip", {name: b"[1]"})
    assert contents(packed, limits=IN_MEMORY) == ([b"[1]"], [])
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["x.zip"]


def test_a_name_in_an_archive_can_not_command_a_terminal(tmp_path: Path) -> None:
    """Escape sequences and line breaks are replaced."""
    packed = archive(tmp_path / "x.zip", {"a\x1b[2J\nb.json": b"[]"})
    ((name, _),) = streams([packed], SUFFIXES)
    assert name.endswith("x.zip/a?[2J?b.json")


def test_a_damaged_member_does_not_stop_the_others(tmp_path: Path) -> None:
    """A checksum that is wrong."""
    packed = Path(archive(tmp_path / "x.zip", {"a.json": b"[]", "b.json": b"[2]"}))
    with zipfile.ZipFile(packed, "w") as stored:
        stored.writestr("a.json", b"[1111]")
        stored.writestr("b.json", b"[2]")
    packed.write_bytes(packed.read_bytes().replace(b"[1111]", b"[1112]"))
    read, (fault,) = contents(str(packed), limits=IN_MEMORY)
    assert read == [b"[2]"]
    assert "can't be read" in fault
