"""The progress of a language: the number of texts in each state by source, and what to translate next."""

from collections import Counter
from collections.abc import Iterable, Sequence

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.passage import group
from eventkb.model.text import TranslationState
from eventkb.translate.unit import Unit

URGENT = (TranslationState.STALE, TranslationState.MISSING, TranslationState.MACHINE, TranslationState.DRAFT)
"""The most urgent first: a misleading text is worse than a missing one."""


@frozen_dataclass()
class Row:
    """The number of texts in each state, of a source or of another group."""

    name: str
    counts: Counter[TranslationState]


def table(units: Iterable[Unit]) -> tuple[Row, ...]:
    """One row for each group, in the order of the catalogue."""
    counts: dict[str, Counter[TranslationState]] = {}
    for unit in units:
        counts.setdefault(group(unit.passage.definition), Counter())[unit.state] += 1
    return tuple(Row(name, count) for name, count in counts.items())


def queue(units: Iterable[Unit]) -> Sequence[Unit]:
    """The texts that need a translator, the most urgent first.

    A text of an article comes before a message, whose translation readers need less.
    """
    urgency = {state: place for place, state in enumerate(URGENT)}
    wanted = [unit for unit in units if unit.state in urgency]
    return sorted(wanted, key=lambda unit: (urgency[unit.state], unit.is_message))
