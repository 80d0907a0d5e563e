"""A house's own note on an event, as its page shows it: marked as such, above the article."""

from eventkb.model.event import Event, Reference
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.note import Contact, Note
from eventkb.pour.actions import passage
from eventkb.pour.edition import Edition
from eventkb.pour.notes import Passage, foreign
from eventkb.pour.origin import origin_view


@frozen_dataclass()
class LinkView:
    title: str
    language: Locale | None
    url: str


@frozen_dataclass(kw_only=True)
class ContactView:
    """A person or a team; `mail_href` and `phone_href` open a mail and a call."""

    who: str
    language: Locale | None
    mail: str
    mail_href: str
    phone: str
    phone_href: str
    url: str
    url_label: str


@frozen_dataclass(kw_only=True)
class HouseNoteView:
    """A note; its title says whose note it is."""

    title: str
    text: Passage
    links: tuple[LinkView, ...]
    contacts: tuple[ContactView, ...]
    edit_link: str


def house_note(edition: Edition, event: Event) -> HouseNoteView | None:
    """The note on an event; None where there is none."""
    note = edition.catalogue.definitions.note_on(event)
    if note is None:
        return None
    edit_link = edition.edit_link(note.file)
    return HouseNoteView(
        title=title(edition, note),
        text=passage(edition, edition.local(note.text, note.translation), edit_link),
        links=tuple(_link(edition, note, link) for link in note.links),
        contacts=tuple(_contact(edition, note, contact) for contact in note.contacts),
        edit_link=edit_link,
    )


def title(edition: Edition, note: Note) -> str:
    """The title of a note, which says whose it is: the house's own, or another catalogue's."""
    origin = origin_view(edition, note.file)
    if origin is None:
        return edition.word("house_note", "title")
    return edition.word("house_note", "of_catalogue").replace("{name}", origin.name)


def _link(edition: Edition, note: Note, link: Reference) -> LinkView:
    text = edition.local(link.title, note.translation)
    return LinkView(text.value, foreign(edition, text), link.url)


def _contact(edition: Edition, note: Note, contact: Contact) -> ContactView:
    who = edition.local(contact.who, note.translation)
    return ContactView(
        who=who.value,
        language=foreign(edition, who),
        mail=contact.mail,
        mail_href=f"mailto:{contact.mail}" if contact.mail else "",
        phone=contact.phone,
        phone_href=f"tel:{_dialled(contact.phone)}" if contact.phone else "",
        url=contact.url,
        url_label=contact.url.partition("://")[2].rstrip("/"),
    )


def _dialled(phone: str) -> str:
    """A telephone number as links have it: its digits, and the `+` before the country."""
    return "".join(sign for sign in phone if sign.isdecimal() or sign == "+")
