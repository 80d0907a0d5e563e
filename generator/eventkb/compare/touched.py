"""Which of the project's notes and replacements are touched by a change of another catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from eventkb.compare.difference import Difference
from eventkb.model.catalogue import Definitions


class Touch(StrEnum):
    """What has happened in the other catalogue to a definition that a note or replacement of the project is about."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True, order=True)
class Touched:
    """A file of the project; `name` is what it is about (`ESE/474`, `shared/look`), `now` its new name, if any."""

    file: str
    name: str
    touch: Touch
    is_note: bool
    now: str = ""


def touched(difference: Difference, own: Definitions, other: Definitions) -> tuple[Touched, ...]:
    """The own definitions that a change of another catalogue touches.

    `difference` is that between two states of the other catalogue, `other` its later state, `own` are the project's
    own definitions alone.
    """
    touches = dict(_touches(difference))
    renamed = {str(old): str(new) for old, new in other.renamed.items()}
    replacements = _replacements(own)
    notes = {str(key): note.file for key, note in own.notes.items()}
    touches_of_notes = {name: touch for name, touch in touches.items() if touch is not Touch.ADDED}
    return tuple(
        sorted(
            {
                *_of(replacements, touches, renamed, is_note=False),
                *_of(notes, touches_of_notes, renamed, is_note=True),
            }
        )
    )


def _of(
    files: Mapping[str, str], touches: Mapping[str, Touch], renamed: Mapping[str, str], *, is_note: bool
) -> Iterator[Touched]:
    for name, file in files.items():
        if name in renamed:
            yield Touched(file, name, Touch.RENAMED, is_note, renamed[name])
        elif name in touches:
            yield Touched(file, name, touches[name], is_note)


def _touches(difference: Difference) -> Iterator[tuple[str, Touch]]:
    """What has happened to each definition of the other catalogue, by its name."""
    yield from ((str(event.key), Touch.ADDED) for event in difference.added)
    yield from ((changed.name, Touch.CHANGED) for changed in difference.changed)
    yield from ((str(event.key), Touch.REMOVED) for event in difference.removed)
    for changed in difference.beside:
        is_gone, is_new = not changed.after, not changed.before
        yield changed.name, Touch.REMOVED if is_gone else Touch.ADDED if is_new else Touch.CHANGED


def _replacements(own: Definitions) -> dict[str, str]:
    """The files of the project's own definitions, by the names that a difference gives them."""
    return {
        **{str(key): event.file for key, event in own.by_key.items()},
        **{f"shared/{key}": noun.file for key, noun in own.shared.items()},
        **{name: noun.file for name, noun in own.sources.items() if noun.file.endswith("/source.yml")},
        **{f"products/{key}": noun.file for key, noun in own.products.items()},
        **{f"glossary/{next(iter(noun.names.values()))}": noun.file for noun in own.glossary},
    }
