"""The site as it is at this moment: definitions in memory, pages made when somebody asks for them.

A save reads the saved files, puts all definitions together again and forgets the pages made before. No page waits for
another one, and a definition with errors is shown as far as it can be read.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from os.path import normpath
from pathlib import Path

from eventkb.model.address import Address
from eventkb.model.diagnostic import Diagnostic, has_errors
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.released import Released
from eventkb.model.shards import FOLDER as INDEX
from eventkb.pipeline import cache, finder, parallel
from eventkb.pipeline.by_address import PagesByAddress
from eventkb.pipeline.gather import read_pieces
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import READ, Configuration, Engine, Rendered
from eventkb.pipeline.render import NOT_OURS, render
from eventkb.pipeline.showable import showable
from eventkb.publish import copy_tree, exchange, recover, staged, write
from eventkb.read import Allowed, Piece, assembled, kind_of_file, piece, salvaged, unwritten
from eventkb.read.folders import opened
from eventkb.read.location import NOTE_SUFFIX
from eventkb.read.location import Kind as FileKind
from eventkb.relate import References, Relating, references
from eventkb.servers.about import FileCount
from eventkb.stock.catalogues import Folders, path_of

SUFFIX = ".yml"


@frozen_dataclass(slots=False, kw_only=True)
class Setting:
    """All of a project but its definitions: its configuration, its words and templates, and its rendered pages.

    `is_public`: notes are left out.
    """

    root: Path
    configurations: tuple[Configuration, ...]
    materials: Materials
    rendered: tuple[Rendered, ...]
    is_public: bool = False

    @property
    def folders(self) -> Folders:
        """The folders of definitions."""
        return self.configurations[0].folders(is_public=self.is_public)

    @cached_property
    def places(self) -> Mapping[Path, str]:
        """The names of the folders of definitions, by their paths."""
        paths = {name: path_of(self.root, name) for name in reversed(self.folders.names)}
        return {Path(normpath(path)): name for name, path in paths.items() if path}

    def is_definition(self, path: Path) -> bool:
        """Whether a path is in a folder of definitions, or is one."""
        return any(path.is_relative_to(place) for place in self.places)

    def file_of(self, path: Path) -> str:
        """The path of a definition as diagnostics have it, which begins with the name of its folder."""
        place = next(place for place in self.places if path.is_relative_to(place))
        below = path.relative_to(place).as_posix()
        return self.places[place] if below == "." else f"{self.places[place]}/{below}"


@frozen_dataclass(slots=False)
class Moment:
    """The site at one moment."""

    plan: Plan
    pages: PagesByAddress
    setting: Setting
    contents: dict[Address, bytes | None] = field(default_factory=dict)

    def file(self, place: Address) -> bytes | None:
        """The page or the file of the lookup index at an address; None where the site has neither."""
        if place not in self.contents:
            html = self.pages.page(place)
            self.contents[place] = html.encode() if html is not None else self._of_index(place)
        return self.contents[place]

    def _of_index(self, place: Address) -> bytes | None:
        return self._index.get(place) if place.startswith(INDEX) else None

    @cached_property
    def _index(self) -> Mapping[Address, bytes]:
        return dict(finder.files(self.plan.catalogue, self.setting.materials))


@dataclass(kw_only=True)
class LiveSite:
    """The state between two saves.

    By file: `files` are the definitions' bytes, `allowed` is what they may say, `pieces` what they define, and `shown`
    what the preview shows of them. `problems` are those of the last check; for a file that was saved since, those of
    reading it.
    """

    setting: Setting
    files: dict[str, bytes] = field(default_factory=dict)
    allowed: dict[str, Allowed] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)
    shown: dict[str, Piece] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    moment: Moment | None = None
    references: dict[EventKey, tuple[Event, References]] = field(default_factory=dict)
    relating: Relating = field(default_factory=Relating)

    def read_all(self) -> None:
        """Reads all definitions; what was read before comes from the cache."""
        setting, jobs = self.setting, parallel.jobs_here()
        files, _ = opened(setting.root, setting.folders)
        with cache.without_collector():
            pieces = read_pieces(setting.root, files, setting.folders, setting.materials, jobs)
            self._take(files, {part.file: part for part in pieces.values()}, self._allowed(files, {}))

    def reread(self, paths: Iterable[Path]) -> bool:
        """Reads the definitions among changed paths again. Returns whether any of them has changed."""
        saved = self._saved(paths)
        if saved is None:
            files, _ = opened(self.setting.root, self.setting.folders)
            saved = {**dict.fromkeys(self.files.keys() - files.keys()), **files}
        changed = {file: data for file, data in saved.items() if self.files.get(file) != data}
        if not changed:
            return False
        files = {file: data for file, data in {**self.files, **changed}.items() if data is not None}
        decided = {} if any(map(_names_a_kind, changed)) else self.allowed
        allowed = self._allowed(files, decided)
        with_new_kind = set() if decided else {file for file in files if self.allowed.get(file) != allowed[file]}
        new = {file: self._piece(file, files[file], allowed[file]) for file in files.keys() & changed | with_new_kind}
        pieces = {file: part for file, part in {**self.pieces, **new}.items() if file in files}
        kept = [diagnostic for diagnostic in self.problems if diagnostic.place.file not in changed]
        self.problems = (*kept, *(diagnostic for part in new.values() for diagnostic in part.diagnostics))
        self._take(files, pieces, allowed)
        return True

    def renew(self, supplies: Materials) -> None:
        """Takes over changed words, templates and rules."""
        of_project = supplies.of_project(self.setting.configurations)
        self.set(replace(self.setting, materials=of_project))

    def set(self, setting: Setting) -> None:
        """Takes over another setting; definitions are read again where it has other languages, kinds or folders."""
        old, self.setting = self.setting, setting
        if _of_reading(old) != _of_reading(setting):
            self.read_all()

    def with_events(self, files: Iterable[FileCount]) -> Iterator[Piece]:
        """What the preview shows of files, for those that define events."""
        return (part for count in files if (part := self.shown.get(count.file)) and part.events)

    @cache.without_collector()
    def show(self) -> None:
        """Updates the site to the present definitions."""
        setting = self.setting
        definitions = assembled(
            self.shown.values(), setting.folders, setting.materials.tables, kinds=setting.materials.kinds
        )
        definitions = replace(definitions, released=Released.of(setting.materials.released))
        catalogue = self.relating.renewed(showable(definitions, self._references), self._references)
        if self.moment is not None and self.moment.setting is setting:
            plan = self.moment.plan.with_catalogue(catalogue)
        else:
            scripts = finder.scripts(setting.materials)
            plan = Plan.of(
                setting.configurations, setting.rendered, catalogue, setting.materials, offers=READ, **scripts
            )
        is_first, self.moment = self.moment is None, Moment(plan, PagesByAddress(plan, setting.rendered), setting)
        if is_first:
            gc.freeze()  # a search for cycles of references in a large catalogue takes half a second, and finds none

    def _saved(self, paths: Iterable[Path]) -> dict[str, bytes | None] | None:
        """The changed definitions with their bytes, None for one that is gone; None where a folder has changed."""
        saved: dict[str, bytes | None] = {}
        for path in paths:
            name = self.setting.file_of(path)
            if is_hidden(name):
                continue
            if self.setting.is_public and name.endswith(NOTE_SUFFIX):
                continue
            if path.suffix == SUFFIX and path.is_file() and not path.is_symlink():
                saved[name] = path.read_bytes()
            elif name in self.files and not path.exists():
                saved[name] = None
            elif path.exists() or any(file.startswith(f"{name}/") for file in self.files):
                return None
        return saved

    def _allowed(self, files: Mapping[str, bytes], decided: Mapping[str, Allowed]) -> dict[str, Allowed]:
        """What each file may say, by the kind of its source; what is decided stays so."""
        supplies = self.setting.materials
        kind_of = kind_of_file(files, supplies.kinds, self.setting.folders.of)
        kinds = {file: kind_of(file) for file in files if file not in decided}
        by_name = {kind.name: Allowed(frozenset(supplies.locales), kind) for kind in kinds.values()}
        return {file: by_name[kinds[file].name] if file in kinds else decided[file] for file in files}

    def _piece(self, file: str, data: bytes, allowed: Allowed) -> Piece:
        return piece(file, data, allowed.locales, root=self.setting.folders.of(file), kind=allowed.kind)

    def _take(self, files: Mapping[str, bytes], pieces: Mapping[str, Piece], allowed: Mapping[str, Allowed]) -> None:
        self.allowed = dict(allowed)
        shown = {
            file: self.shown[file] if self.pieces.get(file) is part else self._shown(file, files[file], part)
            for file, part in pieces.items()
        }
        self.files, self.pieces, self.shown = dict(files), dict(pieces), shown

    def _shown(self, file: str, data: bytes, part: Piece) -> Piece:
        """What is shown of a file: all of it; with errors, what is right in it, or else what it was before."""
        if not part.broken and not has_errors(part.diagnostics):
            return part
        allowed, top = self.allowed[file], self.setting.folders.of(file)
        rest = salvaged(file, data, allowed, root=top)
        return rest if rest.has_content else self.shown.get(file) or unwritten(file, allowed, root=top)

    def _references(self, event: Event) -> References:
        """What an event's texts refer to; its Markdown is read again only when the event has changed."""
        known = self.references.get(event.key)
        if known is None or known[0] is not event:
            known = self.references[event.key] = event, references(event)
        return known[1]


def _names_a_kind(file: str) -> bool:
    """Whether a file may say of which kind a source is."""
    return file.endswith(f"/{FileKind.SOURCE.value}")


def is_hidden(file: str) -> bool:
    """Whether a file is one of those that are not read, such as the temporary files of editors."""
    return any(part.startswith(".") for part in file.split("/"))


def set_up(root: Path, engine: Engine, *, is_public: bool = False) -> Setting:
    """The setting of the project in a folder; the engine renders only what has changed since the last time.

    Raises:
        EngineFault, LanguageFault: a configuration, a page or a file of words can't be used.
    """
    configurations = engine.configurations(root)
    supplies = materials(root).of_project(configurations)
    rendered = render(root, engine, configurations)
    return Setting(root=root, configurations=configurations, materials=supplies, rendered=rendered, is_public=is_public)


def _of_reading(setting: Setting) -> tuple[object, ...]:
    """What decides how definitions are read."""
    return setting.folders, setting.materials.locales, setting.materials.kinds


def put_files(setting: Setting, site: Path) -> None:
    """Writes what the engine made besides pages, and the pages' scripts, into the folder of the preview."""
    locales: Sequence[str] = [language.locale for language in setting.rendered]
    recover(site)
    with staged(site, locales) as new:
        for language in setting.rendered:
            copy_tree(language.folder, new / language.locale, _is_no_page)
        for module in (finder.START, finder.FIELD, finder.WAY, finder.ENGINE, finder.READING):
            write(new, *finder.script(setting.materials, module))
        exchange(new, site)


def _is_no_page(file: str) -> bool:
    return not file.endswith(".html") and file not in NOT_OURS
