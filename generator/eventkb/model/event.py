"""A log event and its parts, as frozen values. Knows no file format and no language by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Self

from eventkb.model.diagnostic import Path
from eventkb.model.text import Text, Translation


class EventKey(NamedTuple):
    """What an event is called everywhere: `MSExchangeTransport/2007`."""

    source: str
    id: int

    def __str__(self) -> str:
        return f"{self.source}/{self.id}"

    @classmethod
    def parse(cls, written: str) -> Self | None:
        """The key that `<source>/<id>` names, split at the last `/`; None where it is not written so."""
        source, _, number = written.rpartition("/")
        if not (source and source == source.strip() and NUMBER.fullmatch(number) and int(number) <= MAXIMUM_ID):
            return None
        return cls(source, int(number))


MAXIMUM_ID = 0xFFFF
"""An event ID is the low 16 bits of a message identifier."""

NUMBER = re.compile(r"0|[1-9][0-9]{0,4}")
"""An ID as keys write it. A key is written in one way only, since links are looked up as they were typed."""


class Level(StrEnum):
    CRITICAL = "critical"
    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    VERBOSE = "verbose"
    AUDIT_SUCCESS = "audit-success"
    AUDIT_FAILURE = "audit-failure"


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


class Shell(StrEnum):
    POWERSHELL = "powershell"
    CMD = "cmd"


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
    return frozenset(int(match[2]) for match in INSERTION.finditer(message) if match[2])


@dataclass(frozen=True, slots=True)
class Insertion:
    """What `%n` stands for: its name in commands, its meaning, an example value."""

    name: str
    meaning: Text | None
    example: str | None


@dataclass(frozen=True, slots=True)
class Command:
    """Something to run. `{{name}}` in it stands for the reader's value of that insertion string."""

    shell: Shell
    run: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do; either written here (`text`) or taken from a shared text (`use`)."""

    text: Text | None = None
    choices: tuple["Action", ...] = ()
    steps: tuple["Action", ...] = ()
    note: Text | None = None
    command: Command | None = None
    use: str | None = None


@dataclass(frozen=True, slots=True)
class UserAction:
    introduction: Text | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    target: EventKey
    kind: RelationKind
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Reference:
    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class Variant:
    """How the event differs in some versions of its product. None means: as in the event itself."""

    versions: tuple[str, ...]
    message: Text | None = None
    insertions: tuple[Insertion | None, ...] | None = None
    original_languages: tuple[str, ...] | None = None
    symbolic_name: str | None = None
    channel: str | None = None
    level: Level | None = None
    category: Text | None = None
    keywords: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event as its definition has it. `file` and `path` say where that definition stands."""

    key: EventKey
    file: str
    path: Path
    message: Text
    original_languages: tuple[str, ...]
    insertions: tuple[Insertion | None, ...] = ()
    symbolic_name: str | None = None
    product: str | None = None
    versions: tuple[str, ...] = ()
    channel: str | None = None
    level: Level | None = None
    category: Text | None = None
    keywords: tuple[str, ...] = ()
    qualifiers: tuple[int, ...] = ()
    variants: tuple[Variant, ...] = ()
    summary: Text | None = None
    explanation: Text | None = None
    impact: Text | None = None
    user_action: UserAction | None = None
    verification: Text | None = None
    related: tuple[Relation, ...] = ()
    references: tuple[Reference, ...] = ()
    modified: str | None = None
    authors: tuple[str, ...] = ()
    aliases: tuple[EventKey, ...] = ()
    replaced_by: EventKey | None = None
    withdrawn: Text | None = None
    translation: Translation = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the event is called where there is room: source, ID and symbolic name."""
        name = f"{self.key.source} {self.key.id}"
        return f"{name}: {self.symbolic_name}" if self.symbolic_name else name

    @property
    def is_stub(self) -> bool:
        """A stub stops at the facts: nobody has explained it yet."""
        return self.explanation is None and self.user_action is None


class Prose(NamedTuple):
    """A text that is Markdown, with the way to it in its file."""

    path: Path
    text: Text


def prose(event: Event) -> Iterator[Prose]:
    """Every Markdown text of an event, in the order of the article, with its path in the file."""
    for name in ("summary", "explanation", "impact"):
        yield from _one(event.path, name, getattr(event, name))
    if event.user_action:
        base = (*event.path, "user_action")
        yield from _one(base, "introduction", event.user_action.introduction)
        yield from _actions((*base, "actions"), event.user_action.actions)
    yield from _one(event.path, "verification", event.verification)
    for number, relation in enumerate(event.related):
        yield from _one((*event.path, "related", number), "reason", relation.reason)
    yield from _one(event.path, "withdrawn", event.withdrawn)


def action_prose(path: Path, action: Action) -> Iterator[Prose]:
    """Every Markdown text of one action that stands at `path`."""
    yield from _one(path, "text", action.text)
    yield from _actions((*path, "choices"), action.choices)
    yield from _actions((*path, "steps"), action.steps)
    yield from _one(path, "note", action.note)


def walk_actions(path: Path, actions: tuple[Action, ...]) -> Iterator[tuple[Path, Action]]:
    """Each action with the way to it, an action before those within it."""
    for number, action in enumerate(actions):
        here = (*path, number)
        yield here, action
        yield from walk_actions((*here, "choices"), action.choices)
        yield from walk_actions((*here, "steps"), action.steps)


def actions(event: Event) -> Iterator[tuple[Path, Action]]:
    """Each action of an event with the way to it, at any depth."""
    if event.user_action:
        yield from walk_actions((*event.path, "user_action", "actions"), event.user_action.actions)


def _one(base: Path, name: str, text: Text | None) -> Iterator[Prose]:
    if text is not None:
        yield Prose((*base, name), text)


def _actions(base: Path, several: tuple[Action, ...]) -> Iterator[Prose]:
    for number, action in enumerate(several):
        yield from action_prose((*base, number), action)
