"""The shapes of the JSON of guides below `/api/v1/`: a part of the contract in `shapes`."""

from typing_extensions import TypedDict

from eventkb.index.textshapes import Review, documented


@documented
class GuideCommand(TypedDict):
    """A command of a step."""

    shell: str
    """Where it is typed."""
    run: str
    """The command; `{{name}}` stands for a value of the guide."""


@documented
class GuideValue(TypedDict):
    """A value that a reader fills in once."""

    name: str
    """Its name in commands."""
    meaning: dict[str, str]
    """What it is, by language."""
    example: str | None
    """An example."""


@documented
class GuideAnswer(TypedDict):
    """An answer to a step; either `next` or `done` is not null."""

    text: dict[str, str]
    """The answer in plain words, by language."""
    next: str | None
    """The key of the step that it leads to."""
    done: dict[str, str] | None
    """What has been reached, as Markdown, by language."""


@documented
class GuideStep(TypedDict):
    """A step: a decision, and how to make it."""

    step: str
    """Its key."""
    title: dict[str, str]
    """The question in a few words, by language."""
    text: dict[str, str]
    """How to find the answer, as Markdown, by language."""
    command: GuideCommand | None
    """A command that shows what there is to see."""
    look_for: list[str]
    """The events to look for, by key."""
    answers: list[GuideAnswer]
    """The answers, the likeliest first."""


@documented
class GuideEntry(TypedDict):
    """A guide in the list of guides."""

    guide: str
    """Its key."""
    title: dict[str, str]
    """The symptom, by language."""
    summary: dict[str, str]
    """One sentence about it, by language, as plain words."""
    product: str | None
    """The product that it is about."""
    steps: int
    """How many steps it has."""
    modified: str | None
    """The day of the last change."""
    address: str
    """Its permanent address."""
    addresses: dict[str, str]
    """The addresses of its pages, by language."""
    json: str
    """The file with all of it."""


@documented
class GuideList(TypedDict):
    """All guides."""

    guides: list[GuideEntry]


@documented
class GuideReference(TypedDict):
    """A page elsewhere."""

    title: dict[str, str]
    """What it is called, by language."""
    url: str
    """Where it is."""


@documented
class GuideDocument(GuideEntry):
    """A guide with all its steps, in the order in which readers meet them."""

    start: str
    """The key of the first step."""
    values: list[GuideValue]
    """What readers fill in once."""
    all_steps: list[GuideStep]
    """The steps."""
    references: list[GuideReference]
    """Pages elsewhere that say more."""
    reviewed: Review | None
    """When somebody last reviewed the guide; null where nobody has."""
    version: str
    """A digest of all its texts in all languages, which reports on the guide name."""
    authors: list[str]
    """Who wrote it."""
