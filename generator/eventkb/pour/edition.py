"""One language's edition of the site: the catalogue, the interface words and the Markdown of every page."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

from eventkb.draw import Graph, svg
from eventkb.language import prompts
from eventkb.language.html import Html, as_html, escape, escaped
from eventkb.language.markup import Links, literal, plain_text, renderer
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.asked import Input
from eventkb.model.catalogue import Catalogue, Tie
from eventkb.model.event import Case, Event, EventKey
from eventkb.model.feedback import Feedback
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import linked_as
from eventkb.model.identifier import EventId, id_slug
from eventkb.model.instruction import Instructions, instructions
from eventkb.model.kind import Kind, Level, merged_levels
from eventkb.model.locale import Language, Locale
from eventkb.model.site import Site
from eventkb.model.text import LocalText, Text, Translation, local
from eventkb.pour.eventlink import EventLinkView, LevelView

CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Z0-9]_)(?=[A-Z0-9])")
KEPT_LINKS = 4_000
TERM = "term"
"""How it is noted that a page asked for a term of the glossary."""

DEEP = "../../"
"""From an article to its language's root; all pages with texts are two folders below it."""


@frozen_dataclass(slots=False)
class Edition:
    """A catalogue in one language.

    `languages` are all languages of the site, including this one. `draw` makes the drawings of maps and guides.
    """

    language: Language
    languages: tuple[Language, ...]
    site: Site
    catalogue: Catalogue
    draw: Callable[[Graph], Html] = svg

    @cached_property
    def made(self) -> dict[tuple[object, ...], tuple[Any, frozenset[Input]]]:
        """What is the same on many pages, with what was asked for to make it (`pour.once`)."""
        return {}

    @cached_property
    def locale(self) -> Locale:
        return self.language.locale

    @cached_property
    def word(self) -> Callable[..., str]:
        """An interface word by the parts of its path, as `Language.word`."""
        return self.language.word

    def counted(self, count: int, *path: str) -> str:
        """An interface word with a number, as `Language.counted`."""
        return self.language.counted(count, *path)

    def name_of(self, locale: Locale) -> str:
        """What a language calls itself; its code where the site does not have the language."""
        return next((language.word("name") for language in self.languages if language.locale == locale), locale)

    def local(self, text: Text, translation: Translation) -> LocalText:
        return local(text, self.locale, translation)

    def instructions(self, event: Event, case: Case | None = None) -> Instructions | None:
        """What to do about an event, or in one of its cases, for a reader of this edition."""
        user_action = case.user_action if case else event.user_action
        return instructions(user_action, event.translation, self.locale, self.catalogue.definitions.shared)

    def product_title(self, key: str | None) -> LocalText | None:
        """The title of a product; None where the definitions have no such product."""
        product = self.catalogue.definitions.products.get(key or "")
        return self.local(product.title, {}) if product else None

    def edit_link(self, file: str) -> str:
        """The URL at which a file is edited, in the repository of its catalogue; empty where none is known."""
        origin = self.catalogue.definitions.origin_of(file)
        return origin.edit_link(file) if origin else self.site.edit_link(file)

    def report_link(self, feedback: Feedback) -> str:
        """The URL at which a mistake in a file is reported; empty where none is known."""
        return (self.catalogue.definitions.origin_of(feedback.path) or self.site).report_link(feedback)

    def slug(self, source: str) -> str:
        return self.catalogue.definitions.slugs[source]

    def event_slug(self, key: EventKey) -> str:
        return self.catalogue.definitions.slug_of(key)

    def kind_of(self, event: Event) -> Kind:
        return self.catalogue.definitions.kind_of(event.key.source)

    def id_name(self, source: str) -> str:
        """What the IDs of a source are called."""
        return self.catalogue.definitions.kind_of(source).id.name.nearest(self.locale)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The levels of all kinds of sources, by severity."""
        return merged_levels(self.catalogue.definitions.used_kinds)

    def level_word(self, event: Event) -> str:
        """The name of an event's level; empty where it is not known."""
        return self.level_in(event.key.source, event.level).word if event.level else ""

    def level_in(self, source: str, name: str) -> LevelView:
        """A level of a source with its word."""
        level = self.catalogue.definitions.kind_of(source).level(name)
        if level is None:
            return LevelView(name, name)
        return LevelView(level.name, level.title.nearest(self.locale), level.tone)

    @cached_property
    def link(self) -> Callable[[EventKey, bool, Tie | None], EventLinkView]:
        """A link to an event from any article, by its key, whether it is the article's own, and why it is there.

        Each event is on a dozen articles beside it, so that links to some thousand events are kept.
        """

        @lru_cache(maxsize=KEPT_LINKS)
        def view(key: EventKey) -> EventLinkView:
            event = self.catalogue.events[key]
            return EventLinkView(
                href=f"{DEEP}{self.below(self.article(key))}",
                source=breakable(key.source),
                name=key.source,
                id=key.id,
                level=self.level_in(key.source, event.level) if event.level else None,
                symbolic_name=breakable(event.symbolic_name) if event.symbolic_name else None,
            )

        def link(key: EventKey, current: bool, tie: Tie | None) -> EventLinkView:
            _ = self.catalogue.events[key]  # somebody may note that the page of this link asked for the event
            known = view(key)
            if not current and not tie:
                return known
            return EventLinkView(
                href=known.href,
                source=known.source,
                name=known.name,
                id=known.id,
                level=known.level,
                symbolic_name=known.symbolic_name,
                current=current,
                tie=self.word("ties", tie) if tie else "",
            )

        return link

    def article(self, key: EventKey) -> Address:
        """Where an event is read in this language: its article, or the page that a bare stub has for all languages."""
        if not self.catalogue.definitions.has_pages(key):
            return self.permalink(key)
        return address.article(self.locale, self.slug(key.source), self.event_slug(key))

    def id_listing(self, id: EventId) -> Address:
        """The list of all events with an ID: of this language, or for all where none of them has pages of its own."""
        part = id_slug(id)
        return address.id_listing(self.locale, part) if self.catalogue.has_id_listing(id) else address.neutral_id(part)

    def permalink(self, key: EventKey) -> Address:
        return address.permalink(self.slug(key.source), self.event_slug(key))

    def json(self, key: EventKey) -> Address:
        """The address of an event's JSON: a file of its own, or its place in the file of its source."""
        if self.catalogue.definitions.has_own_json(key):
            return address.event_json(self.slug(key.source), self.event_slug(key))
        return address.json_in_source(self.slug(key.source), self.event_slug(key))

    def picture(self, key: EventKey) -> Address:
        return address.picture_of(self.slug(key.source), self.event_slug(key))

    @property
    def prompts(self) -> str:
        """What a new definition asks its writer, as YAML."""
        return self._prompts[prompts.TEXTS]

    @property
    def few_prompts(self) -> str:
        """The same for an explanation and a user action alone: short enough for the pages of all stubs."""
        return self._prompts[prompts.NEEDED]

    @property
    def _prompts(self) -> Mapping[Sequence[str], str]:
        texts, heard = self._remembered_prompts
        self.catalogue.asked.again(heard)
        return texts

    @cached_property
    def _remembered_prompts(self) -> tuple[Mapping[Sequence[str], str], frozenset[Input]]:
        with self.catalogue.asked.listening() as heard:
            wanted: tuple[Sequence[str], ...] = (prompts.TEXTS, prompts.NEEDED)
            texts = {names: prompts.texts(self.languages, names) for names in wanted}
        return texts, frozenset(heard)

    @cached_property
    def with_feed(self) -> frozenset[Address]:
        """The pages whose events can be followed as a feed."""
        slugs = self.catalogue.definitions.slugs.values()
        return frozenset((address.home(self.locale), *(address.source_listing(self.locale, slug) for slug in slugs)))

    @cached_property
    def below(self) -> Callable[[Address], str]:
        """The way from this language's root to an address."""
        root = address.home(self.locale)
        return lambda page: page.removeprefix(root) if page.startswith(root) else relative(root, page)

    @cached_property
    def html(self) -> Callable[[str], Html]:
        """Markdown of an article to HTML, with the terms of the glossary marked."""
        return renderer(Links(self.event_link, self._term_links, DEEP, self.guide_titles), self._note_term)

    def _note_term(self, place: str) -> None:
        """Notes that a page asked what a term means; `place` is the address of the term."""
        self.catalogue.asked.note(TERM, place.rpartition("#")[2])

    @cached_property
    def html_unmarked(self) -> Callable[[str], Html]:
        """Markdown of an article to HTML, without terms: for actions, where each link must be worth a click."""
        return renderer(Links(self.event_link, {}, DEEP, self.guide_titles))

    @cached_property
    def html_shallow(self) -> Callable[[str], Html]:
        """Markdown to HTML for pages right below the language's root."""
        return renderer(Links(self.event_link, {}, "../", self.guide_titles))

    def html_at(self, page: Address, text: str) -> Html:
        """Markdown to HTML for a page at any depth, without terms."""
        return renderer(Links(self.event_link, {}, "../" * (page.count("/") - 1), self.guide_titles))(text)

    @cached_property
    def event_link(self) -> Callable[[str], str | None]:
        """The way from this language's root to an event or a guide that a text links, by what is typed.

        It is found when a text asks for it: few events are linked by texts.
        """
        definitions = self.catalogue.definitions
        guides = {linked_as(key): self.below(address.guide(self.locale, key)) for key in definitions.guides}

        @cache
        def way(typed: str) -> str | None:
            key = None if typed in guides else EventKey.parse(typed)
            if key is None:
                return guides.get(typed)
            with self.catalogue.asked.unheard():  # whose address has changed is looked up in the texts that link it
                now = definitions.renamed.get(key, key)
                known = now if now in definitions.by_key else key
                return self.below(self.article(known)) if known in definitions.by_key else None

        return way

    @cached_property
    def guide_titles(self) -> dict[str, str]:
        """What links to guides are called where a text gives them no words."""
        guides = self.catalogue.definitions.guides.values()
        return {linked_as(guide.key): self.local(guide.title, guide.translation).value for guide in guides}

    @cached_property
    def _term_links(self) -> dict[str, tuple[tuple[str, str, str], ...]]:
        by_word: dict[str, list[tuple[str, str, str]]] = {}
        for term in self.catalogue.definitions.glossary:
            name = term.names.get(self.locale)
            if not name or not term.definition:
                continue
            definition = plain_text(self.local(term.definition, {}).value)
            target = f"{self.below(address.glossary(self.locale))}#{address.slug(name)}"
            first = re.match(r"[\w-]+", name.lower())
            if first:
                by_word.setdefault(first[0], []).append((name.lower(), target, definition))
        return {word: tuple(sorted(terms, key=lambda term: -len(term[0]))) for word, terms in by_word.items()}


@lru_cache(maxsize=1_000)  # sources are few, and each is named on many pages
def breakable(name: str) -> Html:
    """A name of a program that may break before a CamelCase part, or after an underscore."""
    return as_html("<wbr>".join([escaped(part) for part in CAMEL_CASE.split(name)]))


def inline(html: Callable[[str], Html], text: str) -> Html:
    """A Markdown text without its paragraph, for a place that is one; of a longer text the words alone."""
    rendered = str(html(text)).strip()
    if rendered.count("<p>") == 1 and rendered.startswith("<p>") and rendered.endswith("</p>"):
        return as_html(rendered[3:-4])
    return escape(plain_text(text))


def first_sentence(text: str) -> str:
    """The first sentence of a Markdown text, as plain words."""
    return re.split(r"(?<=[.!?])\s", plain_text(text), maxsplit=1)[0]


def summary(edition: Edition, event: Event) -> LocalText | None:
    """The sentence for headings, lists and links: the summary, or else the explanation's first sentence."""
    if event.summary:
        return edition.local(event.summary, event.translation)
    if not event.explanation:
        return None
    explanation = edition.local(event.explanation, event.translation)
    return LocalText(
        value=literal(first_sentence(explanation.value)),
        language=explanation.language,
        state=explanation.state,
        original=literal(first_sentence(explanation.original)),
        original_language=explanation.original_language,
    )


def first_line(message: str) -> str:
    """The first line of a message that is not blank."""
    return next((line.strip() for line in message.splitlines() if line.strip()), message)
