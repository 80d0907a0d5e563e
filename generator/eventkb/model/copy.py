"""Copies that a project has made of the package's files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutdatedCopy:
    """A copy whose original has changed since it was made, or is gone; `line` of the list of copies counts from 1."""

    path: str
    line: int
    is_gone: bool
