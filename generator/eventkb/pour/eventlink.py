"""What a page says of another event: a link with its level."""

from eventkb.language.html import Html
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId


@frozen_dataclass()
class LevelView:
    """A level; `tone` is the one whose colour and sign it has, empty where it has its own."""

    key: str
    word: str
    tone: str = ""


@frozen_dataclass(kw_only=True)
class EventLinkView:
    """A link to an event from an article. `href` is relative to the article.

    `current` is the link of the page itself; `tie` has the words for why the link is there.
    """

    href: str
    source: Html
    name: str
    id: EventId
    level: LevelView | None
    symbolic_name: Html | None = None
    current: bool = False
    tie: str = ""
