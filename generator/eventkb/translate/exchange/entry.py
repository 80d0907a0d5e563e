"""The content of a translation file in any format: texts with their translations and their state."""

from collections.abc import Callable

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import TranslationState
from eventkb.translate.unit import Unit

Previous = Callable[[Unit], str | None]
"""A function that returns the source text that a stale translation was made from, or None if it is unknown."""


class ExchangeFault(Exception):
    """A file can't be read; the message says why and what to do."""


@frozen_dataclass(kw_only=True)
class Entry:
    """A text as it came back from a translator. `line` is 0 if the format's reader doesn't give it.

    `needs_work` is PO's fuzzy; only XLIFF has `is_approved`. `was` is the state at the time of the export.
    """

    name: str
    source: str
    target: str
    line: int = 0
    needs_work: bool = False
    is_approved: bool = False
    was: TranslationState | None = None


@frozen_dataclass()
class Exchanged:
    """A whole file: its target language and its entries in order."""

    locale: Locale
    entries: tuple[Entry, ...]


def state_named(word: str) -> TranslationState | None:
    """The state of this name; None for any other word, since people edit these files."""
    return TranslationState(word) if word in set(TranslationState) else None
