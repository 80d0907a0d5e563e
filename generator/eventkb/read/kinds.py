"""The kinds of event sources, from their files; and the kind of each definition's file, by its source."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from pydantic import ValidationError

from eventkb.model.diagnostic import Diagnostic, Finding
from eventkb.model.kind import ANY, EntryForm, IdForm, Kind, Kinds, Level, QueryForm, Shell
from eventkb.model.locale import Locale
from eventkb.model.text import plain
from eventkb.read import rules
from eventkb.read.location import Kind as FileKind
from eventkb.read.location import Location
from eventkb.read.schema.kind_models import KindEntry, KindFile, KindQuery, KindShell
from eventkb.read.schema.mistake import Unit
from eventkb.read.schema.mistakes import mistakes, placed
from eventkb.read.yaml import parse
from eventkb.read.yaml.characters import decode

FOLDER = "kinds"
OF_A_SOURCE = frozenset({FileKind.EVENT, FileKind.KNOWN, FileKind.SOURCE, FileKind.NOTE})
TYPED_KIND = re.compile(rb"^(?:\xef\xbb\xbf)?kind:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def kind(file: str, data: bytes, locales: frozenset[Locale]) -> tuple[Kind | None, tuple[Diagnostic, ...]]:
    """The kind that a file describes, named like the file; None where the file has errors."""
    text, faults = decode(file, data)
    parsed = parse(text or "", file)
    if faults or parsed.diagnostics or text is None:
        return None, (*faults, *parsed.diagnostics)
    if not isinstance(parsed.value, dict):
        finding = Finding(
            rule=rules.NO_DEFINITION,
            file=file,
            path=(),
            message="the file does not describe a kind",
            help="write its keys: title, id, levels, details",
        )
        return None, (finding.at(parsed.place(())),)
    unit = Unit(parsed=parsed, model=KindFile, path=(), value=parsed.value, locales=locales)
    written, error = None, None
    try:
        written = KindFile.model_validate(parsed.value, context=unit.allowed)
    except ValidationError as refused:
        error = refused
    diagnostics = tuple(placed(unit, mistakes(unit, error)))
    return (_noun(written, PurePosixPath(file).stem) if written and not diagnostics else None), diagnostics


def _noun(written: KindFile, name: str) -> Kind:
    return Kind(
        name=name,
        title=written.title,
        id=IdForm(
            name=written.id.name,
            form=written.id.form,
            maximum=written.id.maximum,
            pattern=written.id.pattern,
            examples=written.id.examples,
        ),
        levels=tuple(Level(level.level, level.title, level.also, level.tone or "") for level in written.levels),
        details=written.details,
        shells=tuple(map(_shell, written.shells)),
        queries=tuple(map(_query, written.queries)),
        entries=tuple(map(_entry, written.entries)),
        tables=written.tables,
        main_channels=written.main_channels,
        rare_channels=written.rare_channels,
        common_sources=written.common_sources,
    )


def _shell(written: KindShell) -> Shell:
    return Shell(written.shell, written.title or plain(written.shell), written.highlight, written.prompts)


def _entry(written: KindEntry) -> EntryForm:
    return EntryForm(form=written.form, title=written.title, quoting=written.quoting, entry=written.entry)


def _query(written: KindQuery) -> QueryForm:
    return QueryForm(
        tool=written.tool,
        title=written.title or plain(written.tool),
        quoting=written.quoting,
        language=written.language,
        query=written.query,
    )


KindOf = Callable[[str], Kind]
"""Gives the kind of the source to which a file of definitions belongs, by the file's path."""


def of_any_kind(file: str) -> Kind:
    """The kind of every file where nobody knows the kinds."""
    return ANY


def kind_of_file(files: Mapping[str, bytes], kinds: Kinds, root_of: Callable[[str], str]) -> KindOf:
    """A function from a file of definitions to the kind of its source.

    `files` are all definitions by their path from the project's root, those of the project's own folder first: a source
    that is described in several folders has the kind that the first one says. `root_of` gives the folder of all
    definitions that a file is in.
    """
    names: dict[str, str] = {}
    for file, data in files.items():
        if file.endswith(f"/{FileKind.SOURCE.value}") and (match := TYPED_KIND.search(data)):
            names.setdefault(file.split("/")[-2], match[1].decode())

    def of(file: str) -> Kind:
        location = Location.of(file, root_of(file))
        if location.kind not in OF_A_SOURCE:
            return kinds.everything
        return kinds.named(names.get(location.folder or ""))

    return of
