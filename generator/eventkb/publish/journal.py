"""Changes of several files that are made completely or not at all, even if the command is killed.

The new contents are first written beside their files, under temporary names that the journal lists. Then the journal is
marked as complete, and only then the temporary files take their places. So the next command can tell what to do: it
takes an incomplete change back by deleting the temporary files, and finishes a complete one.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path, PurePosixPath

from eventkb.model.frozen import frozen_dataclass
from eventkb.publish.files import TEMPORARY, beside, naming
from eventkb.publish.lock import alone

JOURNAL = f"{TEMPORARY}journal"
DRAFT = f"{JOURNAL}-draft"
"""The journal while it is being written."""

LOCK = ".cache/eventkb/change.lock"
BUSY = "another command is changing files of this project. Wait until it has ended."


class Outcome(StrEnum):
    """What became of an interrupted change."""

    FINISHED = "finished"
    TAKEN_BACK = "taken back"


@frozen_dataclass()
class Step:
    """The change of one file, as the journal lists it; paths are relative to the project, with `/`.

    `temporary` has the new contents; it is empty if the file is to be deleted. `before` is the digest of the file's
    contents at the start; it is empty if there was no file.
    """

    file: str
    temporary: str
    before: str


@frozen_dataclass()
class Recovery:
    """What became of an interrupted change. `kept` are files that somebody has changed since; they stay as they are."""

    outcome: Outcome
    files: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def replace_all(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Replaces or deletes (None) files of a project, all or none; folders that are empty afterwards are deleted.

    Raises:
        Busy: another process is changing files of the project.
        OSError: a file can't be written; then none has changed. If one can't be put in its place, the journal stays,
            and the next command finishes the change.
    """
    if not files:
        return
    with alone(root / LOCK, BUSY):
        steps = [_step(root, file, data) for file, data in files.items()]
        with _taken_back_on_error(root, steps):
            _record(root, steps, is_complete=False)
            for step, data in zip(steps, files.values(), strict=True):
                if data is not None:
                    with naming(root / step.file):
                        (root / step.temporary).parent.mkdir(parents=True, exist_ok=True)
                        (root / step.temporary).write_bytes(data)
            _record(root, steps, is_complete=True)
        _apply(root, steps)


def recover_change(root: Path) -> Recovery | None:
    """Finishes or takes back a change that was interrupted; None if there is none.

    Raises:
        Busy: the change is still being made.
        OSError: a file can't be put in its place; the journal stays.
    """
    if not (root / JOURNAL).is_file() and not (root / DRAFT).is_file():
        return None
    with alone(root / LOCK, BUSY):
        listed, is_complete = _read(root)
        steps = [step for step in listed if _is_inside(root, step)]
        if not is_complete:
            _discard(root, steps)
            return Recovery(Outcome.TAKEN_BACK)
        safe = [step for step in steps if _is_as_before(root, step)]
        for step in steps:
            if step not in safe and step.temporary:
                _unlink(root, step.temporary)
        _apply(root, safe)
        kept = tuple(step.file for step in listed if step not in safe)
        return Recovery(Outcome.FINISHED, tuple(step.file for step in safe), kept)


def _step(root: Path, file: str, data: bytes | None) -> Step:
    path = root / file
    temporary = "" if data is None else beside(path).relative_to(root).as_posix()
    return Step(file, temporary, _digest(path))


def _apply(root: Path, steps: list[Step]) -> None:
    """Puts new files in their places before it deletes old ones, then deletes the journal."""
    for step in steps:
        if step.temporary and (root / step.temporary).is_file():
            _move(root / step.temporary, root / step.file)
    for step in steps:
        if not step.temporary:
            _unlink(root, step.file)
            _remove_empty(root, step.file)
    for file in (DRAFT, JOURNAL):
        _unlink(root, file)


@contextmanager
def _taken_back_on_error(root: Path, steps: list[Step]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _discard(root, steps)
        raise


def _discard(root: Path, steps: list[Step]) -> None:
    for step in steps:
        if step.temporary:
            _unlink(root, step.temporary)
        _remove_empty(root, step.file)  # folders that were made for a new file
    for file in (DRAFT, JOURNAL):
        _unlink(root, file)


def _remove_empty(root: Path, file: str) -> None:
    """Deletes the folders of a file that are empty, up to the project's."""
    with suppress(OSError):  # a folder that isn't empty stays
        for folder in [root / above for above in PurePosixPath(file).parents][:-1]:
            with suppress(FileNotFoundError):
                folder.rmdir()


def _record(root: Path, steps: list[Step], *, is_complete: bool) -> None:
    journal = {"is_complete": is_complete, "steps": [asdict(step) for step in steps]}
    with naming(root / DRAFT):
        (root / DRAFT).write_bytes(json.dumps(journal, indent=1).encode())
    (root / DRAFT).replace(root / JOURNAL)


def _read(root: Path) -> tuple[list[Step], bool]:
    """The steps of the journal, and whether all new contents have been written. A broken journal has no steps."""
    try:
        journal = json.loads((root / JOURNAL).read_bytes())
        steps = [Step(**{field.name: str(step[field.name]) for field in fields(Step)}) for step in journal["steps"]]
        is_complete = journal["is_complete"] is True
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError):
        return [], False
    return steps, is_complete


def _is_inside(root: Path, step: Step) -> bool:
    """Whether a step stays inside of the project: the journal is a file that anybody could have put there."""
    file, temporary = PurePosixPath(step.file), PurePosixPath(step.temporary or step.file)
    if file.is_absolute() or not file.parts or {"..", ".git"} & set(file.parts):
        return False
    if step.temporary and (temporary.parent != file.parent or not temporary.name.startswith(TEMPORARY)):
        return False
    return (root / file).parent.resolve().is_relative_to(root.resolve())


def _is_as_before(root: Path, step: Step) -> bool:
    """Whether a file has the contents that it had when the change began, or those that the change gave it."""
    now = _digest(root / step.file)
    is_done = not (root / step.temporary).is_file() if step.temporary else not now
    return is_done or now == step.before


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _move(temporary: Path, file: Path) -> None:
    temporary.replace(file)


def _unlink(root: Path, file: str) -> None:
    (root / file).unlink(missing_ok=True)
