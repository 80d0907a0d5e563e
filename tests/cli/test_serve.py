"""`eventkb serve`: a preview that is updated when a file is saved."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from eventkb.publish import replace
from tests.cli.conftest import BROKEN, SOUND, Run, define

PATIENCE = 60.0
"""Seconds until a change must be seen, on a machine that does much else."""

FAULTY = """\
source: Demo
id: 5
level: teapot
message: {en: It waits., de: Es wartet.}
explanation: {en: It waits for somebody., de: Es wartet auf jemanden.}
impact:
  en: "None.
  de: Keine.
"""
SHARED = "text: {en: Look into the log., de: Sehen Sie ins Protokoll.}\n"
USING = SOUND + "explanation: {en: It runs., de: Es läuft.}\nuser_action: {actions: [{use: look}]}\n"


@dataclass(frozen=True)
class Preview:
    """A running preview of a project."""

    running: subprocess.Popen[str]
    address: str

    def read(self, path: str) -> str:
        """The page at a path; empty where there is none."""
        try:
            with urlopen(f"{self.address}{path}", timeout=PATIENCE) as response:
                return str(response.read().decode())
        except HTTPError as missing:
            assert missing.code == HTTPStatus.NOT_FOUND
            return ""

    def becomes(self, path: str, words: str) -> bool:
        """Whether a page soon contains some words; with a minus before them, whether it soon doesn't."""
        end = time.monotonic() + PATIENCE
        wanted, is_there = words.removeprefix("-"), not words.startswith("-")
        while time.monotonic() < end:
            if (wanted in self.read(path)) == is_there:
                return True
            time.sleep(0.05)
        return False

    def problems(self, path: str) -> list[tuple[str, str, int]]:
        """The problems that a page shows: section, code and line."""
        about = json.loads(self.read(f"-/about/{path}"))
        return [(problem["anchor"], problem["code"], problem["line"]) for problem in about["problems"]]


@pytest.fixture
def preview(rendered: Path) -> Iterator[Preview]:
    command = [sys.executable, "-m", "eventkb", "serve", "--port", "0"]
    running = subprocess.Popen(
        command,
        cwd=rendered,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - no other thread runs here
    )
    assert running.stderr is not None
    lines = until(running, "The site is at ")
    (address,) = re.findall(r"http://127\.0\.0\.1:\d+/", lines[-1])
    try:
        yield Preview(running, address)
    finally:
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        running.stderr.close()
        running.wait()
    assert "Traceback" not in rest
    assert running.returncode == 0


def test_a_preview_follows_whatever_happens_to_a_definition(preview: Preview, folder: Path, run: Run) -> None:
    """A new one, as `new` makes it; a broken, a repaired, a renamed, a deleted one. No other page waits for it."""
    result = run("new", "Demo", "5")
    assert result.exit_code == 0, result.output
    assert preview.becomes("e/demo-5/", "Demo")
    define(folder, 5, FAULTY)
    assert preview.becomes("en/demo/5/", "It waits for somebody.")
    assert {("details", "E120", 3), ("impact", "E020", 7)} & set(preview.problems("en/demo/5/"))
    assert "It waits." in preview.read("de/id/5/") + preview.read("en/id/5/")
    define(folder, 1, SOUND.replace("begun", "changed"))
    assert preview.becomes("e/demo-1/", "It has changed.")
    assert preview.becomes("en/demo/", "It waits.")
    define(folder, 5, FAULTY.replace("teapot", "error").replace('"None.', "None."))
    assert preview.becomes("en/demo/5/", "None.")
    assert preview.becomes("-/about/en/demo/5/", '"problems": []')
    renamed = (folder / "events/Demo/5.yml").read_text("utf-8").replace("id: 5", "id: 6")
    (folder / "events/Demo/5.yml").unlink()
    define(folder, 6, renamed)
    assert preview.becomes("en/demo/6/", "It waits for somebody.")
    assert preview.read("en/demo/5/") == ""
    (folder / "events/Demo/6.yml").unlink()
    assert preview.becomes("en/demo/", "-It waits.")
    assert preview.read("en/demo/6/") == ""
    define(folder, 2, BROKEN)
    assert any("events/Demo/2.yml:3:1: error:" in line for line in until(preview.running, "Checked 2 events: 1 error"))
    assert "events/Demo/2.yml" in preview.read("-/about/en/")


def test_a_preview_follows_every_other_kind_of_file(preview: Preview, folder: Path) -> None:
    """Lists, sources, products, shared texts, the glossary, templates of the project's own, words."""
    events = folder / "events"
    define(folder, 1, USING + "product: demo\n")
    assert preview.becomes("en/demo/1/", "It runs.")
    files = {
        "Demo/known.yml": ("- id: 7\n  message: Seven comes.\n", "e/demo-7/", "Seven comes."),
        "Demo/source.yml": (
            "name: Demo\ndescription: {en: The demonstrator., de: Der Vorführer.}\n",
            "de/demo/",
            "Vorführer",
        ),
        "shared/look.yml": (SHARED, "de/demo/1/", "Sehen Sie ins Protokoll."),
        "products.yml": ("demo: {title: The product}\n", "en/demo/1/", "The product"),
        "glossary.yml": (
            "- {en: run, de: Lauf, definition: {en: What runs., de: Was läuft.}}\n",
            "de/glossary/",
            "Was läuft.",
        ),
    }
    for name, (text, page, words) in files.items():
        replace(events / name, text.encode())
        assert preview.becomes(page, words), name
    for name in files:
        (events / name).unlink()
    assert preview.becomes("e/demo-7/", "-Seven comes.")
    assert preview.becomes("de/demo/1/", "-Sehen Sie ins Protokoll.")
    replace(folder / "overrides/poured/permalink.txt", b"")  # the first file of a folder that was not there
    replace(folder / "overrides/poured/check.jinja", b"<h1>Our own template</h1>")
    assert preview.becomes("en/checks/E101/", "Our own template")
    words = folder / "locales/de.yml"
    replace(words, b"explanation: Unsere Erkl\xc3\xa4rung\n")
    assert preview.becomes("de/demo/1/", "Unsere Erklärung")
    replace(words, b"explanation: [\n")
    assert preview.becomes("-/about/de/demo/1/", "locales/de.yml:")
    assert "Unsere Erklärung" in preview.read("de/demo/1/")


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
