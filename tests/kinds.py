"""The kinds of event sources that come with the package, and files read as those of a project are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from eventkb.model.codes import CodeTable
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.kind import Kind, Kinds
from eventkb.model.locale import Locale
from eventkb.read import Piece, Reading, assemble, kind, kind_of_file, piece
from eventkb.stock.catalogues import Folders

FOLDER = Path(__file__).parents[1] / "templates/kinds"
LOCALES = frozenset({Locale("en"), Locale("de")})


@cache
def supplied() -> Kinds:
    """The kinds of the package."""
    read = [kind(f"kinds/{file.name}", file.read_bytes(), LOCALES) for file in sorted(FOLDER.glob("*.yml"))]
    assert not any(diagnostics for _, diagnostics in read), read
    return Kinds({own.name: own for own, _ in read if own}, "windows")


OWN = Folders("events")
KINDS = supplied()
WINDOWS = KINDS.named("windows")
SYSLOG = KINDS.named("syslog")
APPLICATION = KINDS.named("application")
ALERT = KINDS.named("alert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The definitions of a project, each file read by the kind of its source."""

    pieces: Mapping[str, Piece]
    kinds: Kinds
    kind_faults: tuple[Diagnostic, ...]
    folders: Folders
    unread: tuple[Diagnostic, ...]
    tables: Mapping[str, CodeTable]

    @property
    def reading(self) -> Reading:
        """Everything together, with what is wrong with files of kinds."""
        together = assemble(self.pieces.values(), self.unread, self.folders, self.tables, kinds=self.kinds)
        return replace(together, diagnostics=(*self.kind_faults, *together.diagnostics))


def project(
    files: Mapping[str, bytes],
    locales: frozenset[Locale] = LOCALES,
    *,
    default: str = "windows",
    folders: Folders = OWN,
    unread: tuple[Diagnostic, ...] = (),
    tables: Mapping[str, CodeTable] | None = None,
) -> Project:
    """The files of a project below its folders of definitions and `kinds/`, read; other files are left out."""
    by_name: dict[str, Kind] = dict(KINDS.by_name)
    faults: list[Diagnostic] = []
    for file, data in files.items():
        if file.startswith("kinds/"):
            own, diagnostics = kind(file, data, locales)
            faults += diagnostics
            by_name |= {own.name: own} if own else {}
    kinds = Kinds(by_name, default)
    roots = tuple(f"{name}/" for name in folders.names)
    definitions = {file: data for file, data in files.items() if file.startswith(roots)}
    kind_of = kind_of_file(definitions, kinds, folders.of)
    pieces = {
        file: piece(file, data, locales, root=folders.of(file), kind=kind_of(file))
        for file, data in definitions.items()
    }
    return Project(
        pieces=pieces, kinds=kinds, kind_faults=tuple(faults), folders=folders, unread=unread, tables=tables or {}
    )
