"""Small catalogues made by hand, in the words of the real language files and with the real templates."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from eventkb.model.catalogue import Definitions
from eventkb.model.event import Action, Event, EventKey, Relation, RelationKind, UserAction
from eventkb.model.locale import Language, Locale
from eventkb.model.site import Site
from eventkb.model.source import EventSource
from eventkb.model.text import Text, TranslationState
from eventkb.pour.edition import Edition
from eventkb.pour.page import Render, environment, renderer
from eventkb.read import folder
from eventkb.relate import relate
from tests.kinds import KINDS

ROOT = Path(__file__).parent.parent
LANGUAGES = folder.languages([{file.name: file for file in (ROOT / "templates/locales").glob("*.yml")}])
LOCALES = tuple(spoken.locale for spoken in LANGUAGES)
ENGLISH, GERMAN = Locale("en"), Locale("de")
SITE = Site(
    name="Demo KB",
    locales=LOCALES,
    url="https://kb.example/",
    edit_url="https://git.example/edit/{path}",
    report_url="https://git.example/new?t={title}",
)
NOWHERE = Site(name="Demo KB", locales=LOCALES)
"""A site whose URL is not known."""

SIGNS = list("ab 1%[]{}()<>\"'`‘’‚‛„“&;:=*_\\/|#!-.,\n\t")
WORDS = ["script", "javascript:", " onload=", "[[Demo/1]]", "](", "&#60;", "{{one}}", "İ"]
HOSTILE = st.lists(
    st.sampled_from(SIGNS + WORDS) | st.characters(exclude_categories=["Cs"]), max_size=30
).map("".join)  # fmt: skip
"""Texts with everything in them that has a meaning somewhere: in HTML, in Markdown, in a shell."""


def text(en: str | None = None, de: str | None = None) -> Text:
    """A text in one language or in both."""
    return Text({locale: value for locale, value in ((ENGLISH, en), (GERMAN, de)) if value is not None})


def key(source: str, number: int) -> EventKey:
    return EventKey(source, number)


def event(source: str = "Demo", number: int = 1, **given: object) -> Event:
    """A stub with the given fields."""
    facts = {"message": text("The service is starting.", "Der Dienst startet."), "original_languages": ("en",)}
    return Event(key=EventKey(source, number), file=f"events/{source}/{number}.yml", path=(), **(facts | given))


def article(source: str = "Demo", number: int = 1, **given: object) -> Event:
    """An event that is explained in English and German."""
    explanation = text("The service was started by hand.", "Der Dienst wurde von Hand gestartet.")
    return event(source, number, **({"explanation": explanation} | given))


def acting(*actions: Action) -> UserAction:
    """A user action without an introduction."""
    return UserAction(None, actions)


def relation(kind: str, source: str, number: int, reason: Text | None = None) -> Relation:
    return Relation(EventKey(source, number), RelationKind(kind), reason)


def listed(locale: Locale = GERMAN, **digests: str) -> dict[Locale, dict[TranslationState, frozenset[str]]]:
    """The translation lists of a definition: `listed(reviewed="0123456789ab")`."""
    return {locale: {TranslationState(state): frozenset({digest}) for state, digest in digests.items()}}


def source(name: str = "Demo", **given: object) -> EventSource:
    return EventSource(name=name, file=f"events/{name}/source.yml", folder=name, **given)


def definitions(*events: Event, sources: tuple[EventSource, ...] = (), **given: object) -> Definitions:
    """The definitions of some events, with each of their sources."""
    in_files = {event_source.name: event_source for event_source in sources}
    of_events = {name: in_files.get(name, source(name)) for name in (definition.key.source for definition in events)}
    return Definitions(
        events=tuple(sorted(events, key=lambda definition: definition.key)),
        sources=in_files | of_events,
        **{"kinds": KINDS, **given},
    )


def language(locale: Locale) -> Language:
    return next(spoken for spoken in LANGUAGES if spoken.locale == locale)


def edition(locale: Locale, defined: Definitions, site: Site = SITE) -> Edition:
    """The edition of some definitions in one of the real languages."""
    return Edition(language(locale), LANGUAGES, site, relate(defined))


def editions(defined: Definitions, site: Site = SITE) -> tuple[Edition, ...]:
    return tuple(edition(locale, defined, site) for locale in LOCALES)


def template(locale: Locale, name: str) -> Render:
    """One of the real templates."""
    return _templates(locale)(f"{name}.jinja")


def tree(html: str) -> LexborHTMLParser:
    """A page as a browser understands it."""
    return LexborHTMLParser(html)


def words_of(node: LexborNode) -> str:
    """The text of an element on one line."""
    return " ".join(node.text().split())


def all_words() -> Iterator[tuple[str, ...]]:
    """The way to each interface word of the first language."""
    yield from _ways(LANGUAGES[0].words, ())


def _ways(words: object, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(words, dict):
        for name, below in words.items():
            yield from _ways(below, (*above, name))
    else:
        yield above


@cache
def _templates(locale: Locale) -> Callable[[str], Render]:
    return renderer(environment(folder.texts(ROOT / "templates/poured", "*.jinja")), language(locale))
