"""The catalogue of this repository, as its rules see it."""

from functools import cache
from pathlib import Path

from eventkb.check.subject import Subject
from eventkb.cli.project import project_in

ROOT = Path(__file__).parent.parent.parent


@cache
def repository() -> Subject:
    """The definitions of this repository."""
    return Subject(definitions=project_in(ROOT).gathered().definitions)
