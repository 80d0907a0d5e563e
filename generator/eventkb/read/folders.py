"""Opens the files of definitions: of the project's own folder, and of those of other catalogues beside it."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from os.path import normpath
from pathlib import Path

from eventkb.model.diagnostic import Diagnostic, Place, Rule
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.origin import PACKAGE
from eventkb.read import folder, rules
from eventkb.read.location import Kind, Location
from eventkb.stock.catalogues import INSIDE, Folders, path_of


def opened(root: Path, folders: Folders) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """The definition files of all folders by their path, and what is wrong with folders and files.

    A path begins with the name of its folder: `events/ESE/474.yml`, `package:eventkb_events/ESE/474.yml`.
    """
    files: dict[str, bytes] = {}
    diagnostics = list(_overlapping(root, folders))
    for name in dict.fromkeys(folders.names):
        wrong = _missing(root, name, folders) if name != folders.own else None
        if wrong:
            diagnostics.append(wrong)
            continue
        inside, unreadable = folder.events(root, name, path_of(root, name))
        files |= inside
        diagnostics += unreadable
    if folders.is_public:
        files = {file: data for file, data in files.items() if not _is_note(file, folders)}
        diagnostics = [diagnostic for diagnostic in diagnostics if not _is_note(diagnostic.place.file, folders)]
    return files, tuple(diagnostics)


def _is_note(file: str, folders: Folders) -> bool:
    return Location.of(file, folders.of(file)).kind is Kind.NOTE


def _missing(root: Path, name: str, folders: Folders) -> Diagnostic | None:
    """The diagnostic about another catalogue that is not where the settings say."""
    path = path_of(root, name)
    if path is not None and (path.parent if name.startswith(PACKAGE) else path).is_dir():
        return _no_definitions(root, name, path, folders)
    if name.startswith(PACKAGE):
        package = name.removeprefix(PACKAGE)
        message = f"the package {package} is not installed, so its definitions are missing"
        cure = f"install it: pip install {package.replace('_', '-')}; or correct its name"
    else:
        message = f"there is no folder {name}, so its definitions are missing"
        cure = f"correct it: the path is from the folder of {folders.settings}; or fetch the catalogue to there"
    return _entry(root, name, folders).about(rules.MISSING_CATALOGUE, message, cure)


def _no_definitions(root: Path, name: str, path: Path, folders: Folders) -> Diagnostic | None:
    """The diagnostic about a folder that is there, but is not one of definitions."""
    if (path / folders.settings).is_file():
        cure = f"write {name}/{INSIDE}" if (path / INSIDE).is_dir() else "name the folder of definitions in it"
        message = f"{name} is a whole project, not its folder of definitions"
        return _entry(root, name, folders).about(rules.MISSING_CATALOGUE, message, cure)
    if not path.is_dir() or next(path.rglob(f"*{folder.SUFFIX}"), None) is None:
        cure = "name a folder or a package that contains definitions, or delete the entry"
        return _entry(root, name, folders).about(rules.MISSING_CATALOGUE, f"{name} contains no definitions", cure)
    return None


def _overlapping(root: Path, folders: Folders) -> Iterator[Diagnostic]:
    """Folders that are named twice, or that are in one another: their definitions would be read twice."""
    for first, second in combinations(folders.names, 2):
        path, other = (Path(normpath(path_of(root, name) or name)) for name in (first, second))
        if path == other or path in other.parents or other in path.parents:
            place = "is named twice" if path == other else f"and {first} are in one another"
            cure = "delete one of the two, or move one of the folders elsewhere"
            message = f"{second} {place}, so definitions would be read twice"
            yield _entry(root, second, folders).about(rules.OVERLAPPING_FOLDERS, message, cure)


@frozen_dataclass()
class _Entry:
    """The place where the settings name a folder."""

    place: Place

    def about(self, rule: Rule, message: str, cure: str) -> Diagnostic:
        return Diagnostic(rule, self.place, message, cure)


def _entry(root: Path, name: str, folders: Folders) -> _Entry:
    settings = root / folders.settings
    lines = settings.read_text("utf-8", "replace").split("\n") if settings.is_file() else []
    for number, line in enumerate(lines, start=1):
        column = line.rfind(name)
        if column >= 0 and not line.lstrip().startswith("#"):
            return _Entry(Place.in_line(folders.settings, number, column + 1, column + 1 + len(name)))
    return _Entry(Place(folders.settings))
