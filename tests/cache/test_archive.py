"""Several files as one: what was packed comes out again, and whatever else is in the file is refused."""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.cache.archive import FORMAT, ArchiveFault, opened, packed

FILES = {"lookup/manifest.js": b'eventkb("manifest",{});\n', "lookup/empty.js": b"", "lookup/ä.js": bytes(range(256))}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archive") / "file"


def refuses(file: Path, data: bytes) -> bool:
    file.write_bytes(data)
    try:
        opened(file)
    except ArchiveFault:
        return True
    return False


def test_what_was_packed_comes_out_again(file: Path) -> None:
    """Each file under its address, and what was said about them."""
    file.write_bytes(packed(FILES, {"state": "x"}))
    archive = opened(file)
    assert {address: archive.read(address) for address in FILES} == FILES
    assert archive.facts == {"state": "x"}
    with pytest.raises(FileNotFoundError):
        archive.read("lookup/other.js")


def test_a_damaged_archive_is_refused(file: Path) -> None:
    """Wherever it was cut off or a byte was changed, after the head that is."""
    data = packed(FILES, {})
    assert all(refuses(file, data[:length]) for length in range(len(data)))
    contents = data.index(b"\n") + 1
    assert all(
        refuses(file, data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        for place in range(contents, len(data))
    )


@given(st.binary(max_size=200))
def test_any_other_file_is_refused(file: Path, data: bytes) -> None:
    """No content makes anything else of it than an archive or a fault."""
    assert refuses(file, data)


@pytest.mark.parametrize(
    "change",
    [
        {"format": FORMAT + 1}, {"facts": None}, {"facts": [1]}, {"places": None}, {"places": [1]},
        {"places": {"a": 1}}, {"places": {"a": [-1, 2]}}, {"places": {"a": ["0", 2]}}, {"digest": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_crafted_head_is_refused(file: Path, change: dict[str, object]) -> None:
    """Whatever its values are."""
    head, _, contents = packed(FILES, {}).partition(b"\n")
    assert refuses(file, json.dumps({**json.loads(head), **change}).encode() + b"\n" + contents)


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, pickle.dumps({"format": FORMAT}), b"null\n", b"1\n"],
    ids=["deep", "pickle", "null", "number"],
)
def test_a_foreign_file_is_refused(file: Path, data: bytes) -> None:
    """Also one that a reader of JSON or of pickles could stumble over."""
    assert refuses(file, data)
