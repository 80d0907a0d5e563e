"""Commands in a copy of this project, for tests that import files."""

from tests.cli.conftest import copied, folder, run

__all__ = ["copied", "folder", "run"]
