"""The states of all translations, and the pages that count them, as they are after some texts have changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from eventkb.frame import cut
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue, Counts, Definitions
from eventkb.model.contents import untranslated
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.model.passage import beside_events
from eventkb.model.text import TranslationState
from eventkb.pipeline import pages
from eventkb.pipeline.kept.versions import Versions
from eventkb.pipeline.plan import Page, Plan, hand_written_pages
from eventkb.pipeline.project import Rendered
from eventkb.pour.translation import add, add_event, counts_of

SLOT = "translation"
OF_THE_PROGRAM = frozenset({"keys", "checks"})
"""Slots that show what is not kept."""

Plain = dict[str, dict[TranslationState, int]]
States = Mapping[Locale, tuple[Plain, Plain]]
"""For each language but the first, what `Catalogue.translation_counts` has."""


@frozen_dataclass()
class CountingPage:
    """A hand-written page that shows the states, as the site engine has rendered it."""

    locale: Locale
    place: Address
    html: str

    @property
    def can_be_poured(self) -> bool:
        """Whether what is kept is enough to fill all slots of the page."""
        return not OF_THE_PROGRAM.intersection(cut(self.html).names)


def counting_pages(rendered: Sequence[Rendered]) -> tuple[CountingPage, ...]:
    """The pages that show the states of translations."""
    return tuple(
        CountingPage(language.locale, place, html)
        for language in rendered
        for place, html in hand_written_pages(language)
        if SLOT in cut(html).names
    )


def states(catalogue: Catalogue, locales: Sequence[Locale]) -> States:
    """The states of the texts of a catalogue; the first one of `locales` is translated into the others."""
    counts = {locale: counts_of(catalogue, locale) for locale in locales[1:]}
    return {locale: (_plain(by_group), _plain(by_owner)) for locale, (by_group, by_owner) in counts.items()}


def _plain(counts: Counts) -> Plain:
    """The counts without what is counted no more."""
    plain = {name: {state: number for state, number in numbers.items() if number} for name, numbers in counts.items()}
    return {name: numbers for name, numbers in plain.items() if numbers}


def changed_states(before: States, versions: Versions) -> States:
    """The states after some events have changed."""
    after: dict[Locale, tuple[Plain, Plain]] = {}
    for locale, (groups, owners) in before.items():
        by_group, by_owner = _counters(groups), _counters(owners)
        for was, now in versions:
            for number, version in ((-1, was), (1, now)):
                if version is not None:
                    add_event(by_group, by_owner, version, locale, number)
        after[locale] = _plain(by_group), _plain(by_owner)
    return after


def with_definitions(before: States, was: Definitions, now: Definitions) -> States:
    """The states after definitions other than events have changed; neither has events."""
    if was == now:
        return before
    after: dict[Locale, tuple[Plain, Plain]] = {}
    for locale, (groups, owners) in before.items():
        by_group, by_owner = _counters(groups), _counters(owners)
        for number, version in ((-1, was), (1, now)):
            for passage in beside_events(version):
                if version.origin_of(passage.file) is None:
                    add(by_group, by_owner, passage, locale, number)
        after[locale] = _plain(by_group), _plain(by_owner)
    return after


def missing_after(
    before: Sequence[tuple[Language, int]], versions: Versions, languages: Sequence[Language]
) -> tuple[tuple[Language, int], ...]:
    """The languages that lack texts of articles, with the number of these, after some events have changed."""
    locales = [language.locale for language in languages]
    counts = Counter({language.locale: number for language, number in before})
    counts.subtract(untranslated((was for was, _ in versions if was), locales))
    counts.update(untranslated((now for _, now in versions if now), locales))
    return tuple((language, number) for language in languages if (number := counts[language.locale]))


def _counters(plain: Plain) -> Counts:
    return {name: Counter(numbers) for name, numbers in plain.items()}


def show_states(plan: Plan, now: States) -> None:
    """Makes all pages of a plan show some states, instead of counting them."""
    plan.catalogue.translation_counts.update(
        {locale: (_counters(groups), _counters(owners)) for locale, (groups, owners) in now.items()}
    )


def poured(plan: Plan, counting: Sequence[CountingPage]) -> Iterator[Page]:
    """The pages that show the states."""
    editions = {edition.locale: edition for edition in plan.editions}
    for page in counting:
        yield page.place, pages.filled(plan, editions[page.locale], page.place, page.html)
