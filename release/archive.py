"""The built site as an archive with the same bytes for the same files."""

import gzip
import hashlib
import io
import tarfile
from collections.abc import Iterable
from pathlib import Path


def packed(folder: Path, top: str, epoch: int) -> bytes:
    """All files of a folder as `.tar.gz`: below `top`, sorted, of one time and nobody's."""
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w", format=tarfile.PAX_FORMAT) as opened:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            member = tarfile.TarInfo(f"{top}/{file.relative_to(folder).as_posix()}")
            member.size, member.mtime, member.mode = file.stat().st_size, epoch, 0o644
            with file.open("rb") as data:
                opened.addfile(member, data)
    out = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=epoch) as zipped:
        zipped.write(tar.getbuffer())
    return out.getvalue()


def sums(files: Iterable[Path]) -> str:
    """The SHA-256 of each file, as `sha256sum --check` reads it."""
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(files))
