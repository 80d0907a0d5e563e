"""A ZIP archive of files."""

import io
import zipfile

from eventkb.export.packed import packed


def test_the_same_files_make_the_same_bytes() -> None:
    """In any order; below one folder, so that unpacking makes no mess."""
    files = [("b.txt", b"2"), ("a/ä.txt", b"1")]
    data = packed("exchange", files)
    assert data == packed("exchange", reversed(files))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["exchange/a/ä.txt", "exchange/b.txt"]
        assert archive.read("exchange/a/ä.txt") == b"1" and archive.testzip() is None
