"""What is checked: the definitions, and what more than one rule needs to know about them. Knows no rule."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from functools import cached_property

from eventkb.check.agreed import FOREIGN, Agreed
from eventkb.check.vocabulary import Seen
from eventkb.check.wordings import Wording, wordings
from eventkb.check.writings import LETTERS, Writing, Writings
from eventkb.language.markup import SUSPICIOUS, Fault, faults
from eventkb.language.protected import NOTHING_LISTED, unlisted
from eventkb.language.spans import EVENT_LINK
from eventkb.model.catalogue import Definitions
from eventkb.model.contents import all_actions
from eventkb.model.copy import OutdatedCopy
from eventkb.model.diagnostic import Path
from eventkb.model.event import Action, Command, Event, EventKey, actions, walk_actions
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import LINKED
from eventkb.model.guide import commands as commands_of_guide
from eventkb.model.locale import Locale
from eventkb.model.passage import PROSE, Passage, passages, prose_where
from eventkb.model.source import EventSource, SharedText

NOTHING_AGREED = Agreed()

SINGLE_BRACKETS = re.compile(r"\[(?<![\[`\w]\[)([^\[\]\n/]+/[^\[\]\n]+)\](?![\](`])")
"""What may have been meant as the link of an event, and is the text of no link of Markdown."""


def never(key: EventKey) -> str:
    """The day of a deletion where nobody can say it."""
    return ""


@frozen_dataclass(slots=False, kw_only=True)
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
    agreed: Agreed = NOTHING_AGREED
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
        return tuple(passage for passage in self.texts if passage.form is PROSE)

    @cached_property
    def by_languages(self) -> Mapping[tuple[Locale, ...], Sequence[Passage]]:
        """Every text by all languages that it has."""
        by_languages: dict[tuple[Locale, ...], list[Passage]] = {}
        for passage in self.texts:
            by_languages.setdefault(tuple(passage.text.values), []).append(passage)
        return by_languages

    @cached_property
    def by_language(self) -> Mapping[Locale, Writings]:
        """Every text by each of its languages."""
        by_language: dict[Locale, list[Writing]] = {}
        for languages, texts in self.by_languages.items():
            for locale in languages:
                writings = [(passage, locale, passage.text.values[locale]) for passage in texts]
                by_language.setdefault(locale, []).extend(writings)
        return {locale: Writings(writings) for locale, writings in by_language.items()}

    @cached_property
    def prose(self) -> Writings:
        """Every Markdown text in each of its languages."""
        return Writings(
            [writing for writings in self.by_language.values() for writing in writings.all if writing[0].form is PROSE]
        )

    @cached_property
    def seen(self) -> Mapping[Locale, Seen]:
        """What rules see in the words of the texts in each language. Code and addresses are left out."""
        return {
            locale: self.agreed.seen(self.locales, locale, writings.divided.rest.split())
            for locale, writings in self.by_language.items()
        }

    def sighted(self, locale: Locale, name: str) -> Iterator[tuple[Passage, str, AbstractSet[str]]]:
        """Each text in a language in whose words a rule sees something, with blanks in the place of code and the like,
        and what is seen."""
        seen = self.seen[locale]
        if not seen.of(name):
            return
        writings = self.by_language[locale]
        for (passage, _, _), rest, which in zip(writings, writings.rests, seen.listed(name), strict=True):
            if which != NOTHING_LISTED:
                yield passage, rest, unlisted(which)

    @cached_property
    def foreign(self) -> Sequence[Writing]:
        """The texts that have a word which only another language than their own has, be it in code."""
        foreign = {locale: seen.of(FOREIGN) for locale, seen in self.seen.items() if seen.of(FOREIGN)}
        return [
            (passage, locale, value)
            for passage in (self.texts if foreign else ())
            for locale, value in passage.text.values.items()
            if locale in foreign and not foreign[locale].isdisjoint(LETTERS.findall(value.casefold()))
        ]

    @cached_property
    def wordings(self) -> tuple[tuple[Event, tuple[Wording, ...]], ...]:
        """The messages of each event, its own and those of its variants."""
        return tuple([(event, tuple(wordings(event))) for event in self.definitions.events])

    @cached_property
    def event_commands(self) -> tuple[tuple[Event, Path, Command], ...]:
        """Each command of the events, with the path of its text."""
        return tuple(
            [
                (event, (*path, "command", "run"), action.command)
                for event in self.definitions.events
                for path, action in actions(event)
                if action.command
            ]
        )

    @cached_property
    def used_by_events(self) -> frozenset[str]:
        """The keys of the shared texts that events use."""
        events = self.definitions.events
        return frozenset([action.use for event in events for action in all_actions(event) if action.use is not None])

    @cached_property
    def doubtful(self) -> tuple[Writing, ...]:
        """Each Markdown text that seems to link what is no event, or one that was withdrawn, or to link an event with
        one bracket on each side."""
        return tuple(
            (passage, locale, value)
            for passage in prose_where(self._is_doubtful, self.definitions)
            for locale, value in passage.text.values.items()
            if self._is_doubtful(value)
        )

    def _is_doubtful(self, text: str) -> bool:
        if "[" not in text:
            return False
        links = (EventKey.parse(match[1].strip()) for match in EVENT_LINK.finditer(text))
        is_dead = any(key is None or not self.exists(key) or self.is_withdrawn(key) for key in links)
        return is_dead or SINGLE_BRACKETS.search(text) is not None

    @cached_property
    def translated(self) -> Sequence[tuple[Locale, Locale, Sequence[Passage]]]:
        """Texts that are translated, with the language that they were written in and another one that they have."""
        translated = []
        for languages, texts in self.by_languages.items():
            original = texts[0].text.source_language
            translated += [(original, locale, texts) for locale in languages if locale != original]
        return translated

    @cached_property
    def faults(self) -> Sequence[tuple[Writing, Fault]]:
        """What Markdown texts contain and must not."""
        return [(writing, fault) for writing in self.prose.with_any(*SUSPICIOUS) for fault in faults(writing[2])]

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
        by_key = self.definitions.by_key
        return key in by_key or self.meant(key) in by_key or key in self.broken

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
    yield from ((event.file, path, command) for event, path, command in subject.event_commands)
    for shared in definitions.shared.values():
        for path, action in shared_actions(shared):
            if action.command:
                yield shared.file, (*path, "command", "run"), action.command
    for guide in definitions.guides.values():
        yield from ((guide.file, (*path, "run"), command) for path, command in commands_of_guide(guide))


def shared_actions(shared: SharedText) -> Iterator[tuple[Path, Action]]:
    """A shared text's action and those within it, each with its path."""
    yield (), shared.action
    yield from walk_actions(("choices",), shared.action.choices)
    yield from walk_actions(("steps",), shared.action.steps)
