"""The definitions as an editor has them: those on the disk, with what is being typed in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eventkb.model.diagnostic import Diagnostic
from eventkb.model.event import Event
from eventkb.pipeline.cache import digest
from eventkb.pipeline.examine import Answers
from eventkb.pipeline.gather import Gathered, examined
from eventkb.pipeline.materials import Materials
from eventkb.read import Piece, folder, piece, readable
from eventkb.read.yaml import Parsed

ONE_JOB = 1
"""A server has threads beside, so no process is started from it."""


@dataclass(frozen=True, slots=True)
class Setup:
    """A project that can be worked in. `pages` is where its site stands, empty where nobody knows."""

    root: Path
    events: str
    materials: Materials
    pages: str = ""


@dataclass
class Workshop:
    """`typed` are the texts of open documents, by file. What was read is kept; one keystroke reads one file."""

    setup: Setup
    typed: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)
    sound: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    unreadable: tuple[Diagnostic, ...] = ()
    found: Gathered | None = None
    answers: Answers = field(default_factory=dict)

    def reload(self) -> None:
        """Reads what has changed on the disk."""
        saved, self.unreadable = folder.events(self.setup.root, self.setup.events)
        self._read({**saved, **self.typed})

    def type(self, file: str, text: str) -> Piece:
        """Takes over the text of an open document."""
        self.typed[file] = text.encode("utf-8", "surrogatepass")
        self._read({**self.files, file: self.typed[file]})
        return self.pieces[file]

    def close(self, file: str) -> None:
        """Forgets the text of a document; what is on the disk counts again."""
        self.typed.pop(file, None)
        self.reload()

    def examine(self) -> Gathered:
        """All definitions, checked as a whole."""
        files = dict(self.files)
        pieces = {digest(file, files[file]): piece for file, piece in self.pieces.items()}
        found = examined(pieces, files, self.unreadable, self.setup.materials, ONE_JOB, self.answers)
        self.found, self.answers = found
        return self.found

    def known(self) -> Gathered:
        """All definitions as they were when they were last checked."""
        return self.found or self.examine()

    def parsed(self, file: str) -> Parsed | None:
        """A file as values, if it can be read."""
        return readable(file, self.files.get(file, b""))[0]

    def event_at(self, file: str) -> Event | None:
        """The event of a file as it was when the file could last be read."""
        return next(iter(self.sound.get(file, ())), None)

    def _read(self, files: Mapping[str, bytes]) -> None:
        locales = frozenset(self.setup.materials.locales)
        for file, data in files.items():
            if self.files.get(file) != data:
                self.pieces[file] = piece(file, data, locales, root=self.setup.events)
                if self.pieces[file].events:
                    self.sound[file] = self.pieces[file].events
        for file in self.pieces.keys() - files.keys():
            del self.pieces[file]
        self.files = dict(files)
