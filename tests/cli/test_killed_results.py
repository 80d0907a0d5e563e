"""A command that is killed while it writes its result leaves each file old or new, and nothing else.

Run again, it does what it should have done, and removes what the killed one left.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from urllib.request import urlopen

import pytest

from eventkb.cache import FOLDER
from tests.cli.conftest import WARNED, define
from tests.cli.killing import changes_of, ended, files, killed_after, killed_before, leftovers
from tests.cli.test_serve import interruptible
from tests.seeds import SEED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked"),
]

ROUNDS = int(os.environ.get("KILLS", "1"))
"""How often each command is killed before a change, and after some time; the seed decides when.

`KILLS` sets more for a run by hand.
"""
SECONDS = 1.5
"""The longest time after which a command is killed."""

PARTS = ("out/part-1", "out/part-2")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    **{
        f"export {form}": ("export", form, "--output", "out/events")
        for form in ("csv", "sqlite", "opensearch", "typesense", "meilisearch", "groonga")
    },
    "export bundle, a page": ("export", "bundle", "--source", "Demo", "--output", "out/events.html"),
    "export bundle": ("export", "bundle", "--source", "Demo", "--output", "out/events"),
    "coverage": ("coverage", "log.csv", "--format", "csv", "--output", "out/coverage.csv"),
    "coverage as HTML": ("coverage", "log.csv", "--format", "html", "--output", "out/coverage.html"),
    "translate export": ("translate", "export", "--to", "de", "--output", "out/texts.po"),
    "join": ("join", *PARTS, "--site-dir", "out/site", "--quiet"),
}
"""Commands that write a result into `out`."""


def made(arguments: tuple[str, ...], folder: Path, message: str) -> None:
    """Defines an event and runs a command; for `join`, makes the parts that it joins before."""
    define(folder, 1, WARNED.replace("has begun", message))
    (folder / "log.csv").write_text(f"source,id,message\nDemo,1,x\n{message},2,y\n", "utf-8")
    if arguments[0] == "join":
        for number, part in enumerate(PARTS, 1):
            shard = ("--shard", f"{number}/{len(PARTS)}", "--site-dir", part)
            assert ended("build", "--only", "articles", "--quiet", *shard) == 0
    assert ended(*arguments) == 0


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.usefixtures("rendered")
def test_a_killed_command_leaves_each_file_old_or_new(name: str, folder: Path, tmp_path: Path) -> None:
    """The next run of the command succeeds, and no temporary file stays."""
    arguments, out = COMMANDS[name], folder / "out"
    made(arguments, folder, "begins")
    shutil.copytree(out, tmp_path / "old")
    made(arguments, folder, "starts")
    old, new = files(tmp_path / "old"), files(out)
    assert old != new
    random = Random(f"{SEED} {name}")

    def set_back() -> None:
        shutil.rmtree(out)
        shutil.copytree(tmp_path / "old", out)
        for part in PARTS if arguments[0] == "join" else ():
            shutil.rmtree(folder / part)
            shutil.copytree(tmp_path / "new" / part, folder / part)

    shutil.copytree(out, tmp_path / "new/out")
    set_back()
    count = changes_of(out, arguments, tmp_path / "count")
    for kill in range(2 * ROUNDS):
        set_back()
        if kill % 2:
            killed_after(arguments, random.uniform(0, SECONDS))
        else:
            killed_before(out, arguments, random.randint(1, count))
        for file, data in files(out).items():
            is_temporary = any(part.startswith(".eventkb") for part in Path(file).parts)
            assert is_temporary or data in (old.get(file), new.get(file)), f"kill {kill}: {file}"
        assert ended(*arguments) == 0, f"kill {kill}"
        assert files(out) == new, f"kill {kill}"
        assert not leftovers(out), f"kill {kill}"


def test_a_killed_clearing_of_the_cache_is_repeated(folder: Path, tmp_path: Path) -> None:
    """What is left of the cache is data like any other, and the next clearing deletes it."""
    kept, cache = tmp_path / "kept", folder / FOLDER
    assert ended("check") == 0
    shutil.copytree(cache, kept)
    count = changes_of(cache, ("cache", "--clear"), tmp_path / "count")
    random = Random(f"{SEED} cache")
    for _ in range(ROUNDS):
        shutil.copytree(kept, cache, dirs_exist_ok=True)
        killed_before(cache, ("cache", "--clear"), random.randint(1, count))
        assert ended("check") == 0
        assert ended("cache", "--clear") == 0
        assert {path.suffix for path in cache.iterdir()} <= {".lock"}


@pytest.mark.usefixtures("rendered")
def test_a_killed_preview_leaves_only_what_it_keeps(folder: Path) -> None:
    """Killed with all its processes while it begins, it has written nothing outside of the cache; the next starts."""
    before = files(folder)
    random = Random(f"{SEED} serve")
    command = [sys.executable, "-m", "eventkb", "serve", "--port", "0"]
    for _ in range(ROUNDS):
        running = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True)
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(random.uniform(0.5, 4))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    after = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, preexec_fn=interruptible)  # noqa: PLW1509
    assert after.stderr
    address = next(line for line in after.stderr if "http://" in line).split()[4]
    with urlopen(f"{address}e/demo-1/") as page:
        assert "It has begun." in page.read().decode()
    after.send_signal(signal.SIGINT)
    after.communicate()
    assert files(folder) == before
    assert not list((folder / FOLDER).rglob(".eventkb-new-*"))
