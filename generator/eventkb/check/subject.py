"""What is checked: the definitions, and what more than one rule needs to know about them. Knows no rule."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Self

from eventkb.check.convention import Conventions
from eventkb.language.markup import Fault, faults
from eventkb.language.recognition import CommonWords
from eventkb.model.catalogue import Definitions
from eventkb.model.copy import OutdatedCopy
from eventkb.model.diagnostic import Path
from eventkb.model.event import Action, Command, Event, EventKey, actions, walk_actions
from eventkb.model.guide import LINKED
from eventkb.model.guide import commands as commands_of_guide
from eventkb.model.locale import Locale
from eventkb.model.passage import Form, Passage, passages
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.model.text import Text, TranslationState

UNREVIEWED = frozenset({TranslationState.DRAFT, TranslationState.MACHINE})


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed for all texts: the words of the glossary, the products' names, how each language is written.

    `common_words` are those by which a language is recognised.
    """

    glossary: tuple[Term, ...] = ()
    products: tuple[Product, ...] = ()
    conventions: Conventions = field(default_factory=dict)
    common_words: CommonWords = field(default_factory=dict)

    @classmethod
    def of(cls, definitions: Definitions, conventions: Conventions, common_words: CommonWords) -> Self:
        return cls(definitions.glossary, tuple(definitions.products.values()), conventions, common_words)


def never(key: EventKey) -> str:
    """The day of a deletion where nobody can say it."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The definitions of all files that could be read, or those of one file.

    `broken` are the events, and `broken_files` the files, that could not be read: no rule reports what is missing
    because of them. `locales` are the languages of the site. `pages` are the first parts of the addresses that its
    hand-written pages have below a language. `released` are the lines of the list of published addresses.
    `today` is a date as `modified` has it; without it no date is in the future.
    `outdated_copies` are copies of the package's files whose originals have changed.
    `dictionaries` say for each language whether a word is right. `deleted` returns the day on which the file of an
    event was deleted, empty where nobody knows one.
    """

    definitions: Definitions
    broken: frozenset[EventKey] = frozenset()
    locales: tuple[Locale, ...] = ()
    broken_files: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    agreed: Agreed = Agreed()
    released: tuple[str, ...] = ()
    outdated_copies: tuple[OutdatedCopy, ...] = ()
    today: str = ""
    dictionaries: Mapping[Locale, Callable[[str], bool]] = field(default_factory=dict)
    deleted: Callable[[EventKey], str] = never

    @cached_property
    def texts(self) -> tuple[Passage, ...]:
        """Every text, Markdown or not."""
        return tuple(passages(self.definitions))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every Markdown text: of the events, the shared texts, the sources and the glossary."""
        return tuple(passage for passage in self.texts if passage.form is Form.PROSE)

    @cached_property
    def linking(self) -> tuple[tuple[Passage, Locale, str], ...]:
        """Each Markdown text that may link an event, with its language and its words."""
        return tuple(
            (passage, locale, value)
            for passage in passages(self.definitions, _may_link)
            if passage.form is Form.PROSE
            for locale, value in passage.text.values.items()
            if "[[" in value
        )

    @cached_property
    def translations(self) -> tuple[tuple[Passage, Locale, str], ...]:
        """Each translation that is neither reviewed nor stale, with its language and its words."""
        return tuple(
            (passage, locale, value)
            for passage in self.texts
            for locale, value in passage.text.values.items()
            if passage.state(locale) in UNREVIEWED
        )

    @cached_property
    def faults(self) -> tuple[tuple[Passage, Locale, Fault], ...]:
        """What these texts contain and must not."""
        return tuple(
            (passage, locale, fault)
            for passage in self.passages
            for locale, value in passage.text.values.items()
            for fault in faults(value)
        )

    @cached_property
    def by_source(self) -> Mapping[str, Event]:
        """An event of each source that has one."""
        return {event.key.source: event for event in reversed(self.definitions.events)}

    def meant(self, key: EventKey) -> EventKey:
        """The present key of an event, given this key or an old one."""
        return self.definitions.renamed.get(key, key)

    def exists(self, key: EventKey) -> bool:
        """Whether the event is defined, even if its file could not be read; or the guide that a text links."""
        if key.source == LINKED:
            return str(key.id) in self.definitions.guides or self.lacks(f"{LINKED}/{key.id}.yml")
        return self.meant(key) in self.definitions.by_key or key in self.broken

    def is_withdrawn(self, key: EventKey) -> bool:
        event = self.definitions.by_key.get(self.meant(key))
        return event is not None and event.withdrawn is not None

    def place(self, source: EventSource) -> tuple[str, Path]:
        """The file and path where a source is named: its own file, or else its first event."""
        event = self.by_source.get(source.name)
        if source.file.endswith("/source.yml") or event is None:
            return source.file, ("name",)
        return event.file, (*event.path, "source")

    def lacks(self, file: str) -> bool:
        """Whether a file of this name, such as `products.yml`, could not be read."""
        return any(f"/{broken}".endswith(f"/{file}") for broken in self.broken_files)


def commands(subject: Subject) -> Iterator[tuple[str, Path, Command]]:
    """Each command of the events, the shared texts and the guides, with its file and the path of its text."""
    definitions = subject.definitions
    of_events = ((event.file, path, action) for event in definitions.events for path, action in actions(event))
    of_shared = (
        (shared.file, path, action) for shared in definitions.shared.values() for path, action in shared_actions(shared)
    )
    for file, path, action in chain(of_events, of_shared):
        if action.command:
            yield file, (*path, "command", "run"), action.command
    for guide in definitions.guides.values():
        yield from ((guide.file, (*path, "run"), command) for path, command in commands_of_guide(guide))


def _may_link(text: Text) -> bool:
    """A cheap test before a passage is made of a text: most texts link nothing."""
    return any("[[" in value for value in text.values.values())


def shared_actions(shared: SharedText) -> Iterator[tuple[Path, Action]]:
    """A shared text's action and those within it, each with its path."""
    yield (), shared.action
    yield from walk_actions(("choices",), shared.action.choices)
    yield from walk_actions(("steps",), shared.action.steps)
