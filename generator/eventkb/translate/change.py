"""New translations and new states, written into the definitions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eventkb.edit.canonical import written as text_of
from eventkb.edit.change import put
from eventkb.edit.known import tree_of
from eventkb.edit.tree import Branch
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.locale import Locale
from eventkb.model.passage import Passage
from eventkb.model.text import TranslationState
from eventkb.read.location import Location
from eventkb.translate.lists import lists, written
from eventkb.translate.unit import Unit, by_definition


@dataclass(frozen=True, slots=True)
class Translated:
    """What becomes of a unit: its words, their state, and the source text that they were made from."""

    unit: Unit
    target: str
    state: TranslationState
    source: str


def changed_files(
    changes: Iterable[Translated],
    definitions: Definitions,
    files: Mapping[str, bytes],
    root: str,
    locales: Sequence[Locale],
) -> dict[str, bytes]:
    """The new bytes of the files in which something becomes another; all of them are in their one form.

    Raises:
        BrokenFile: a file has errors.
        FormFault: a file can't be written (a defect of ours).
    """
    by_file: dict[str, list[Translated]] = {}
    for one in changes:
        by_file.setdefault(one.unit.passage.file, []).append(one)
    together = by_definition(definitions)
    found: dict[str, bytes] = {}
    for file, several in by_file.items():
        tree = tree_of(file, files[file])
        assert isinstance(tree.root, Branch)
        for one in several:
            if one.target != one.unit.target:
                put(tree.root, one.unit.passage.at(one.unit.locale), one.target)
        for base, locale in dict.fromkeys((one.unit.passage.base, one.unit.locale) for one in several):
            _count(tree.root, base, locale, several, together.get((file, base), []))
        data = text_of(tree, Location.of(file, root), locales).encode()
        if data != files[file]:
            found[file] = data
    return found


def _count(root: Branch, base: Path, locale: Locale, changes: Sequence[Translated], texts: Sequence[Passage]) -> None:
    """Writes the lists of one definition, if it keeps any."""
    own = [one for one in changes if one.unit.passage.base == base and one.unit.locale == locale]
    if own[0].unit.passage.translation is None:
        return
    states = {one.unit.passage.path: (one.state, one.source) for one in own}
    found = lists(texts, locale, states)
    put(root, (*base, "translation", locale), written(found))
