"""Files as a ZIP archive with the same bytes for the same files."""

import io
import zipfile
from collections.abc import Iterable

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows; an archive is none the newer for having been made again."""

READABLE = 0o644 << 16


def packed(top: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive of files below a folder, sorted by name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files):
            member = zipfile.ZipInfo(f"{top}/{name}", EPOCH)
            member.external_attr = READABLE
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
