"""New translations and new states, written into the definitions."""

from collections.abc import Iterable, Mapping, Sequence

from eventkb.edit.canonical import written as text_of
from eventkb.edit.change import put
from eventkb.edit.part import tree_of
from eventkb.edit.tree import Branch
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.passage import Passage
from eventkb.model.text import TranslationState
from eventkb.read.location import Location
from eventkb.translate.lists import lists, written
from eventkb.translate.unit import Unit, by_definition


@frozen_dataclass()
class Translated:
    """The new translation of a unit, its state, and the source text that it was made from."""

    unit: Unit
    target: str
    state: TranslationState
    source: str


def changed_files(
    changes: Iterable[Translated],
    definitions: Definitions,
    files: Mapping[str, bytes],
    *,
    root: str,
    locales: Sequence[Locale],
) -> dict[str, bytes]:
    """The new bytes of the files that the changes affect, formatted.

    Raises:
        BrokenFile: a file has errors.
        FormFault: a file can't be written (a defect of eventkb).
    """
    by_file: dict[str, list[Translated]] = {}
    for change in changes:
        by_file.setdefault(change.unit.passage.file, []).append(change)
    together = by_definition(definitions)
    changed: dict[str, bytes] = {}
    for file, own in by_file.items():
        tree = tree_of(file, files[file])
        assert isinstance(tree.root, Branch)
        for change in own:
            if change.target != change.unit.target:
                put(tree.root, change.unit.passage.at(change.unit.locale), change.target)
        for base, locale in dict.fromkeys((change.unit.passage.base, change.unit.locale) for change in own):
            _update_lists(tree.root, (base, locale), own, together.get((file, base), []))
        data = text_of(tree, Location.of(file, root), locales).encode()
        if data != files[file]:
            changed[file] = data
    return changed


def _update_lists(
    root: Branch, owner: tuple[Path, Locale], changes: Sequence[Translated], texts: Sequence[Passage]
) -> None:
    """Updates the lists of a definition (by its path) in a language, if it has any."""
    base, locale = owner
    own = [change for change in changes if change.unit.passage.base == base and change.unit.locale == locale]
    if own[0].unit.passage.translation is None:
        return
    states = {change.unit.passage.path: (change.state, change.source) for change in own}
    digests = lists(texts, locale, states)
    put(root, (*base, "translation", locale), written(digests))
