"""A build that is killed at any moment leaves the old site whole, or the new one, and the next build is right.

`KILLED_BUILDS=100 pytest tests/site/test_killed_builds.py -s` kills so many builds of each kind; `FUZZ_SEED` sets other
moments.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import yaml

from eventkb.cache import FOLDER
from eventkb.cache.published import LOCK, Wishes, unchanged
from eventkb.publish import Busy, alone
from tests.seeds import SEED
from tests.site.conftest import built
from tests.site.test_warm import ONLY, ONLY_WITH_TEXTS, Twins, _files

TRIES = int(os.environ.get("KILLED_BUILDS", "2"))
ACCESSES = frozenset(
    {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.utime", "subprocess.Popen"}
)
"""What a build does to the disk, and the start of Pagefind."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")]


def written(project: Path, word: str) -> None:
    """Ends a text of an article with a word."""
    file = project / "events/Depot/1.yml"
    value = yaml.safe_load(file.read_text("utf-8"))
    value["impact"]["en"] = f"Parcels wait {word}."
    file.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")


def watched(project: Path, only: tuple[str, ...], reached: Callable[[int], bool]) -> bool:
    """Builds a project in a process of its own, and kills it when `reached` says so.

    That is asked before each access to the disk, with their number. Returns whether the build was killed.
    """
    process = os.fork()
    if process == 0:
        build, count = os.getpid(), 0

        def watch(event: str, details: tuple[object, ...]) -> None:
            nonlocal count
            if event in ACCESSES:
                count += 1
                if reached(count):
                    os.kill(build, signal.SIGKILL)

        try:
            sys.addaudithook(watch)
            _ = built(project, only=only)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def accesses(project: Path, only: tuple[str, ...], note: Path) -> int:
    """How often a build accesses the disk; `note` is a file in no project."""
    file = os.open(note, os.O_WRONLY | os.O_CREAT)
    _ = watched(project, only, lambda count: os.pwrite(file, f"{count:9}".encode(), 0) == 0)
    os.close(file)
    return int(note.read_text())


def forgotten(project: Path) -> None:
    """Makes a project one that was never built, but for the pages of the site engine."""
    for path in (project / FOLDER).iterdir():
        if path.name != "pages":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (project / "site", project / ".eventkb-base-site"):
        shutil.rmtree(path, ignore_errors=True)


@pytest.mark.parametrize("kind", ["first", "warm", "first with texts", "warm with texts"])
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_right(kind: str, tmp_path: Path) -> None:
    """The site is the old one or the new one, none is left over beside it, and a build after that makes the new one."""
    twins, only = Twins(tmp_path), ONLY_WITH_TEXTS if kind.endswith("texts") else ONLY
    project, right = twins.warm, {}
    for word in ("again", "never"):
        written(project, word)
        _ = twins.build(only)
        right[word] = _files(twins.cold / "site")
    assert right["again"] != right["never"]
    random, words = Random(f"{SEED} {kind}"), ["again", "never"]
    for number in range(TRIES + 1):
        old, new = words[(number + 1) % 2], words[number % 2]
        if kind.startswith("first"):
            forgotten(project)
        before = _files(project / "site")
        written(project, new)
        if number == 0:
            count = accesses(project, only, tmp_path / "count")
            continue
        moment = random.randint(1, count)
        is_killed = watched(project, only, lambda done, moment=moment: done == moment)
        now = _files(project / "site")
        case = f"seed {SEED}, {kind}, killed before access {moment} of {count}"
        print(f"{case}: {'killed' if is_killed else 'ended'}, {'new' if now == right[new] else 'old'} site", flush=True)
        assert now in (before, right[new]), case
        assert before in ({}, right[old]), case
        _ = built(project, only=only)
        assert _files(project / "site") == right[new], case
        left = {path.name for path in project.iterdir() if path.name.startswith(".eventkb")}
        assert left <= {".eventkb-base-site"}, case


def test_another_build_waits_where_little_has_changed(tmp_path: Path) -> None:
    """While a project is built, another build is refused, even if it had nothing to do or one article to pour."""
    twins = Twins(tmp_path)
    _ = built(twins.warm, only=ONLY)
    before = _files(twins.warm / "site")
    with alone(twins.warm / FOLDER / LOCK, "x"):
        assert in_process(lambda: unchanged(twins.warm, Wishes(only=ONLY))) == BUSY
        written(twins.warm, "never")
        assert in_process(lambda: built(twins.warm, only=ONLY)) == BUSY
    assert _files(twins.warm / "site") == before
    _ = twins.build()
    assert twins.differences() == []


BUSY = 3


def in_process(work: Callable[[], object]) -> int:
    """What a process of its own ends with: `BUSY` if another one is at work."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            work()
            status = 0
        except Busy:
            status = BUSY
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
