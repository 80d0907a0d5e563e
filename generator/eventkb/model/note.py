"""A house's own note on an event, which adds to the article without replacing it."""

from dataclasses import field

from eventkb.model.event import EventKey, Reference
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.text import Text, Translation


@frozen_dataclass()
class Contact:
    """A person or a team to ask; what is not known is empty."""

    who: Text
    mail: str = ""
    phone: str = ""
    url: str = ""


@frozen_dataclass(kw_only=True)
class Note:
    """What colleagues should know about an event; `key` is the event's, from the path of the file."""

    key: EventKey
    file: str
    text: Text
    links: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()
    translation: Translation = field(default_factory=dict)
