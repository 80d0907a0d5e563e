"""What is kept between runs as plain data, and whether it still holds. Quick to import; knows no definitions."""

from pathlib import Path

FOLDER = Path(".cache/eventkb")
"""Where a project keeps what need not be done again. It may be deleted at any time."""
