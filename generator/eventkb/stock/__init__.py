"""The files that come with the package, and what takes their place: pages, frames, theme, templates, words, rules.

Each file has a path as a project writes it: `docs/de/about.md`, `overrides/main.html`, `locales/de.yml`. The package
comes first, then installed extensions, then the project; of two files with one path the later one counts.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import SOURCE_LANGUAGE, Locale

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

HOME = Path(__file__).parents[1]
SUPPLIED = next(folder for folder in (HOME / "templates", HOME.parents[1] / "templates") if folder.is_dir())
"""Where the package's own files are: inside of an installed package; in a clone, two folders above it."""

EXTENSIONS = "eventkb.extensions"
"""The group of entry points by which an installed package says that it extends eventkb: each names a package whose
folder is laid out like a project, with `formats/`, `locales/`, `rules/`, `overrides/` … Its rules about the catalogue
are in `CHECKS`."""

OVERRIDES, POURED, PAGES, FRAMES, PARTS = "overrides", "overrides/poured", "docs", "docs/frames", "parts"
CODES, LOCALES = "codes", "locales"
FOLDERS = (
    PAGES, PARTS, OVERRIDES, LOCALES, "keys", "typography", "common-words", "rules", "formats", "lookup", "setup",
    "kinds", CODES, "licences",
)  # fmt: skip
"""The folders whose files a project can replace."""

SUPPLIED_AS = {POURED: "poured", OVERRIDES: "theme"}
"""What the package calls a folder that has another name in a project; the longer path comes first."""


class StockFault(Exception):
    """An installed extension can't be loaded, or a file isn't text; the message says which, why, and what to do."""


@frozen_dataclass()
class Layer:
    """One owner's files: the package's, an extension's or the project's, by their path in a project."""

    name: str
    files: Mapping[str, Path]

    def below(self, folder: str, suffix: str = "") -> Iterator[tuple[str, Path]]:
        """The files in a folder and below that end with a suffix, by their path from that folder."""
        for path, file in self.files.items():
            if path.startswith(f"{folder}/") and path.endswith(suffix):
                yield path.removeprefix(f"{folder}/"), file


@frozen_dataclass(slots=False)
class Stock:
    """The files of all layers. The package's layer is the first one, the project's the last."""

    layers: tuple[Layer, ...]

    @cached_property
    def all(self) -> Layer:
        """The file that counts for each path, sorted by path."""
        files: dict[str, Path] = {}
        for layer in self.layers:
            files |= layer.files
        return Layer("all", dict(sorted(files.items())))

    @property
    def supplied(self) -> Layer:
        """The package's own files."""
        return self.layers[0]

    @property
    def own(self) -> Layer:
        """The project's files."""
        return self.layers[-1]

    def texts(self, folder: str, suffix: str) -> dict[str, str]:
        """The texts in a folder and below, by their path from that folder.

        Raises:
            StockFault: one of them isn't UTF-8.
        """
        return {path: _text(f"{folder}/{path}", file) for path, file in self.all.below(folder, suffix)}

    def layered(self, folder: str, suffix: str) -> list[dict[str, Path]]:
        """The files of a folder in each layer, by their path from that folder, for those who merge their contents."""
        return [dict(layer.below(folder, suffix)) for layer in self.layers]

    def pages(self, locale: Locale) -> dict[str, Path]:
        """The pages of a language with what they show, by their path below `docs/<locale>`.

        Frames have no words and are the same in each language. A page that a language lacks is there in the source
        language; `is_borrowed` tells which ones.
        """
        source = f"{PAGES}/{SOURCE_LANGUAGE}"
        frames = {f"frames/{name}": file for name, file in self.all.below(FRAMES)}
        standard = {path: file for path, file in self.all.below(source) if f"{source}/{path}" in self.supplied.files}
        return {**frames, **standard, **dict(self.all.below(f"{PAGES}/{locale}"))}

    def is_borrowed(self, locale: Locale, page: str) -> bool:
        """Whether a page of a language is shown in the source language, for want of a translation."""
        return f"{PAGES}/{locale}/{page}" not in self.all.files and not page.startswith("frames/")

    def theme_folders(self, project: Path) -> tuple[Path, ...]:
        """Folders with theme files, the one that counts most first."""
        own = project / OVERRIDES
        extensions = [folder / OVERRIDES for folder in reversed(extension_folders())]
        return tuple(folder for folder in (own, *extensions, SUPPLIED / SUPPLIED_AS[OVERRIDES]) if folder.is_dir())


def stock(project: Path) -> Stock:
    """The stock of the project in a folder."""
    extensions = [Layer(str(folder), _laid_out(folder, {})) for folder in extension_folders()]
    supplied = Layer("eventkb", _laid_out(SUPPLIED, SUPPLIED_AS))
    return Stock((supplied, *extensions, Layer("project", _laid_out(project, {}))))


@cache
def extensions() -> tuple[ModuleType, ...]:
    """The packages of installed extensions, in the order of their names.

    Raises:
        StockFault: one of them can't be loaded.
    """
    return tuple(map(_loaded, sorted(entry_points(group=EXTENSIONS), key=lambda entry: entry.name)))


def entry_points(*, group: str) -> "EntryPoints":
    """The entry points of a group, of all packages that were installed when the first ones were asked for."""
    return installed().select(group=group)


@cache
def installed() -> "EntryPoints":
    """All entry points of installed packages."""
    from importlib.metadata import entry_points as read  # noqa: PLC0415 - takes longer to import than a lookup takes

    return cast("EntryPoints", read())  # before Python 3.12 it is a mapping that can select, too


def _loaded(entry: "EntryPoint") -> ModuleType:
    """The package that an entry point names, with a folder of its own."""
    try:
        package = entry.load()
    except (Exception, SystemExit) as wrong:  # whatever it does when it is imported
        raise _unusable(entry, f"{type(wrong).__name__}: {wrong}") from wrong
    if not isinstance(package, ModuleType):
        raise _unusable(entry, f"{entry.value} is no package")
    if package.__file__ is None:  # the parts of a namespace can be in many folders
        raise _unusable(entry, f"{entry.value} has no __init__.py")
    return package


def _unusable(entry: "EntryPoint", why: str) -> StockFault:
    owner = entry.dist.name if entry.dist else entry.name
    return StockFault(f"the extension {owner} can't be loaded: {why}. Update or uninstall it: pip uninstall {owner}")


def extension_folders() -> tuple[Path, ...]:
    """The folders of installed extensions, in the order of their names."""
    return tuple(Path(str(package.__file__)).parent for package in extensions())


def _text(name: str, file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as wrong:
        raise StockFault(
            f"{name}: {wrong.reason} at byte {wrong.start}. Save the file with the encoding UTF-8"
        ) from wrong


def _laid_out(top: Path, names: Mapping[str, str]) -> dict[str, Path]:
    """The files of one owner by the paths that a project would give them."""
    files: dict[str, Path] = {}
    for folder in dict.fromkeys((*FOLDERS, *names)):
        below = top / names.get(folder, folder)
        files.update((f"{folder}/{name}", below / name) for name in _names_in(str(below)))
    return files


def _names_in(folder: str) -> Iterator[str]:
    """The paths of the files in a folder and below, from there on; what Python compiled, and hidden files, are left
    out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # there is no such folder, or it can't be read
        return
    for entry in entries:
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_file():
            yield entry.name
        elif entry.is_dir(follow_symlinks=False):
            yield from (f"{entry.name}/{name}" for name in _names_in(entry.path))
