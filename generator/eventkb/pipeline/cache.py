"""What need not be done again: results by the digest of everything that decides them.

It is in `.cache/eventkb` and may be deleted at any time. A broken or foreign file in it is ignored.
"""

import gc
import hashlib
import pickle
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from eventkb.cache import FOLDER
from eventkb.publish import replace

VALUES = ("eventkb.model.", "eventkb.read.", "eventkb.frame.", "eventkb.check.convention", "eventkb.pipeline.")
"""The modules whose classes can be in a file of results."""

UNREADABLE = (
    OSError,
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    KeyError,
    OverflowError,
    TypeError,
    ValueError,
)


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
    package = Path(__file__).parent.parent
    files = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".yml"})
    return digest(platform.python_version(), *(path.read_bytes() for path in files))


def files(paths: Iterable[Path], root: Path) -> str:
    """The digest of files, and of folders with all that is in them; a project that is moved keeps it.

    Paths below `root`, the project's folder, count from there on.
    """
    parts: list[bytes | str] = []
    for top in paths:
        below = sorted(path for path in top.rglob("*") if path.is_file()) if top.is_dir() else [top]
        for path in below:
            if "__pycache__" not in path.parts:
                name = path.relative_to(root) if path.is_relative_to(root) else path
                parts += (str(name), path.read_bytes() if path.is_file() else b"")
    return digest(*parts)


@contextmanager
def without_collector() -> Iterator[None]:
    """Keeps Python from looking for garbage among a million new values, which takes longer than making them.

    For whoever reads or makes so many of them: `load` and `store` don't do it by themselves.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load(root: Path, name: str) -> Mapping[str, object]:
    """The results kept under a name, by digest."""
    try:
        version, results = unpacked((root / FOLDER / f"{name}.pickle").read_bytes())
        gc.freeze()  # what was kept is in no circle, and looking for one in it takes half a second each time
    except UNREADABLE:
        return {}
    return results if version == program() and isinstance(results, dict) else {}


def packed(value: object) -> bytes:
    """A value of plain data and of our own classes of values, as bytes."""
    data = BytesIO()
    _Pickler(data, protocol=5).dump(value)
    return data.getvalue()


def unpacked(data: bytes) -> Any:
    """The value of `packed`.

    Raises:
        UNREADABLE: it is damaged, or it names something other than our classes of values.
    """
    return _Unpickler(BytesIO(data)).load()


def store(root: Path, name: str, results: Mapping[str, object]) -> None:
    """Keeps results by digest in the place of those kept before.

    Where nothing can be written, as in a read-only folder, nothing is kept and the work is done again next time.
    """
    with suppress(OSError):
        replace(root / FOLDER / f"{name}.pickle", packed((program(), dict(results))))


class _Pickler(pickle.Pickler):
    """Writes values of dataclasses as calls of their classes, which takes half of the time when they are read.

    By itself, `pickle` sets the fields of a frozen one by a loop in Python.
    """

    def reducer_override(self, value: object) -> Any:
        if isinstance(value, re.Pattern):
            return _pattern, (value.pattern, value.flags)
        if is_dataclass(value) and not isinstance(value, type):
            kind = type(value)
            values = tuple([getattr(value, name) for name in _names(kind)])
            return (_by_name, (kind, values)) if _is_keyword_only(kind) else (kind, values)
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes values of our own classes and nothing else, so that a crafted file can't run code.

    `pickle` calls whatever a file names; here a file can only name classes of values.
    See https://docs.python.org/3/library/pickle.html#restricting-globals
    """

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in MADE:
            return MADE[name]
        if module.startswith(VALUES):
            kind = super().find_class(module, name)
            if isinstance(kind, type) and kind.__module__.startswith(VALUES) and _is_value(kind):
                return kind
        raise pickle.UnpicklingError(f"{module}.{name} is no class of values")


def _by_name(kind: type, values: tuple[object, ...]) -> object:
    """A value of a dataclass whose fields are passed by name."""
    if not is_dataclass(kind):
        raise pickle.UnpicklingError("only dataclasses are built by name")
    return kind(**dict(zip(_names(kind), values, strict=True)))


def _pattern(pattern: str, flags: int) -> re.Pattern[str]:
    """A regular expression."""
    return re.compile(pattern, flags)


MADE = {made.__name__: made for made in (_by_name, _pattern)}
"""The functions that a file of results can name."""


def _is_value(kind: type) -> bool:
    """Whether to make something of a class runs nothing but the class's own setting of fields."""
    return is_dataclass(kind) or issubclass(kind, (Enum, tuple, str))


@cache
def _is_keyword_only(kind: type) -> bool:
    return any(field.kw_only for field in fields(kind))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


__all__ = ["FOLDER", "digest", "files", "load", "packed", "program", "store", "unpacked", "without_collector"]
