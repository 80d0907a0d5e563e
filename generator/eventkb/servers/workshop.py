"""The definitions as an editor sees them: the files on the disk, replaced by the texts of open documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eventkb.model.diagnostic import Diagnostic
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import Kind
from eventkb.pipeline.cache import digest
from eventkb.pipeline.examine import Answers
from eventkb.pipeline.gather import Gathered, Sources, examined
from eventkb.pipeline.materials import Materials
from eventkb.read import Piece, kind_of_file, piece, readable
from eventkb.read.folders import opened
from eventkb.read.yaml import Parsed
from eventkb.stock.catalogues import Folders

ONE_JOB = 1
"""The server has threads, so it must not fork processes."""


@frozen_dataclass()
class Setup:
    """The set-up of a project. `pages` is the address of its site; empty if the configuration doesn't say."""

    root: Path
    folders: Folders
    materials: Materials
    pages: str = ""

    @property
    def events(self) -> str:
        """The project's own folder of definitions."""
        return self.folders.own


@dataclass(kw_only=True)
class Workshop:
    """The state of the definitions. `typed` are the texts of open documents, by file; `gathered` is the last check.

    Files are read again only when they change, so a keystroke reads one file.
    """

    setup: Setup
    typed: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)
    sound: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    unreadable: tuple[Diagnostic, ...] = ()
    gathered: Gathered | None = None
    answers: Answers = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)

    def reload(self) -> None:
        """Reads the files that have changed on the disk."""
        saved, self.unreadable = opened(self.setup.root, self.setup.folders)
        self._read({**saved, **self.typed})

    def type(self, file: str, text: str) -> Piece:
        """Reads the new text of an open document."""
        self.typed[file] = text.encode("utf-8", "surrogatepass")
        self._read({**self.files, file: self.typed[file]})
        return self.pieces[file]

    def close(self, file: str) -> None:
        """Forgets the text of a closed document and uses the file on the disk again."""
        self.typed.pop(file, None)
        self.reload()

    def examine(self) -> Gathered:
        """Checks all definitions as a whole."""
        files = dict(self.files)
        pieces = {digest(file, files[file]): piece for file, piece in self.pieces.items()}
        sources = Sources(self.setup.folders, files, self.unreadable)
        outcome = examined(pieces, sources, self.setup.materials, jobs=ONE_JOB, kept=self.answers)
        self.gathered, self.answers = outcome
        return self.gathered

    def checked(self) -> Gathered:
        """All definitions as of their last check."""
        return self.gathered or self.examine()

    def parsed(self, file: str) -> Parsed | None:
        """A file as values; None if it can't be read."""
        return readable(file, self.files.get(file, b""))[0]

    def event_at(self, file: str) -> Event | None:
        """The first event of a file, as of the last time that the file could be read."""
        return next(iter(self.sound.get(file, ())), None)

    def _read(self, files: Mapping[str, bytes]) -> None:
        locales = frozenset(self.setup.materials.locales)
        kind_of = kind_of_file(files, self.setup.materials.kinds, self.setup.folders.of)
        kinds = {file: kind_of(file) for file in files}
        for file, data in files.items():
            if self.files.get(file) != data or self.kinds.get(file) != kinds[file]:
                self.pieces[file] = piece(file, data, locales, root=self.setup.folders.of(file), kind=kinds[file])
                if self.pieces[file].events:
                    self.sound[file] = self.pieces[file].events
        for file in self.pieces.keys() - files.keys():
            del self.pieces[file]
        self.files, self.kinds = dict(files), kinds
