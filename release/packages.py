"""The sdist and the wheels, built twice in different folders and compared byte by byte.

A build depends on the commit alone: SOURCE_DATE_EPOCH, https://reproducible-builds.org/specs/source-date-epoch/, is the
time of the commit.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

PROJECTS = ([], ["--wheel", "packages/events"])
"""What is built of the repository: sdist and wheel of the program, and the wheel of the catalogue."""


class NotReproducible(Exception):
    """Two builds of one commit differ; the message names the files and what differs in them."""


def build_twice(root: Path, into: Path, epoch: int) -> list[Path]:
    """Builds all packages of the repository in `root` into a folder, and again elsewhere; returns their files.

    The second build is made of a copy in a folder of another name, so that no path gets into a package.

    Raises:
        NotReproducible: the two builds differ.
        subprocess.CalledProcessError: a package can't be built.
    """
    with tempfile.TemporaryDirectory(prefix="eventkb-release-") as temporary:
        copy, again = Path(temporary, "a folder of another name"), Path(temporary, "again")
        copied(root, copy)
        build(root, into, epoch)
        build(copy, again, epoch)
        if differences := compare(into, again):
            raise NotReproducible("two builds of one commit differ:\n" + "\n".join(differences))
    return sorted(into.iterdir())


AT_THE_TOP = frozenset({".git", ".venv", ".venv-engines", ".cache", "node_modules", "site", "dist"})
ANYWHERE = frozenset({"__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache"})
"""What builds and tests leave behind, beside the sources and among them."""


def copied(root: Path, into: Path) -> None:
    """Copies what packages are made of; without anything that a build or a test has left behind."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if name in ANYWHERE or (name in AT_THE_TOP and Path(folder) == root)}

    shutil.copytree(root, into, ignore=left_out, symlinks=True)


def build(root: Path, into: Path, epoch: int) -> None:
    """Builds all packages once."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
    for arguments in PROJECTS:
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into.resolve()), *arguments]
        subprocess.run(command, cwd=root, check=True, capture_output=True, env=environment)


def compare(one: Path, other: Path) -> list[str]:
    """How the files of two folders differ, a line for each difference; an archive by its members."""
    names = sorted({file.name for folder in (one, other) for file in folder.iterdir()})
    lines = []
    for name in names:
        pair = one / name, other / name
        if not all(file.is_file() for file in pair):
            lines.append(f"{name} is there only once")
        elif pair[0].read_bytes() != pair[1].read_bytes():
            lines += _members_differ(*pair) or [f"{name}: the same members, packed in another way"]
    return lines


def _members_differ(one: Path, other: Path) -> list[str]:
    first, second = members(one), members(other)
    return [
        f"{one.name}: {name}" for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)
    ]


def members(archive: Path) -> dict[str, bytes]:
    """The files in a wheel or an sdist, by name."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    with tarfile.open(archive) as opened_tar:
        files = [(member.name, opened_tar.extractfile(member)) for member in opened_tar if member.isfile()]
        return {name: file.read() for name, file in files if file}
