"""Where definitions come from: the folders that `events:` names, and where they are on this machine."""

from importlib.util import find_spec
from pathlib import Path

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.origin import PACKAGE

INSIDE = "events"
"""The folder of definitions in a package, and in most projects."""


@frozen_dataclass()
class Folders:
    """The folders of definitions, as `events:` names them: the project's `own`, then `others`, the nearest first.

    `settings` is the file that names them. Where a build is for the public, notes are not read at all.
    """

    own: str
    others: tuple[str, ...] = ()
    settings: str = "mkdocs.yml"
    is_public: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.own, *self.others)

    def of(self, file: str) -> str:
        """The folder that a file is in; the project's own where it is in none."""
        return next((name for name in self.others if file.startswith(f"{name}/")), self.own)

    def has(self, file: str) -> bool:
        """Whether a file is one of the project's own."""
        return self.of(file) == self.own


def path_of(root: Path, name: str) -> Path | None:
    """The path of a folder that `events:` names; None for a package that is not installed."""
    if not name.startswith(PACKAGE):
        return root / name
    try:
        spec = find_spec(name.removeprefix(PACKAGE))
    except (ImportError, ValueError):
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return next((Path(place) / INSIDE for place in places), None)


def is_inside(name: str) -> bool:
    """Whether a folder that `events:` names is in the project, not elsewhere on the machine."""
    return not name.startswith(PACKAGE) and not Path(name).is_absolute() and ".." not in Path(name).parts


def on_disk(root: Path, file: str) -> Path:
    """The path of a file by its path in diagnostics, which begins with the name of its folder."""
    if not file.startswith(PACKAGE):
        return root / file
    name, _, below = file.partition("/")
    return (path_of(root, name) or root / name) / below
