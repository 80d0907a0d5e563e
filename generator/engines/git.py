"""Git, asked for what a repository held before. The only caller of the program; a build needs none."""

import subprocess
from pathlib import Path

from generator.diagnostic import Path as Way
from generator.read import readable
from generator.read.yaml import Value
from generator.text import digest
from generator.translate.unit import Unit

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
        raise GitFault(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1])
    return done.stdout


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
