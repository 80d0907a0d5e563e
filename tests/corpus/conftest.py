"""Commands in a copy of this project, for tests that import files."""

from tests.cli.conftest import folder, run

__all__ = ["folder", "run"]
