"""Copies that a project has made of the package's files."""

from eventkb.model.frozen import frozen_dataclass


@frozen_dataclass()
class OutdatedCopy:
    """A copy whose original has changed since it was made, or is gone; `line` of the list of copies counts from 1.

    `replaces` is the original where that is a definition of another catalogue, `name` what `eventkb eject` calls it.
    """

    path: str
    line: int
    is_gone: bool
    replaces: str = ""
    name: str = ""
