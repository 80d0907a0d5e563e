"""Definitions of other catalogues that a project takes over with `eventkb eject`, compares, and confirms."""

import difflib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from eventkb.cli.output import fault
from eventkb.cli.project import Project, project_here
from eventkb.edit.canonical import formed, written
from eventkb.edit.change import put
from eventkb.edit.part import part_of, tree_of
from eventkb.edit.tree import Document
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline.gather import Gathered
from eventkb.pipeline.replacements import Original, digest
from eventkb.read.location import Location


def named(words: Iterable[str]) -> tuple[Project, Gathered, list[Original]]:
    """The project, and the definitions of other catalogues that are called by some words; an unknown one ends it."""
    project = project_here()
    gathered = project.gathered()
    originals = []
    for word in words:
        original = _original(word, project, gathered)
        if original is None:
            fault(f"neither eventkb nor another catalogue has {word}. --list names the files of eventkb.")
            sys.exit(2)
        originals.append(original)
    return project, gathered, originals


def _original(word: str, project: Project, gathered: Gathered) -> Original | None:
    """The definition that a word calls: an event's key, or a path, also below the folder of its catalogue."""
    key = EventKey.parse(word)
    event = _event(key, gathered.definitions) if key else None
    if event is not None and event.file in gathered.files_beside:
        return Original(event.file, str(event.key.id) if event.path else "")
    paths = (word, *(f"{name}/{word}" for name in project.folders.others))
    return next((Original(path) for path in paths if path in gathered.files_beside), None)


def _event(key: EventKey, definitions: Definitions) -> Event | None:
    return definitions.originals.get(key) or definitions.by_key.get(key)


@frozen_dataclass()
class Taken:
    """Definitions that are taken over: the project's `own` paths, the `files` to write, the originals' `digests`."""

    own: tuple[str, ...]
    files: Mapping[str, bytes]
    digests: Mapping[str, str]


def take_over(words: Sequence[str], *, kept: bool) -> Taken:
    """The copies of definitions for the project's own folder, and the digests of the originals.

    With `kept`, nothing is copied: the project's own definitions are confirmed as they are.
    """
    project, gathered, originals = named(words)
    present = [own for original in originals if (own := original.own_file(project.folders)) in gathered.files]
    if present and not kept:
        fault(f"the project already has {', '.join(present)}; --diff compares with the original, --keep confirms it.")
        sys.exit(1)
    return Taken(
        own=tuple(original.own_file(project.folders) for original in originals),
        files={}
        if kept
        else {
            original.own_file(project.folders): _text(original, project, gathered).encode() for original in originals
        },
        digests={str(original): digest(original, gathered.files_beside) for original in originals},
    )


def difference(words: Sequence[str]) -> str:
    """How the project's own definitions differ from the originals, as a unified diff."""
    project, gathered, originals = named(words)
    return "".join(_difference(original, project, gathered) for original in originals)


def _difference(original: Original, project: Project, gathered: Gathered) -> str:
    own = original.own_file(project.folders)
    data = gathered.files.get(own)
    if data is None:
        return f"{own}: the project has no such definition.\n"
    before = _text(original, project, gathered).splitlines(True)
    after = data.decode("utf-8", "replace").splitlines(True)
    return "".join(difflib.unified_diff(before, after, str(original), own))


def _text(original: Original, project: Project, gathered: Gathered) -> str:
    """A definition in the form that it has in the project's own folder."""
    own, locales = original.own_file(project.folders), project.materials.locales
    data = gathered.files_beside[original.file]
    if not original.id:
        changed = formed({own: data}, project.events, locales).changed
        return changed.get(own, data).decode("utf-8", "replace")
    key = EventKey.parse(f"{_source(original, gathered)}/{original.id}")
    event = _event(key, gathered.definitions) if key else None
    assert event is not None
    item = part_of(tree_of(original.file, data), event)
    put(item, ("source",), event.key.source)
    return written(Document((), item, ()), Location.of(own, project.events), locales)


def _source(original: Original, gathered: Gathered) -> str:
    """The name of the source whose list of known events has the original."""
    folder = Path(original.file).parent.name
    sources = gathered.definitions.sources.values()
    return next((source.name for source in sources if source.folder == folder), folder)
