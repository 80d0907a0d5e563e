"""What need not be done again: results by the digest of everything that decides them.

It is in `.cache/eventkb` and may be deleted at any time. A broken or foreign file in it is ignored.
"""

import gc
import hashlib
import os
import platform
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from eventkb.cache import FOLDER
from eventkb.cache.store import Place
from eventkb.cache.values import UNREADABLE, packed, read, unpacked
from eventkb.publish import replace, replace_made

TOGETHER, SMALLEST = 10, 4
"""How much a part has at least where there is enough, and how little it may have before it is joined with others.

Whoever needs one of its results reads all of them, and each part takes some time however small it is."""


def digest(*parts: bytes | str) -> str:
    """A name for the values that a result depends on; order and borders count."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()


@cache
def program() -> str:
    """The digest of this program, since another version may give another result."""
    package = str(Path(__file__).parent.parent)
    return digest(platform.python_version(), *(data for _, data in _below(package, (".py", ".yml"))))


def files(paths: Iterable[Path], root: Path) -> str:
    """The digest of files, and of folders with all that is in them; a project that is moved keeps it.

    Paths below `root`, the project's folder, count from there on.
    """
    above = f"{root}{os.sep}"
    parts: list[bytes | str] = []
    for top in paths:
        for path, data in _below(str(top)) if top.is_dir() else [(str(top), _content(str(top)))]:
            parts += (path.removeprefix(above), data)
    return digest(*parts)


def _below(folder: str, suffixes: tuple[str, ...] = ("",)) -> Iterator[tuple[str, bytes]]:
    """The files in a folder and below that end with a suffix, with their content, but none that Python has compiled."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for path in [f"{top}{os.sep}{name}" for name in sorted(names) if name.endswith(suffixes)]:
            yield path, _content(path)


def _content(path: str) -> bytes:
    file = Path(path)
    return file.read_bytes() if file.is_file() else b""


@contextmanager
def without_collector() -> Iterator[None]:
    """Keeps Python from looking for garbage among a million new values, which takes longer than making them.

    Nor does it look among them later, as it otherwise would at once. For whoever reads or makes so many of them: `load`
    and `store` don't do it by themselves.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.enable()


def load(root: Path, name: str) -> Mapping[str, object]:
    """The results kept under a name, by digest."""
    try:
        version, results = unpacked((root / FOLDER / f"{name}.pickle").read_bytes())
        gc.freeze()  # what was kept is in no circle, and looking for one in it takes half a second each time
    except UNREADABLE:
        return {}
    return results if version == program() and isinstance(results, dict) else {}


def store(root: Path, name: str, results: Mapping[str, object]) -> None:
    """Keeps results by digest in the place of those kept before.

    Where nothing can be written, as in a read-only folder, nothing is kept and the work is done again next time.
    """
    with suppress(OSError):
        replace(root / FOLDER / f"{name}.pickle", packed((program(), dict(results))))


class Part:
    """Some results by digest. It travels to other processes, and into the cache, in packed form, and is packed once."""

    def __init__(self, values: Mapping[str, object], data: bytes | None = None) -> None:
        self.values = values
        self._data = data

    @property
    def data(self) -> bytes:
        """The results in packed form."""
        if self._data is None:
            self._data = packed(self.values)
        return self._data

    def __reduce__(self) -> tuple[Callable[[bytes], "Part"], tuple[bytes]]:
        return _unpacked_part, (self.data,)


def _unpacked_part(data: bytes) -> Part:
    values = unpacked(data)
    if not isinstance(values, dict):
        raise TypeError("a part of results is no dict")
    return Part(values, data)


Weight = Callable[[Any], int]
"""How much a result has, as `TOGETHER` counts it."""


def in_parts(values: Mapping[str, object], weight: Weight) -> Iterator[Part]:
    """Results in their order, in parts."""
    own: dict[str, object] = {}
    total = 0
    for name, value in values.items():
        own[name] = value
        total += weight(value)
        if total >= TOGETHER:
            yield Part(own)
            own, total = {}, 0
    if own:
        yield Part(own)


def file_of_parts(root: Path, name: str) -> Path:
    """The file in which `store_parts` keeps results under a name: what is in it, and then one part after the other."""
    return root / FOLDER / f"{name}.pickle"


def load_parts(root: Path, name: str) -> Sequence[Part]:
    """The results kept under a name by `store_parts`."""
    try:
        with file_of_parts(root, name).open("rb") as file:
            parts = [_unpacked_part(file.read(length)) for _, length, _ in _contents(file)]
    except UNREADABLE:
        return []
    gc.freeze()  # as `load` does
    return parts


def places_in_parts(path: Path) -> Mapping[str, Place]:
    """The place of the part that has a result, by the result's name, in a file that `store_parts` has written.

    Raises:
        UNREADABLE: there is no such file, or it is of another version of this program.
    """
    places: dict[str, Place] = {}
    with path.open("rb") as file:
        contents = _contents(file)
        start = file.tell()
    for names, length, checksum in contents:
        places |= dict.fromkeys(names, (path.name, start, length, checksum))
        start += length
    return places


Contents = Sequence[tuple[tuple[str, ...], int, int]]
"""The names of the results of each part, how long it is, and its checksum."""


def _contents(file: BinaryIO) -> Contents:
    version, contents = read(file)
    if version != program():
        raise ValueError("another version of this program has written the file")
    return cast(Contents, contents)


def store_parts(root: Path, name: str, parts: Iterable[Part], wanted: Mapping[str, object], weight: Weight) -> None:
    """Keeps the `wanted` results, in the place of those kept before.

    Of `parts`, in which these are, those that have nothing else are kept as they are, so that a small change does not
    pack everything again.
    """
    own = (part for part in parts if all(wanted.get(name) is value for name, value in part.values.items()))
    whole = [part for part in own if sum(map(weight, part.values.values())) >= SMALLEST]
    names = {name for part in whole for name in part.values}
    whole += in_parts({name: value for name, value in wanted.items() if name not in names}, weight)
    contents = [(tuple(part.values), len(part.data), zlib.crc32(part.data)) for part in whole]

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(packed((program(), contents)))
            for part in whole:
                file.write(part.data)

    with suppress(OSError):  # as in `store`
        replace_made(file_of_parts(root, name), make)


__all__ = [
    "FOLDER",
    "UNREADABLE",
    "Part",
    "digest",
    "file_of_parts",
    "files",
    "in_parts",
    "load",
    "load_parts",
    "packed",
    "places_in_parts",
    "program",
    "store",
    "store_parts",
    "unpacked",
    "without_collector",
]
