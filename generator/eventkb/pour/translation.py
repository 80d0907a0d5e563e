"""The state of translation, for each language but the first: counts by source, then articles to work on."""

from collections import Counter
from dataclasses import dataclass

from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.model.locale import Language, Locale
from eventkb.model.passage import Form, of_event
from eventkb.model.text import TRANSLATION_STATES, TranslationState
from eventkb.pour.edition import Edition

WORK = frozenset({TranslationState.MISSING, TranslationState.STALE, TranslationState.MACHINE})
MOST = 100
"""Articles in the list. When these are translated, the list shows the next ones."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    name: str
    href: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WorkRow:
    """An article with texts that need a translator; `lacks` counts them by state."""

    name: str
    href: str
    lacks: str
    edit_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageView:
    name: str
    locale: Locale
    anchor: str
    rows: tuple[SourceRow, ...]
    work: tuple[WorkRow, ...]
    further: str


@dataclass(frozen=True, slots=True)
class TranslationView:
    heads: tuple[str, ...]
    languages: tuple[LanguageView, ...]


def translation(edition: Edition, page: Address) -> TranslationView:
    """The state of all languages but the first, in the words of an edition."""
    heads = tuple(edition.word("translation", state) for state in TRANSLATION_STATES)
    others = [language for language in edition.languages if language.locale != edition.languages[0].locale]
    return TranslationView(heads, tuple(_language(edition, page, language) for language in others))


def _language(edition: Edition, page: Address, language: Language) -> LanguageView:
    definitions = edition.catalogue.definitions
    # Other catalogues are translated where they are maintained.
    own = [event for event in edition.catalogue.events.values() if definitions.origin_of(event.file) is None]
    counts = {event.key: _counts(event, language.locale) for event in own}
    work = [event for event in own if not event.is_stub and any(counts[event.key][state] for state in WORK)]
    rows = tuple(
        _source(edition, page, source, [counts[event.key] for event in events if event.key in counts])
        for source, events in sorted(edition.catalogue.by_source.items())
        if any(counts.get(event.key) for event in events)
    )
    further = len(work) - MOST
    return LanguageView(
        name=language.word("name"),
        locale=language.locale,
        anchor=f"to-{language.locale}",
        rows=rows,
        work=tuple(_work(edition, page, event, counts[event.key]) for event in work[:MOST]),
        further=edition.counted(further, "translation", "further") if further > 0 else "",
    )


def _counts(event: Event, locale: Locale) -> Counter[TranslationState]:
    """The number of an event's texts by state, without its messages, whose wording is the manufacturer's.

    `eventkb translate status` counts the same texts.
    """
    return Counter(passage.state(locale) for passage in of_event(event) if passage.form is not Form.MESSAGE)


def _source(edition: Edition, page: Address, source: str, counts: list[Counter[TranslationState]]) -> SourceRow:
    total = sum(counts, Counter[TranslationState]())
    href = relative(page, address.source_listing(edition.locale, edition.slug(source)))
    return SourceRow(source, href, tuple(total[state] for state in TRANSLATION_STATES))


def _work(edition: Edition, page: Address, event: Event, counts: Counter[TranslationState]) -> WorkRow:
    needed = [state for state in TRANSLATION_STATES if state in WORK and counts[state]]
    lacks = [f"{edition.word('translation', state)}: {counts[state]}" for state in needed]
    return WorkRow(
        f"{event.key.source} {event.key.id}",
        relative(page, edition.article(event.key)),
        ", ".join(lacks),
        edition.edit_link(event.file),
    )
