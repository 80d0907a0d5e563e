"""Compares the entries of a translator's file with the current texts."""

from collections.abc import Iterator, Sequence

from eventkb.language.protected import values
from eventkb.language.wording import one_of, shortened
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.text import TranslationState
from eventkb.translate.change import Translated
from eventkb.translate.exchange import Entry, Exchanged
from eventkb.translate.unit import Unit

UNSURE = frozenset({TranslationState.STALE, TranslationState.MACHINE})


@frozen_dataclass()
class Problem:
    """An entry that is left out, and why."""

    entry: Entry
    message: str
    help: str


@frozen_dataclass()
class Merged:
    """The changes, the number of unchanged entries, and the entries that are left out."""

    changes: tuple[Translated, ...]
    same: int
    problems: tuple[Problem, ...]


def merged(exchanged: Exchanged, units: Sequence[Unit], changed_state: TranslationState) -> Merged:
    """Compares each entry with its unit. A changed translation gets `changed_state`, unless the file says its state."""
    results = list(_compared(exchanged, units, changed_state))
    return Merged(
        tuple(result for result in results if isinstance(result, Translated)),
        sum(result is None for result in results),
        tuple(result for result in results if isinstance(result, Problem)),
    )


def _compared(
    exchanged: Exchanged, units: Sequence[Unit], changed_state: TranslationState
) -> Iterator[Translated | Problem | None]:
    by_name = {unit.name: unit for unit in units}
    by_text = {(unit.passage.owner, unit.source): unit for unit in units}
    for entry in exchanged.entries:
        unit = by_name.get(entry.name)
        if unit is None or not _is_same(unit.source, entry.source):
            # An inserted step may have renumbered the text; its content still identifies it.
            unit = by_text.get((entry.name.rpartition(":")[0].partition(":")[0], entry.source), unit)
        if unit is None:
            message = f"there is no text {entry.name} any more"
            yield Problem(entry, message, "it was deleted or renamed after the export; export again")
        else:
            yield _compared_entry(entry, unit, changed_state)


def _compared_entry(entry: Entry, unit: Unit, changed_state: TranslationState) -> Translated | Problem | None:
    if not entry.target.strip():
        return None
    source = unit.source if _is_same(unit.source, entry.source) else entry.source
    missing = sorted(values(source) ^ values(entry.target))
    if missing:
        message = f"{shortened(unit.name)}: {one_of(missing)} must be in the original and in the translation"
        return Problem(entry, message, "copy insertion strings and names in braces unchanged")
    target = _ended_like(unit.source, entry.target)
    is_new = target != unit.target
    state = _state(entry, unit, is_new, changed_state)
    if not is_new and (state is unit.state or source != unit.source):
        return None
    return Translated(unit, target, state, source)


def _state(entry: Entry, unit: Unit, is_new: bool, changed_state: TranslationState) -> TranslationState:
    """The new state of a translation. An unchanged one keeps its state, unless its mark for more work was removed."""
    if entry.is_approved:
        return TranslationState.REVIEWED
    if entry.needs_work:
        is_machines = entry.was is TranslationState.MACHINE
        return unit.state if not is_new else TranslationState.MACHINE if is_machines else TranslationState.DRAFT
    if is_new or unit.state in UNSURE:
        return changed_state
    return unit.state


def _is_same(text: str, other: str) -> bool:
    """Whether two texts differ at most in white space at their ends, which translation tools remove."""
    return text.strip() == other.strip()


def _ended_like(source: str, target: str) -> str:
    """A translation with a line break at its end if its original has one, otherwise without."""
    return target.strip("\n") + "\n" if source.endswith("\n") else target.strip("\n")
