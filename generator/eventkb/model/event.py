"""A log event and its parts, as frozen values. Knows no file format and names no language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple, Self, TypedDict

from eventkb.model.diagnostic import Path
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId, event_id, long_name
from eventkb.model.imported import Imported
from eventkb.model.marks import Ignorable, LoggingLevel
from eventkb.model.text import Text, Translation


class EventKey(NamedTuple):
    """What identifies an event: `Backup/1001`, `Oracle/ORA-00600`."""

    source: str
    id: EventId

    def __str__(self) -> str:
        return f"{self.source}/{self.id}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The key of `<source>/<id>`, split at the last `/`; None for a text of another form."""
        source, _, written = text.rpartition("/")
        id = event_id(written)
        return cls(source, id) if id is not None and source and source == source.strip() else None


class RelationKind(StrEnum):
    """Read as "this event <kind> that event"."""

    CAUSED_BY = "caused-by"
    CAUSES = "causes"
    FOLLOWS = "follows"
    FOLLOWED_BY = "followed-by"
    RESOLVED_BY = "resolved-by"
    RESOLVES = "resolves"
    SAME_PROBLEM = "same-problem"
    SEE_ALSO = "see-also"


INVERSE = {
    RelationKind.CAUSES: RelationKind.CAUSED_BY,
    RelationKind.CAUSED_BY: RelationKind.CAUSES,
    RelationKind.FOLLOWS: RelationKind.FOLLOWED_BY,
    RelationKind.FOLLOWED_BY: RelationKind.FOLLOWS,
    RelationKind.RESOLVED_BY: RelationKind.RESOLVES,
    RelationKind.RESOLVES: RelationKind.RESOLVED_BY,
    RelationKind.SAME_PROBLEM: RelationKind.SAME_PROBLEM,
    RelationKind.SEE_ALSO: RelationKind.SEE_ALSO,
}


INSERTION = re.compile(r"%(?:(%)|(\d{1,2}))")
"""In a message `%` and one or two digits is an insertion string, `%%` a percent sign, any other `%` itself."""

PLACEHOLDER = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")
"""`{{name}}` in a command. It also matches names that no insertion string can have, so that they can be reported."""


def placeholder(name: str) -> str:
    """How a command names an insertion string."""
    return f"{{{{{name}}}}}"


def insertion_numbers(message: str) -> frozenset[int]:
    """The insertion strings of a message, by number."""
    if "%" not in message:
        return frozenset()
    return frozenset([int(number) for _, number in INSERTION.findall(message) if number])


@frozen_dataclass()
class Insertion:
    """An insertion string `%n`: its name in commands, its meaning, an example of a value.

    `codes` are the names of the code tables that explain its values.
    """

    name: str
    meaning: Text | None
    example: str | None
    codes: tuple[str, ...] = ()


@frozen_dataclass()
class Command:
    """A command to run, with placeholders for the reader's values."""

    shell: str
    run: str


@frozen_dataclass(kw_only=True)
class Action:
    """Something to do: either written in place (`text`) or taken from a shared text (`use`)."""

    text: Text | None = None
    choices: tuple["Action", ...] = ()
    steps: tuple["Action", ...] = ()
    note: Text | None = None
    command: Command | None = None
    use: str | None = None


@frozen_dataclass()
class UserAction:
    """What to do about an event."""

    introduction: Text | None
    actions: tuple[Action, ...]


@frozen_dataclass()
class Condition:
    """An insertion string by its name, and the values of which any one is enough."""

    name: str
    values: tuple[str, ...]


@frozen_dataclass(kw_only=True)
class Case:
    """What holds where all conditions are met: at least one of a title, an explanation and a user action."""

    when: tuple[Condition, ...]
    title: Text | None = None
    explanation: Text | None = None
    user_action: UserAction | None = None


@frozen_dataclass()
class Relation:
    """A relation to another event, and why a reader should look at that event."""

    target: EventKey
    kind: RelationKind
    reason: Text | None


@frozen_dataclass()
class Reference:
    """A page elsewhere that says more."""

    title: Text
    url: str


@frozen_dataclass()
class Review:
    """When somebody last reviewed an article or a guide, and who. `date` is a day such as 2026-11-29."""

    date: str
    by: str

    def is_before(self, modified: str | None) -> bool:
        """Whether the text was changed on a later day than that of the review."""
        return bool(modified) and self.date < (modified or "")


@frozen_dataclass(kw_only=True)
class Variant:
    """How an event differs in some versions of its product. None means: the same as in the event.

    `event_versions` are versions of the single event, as manifests count them, where no product's version is known.
    """

    versions: tuple[str, ...] = ()
    event_versions: tuple[int, ...] = ()
    message: Text | None = None
    insertions: tuple[Insertion | None, ...] | None = None
    original_languages: tuple[str, ...] | None = None
    symbolic_name: str | None = None
    channel: str | None = None
    level: str | None = None
    category: Text | None = None
    keywords: tuple[str, ...] | None = None
    cases: tuple[Case, ...] | None = None


@frozen_dataclass(kw_only=True)
class Event:
    """An event as its definition has it. `file` and `path` are the place of the definition.

    `level` and the shells of commands are names that the kind of the source has. `slug` is the one in the definition.
    `sample` are values of an entry by the names of insertion strings.
    """

    key: EventKey
    file: str
    path: Path
    slug: str | None = None
    message: Text
    original_languages: tuple[str, ...]
    insertions: tuple[Insertion | None, ...] = ()
    symbolic_name: str | None = None
    product: str | None = None
    versions: tuple[str, ...] = ()
    channel: str | None = None
    level: str | None = None
    logging_level: LoggingLevel | None = None
    category: Text | None = None
    keywords: tuple[str, ...] = ()
    qualifiers: tuple[int, ...] = ()
    variants: tuple[Variant, ...] = ()
    sample: Mapping[str, str] = field(default_factory=dict)
    summary: Text | None = None
    explanation: Text | None = None
    impact: Text | None = None
    ignorable: Ignorable | None = None
    ignorable_reason: Text | None = None
    user_action: UserAction | None = None
    verification: Text | None = None
    cases: tuple[Case, ...] = ()
    related: tuple[Relation, ...] = ()
    references: tuple[Reference, ...] = ()
    modified: str | None = None
    reviewed: Review | None = None
    authors: tuple[str, ...] = ()
    aliases: tuple[EventKey, ...] = ()
    replaced_by: EventKey | None = None
    withdrawn: Text | None = None
    imported: Imported | None = None
    translation: Translation = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The event's long name: source, ID and symbolic name."""
        return long_name(self.key.source, self.key.id, self.symbolic_name)

    @property
    def is_stub(self) -> bool:
        """Whether the event has facts only: no explanation, no user action, no cases."""
        return self.explanation is None and self.user_action is None and not self.cases

    @property
    def is_bare(self) -> bool:
        """Whether the event is a stub of which nobody has written anything but its message, names and facts."""
        written = (self.summary, self.impact, self.verification, self.withdrawn, self.replaced_by, self.references)
        marks = (self.ignorable, self.logging_level, self.sample, self.related)
        return self.is_stub and not any(written) and not any(marks)


@frozen_dataclass()
class EventMessage:
    """A message of an event with its insertion strings; `versions` are those of a variant, empty for the event's own.

    `original_languages` are the languages in which `text` is the vendor's wording. `event_versions` are those of the
    single event, where a variant has no versions of the product.
    """

    text: Text
    insertions: tuple[Insertion | None, ...]
    original_languages: tuple[str, ...]
    versions: tuple[str, ...] = ()
    event_versions: tuple[int, ...] = ()


def messages(event: Event) -> Iterator[EventMessage]:
    """The message of an event, then that of each variant with another message or other insertion strings."""
    yield EventMessage(event.message, event.insertions, event.original_languages)
    for variant in event.variants:
        if variant.message is not None or variant.insertions is not None:
            languages = variant.original_languages
            yield EventMessage(
                text=variant.message or event.message,
                insertions=event.insertions if variant.insertions is None else variant.insertions,
                original_languages=event.original_languages if languages is None else languages,
                versions=variant.versions,
                event_versions=variant.event_versions,
            )


class Facts(TypedDict):
    """What is the same in every language, with the keys of a definition."""

    source: str
    id: int | str
    symbolic_name: str | None
    product: str | None
    versions: list[str]
    channel: str | None
    level: str | None


def facts(event: Event, id: int | str) -> Facts:
    """The facts of an event as plain values, for files in JSON or YAML; `id` is its ID as its kind writes it."""
    return {
        "source": event.key.source,
        "id": id,
        "symbolic_name": event.symbolic_name,
        "product": event.product,
        "versions": list(event.versions),
        "channel": event.channel,
        "level": event.level,
    }


class Prose(NamedTuple):
    """A text that is Markdown, with its path in the file."""

    path: Path
    text: Text


def prose(event: Event) -> list[Prose]:
    """Every Markdown text of an event, in the order of the article."""
    texts: list[Prose] = []
    base = event.path
    _add(texts, base, "summary", event.summary)
    _add(texts, base, "explanation", event.explanation)
    for path, case in cases(event):
        _add(texts, path, "explanation", case.explanation)
        _add_user_action(texts, path, case.user_action)
    _add(texts, base, "impact", event.impact)
    _add(texts, base, "ignorable_reason", event.ignorable_reason)
    _add_user_action(texts, base, event.user_action)
    _add(texts, base, "verification", event.verification)
    for number, relation in enumerate(event.related):
        if relation.reason is not None:
            texts.append(Prose((*base, "related", number, "reason"), relation.reason))
    _add(texts, base, "withdrawn", event.withdrawn)
    return texts


def action_prose(path: Path, action: Action) -> list[Prose]:
    """Every Markdown text of the action at `path`."""
    texts: list[Prose] = []
    _add_action(texts, path, action)
    return texts


def walk_actions(path: Path, actions: tuple[Action, ...]) -> list[tuple[Path, Action]]:
    """Each action with its path, an action before those within it."""
    walked: list[tuple[Path, Action]] = []
    for number, action in enumerate(actions):
        action_path = (*path, number)
        walked.append((action_path, action))
        if action.choices:
            walked += walk_actions((*action_path, "choices"), action.choices)
        if action.steps:
            walked += walk_actions((*action_path, "steps"), action.steps)
    return walked


def actions(event: Event) -> list[tuple[Path, Action]]:
    """Each action of an event and of its cases with its path, at any depth."""
    walked: list[tuple[Path, Action]] = []
    for path, user_action in [
        (event.path, event.user_action),
        *((path, case.user_action) for path, case in cases(event)),
    ]:
        if user_action:
            walked += walk_actions((*path, "user_action", "actions"), user_action.actions)
    return walked


def cases(event: Event) -> list[tuple[Path, Case]]:
    """Each case of an event, then each case of its variants, with its path."""
    lists = [(event.path, event.cases)]
    lists += [((*event.path, "variants", number), variant.cases or ()) for number, variant in enumerate(event.variants)]
    return [((*base, "cases", number), case) for base, listed in lists for number, case in enumerate(listed)]


def uses(event: Event) -> set[str]:
    """The keys of the shared texts that an event uses."""
    return {action.use for _, action in actions(event) if action.use}


def _add(texts: list[Prose], base: Path, name: str, text: Text | None) -> None:
    if text is not None:
        texts.append(Prose((*base, name), text))


def _add_user_action(texts: list[Prose], base: Path, user_action: UserAction | None) -> None:
    if user_action:
        path = (*base, "user_action")
        _add(texts, path, "introduction", user_action.introduction)
        _add_actions(texts, (*path, "actions"), user_action.actions)


def _add_actions(texts: list[Prose], base: Path, actions: tuple[Action, ...]) -> None:
    for number, action in enumerate(actions):
        _add_action(texts, (*base, number), action)


def _add_action(texts: list[Prose], path: Path, action: Action) -> None:
    _add(texts, path, "text", action.text)
    if action.choices:
        _add_actions(texts, (*path, "choices"), action.choices)
    if action.steps:
        _add_actions(texts, (*path, "steps"), action.steps)
    _add(texts, path, "note", action.note)
