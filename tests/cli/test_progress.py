"""How far a command is."""

import pytest

from eventkb.cli.progress import progress_here


def test_without_a_terminal_progress_is_a_line_a_stage(capsys: pytest.CaptureFixture[str]) -> None:
    """A log gets one line for each stage instead of a progress bar."""
    with progress_here(quiet=False) as progress:
        for done in range(100):
            progress("read", done, 100)
        progress("articles", 0, 100)
    assert capsys.readouterr().err == "Reading definitions …\nRendering articles …\n"


def test_a_quiet_command_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    """With `--quiet` nothing is printed."""
    with progress_here(quiet=True) as progress:
        progress("read", 0, 1)
    assert capsys.readouterr() == ("", "")
