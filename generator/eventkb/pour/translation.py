"""The state of translation, for each language but the first: counts by source, then articles to work on."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.model.locale import Language, Locale
from eventkb.model.passage import Form, group, passages
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
    by_group, by_owner = _counts(edition, language.locale)
    definitions = edition.catalogue.definitions
    work = [
        event
        for event in edition.catalogue.events.values()
        if not event.is_stub
        and definitions.origin_of(event.file) is None
        and any(by_owner[str(event.key)][state] for state in WORK)
    ]
    further = len(work) - MOST
    return LanguageView(
        name=language.word("name"),
        locale=language.locale,
        anchor=f"to-{language.locale}",
        rows=tuple(_row(edition, page, name, counts) for name, counts in by_group.items()),
        work=tuple(_work(edition, page, event, by_owner[str(event.key)]) for event in work[:MOST]),
        further=edition.counted(further, "translation", "further") if further > 0 else "",
    )


Counts = dict[str, Counter[TranslationState]]


def _counts(edition: Edition, locale: Locale) -> tuple[Counts, Counts]:
    """The numbers of texts by state, for each group and for each event with its note.

    Messages are left out, whose wording is the manufacturer's, and other catalogues, which are translated where they
    are maintained. `eventkb translate status` counts the same texts.
    """
    definitions = edition.catalogue.definitions
    by_group: Counts = {}
    by_owner: Counts = defaultdict(Counter)
    for passage in passages(definitions):
        state = passage.state(locale)
        is_other = passage.form is Form.MESSAGE or definitions.origin_of(passage.file) is not None
        if is_other or state is TranslationState.ORIGINAL:
            continue
        by_group.setdefault(group(passage), Counter())[state] += 1
        by_owner[passage.owner][state] += 1
    return by_group, by_owner


def _row(edition: Edition, page: Address, name: str, counts: Counter[TranslationState]) -> SourceRow:
    """A group with its counts; only an event source has a page."""
    is_source = name in edition.catalogue.by_source
    href = relative(page, address.source_listing(edition.locale, edition.slug(name))) if is_source else ""
    return SourceRow(name, href, tuple(counts[state] for state in TRANSLATION_STATES))


def _work(edition: Edition, page: Address, event: Event, counts: Counter[TranslationState]) -> WorkRow:
    needed = [state for state in TRANSLATION_STATES if state in WORK and counts[state]]
    lacks = [f"{edition.word('translation', state)}: {counts[state]}" for state in needed]
    return WorkRow(
        f"{event.key.source} {event.key.id}",
        relative(page, edition.article(event.key)),
        ", ".join(lacks),
        edition.edit_link(event.file),
    )
