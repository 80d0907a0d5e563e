"""The files that a command was asked for."""

from collections.abc import Sequence
from pathlib import Path


def within(file: Path, paths: Sequence[Path]) -> bool:
    """Whether a file is one of `paths`, or lies in one that is a folder. Without paths, every file is wanted."""
    return not paths or any(file.is_relative_to(path.absolute()) for path in paths)
