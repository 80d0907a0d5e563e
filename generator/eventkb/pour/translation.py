"""The state of translation, for each language but the first: counts by source, then articles to work on."""

from collections import Counter
from collections.abc import Iterable

from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.catalogue import Catalogue, Counts, Definitions
from eventkb.model.contents import written_texts
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.model.passage import Definition, Passage, beside_events, definition_of, group
from eventkb.model.text import ORIGINAL, TRANSLATION_STATES, TranslationState, state
from eventkb.pour.edition import Edition

WORK = frozenset({TranslationState.MISSING, TranslationState.STALE, TranslationState.MACHINE})
MOST = 100
"""Articles in the list. When these are translated, the list shows the next ones."""


@frozen_dataclass()
class SourceRow:
    name: str
    href: str
    counts: tuple[int, ...]


@frozen_dataclass()
class WorkRow:
    """An article with texts that need a translator; `lacks` counts them by state."""

    name: str
    href: str
    lacks: str
    edit_href: str


@frozen_dataclass(kw_only=True)
class LanguageView:
    name: str
    locale: Locale
    anchor: str
    rows: tuple[SourceRow, ...]
    work: tuple[WorkRow, ...]
    further: str


@frozen_dataclass()
class TranslationView:
    heads: tuple[str, ...]
    languages: tuple[LanguageView, ...]


def translation(edition: Edition, page: Address) -> TranslationView:
    """The state of all languages but the first, in the words of an edition."""
    heads = tuple(edition.word("translation", state) for state in TRANSLATION_STATES)
    others = [language for language in edition.languages if language.locale != edition.languages[0].locale]
    return TranslationView(heads, tuple(_language(edition, page, language) for language in others))


def _language(edition: Edition, page: Address, language: Language) -> LanguageView:
    catalogue = edition.catalogue
    by_group, by_owner = counts_of(catalogue, language.locale)
    work = [key for key in catalogue.articles if any(by_owner.get(str(key), NOTHING)[state] for state in WORK)]
    if len(catalogue.definitions.origins) > 1:  # a note on another catalogue's event is no reason to translate that
        origin_of = catalogue.definitions.origin_of
        work = [key for key in work if origin_of(catalogue.events[key].file) is None]
    further = len(work) - MOST
    return LanguageView(
        name=language.word("name"),
        locale=language.locale,
        anchor=f"to-{language.locale}",
        rows=tuple(_row(edition, page, name, counts) for name, counts in by_group.items()),
        work=tuple(_work(edition, page, catalogue.events[key], by_owner[str(key)]) for key in work[:MOST]),
        further=edition.counted(further, "translation", "further") if further > 0 else "",
    )


NOTHING: Counter[TranslationState] = Counter()


def counts_of(catalogue: Catalogue, locale: Locale) -> tuple[Counts, Counts]:
    """The counts of a language, which are made once for all pages that show them."""
    if locale not in catalogue.translation_counts:
        catalogue.translation_counts[locale] = counted(catalogue.definitions, locale)
    return catalogue.translation_counts[locale]


def counted(definitions: Definitions, locale: Locale) -> tuple[Counts, Counts]:
    """The numbers of texts by state, for each group and for each event with its note.

    Messages are left out, whose wording is the manufacturer's, and other catalogues, which are translated where they
    are maintained. `eventkb translate status` counts the same texts.
    """
    by_group: Counts = {}
    by_owner: Counts = {}
    for event in definitions.events:
        if definitions.origin_of(event.file) is None:
            add_event(by_group, by_owner, event, locale)
    for passage in beside_events(definitions):
        if definitions.origin_of(passage.file) is None:
            add(by_group, by_owner, passage, locale)
    return by_group, by_owner


def add_event(by_group: Counts, by_owner: Counts, event: Event, locale: Locale, number: int = 1) -> None:
    """Counts the texts of an event once more, or, with -1, once less."""
    states = [state(text, locale, event.translation) for text in written_texts(event)]
    _add(by_group, by_owner, definition_of(event), states, number)


def add(by_group: Counts, by_owner: Counts, passage: Passage, locale: Locale, number: int = 1) -> None:
    """Counts a text that belongs to no event once more, or, with -1, once less."""
    _add(by_group, by_owner, passage.definition, [passage.state(locale)], number)


def _add(
    by_group: Counts, by_owner: Counts, definition: Definition, states: Iterable[TranslationState], number: int
) -> None:
    more: dict[TranslationState, int] = {}
    for each in states:
        if each is not ORIGINAL:
            more[each] = more.get(each, 0) + number
    if more:
        for counts, name in ((by_group, group(definition)), (by_owner, definition.owner)):
            if name not in counts:
                counts[name] = Counter()
            own = counts[name]
            for each, times in more.items():
                own[each] += times


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
