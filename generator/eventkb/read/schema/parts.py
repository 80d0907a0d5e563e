"""Parts of files of several kinds: a value with its name, a command, a page elsewhere."""

from eventkb.read.schema.kinds import Day, InsertionName, Items, Name, Named, ShellWord, Slug, Url, Words
from eventkb.read.schema.mapping import Model, WithLanguages


class Insertion(WithLanguages):
    """What one insertion string of the message stands for: its name, and under each language what it is."""

    name: InsertionName
    """How commands call it, as `{{name}}`: small letters a to z, digits and `_`."""
    example: Words | None = None
    """A value that a reader could find in a log."""
    codes: Items[Slug] = ()
    """The code tables that explain its values, the likeliest first: `[ntstatus]`."""


class Command(Model):
    """Something to run."""

    shell: ShellWord
    """Where it is typed, as the kind of the source has it: `bash`, `sql`."""
    run: Words
    """The command, literally. `{{name}}` stands for the reader's value of that insertion string."""


class Reference(Model):
    """Something to read elsewhere."""

    title: Named
    """What it is called."""
    url: Url
    """Where it is, beginning with `https://`."""


class Review(Model):
    """When somebody last compared the whole text with what really happens, and who did."""

    date: Day
    """The day of the review, as in `2026-11-29`."""
    by: Name
    """Who reviewed it."""
