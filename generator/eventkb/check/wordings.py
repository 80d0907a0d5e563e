"""The messages of an event, each with what belongs to it, as several rules look at them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from eventkb.model.diagnostic import Path
from eventkb.model.event import Event, Insertion, Variant, insertion_numbers
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import Text


@frozen_dataclass(slots=False, kw_only=True)
class Wording:
    """The message of an event or of one of its variants, with what belongs to it.

    A variant inherits from the event what it does not say itself; the paths lead to where each part is written.
    """

    message: Text
    message_path: Path
    insertions: tuple[Insertion | None, ...]
    insertions_path: Path
    original_languages: tuple[str, ...]

    @cached_property
    def numbers(self) -> Mapping[Locale, frozenset[int]]:
        """The insertion strings of the message in each language."""
        return {locale: insertion_numbers(value) for locale, value in self.message.values.items()}

    @cached_property
    def used(self) -> frozenset[int]:
        """The insertion strings of the message in any language."""
        return frozenset().union(*self.numbers.values())


def wordings(event: Event) -> Iterator[Wording]:
    """The message of an event, then those of the variants that have one of their own, or other insertion strings."""
    base = Wording(
        message=event.message,
        message_path=(*event.path, "message"),
        insertions=event.insertions,
        insertions_path=(*event.path, "insertions"),
        original_languages=event.original_languages,
    )
    yield base
    for number, variant in enumerate(event.variants):
        if variant.message is not None or variant.insertions is not None:
            yield _of_variant(base, variant, (*event.path, "variants", number))


def _of_variant(base: Wording, variant: Variant, path: Path) -> Wording:
    wording = base
    if variant.original_languages is not None:
        wording = replace(wording, original_languages=variant.original_languages)
    if variant.message is not None:
        wording = replace(wording, message=variant.message, message_path=(*path, "message"))
    if variant.insertions is not None:
        wording = replace(wording, insertions=variant.insertions, insertions_path=(*path, "insertions"))
    return wording
