"""Earlier contents of a repository, read by calling Git. The only caller of the program; a build doesn't need it."""

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from eventkb.read.folder import SUFFIX

MOST_COMMITS = 200
"""The number of commits up to which a file's history is searched."""


class GitFault(Exception):
    """Git can't answer; the message says why and what to do."""


def git(root: Path, arguments: Sequence[str]) -> bytes:
    """Calls Git and returns what it prints.

    Raises:
        GitFault: Git or the repository is missing, or the command failed.
    """
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        process = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except OSError as wrong:
        raise GitFault("git isn't installed or can't be started.") from wrong
    if process.returncode:
        lines = process.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFault(f"git says: {lines[-1] if lines else process.returncode}")
    return process.stdout


def files_of(root: Path, commit: str, folder: str) -> dict[str, bytes]:
    """The definitions below a folder in a commit, by their path from `root`.

    Raises:
        GitFault: there is no such commit.
    """
    if commit.startswith("-"):
        raise GitFault(f"{commit} is not a commit.")
    try:
        name = git(root, ["rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}"]).decode().strip()
    except GitFault as wrong:
        git(root, ["rev-parse", "--git-dir"])
        raise GitFault(f"there is no commit {commit} here. Fetch it first: git fetch origin {commit}") from wrong
    if not git(root, ["ls-tree", name, f"./{folder}"]):
        return {}
    archive = git(root, ["archive", "--format=tar", name, f"./{folder}"])
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        members = [member for member in tar if member.isfile() and member.name.endswith(SUFFIX)]
        opened_files = {member.name.removeprefix("./"): tar.extractfile(member) for member in members}
        return {name: file.read() for name, file in sorted(opened_files.items()) if file}


def older_versions(root: Path, file: str) -> Iterator[bytes]:
    """The contents of a file in the commits that changed it, newest first; none if Git can't answer."""
    with suppress(GitFault):
        log = git(root, ["log", f"-{MOST_COMMITS}", "--format=%H", "--", file])
        for commit in log.decode().split():
            yield git(root, ["show", f"{commit}:./{file}"])


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
