"""The path of a definition file, and what it says about the contents."""

import re
import unicodedata
from enum import Enum
from functools import cached_property

from eventkb.model.address import DEVICES
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import id_of_file

FORBIDDEN = re.compile(r'[/\\:*?"<>|]|\A\.|[. ]\Z')
"""What the name of a folder can't have: what Windows forbids, or leaves out at the end, and the full stop that would
hide it, as in .NET."""

ALMOST_YML = re.compile(r"(.+)\.ya?ml(?:\.txt)? *", re.IGNORECASE)
"""A name as Windows, Notepad or another tool ends it, but for the name that it stands for."""

SHARED_FOLDER = "shared"
CODES_FOLDER = "codes"
GUIDES_FOLDER = "guides"


class Kind(Enum):
    """What a file contains. The value is the name of the file, if that is always the same."""

    EVENT = None
    KNOWN = "known.yml"
    SOURCE = "source.yml"
    PRODUCTS = "products.yml"
    GLOSSARY = "glossary.yml"
    CATALOGUE = "catalogue.yml"
    SHARED = "shared/"
    CODES = "codes/"
    GUIDE = "guides/"
    NOTE = ".note.yml"


FOLDERS = {SHARED_FOLDER: Kind.SHARED, CODES_FOLDER: Kind.CODES, GUIDES_FOLDER: Kind.GUIDE}
"""The folders whose files are all of one kind."""

NAMES = {kind.value: kind for kind in (Kind.KNOWN, Kind.SOURCE, Kind.PRODUCTS, Kind.GLOSSARY)}
NOTE_SUFFIX = ".note.yml"
"""How the file of a note on an event ends: `474.note.yml`."""


@frozen_dataclass(slots=False)
class Location:
    """A file by its path from the project's root; `inside` are the parts below the folder of definitions."""

    file: str
    root: str
    inside: tuple[str, ...]

    @classmethod
    def of(cls, file: str, root: str) -> "Location":
        return cls(file, root, tuple(file.removeprefix(f"{root}/").split("/")))

    @cached_property
    def kind(self) -> Kind:
        """What the file contains. Reading asks for it again and again."""
        if self.inside[0] in FOLDERS and len(self.inside) > 1:
            return FOLDERS[self.inside[0]]
        if self.inside == (Kind.CATALOGUE.value,):
            return Kind.CATALOGUE
        if self.inside[-1].endswith(NOTE_SUFFIX):
            return Kind.NOTE
        return NAMES.get(self.inside[-1], Kind.EVENT)

    @property
    def name(self) -> str:
        """The file's name without its suffix."""
        return self.inside[-1].removesuffix(NOTE_SUFFIX).removesuffix(".yml")

    @property
    def folder(self) -> str | None:
        """The name of the folder that the file is in; None for the folder of all definitions."""
        return self.inside[-2] if len(self.inside) > 1 else None

    @property
    def belongs(self) -> str | None:
        """Where the file belongs, if there may be only one of its kind and it is elsewhere."""
        alone = {Kind.PRODUCTS: f"{self.root}/products.yml", Kind.GLOSSARY: f"{self.root}/glossary.yml"}
        if self.kind in FOLDERS.values() and len(self.inside) > 2:  # noqa: PLR2004 - the folder and the file
            return f"{self.root}/{self.inside[0]}/{self.inside[-1]}"
        right = alone.get(self.kind, self.file)
        return right if right != self.file else None

    @property
    def event_key(self) -> EventKey | None:
        """The event that an event's file must define, or a note is about, according to its name."""
        id = id_of_file(self.name) if self.folder is not None else None
        return EventKey(self.folder, id) if self.folder is not None and id is not None else None


def right_name(file: str) -> str | None:
    """The path of a definition that was named `.yaml`, `.YML` or `.yml.txt`, with `.yml`; None for any other file."""
    match = ALMOST_YML.fullmatch(file)
    return f"{match[1]}.yml" if match and file != f"{match[1]}.yml" else None


def folder_of(source: str) -> str:
    """The name of the folder of a source's definitions: what some file system forbids or hides becomes `_`."""
    name = FORBIDDEN.sub("_", unicodedata.normalize("NFC", source))
    return f"_{name}" if name.partition(".")[0].strip().lower() in DEVICES else name
