"""The shapes of texts in the JSON below `/api/v1/`; the others are in `shapes`."""

from typing import Literal, NotRequired

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

documented = with_config(ConfigDict(use_attribute_docstrings=True))

State = Literal["original", "reviewed", "draft", "machine", "stale", "missing"]


@documented
class Message(TypedDict):
    """A message text in one language, literal, with its insertion strings."""

    text: str
    """The text, with `%1` and so on, and with real line breaks."""
    language: str
    """The language of the text: another one than asked for, where it isn't translated."""
    state: State
    """`original` is the vendor's own wording, anything else a translation, or its absence."""


@documented
class Passage(TypedDict):
    """A text of an article in one language."""

    plain: str
    """The words alone."""
    markdown: str
    """CommonMark; links of events lead to their articles."""
    html: str
    """Safe HTML; no text of a contributor is markup in it."""
    language: str
    """The language of the text: another one than asked for, where it isn't translated."""
    state: State
    """How far the translation can be trusted."""


@documented
class CaseTexts(TypedDict):
    """The texts of a case in one language."""

    title: str
    """What the case is called; the values, where nobody has given it a title."""
    explanation: NotRequired[Passage]
    """What it means that the event has these values."""
    user_action: NotRequired[Passage]
    """What to do in this case."""


@documented
class Texts(TypedDict):
    """The texts of an article in one language. What an article doesn't have is missing here too."""

    title: str
    """What the article is called: source, ID and symbolic name."""
    message: Message
    """The message text."""
    summary: NotRequired[Passage]
    """One sentence."""
    explanation: NotRequired[Passage]
    """What it means and why it happens."""
    cases: NotRequired[list[CaseTexts]]
    """The texts of the event's `cases`, in their order."""
    impact: NotRequired[Passage]
    """What follows if nothing is done."""
    user_action: NotRequired[Passage]
    """What to do."""
    verification: NotRequired[Passage]
    """How to tell that it is fixed."""
    ignorable_reason: NotRequired[Passage]
    """Why the event may be ignored, or why not."""
    withdrawn: NotRequired[Passage]
    """Why the article was withdrawn."""


@documented
class Review(TypedDict):
    """When somebody last reviewed a text, and who."""

    date: str
    """The day, as 2026-11-29."""
    by: str
    """Who reviewed it."""
