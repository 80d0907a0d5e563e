"""How far a language is: texts by state, for each source; and what to translate next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eventkb.model.text import TranslationState
from eventkb.translate.unit import Unit

URGENT = (TranslationState.STALE, TranslationState.MISSING, TranslationState.MACHINE, TranslationState.DRAFT)
"""A text that misleads is worse than one that isn't there."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one source, or everything beside the events, has in each state."""

    name: str
    counts: Counter[TranslationState]


def group(unit: Unit) -> str:
    """The event source of a unit; `shared`, or what else it belongs to, if that is no event."""
    source, slash, rest = unit.passage.owner.rpartition("/")
    return source if slash and (rest.isdecimal() or source == "shared") else unit.passage.file.rpartition("/")[2]


def table(found: Iterable[Unit]) -> tuple[Row, ...]:
    """A row for each source, in the order of the catalogue."""
    counts: dict[str, Counter[TranslationState]] = {}
    for one in found:
        counts.setdefault(group(one), Counter())[one.state] += 1
    return tuple(Row(name, count) for name, count in counts.items())


def queue(found: Iterable[Unit]) -> Sequence[Unit]:
    """What needs a translator, the most urgent first.

    A text of an article comes before the message of a stub, of which a reader needs no translation.
    """
    urgency = {state: place for place, state in enumerate(URGENT)}
    wanted = [one for one in found if one.state in urgency]
    return sorted(wanted, key=lambda one: (urgency[one.state], one.is_message))
