"""What can be shown of a file with errors: all that it defines, without the values that are wrong.

Only a preview reads files like this. Nothing that is published comes from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from eventkb.model.diagnostic import Path
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read.definitions import LISTS, Noun, noun, units
from eventkb.read.location import Kind, Location
from eventkb.read.piece import Piece, of_nouns
from eventkb.read.schema import kinds
from eventkb.read.schema.kinds import Allowed
from eventkb.read.schema.mistake import Unit
from eventkb.read.schema.structure import KEYS
from eventkb.read.yaml import Parsed, parse
from eventkb.read.yaml.characters import decode, largest

MOST_BLOCKS = 20
"""Blocks of a file that YAML can't read and that are left out, one after the other, before nothing is shown of it."""

MOST_ROUNDS = 12
"""How often what is wrong is left out: without a value, the mapping around it can be wrong."""

NUMBERED = "insertions"
"""The list whose items count: one that is left out leaves its place empty."""

UNWRITTEN = "…"
"""What is shown in the place of a message that can't be read."""


def salvaged(file: str, data: bytes, allowed: Allowed, *, root: str) -> Piece:
    """What a file defines when its wrong values are left out; `root` is the folder of all definitions.

    An event that lacks its source, its ID or its message gets those that its path promises, and `UNWRITTEN`.
    """
    if len(data) > largest(file):
        return Piece(file=file)
    location = Location.of(file, root)
    text = decode(file, data)[0] or data.decode("utf-8", "replace")
    parsed = _parsed(text, file)
    if parsed is None or location.belongs or not isinstance(parsed.value, list if location.kind in LISTS else dict):
        return Piece(file=file)
    return of_nouns(file, (_noun(unit, location) for unit in units(parsed, location, allowed)))


def unwritten(file: str, allowed: Allowed, *, root: str) -> Piece:
    """The event that the path of a file promises, without anything else; nothing where it promises none."""
    location = Location.of(file, root)
    if location.kind is not Kind.EVENT or location.event_key is None:
        return Piece(file=file)
    (unit,) = units(replace(parse("", file), value={}), location, allowed)
    return of_nouns(file, [_noun(unit, location)])


def _parsed(text: str, file: str) -> Parsed | None:
    """A text as values, without the outermost blocks that YAML can't read; lines keep their numbers."""
    lines = text.split("\n")
    for _ in range(MOST_BLOCKS):
        parsed = parse("\n".join(lines), file, KEYS)
        if not parsed.broken:
            return parsed
        start, end = _block(lines, parsed.diagnostics[-1].place.line - 1)
        if not any(lines[start:end]):
            return None
        lines[start:end] = [""] * (end - start)
    return None


def _block(lines: list[str], line: int) -> tuple[int, int]:
    """The lines from one that begins at the margin to the next such one; `line` is among them."""
    start = min(line, len(lines) - 1)
    while start > 0 and not _begins_block(lines[start]):
        start -= 1
    end = start + 1
    while end < len(lines) and not _begins_block(lines[end]):
        end += 1
    return start, end


def _begins_block(line: str) -> bool:
    return line[:1] not in {"", " ", "\t", "#", "}", "]"}


def _noun(unit: Unit, location: Location) -> Noun | None:
    """What a value defines without what is wrong in it; None where nothing is left."""
    value: Any = unit.value
    if not isinstance(value, dict):
        return None
    value = _with_known({key: part for key, part in value.items() if part is not None}, location)
    for _ in range(MOST_ROUNDS):
        try:
            written: BaseModel = unit.model.model_validate(value, context=unit.allowed)
        except ValidationError as refused:
            lasting = _without(value, refused)
            if lasting == value:
                return None
            value = _with_known(lasting, location)
        else:
            return noun(written, unit, location)
    return None


def _with_known(value: Mapping[str, Any], location: Location) -> dict[str, Any]:
    """A value with what the path of its file says, where it doesn't say so itself."""
    key = location.event_key
    known: dict[str, Any] = {}
    if location.kind in {Kind.EVENT, Kind.KNOWN}:
        known = {"source": location.folder, "id": key.id if key else None, "message": UNWRITTEN}
    elif location.kind is Kind.SOURCE:
        known = {"name": location.folder}
    elif location.kind is Kind.GUIDE:
        words = {SOURCE_LANGUAGE: UNWRITTEN}
        known = {"title": UNWRITTEN, "summary": words, "start": UNWRITTEN, "steps": {UNWRITTEN: {"text": words}}}
    return {**{name: part for name, part in known.items() if part is not None}, **value}


def _without(value: Any, refused: ValidationError) -> Any:
    """A copy of a value without the parts that its validation refuses."""
    return _copied(value, (), frozenset(_refused(refused)))


def _refused(error: ValidationError) -> Iterator[Path]:
    """The paths of wrong values; where a key is missing, that of the mapping that lacks it."""
    for details in error.errors(include_url=False, include_input=False):
        path = tuple(part for part in details["loc"] if part not in kinds.TAGS)
        yield path[:-1] if details["type"] == "missing" else path


def _copied(value: Any, path: Path, without: frozenset[Path]) -> Any:
    if isinstance(value, dict):
        parts = ((key, part) for key, part in value.items() if (*path, key) not in without)
        return {key: _copied(part, (*path, key), without) for key, part in parts}
    if isinstance(value, list):
        keeps_places = path[-1:] == (NUMBERED,)
        items = ((number, item) for number, item in enumerate(value) if keeps_places or (*path, number) not in without)
        return [
            None if (*path, number) in without else _copied(item, (*path, number), without) for number, item in items
        ]
    return value
