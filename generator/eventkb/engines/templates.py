"""A theme's templates: which files there are, and what they are compiled to."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from eventkb.model.frozen import frozen_dataclass


class Templates(FileSystemLoader):
    """The files of theme folders, of which those in hidden folders are not listed, nor those that nobody needs.

    Hidden are 14,000 icons of Material's, which take longer to list than all else. No engine makes files of them.
    """

    def __init__(self, folders: Sequence[str | Path], is_needed: Callable[[str], bool] = lambda name: True) -> None:
        super().__init__(folders)
        self.is_needed = is_needed

    def list_templates(self) -> list[str]:
        names = {name for folder in self.searchpath for name in _visible(os.fspath(folder))}
        return sorted(filter(self.is_needed, names))


def _visible(top: str) -> Iterator[str]:
    """The paths of the files in a folder and below, from there on, without hidden folders."""
    for folder, below, files in os.walk(top):
        below[:] = [name for name in below if not name.startswith(".")]
        start = folder[len(top) :].replace(os.sep, "/").strip("/")
        yield from (f"{start}/{name}".lstrip("/") for name in files)


@frozen_dataclass()
class _Language:
    """What else decides what a template is compiled to: Jinja applies filters to constants when it compiles."""

    filters: dict[str, object]
    tests: dict[str, object]
    extensions: dict[str, type]

    @classmethod
    def of(cls, jinja: Environment) -> "_Language":
        extensions = {name: type(extension) for name, extension in jinja.extensions.items()}
        return cls(dict(jinja.filters), dict(jinja.tests), extensions)


class Compiled(BytecodeCache):
    """What this process has compiled. Nothing of it is written to a disk: what is kept there runs no code."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[_Language, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        language, code = self._known.get((bucket.key, bucket.checksum), (None, None))
        if language == _Language.of(bucket.environment):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = _Language.of(bucket.environment), bucket.code
