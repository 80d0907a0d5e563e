"""The files that the arguments of a command name."""

from collections.abc import Sequence
from pathlib import Path


def within(file: Path, paths: Sequence[Path]) -> bool:
    """Whether a file is one of `paths` or is in one of these folders. Without paths, every file counts."""
    return not paths or any(file.is_relative_to(path.absolute()) for path in paths)
