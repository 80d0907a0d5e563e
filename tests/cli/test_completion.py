"""Completion of commands and options in four shells."""

import os
import shutil
import subprocess
import sys

import pytest

from eventkb.cli.completion import SHELLS
from tests.cli.conftest import Run

ASKED = {
    "bash": {"COMP_WORDS": "eventkb tr", "COMP_CWORD": "1"},
    "zsh": {"COMP_WORDS": "eventkb tr", "COMP_CWORD": "1"},
    "fish": {"COMP_WORDS": "eventkb tr", "COMP_CWORD": "tr"},
    "powershell": {"COMP_WORDS": "eventkb\ntr", "COMP_WORD": "tr"},
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_told_the_command(shell: str) -> None:
    """As the script that was printed for it asks."""
    environment = os.environ | ASKED[shell] | {"_EVENTKB_COMPLETE": f"{shell}_complete"}
    command = [sys.executable, "-c", "import sys; sys.argv = ['eventkb']; from eventkb.cli import main; main()"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "translate" in done.stdout and "build" not in done.stdout


def test_an_option_is_completed_after_its_command() -> None:
    """With what it means."""
    words = {"COMP_WORDS": "eventkb\nbuild\n--si", "COMP_WORD": "--si", "_EVENTKB_COMPLETE": "powershell_complete"}
    command = [sys.executable, "-c", "import sys; sys.argv = ['eventkb']; from eventkb.cli import main; main()"]
    done = subprocess.run(command, env=os.environ | words, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("--site-dir\tThe folder to publish to")


def test_the_script_for_bash_is_one(run: Run) -> None:
    """Bash reads it without a complaint."""
    bash = shutil.which("bash")
    assert bash
    script = run("completion", "bash").stdout
    assert subprocess.run([bash, "-n"], input=script, text=True, capture_output=True, check=False).returncode == 0
    assert "complete " in script


def test_the_script_for_powershell_has_the_names(run: Run) -> None:
    """And every bracket that was opened is closed."""
    script = run("completion", "powershell").stdout
    assert "-CommandName eventkb" in script and "%" not in script.replace("%(", "").replace("% {", "")
    assert all(script.count(opening) == script.count(closing) for opening, closing in ("{}", "()", "[]"))
