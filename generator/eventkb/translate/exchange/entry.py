"""What stands in a translator's file, whatever its format: texts with their translations and what is said of them."""

from collections.abc import Callable
from dataclasses import dataclass

from eventkb.model.locale import Locale
from eventkb.model.text import TranslationState
from eventkb.translate.unit import Unit

Previous = Callable[[Unit], str | None]
"""The source text that a stale translation was made from, if anybody knows it."""


class ExchangeFault(Exception):
    """A file that can't be understood; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text as it came back. `line` is where it stands, 0 where the format's reader doesn't tell.

    `needs_work` is what PO calls fuzzy; `is_approved` what only XLIFF says. `was` is the state at the export.
    """

    name: str
    source: str
    target: str
    line: int = 0
    needs_work: bool = False
    is_approved: bool = False
    was: TranslationState | None = None


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A whole file: the language that was translated into, and its entries in their order."""

    locale: Locale
    entries: tuple[Entry, ...]


def state_named(word: str) -> TranslationState | None:
    """The state of this name; None for any other word, since people edit such files."""
    return TranslationState(word) if word in set(TranslationState) else None
