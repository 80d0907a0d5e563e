"""Earlier contents of a repository, read by calling Git. The only caller of the program; a build doesn't need it.

Contents are read from the objects themselves, so that attributes of a repository can't hide or change a file, and no
program runs that its settings name, such as a filter.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from eventkb.read.folder import SUFFIX, printable
from eventkb.read.yaml.characters import largest

MOST_COMMITS = 200
"""The number of commits up to which a file's history is searched."""

SETTINGS = ("core.quotepath=off", "log.showSignature=false", "log.follow=false")
"""Settings of the user that would change what Git prints."""

OF_HERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Variables that Git sets for its hooks. They mean the repository of the working directory."""

OBJECT = re.compile(rb"[0-9a-f]+ blob ([0-9]+)\n")
"""The line before an object in the answer of `git cat-file --batch`; group 1 is its size."""

FILES = ("100644", "100755")
SUBMODULE = "160000"
"""Modes of entries of a tree; a link has another one and is no definition."""


class GitFault(Exception):
    """Git can't answer; the message says why and what to do."""


def git(root: Path, arguments: Sequence[str]) -> bytes:
    """Calls Git and returns what it prints.

    Raises:
        GitFault: Git or the repository is missing, or the command failed.
    """
    try:
        process = subprocess.run(
            _command(arguments), cwd=root, env=_environment(root), capture_output=True, check=False
        )
    except OSError as wrong:
        raise GitFault("git isn't installed or can't be started.") from wrong
    if process.returncode:
        lines = process.stderr.decode("utf-8", "replace").strip().splitlines()
        # What is wrong; lines of advice or a trace may follow or precede it.
        named = [line for line in lines if line.startswith(("fatal: ", "error: "))]
        raise GitFault(f"git says: {(named or lines or [f'exit code {process.returncode}'])[0]}")
    return process.stdout


def files_of(root: Path, commit: str, folder: str) -> dict[str, bytes]:
    """The definitions below a folder in a commit, by their path from `root`.

    As in a folder on disk, names that begin with a dot are left out, and of a file that is too large only the
    beginning is read.

    Raises:
        GitFault: there is no such commit, or some of its files are in another repository.
    """
    if commit.startswith("-"):
        raise GitFault(f"{commit} is not a commit.")
    try:
        name = git(root, ["rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}"]).decode().strip()
    except GitFault as wrong:
        git(root, ["rev-parse", "--git-dir"])
        raise GitFault(f"there is no commit {commit} here. Fetch it first: git fetch origin {commit}") from wrong
    objects: dict[str, str] = {}
    for entry in git(root, ["ls-tree", "-r", "-z", name, f"./{folder}"]).split(b"\0")[:-1]:
        facts, _, written = entry.partition(b"\t")
        mode, _, identity = facts.decode().split(" ")
        file = printable(written)
        if mode == SUBMODULE:
            raise GitFault(f"{file} is a submodule: its files are in another repository. Compare the commits there.")
        if mode in FILES and file.endswith(SUFFIX) and not any(part.startswith(".") for part in file.split("/")):
            objects[file] = identity
    return dict(_contents(root, dict(sorted(objects.items()))))


def _contents(root: Path, objects: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Files with their contents, which are the objects of these names.

    Raises:
        GitFault: an object is missing or damaged.
    """
    with TemporaryFile() as wanted:  # a pipe could fill while Git waits for us to read
        wanted.write("".join(f"{identity}\n" for identity in objects.values()).encode())
        wanted.seek(0)
        with subprocess.Popen(
            _command(["cat-file", "--batch"]),
            cwd=root,
            env=_environment(root),
            stdin=wanted,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout
            for file in objects:
                yield file, _next(process.stdout, file)


def _next(stream: IO[bytes], file: str) -> bytes:
    """The next object of a stream of `git cat-file --batch`: a line with its size, its bytes, an end of line."""
    facts = OBJECT.fullmatch(stream.readline())
    if facts is None:
        raise GitFault(f"{file} is missing or damaged in the repository. `git fsck` says more.")
    rest = int(facts[1])
    data = stream.read(min(rest, largest(file) + 1))
    rest -= len(data)
    while rest and (skipped := stream.read(min(rest, 1 << 20))):
        rest -= len(skipped)
    stream.read(1)
    return data


def _command(arguments: Sequence[str]) -> list[str]:
    return ["git", *(word for setting in SETTINGS for word in ("-c", setting)), *arguments]


def _environment(root: Path) -> dict[str, str]:
    """The variables for Git in a folder: paths are no patterns, and messages are in the language of ours."""
    ours = {name: value for name, value in os.environ.items() if name not in OF_HERE or root.samefile(Path())}
    return {**ours, "LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1"}


def older_versions(root: Path, file: str) -> Iterator[bytes]:
    """The contents of a file in the commits that changed it, newest first; none if Git can't answer."""
    with suppress(GitFault):
        log = git(root, ["log", f"-{MOST_COMMITS}", "--format=%H", "--", file])
        for commit in log.decode().split():
            yield git(root, ["cat-file", "blob", f"{commit}:./{file}"])


def deletions(root: Path, folder: str) -> dict[str, str]:
    """The files below a folder that were deleted, by their path from `root`, with the day of the last deletion.

    None if Git can't answer.
    """
    days: dict[str, str] = {}
    day = ""
    with suppress(GitFault):
        arguments = [
            "log",
            "--relative",
            "--diff-filter=D",
            "--name-only",
            "--no-renames",
            "--format=%x00%cs",
            "--",
            folder,
        ]
        for line in git(root, arguments).decode("utf-8", "replace").splitlines():
            if line.startswith("\0"):
                day = line[1:]
            elif line:
                days.setdefault(line, day)
    return days
