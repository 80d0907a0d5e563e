"""Git, asked for what a repository held before. The only caller of the program; a build needs none."""

import io
import subprocess
import tarfile
from pathlib import Path

from eventkb.model.diagnostic import Path as Way
from eventkb.model.text import digest
from eventkb.read import readable
from eventkb.read.folder import SUFFIX
from eventkb.read.yaml import Value
from eventkb.translate.unit import Unit

MOST_COMMITS = 200
"""How far back a file's history is searched."""


class GitFault(Exception):
    """Git can't answer; the message says why and what to do."""


def git(root: Path, *arguments: str) -> bytes:
    """What Git prints.

    Raises:
        GitFault: there is no Git, no repository, or no such thing in it.
    """
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except OSError as wrong:
        raise GitFault("git isn't installed, or can't be started.") from wrong
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFault(f"git says: {told[-1] if told else done.returncode}")
    return done.stdout


def files_of(root: Path, commit: str, folder: str) -> dict[str, bytes]:
    """The files below a folder as a commit has them, by their path from `root`; definitions only.

    Raises:
        GitFault: there is no such commit.
    """
    if commit.startswith("-"):
        raise GitFault(f"{commit} is no commit.")
    try:
        name = git(root, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}").decode().strip()
    except GitFault as wrong:
        git(root, "rev-parse", "--git-dir")
        raise GitFault(f"there is no commit {commit} here. Fetch it first: git fetch origin {commit}") from wrong
    if not git(root, "ls-tree", name, f"./{folder}"):
        return {}
    archive = git(root, "archive", "--format=tar", name, f"./{folder}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        members = [one for one in opened if one.isfile() and one.name.endswith(SUFFIX)]
        found = {one.name.removeprefix("./"): opened.extractfile(one) for one in members}
        return {name: file.read() for name, file in sorted(found.items()) if file}


def previous_source(root: Path, unit: Unit) -> str | None:
    """The source text that a translation was made from, if the file's history still has it.

    Its digest stands in the lists of the definition; the text is searched for at the same place of older versions.
    """
    known = {one for digests in (unit.passage.lists.get(unit.locale) or {}).values() for one in digests}
    way = unit.passage.at(unit.passage.text.source_language)
    try:
        commits = git(root, "log", f"-{MOST_COMMITS}", "--format=%H", "--", unit.passage.file).decode().split()
        for commit in commits:
            text = _text(unit.passage.file, git(root, "show", f"{commit}:./{unit.passage.file}"), way)
            if text is not None and text != unit.source and digest(text) in known:
                return text
    except GitFault:
        return None
    return None


def _text(file: str, data: bytes, way: Way) -> str | None:
    parsed, _ = readable(file, data)
    found: Value = parsed.value if parsed else None
    try:
        for part in way:
            found = found[part]
    except (KeyError, IndexError, TypeError):
        return None
    return found if isinstance(found, str) else None
