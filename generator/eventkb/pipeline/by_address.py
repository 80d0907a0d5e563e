"""The pages of a plan by their addresses: each is made when somebody asks for it, as in the preview.

What this makes is what a build writes; `tests/site/test_by_address.py` compares all of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.model.identifier import EventId, id_slug
from eventkb.model.locale import Locale
from eventkb.pipeline import neutral, pages
from eventkb.pipeline.plan import Page, Plan, hand_written_pages
from eventkb.pipeline.project import Rendered
from eventkb.pour import maps
from eventkb.pour.edition import Edition
from eventkb.read import rule_page

OF_ARTICLE = 3
"""The slashes in an article's address, which is of a language, a source and an event."""


@frozen_dataclass(slots=False)
class PagesByAddress:
    """All pages of a plan; `rendered` are the pages of docs/ in each language."""

    plan: Plan
    rendered: Sequence[Rendered]

    def page(self, place: Address) -> str | None:
        """The HTML of the page at an address, or None where the site has no such page.

        Raises:
            EngineFault: a hand-written page has a slot that nobody knows.
            LanguageFault: the page of a rule can't be read.
        """
        locale, _, rest = place.partition("/")
        edition = self._editions.get(Locale(locale))
        candidates = self._of_language(edition, place, rest) if edition else self._neutral(place)
        return next((html for address_of_page, html in candidates if address_of_page == place), None)

    def event_at(self, place: Address) -> Event | None:
        """The event that is read at an address, in any language."""
        home, _, rest = place.partition("/")
        if Locale(home) in self._editions:
            return self._article(*rest.removesuffix("/").split("/", 1)) if place.count("/") == OF_ARTICLE else None
        event = self._permanent(place)
        return event if event and not self.plan.catalogue.definitions.has_pages(event.key) else None

    def guide_at(self, place: Address) -> Guide | None:
        """The guide whose page, in any language, is at an address."""
        guides = self.plan.catalogue.definitions.guides.values()
        return next(
            (guide for guide in guides for locale in self._editions if address.guide(locale, guide.key) == place), None
        )

    def _of_language(self, edition: Edition, place: Address, rest: str) -> Iterator[Page]:
        """The pages of a language among which the one at an address must be."""
        if place in self._hand_written:
            yield place, pages.filled(self.plan, edition, place, self._hand_written[place])
        if event := self.event_at(place):
            yield pages.article_of(self.plan, edition, event)
        yield from self._listed(edition, *rest.split("/", 1))
        yield from self._moved.items()

    def _listed(self, edition: Edition, first: str, second: str = "") -> Iterator[Page]:
        """The listings below the first folder of an address, and the pages of rules."""
        plan, definitions = self.plan, self.plan.catalogue.definitions
        match first:
            case "id":
                ids = filter(plan.catalogue.has_id_listing, self._with_id(second))
                yield from (pages.id_listing(plan, edition, key) for key in ids)
                yield from pages.of_ids(plan, edition)
            case "products":
                name = second.partition("/")[0]
                products = [product for key, product in definitions.products.items() if address.slug(key) == name]
                yield from (page for product in products for page in pages.of_product(plan, edition, product))
            case "events":
                yield from pages.further_events(plan, edition)
            case "codes":
                tables = [table for table in definitions.shown_tables if table.name == second.partition("/")[0]]
                yield from (page for table in tables for page in pages.of_table(plan, edition, table))
            case "guides":
                guides = [guide for guide in definitions.guides.values() if guide.key == second.strip("/")]
                yield from (pages.of_guide(plan, edition, guide) for guide in guides)
            case "map":
                of_place = (subject for subject in maps.subjects(edition) if f"map/{second}" in subject.place)
                yield from (page for subject in of_place for page in pages.map_of(plan, edition, subject))
            case "checks":
                rules = [rule for rule in plan.rules if rule.code == second.strip("/")]
                explained = [(rule, rule_page(rule, plan.rule_files)) for rule in rules]
                yield from (pages.of_rule(plan, edition, *each) for each in explained)
            case _:
                sources = [definitions.sources[name] for name, slug in definitions.slugs.items() if slug == first]
                yield from (page for source in sources for page in pages.of_source(plan, edition, source))

    def _neutral(self, place: Address) -> Iterator[Page]:
        """The pages of no language among which the one at an address must be."""
        if event := self._permanent(place):
            yield neutral.permalink_of(self.plan, event)
        if place.startswith("id/"):
            yield from (neutral.same_id(self.plan, key) for key in self._with_id(place.removeprefix("id/")))
        if place.startswith("g/"):
            yield from neutral.guide_permalinks(self.plan)
        yield from neutral.entrances(self.plan)
        yield from self._moved.items()

    def _article(self, slug: str, part: str) -> Event | None:
        """The event that has pages, by the parts of an article's address after the language."""
        events = (self._in_source(name, part) for name, own in self._slugs.items() if own == slug)
        has_pages = self.plan.catalogue.definitions.has_pages
        return next((event for event in events if event and has_pages(event.key)), None)

    def _permanent(self, place: Address) -> Event | None:
        """The event of a permanent address."""
        name = place.removeprefix("e/").removesuffix("/")
        sources = [(source, slug) for source, slug in self._slugs.items() if name.startswith(f"{slug}-")]
        events = (self._in_source(source, name.removeprefix(f"{slug}-")) for source, slug in sources)
        first = self.plan.editions[0]
        return next((event for event in events if event and first.permalink(event.key) == place), None)

    def _in_source(self, source: str, part: str) -> Event | None:
        """The event of a source by its part of an address."""
        slug_of = self.plan.catalogue.definitions.slug_of
        events = self.plan.catalogue.by_source.get(source, ())
        return next((event for event in events if slug_of(event.key) == part), None)

    @property
    def _slugs(self) -> Mapping[str, str]:
        return self.plan.catalogue.definitions.slugs

    def _with_id(self, rest: str) -> list[EventId]:
        """The IDs whose pages are below `rest`, the part of an address after `id/`."""
        return [key for key in self.plan.catalogue.by_id if rest.partition("/")[0] == id_slug(key)]

    @cached_property
    def _editions(self) -> Mapping[Locale, Edition]:
        return {edition.locale: edition for edition in self.plan.editions}

    @cached_property
    def _hand_written(self) -> Mapping[Address, str]:
        written = (page for language in self.rendered for page in hand_written_pages(language))
        return {place: html for place, html in written if place in self.plan.hand_written}

    @cached_property
    def _moved(self) -> Mapping[Address, str]:
        return dict(neutral.moved_pages(self.plan))
