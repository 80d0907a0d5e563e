"""A troubleshooting guide: from a symptom, by decisions, to an end that says what has been reached."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from eventkb.model.diagnostic import Path
from eventkb.model.event import Command, EventKey, Insertion, Reference, Review
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.text import Text, Translation


@frozen_dataclass(kw_only=True)
class Answer:
    """An answer to a step: `next` is the key of the step that it leads to, `done` says what has been reached.

    A valid answer has exactly one of the two.
    """

    text: Text
    next: str | None = None
    done: Text | None = None


@frozen_dataclass(kw_only=True)
class Step:
    """A decision of a guide. `title` is the question in a few words, `text` says how to find its answer.

    `look_for` are events that a reader should look for in the logs.
    """

    key: str
    text: Text
    title: Text | None = None
    command: Command | None = None
    look_for: tuple[EventKey, ...] = ()
    answers: tuple[Answer, ...] = ()


@frozen_dataclass(kw_only=True)
class Guide:
    """A guide, named like its file. `values` are what a reader fills in once and all commands contain."""

    key: str
    file: str
    title: Text
    summary: Text
    start: str
    steps: Mapping[str, Step]
    product: str | None = None
    values: tuple[Insertion, ...] = ()
    references: tuple[Reference, ...] = ()
    modified: str | None = None
    reviewed: Review | None = None
    authors: tuple[str, ...] = ()
    translation: Translation = field(default_factory=dict)

    @property
    def look_for(self) -> tuple[EventKey, ...]:
        """The events that any step names, each once, in the order of the steps."""
        return tuple(dict.fromkeys(key for step in self.steps.values() for key in step.look_for))


LINKED = "guides"
"""What is before the slash where a text links a guide: `[[guides/slow-backup]]`."""


def linked_as(key: str) -> str:
    """How texts link a guide."""
    return f"{LINKED}/{key}"


def answers(guide: Guide) -> Iterator[tuple[Path, Step, Answer]]:
    """Each answer of a guide with its path and its step."""
    for step in guide.steps.values():
        for number, answer in enumerate(step.answers):
            yield ("steps", step.key, "answers", number), step, answer


def commands(guide: Guide) -> Iterator[tuple[Path, Command]]:
    """Each command of a guide with its path."""
    for step in guide.steps.values():
        if step.command:
            yield ("steps", step.key, "command"), step.command


def reachable(guide: Guide) -> frozenset[str]:
    """The steps to which a way leads from the start."""
    seen: set[str] = set()
    waiting = [guide.start]
    while waiting:
        key = waiting.pop()
        if key in guide.steps and key not in seen:
            seen.add(key)
            waiting += [answer.next for answer in guide.steps[key].answers if answer.next is not None]
    return frozenset(seen)


def in_order(guide: Guide) -> tuple[Step, ...]:
    """The steps as a reader meets them: the start first, each step before those that its answers lead to.

    Steps that no way leads to come last, in their order in the file.
    """
    seen: dict[str, Step] = {}
    waiting = [guide.start]
    while waiting:
        key = waiting.pop(0)
        if key in guide.steps and key not in seen:
            seen[key] = guide.steps[key]
            waiting += [answer.next for answer in guide.steps[key].answers if answer.next is not None]
    return tuple({**seen, **guide.steps}.values())
