"""What a file of `events/guides/` may contain."""

from typing import Annotated

from pydantic import Field

from eventkb.read.schema.kinds import Day, Items, Key, Name, Named, Prose
from eventkb.read.schema.mapping import Lists, Model
from eventkb.read.schema.parts import Command, Insertion, Reference, Review


class Answer(Model):
    """An answer to a step. It has either `next` or `done`."""

    text: Prose
    """The answer in a few plain words without Markdown; it becomes a button and a line of the diagram."""
    next: Name | None = None
    """The key of the step that the answer leads to."""
    done: Prose | None = None
    """What has been reached, where the answer ends the guide."""


class Step(Model):
    """A step of a guide: a decision, and how to make it."""

    title: Named | None = None
    """The question in a few words, for the heading and the diagram; without it, the first sentence of `text`."""
    text: Prose
    """What to look at or do, so that the reader can answer."""
    command: Command | None = None
    """A command that shows what there is to see. `{{name}}` stands for one of the guide's `values`."""
    look_for: Items[Key] = ()
    """Events to look for in the logs, as in `[Backup/1002]`. Their articles link the guide."""
    answers: Items[Answer] = ()
    """The possible answers, the likeliest first."""


class Guide(Model):
    """A guide from a symptom to its end: `events/guides/<key>.yml`."""

    title: Named
    """The symptom, as the people who have it would say it."""
    summary: Prose
    """One sentence: for whom the guide is, and where it leads."""
    product: Name | None = None
    """A product of `events/products.yml`."""
    values: Items[Insertion] = ()
    """What readers fill in once and all commands contain as `{{name}}`, such as the name of a service."""
    start: Name
    """The key of the first step."""
    steps: Annotated[dict[str, Step], Field(min_length=1)]
    """The steps, each under a key of your choice: small letters a to z, digits and hyphens. Keys are part of
    addresses."""
    references: Items[Reference] = ()
    """What to read elsewhere."""
    modified: Day | None = None
    """The day on which the guide was last changed, as in `2012-09-19`."""
    reviewed: Review | None = None
    """When somebody last reviewed the guide, and who."""
    authors: Items[Name] = ()
    """Who wrote the guide."""
    translation: Lists = Field(default_factory=dict)
    """Which translations can be trusted; written by `eventkb translate`, never by hand."""
