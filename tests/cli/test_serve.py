"""`eventkb serve`: a preview that is updated when a file is saved."""

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.request import urlopen

from tests.cli.conftest import BROKEN, SOUND, Run, define

PATIENCE = 200
"""How often a change is saved before nobody seems to be watching."""


def test_a_preview_follows_what_is_saved(folder: Path) -> None:
    """It prints its address, shows a change, reports a problem, keeps the last good site, and ends without an error."""
    command = [sys.executable, "-m", "eventkb", "serve", "--port", "0"]
    running = subprocess.Popen(
        command,
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - no other thread runs here
    )
    assert running.stderr is not None
    try:
        lines = until(running, "The site is at ")
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+/", lines[-1])
        page = f"{address}en/demo/1/"
        assert "It has begun." in read(page)
        saved = 0
        while "It has changed." not in read(page):  # files are watched from a moment after the address is told
            saved += 1
            assert saved < PATIENCE
            define(folder, 1, SOUND.replace("begun", "changed") + f"# saved {saved} times\n")
            time.sleep(0.2)
        define(folder, 2, BROKEN)
        assert any("events/Demo/2.yml:3:1: error:" in line for line in until(running, "Nothing new to show: 1 error."))
        assert "It has changed." in read(page)
    finally:
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        running.stderr.close()
        running.wait()
    assert "Traceback" not in rest
    assert running.returncode == 0


def test_a_port_that_is_taken_is_reported(run: Run, folder: Path) -> None:
    """The message names the option that sets another port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"port {port} can't be used" in result.stderr
    assert "--port" in result.stderr


def interruptible() -> None:
    """Enables Ctrl+C again, which background processes and their children ignore."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def until(running: subprocess.Popen[str], words: str) -> list[str]:
    """Reads lines up to the one that begins with some words; kills the program after a minute."""
    assert running.stderr is not None
    deadline = threading.Timer(60, running.kill)
    deadline.start()
    lines = []
    try:
        for line in running.stderr:
            lines.append(line)
            if line.startswith(words):
                return lines
    finally:
        deadline.cancel()
    raise AssertionError("".join(lines))


def read(address: str) -> str:
    with urlopen(address, timeout=20) as response:
        return str(response.read().decode())
