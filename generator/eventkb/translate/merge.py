"""What came back from translators, compared with what is there now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventkb.language.protected import values
from eventkb.language.wording import one_of, shortened
from eventkb.model.text import TranslationState
from eventkb.translate.change import Translated
from eventkb.translate.exchange import Entry, Exchanged
from eventkb.translate.unit import Unit

UNSURE = frozenset({TranslationState.STALE, TranslationState.MACHINE})


@dataclass(frozen=True, slots=True)
class Problem:
    """An entry that is left out, with the line where it stands (0 where nobody knows)."""

    entry: Entry
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What changes, how many entries are as they were, and what is left out."""

    changes: tuple[Translated, ...]
    same: int
    problems: tuple[Problem, ...]


def merged(exchanged: Exchanged, units: Sequence[Unit], changed_state: TranslationState) -> Merged:
    """Compares each entry with its unit. A new translation of which the file says nothing is a `changed_state`."""
    found = list(_compared(exchanged, units, changed_state))
    return Merged(
        tuple(one for one in found if isinstance(one, Translated)),
        sum(one is None for one in found),
        tuple(one for one in found if isinstance(one, Problem)),
    )


def _compared(
    exchanged: Exchanged, units: Sequence[Unit], changed_state: TranslationState
) -> Iterator[Translated | Problem | None]:
    by_name = {unit.name: unit for unit in units}
    by_text = {(unit.passage.owner, unit.source): unit for unit in units}
    for entry in exchanged.entries:
        unit = by_name.get(entry.name)
        if unit is None or not _is_same(unit.source, entry.source):
            # A step that was inserted has moved it; its text still says which it is.
            unit = by_text.get((entry.name.rpartition(":")[0].partition(":")[0], entry.source), unit)
        if unit is None:
            message = f"there is no text {entry.name} any more"
            yield Problem(entry, message, "it was deleted or renamed since the export; export again")
        else:
            yield _one(entry, unit, changed_state)


def _one(entry: Entry, unit: Unit, changed_state: TranslationState) -> Translated | Problem | None:
    if not entry.target.strip():
        return None
    source = unit.source if _is_same(unit.source, entry.source) else entry.source
    missing = sorted(values(source) ^ values(entry.target))
    if missing:
        message = f"{shortened(unit.name)}: {one_of(missing)} must stand in the original and in the translation"
        return Problem(entry, message, "carry over insertion strings and names in braces as they are")
    target = _ended_like(unit.source, entry.target)
    is_new = target != unit.target
    state = _state(entry, unit, is_new, changed_state)
    if not is_new and (state is unit.state or source != unit.source):
        return None
    return Translated(unit, target, state, source)


def _state(entry: Entry, unit: Unit, is_new: bool, changed_state: TranslationState) -> TranslationState:
    """A text that nobody touched keeps its state; one that is not marked any more has been looked at."""
    if entry.is_approved:
        return TranslationState.REVIEWED
    if entry.needs_work:
        is_machines = entry.was is TranslationState.MACHINE
        return unit.state if not is_new else TranslationState.MACHINE if is_machines else TranslationState.DRAFT
    if is_new or unit.state in UNSURE:
        return changed_state
    return unit.state


def _is_same(one: str, other: str) -> bool:
    """Whether two texts differ at most by white space at their ends, which translators' programs take away."""
    return one.strip() == other.strip()


def _ended_like(source: str, target: str) -> str:
    """A translation with the line break at its end that its original has, or without."""
    return target.strip("\n") + "\n" if source.endswith("\n") else target.strip("\n")
