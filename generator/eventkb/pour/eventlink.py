"""What a page says of another event: a link with its level."""

from dataclasses import dataclass

from eventkb.language.html import Html
from eventkb.model.identifier import EventId


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level; `tone` is the one whose colour and sign it has, empty where it has its own."""

    key: str
    word: str
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLinkView:
    """A link to an event from an article. `href` is relative to the article."""

    href: str
    source: Html
    name: str
    id: EventId
    level: LevelView | None
    symbolic_name: Html | None = None
    current: bool = False
    tie: str = ""
