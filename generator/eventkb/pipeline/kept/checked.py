"""What a check reported, kept until a file changes: then nothing has to be read to report it again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import cast

from eventkb.cache.snapshot import Snapshot, settled
from eventkb.cache.store import Lost, Store
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline.gather import Gathered
from eventkb.stock import extension_folders
from eventkb.stock.catalogues import Folders, path_of

FOLDER = "checked"

BY_DAY = frozenset({"E136"})
"""The rules whose findings go away when time passes."""

BY_HISTORY = frozenset({"E201"})
"""The rules whose findings say what a version control knows, which is no file of the project."""


@frozen_dataclass(kw_only=True)
class Checked:
    """What is wrong with all definitions, the number of events, and the files of the project's own definitions.

    `day` is the only day on which this is right; empty where it is right on any.
    """

    diagnostics: tuple[Diagnostic, ...]
    warnings_beside: tuple[Diagnostic, ...]
    events: int
    files: frozenset[str]
    day: str = ""


def checked(root: Path, folders: Folders, gather: Callable[[], Gathered], note: Callable[[Gathered], None]) -> Checked:
    """What is wrong with the definitions of a project: kept from the last time, or gathered, which `note` hears of."""
    snapshot = _snapshot(root, folders)
    store = Store(root, FOLDER)
    with suppress(Lost):
        kept = cast(Checked, store.read("answer", _tag(snapshot, folders)))
        if snapshot.is_settled and kept.day in {"", f"{date.today()}"}:
            return kept
    gathered = gather()
    note(gathered)
    rules = {diagnostic.rule.code for diagnostic in (*gathered.diagnostics, *gathered.warnings_beside)}
    answer = Checked(
        diagnostics=gathered.diagnostics,
        warnings_beside=gathered.warnings_beside,
        events=len(gathered.definitions.events),
        files=frozenset(gathered.files),
        day=f"{date.today()}" if rules & BY_DAY else "",
    )
    if snapshot.is_settled and not rules & BY_HISTORY:
        with suppress(OSError):
            store.write("answer", _tag(snapshot, folders), answer)
    return answer


def _snapshot(root: Path, folders: Folders) -> Snapshot:
    paths = [path for name in folders.names if (path := path_of(root, name))]
    return settled(root, paths, extension_folders())


def _tag(snapshot: Snapshot, folders: Folders) -> str:
    return f"{snapshot.project.digest} {snapshot.contents} {folders}"
