"""What a house says about itself and about events that others describe. The docstring below a key is its help."""

from pydantic import Field

from eventkb.read.schema.kinds import Items, Mail, Name, Named, Prose, Url
from eventkb.read.schema.mapping import Lists, Model


class Link(Model):
    """A page of your own organization."""

    title: Named
    """What it is called."""
    url: Url
    """Where it is, beginning with `https://`."""


class Contact(Model):
    """Whom to ask: a person or a team of your own organization."""

    who: Named
    """The person or the team."""
    mail: Mail | None = None
    """The mail address."""
    phone: Name | None = None
    """The telephone number, in quotation marks: `"+49 30 1234"`."""
    url: Url | None = None
    """A page or a chat, beginning with `https://`."""


class Note(Model):
    """Your own note on an event: `events/<Source>/<id>.note.yml`. It replaces nothing of the article."""

    note: Prose
    """What your colleagues should know about this event."""
    links: Items[Link] = ()
    """Pages of your own organization, such as a runbook."""
    contacts: Items[Contact] = ()
    """Whom to ask."""
    translation: Lists = Field(default_factory=dict)
    """Which translations can be trusted; written by `eventkb translate`, never by hand."""


class TextOrigin(Model):
    """Where message texts of the catalogue are from that others have written or collected."""

    title: Named
    """What was taken, and from where."""
    licence: Named | None = None
    """The licence under which it was published, by its SPDX name, or that none is stated."""
    url: Url | None = None
    """Where it is, beginning with `https://`."""


class CatalogueFile(Model):
    """The catalogue itself: `events/catalogue.yml`. Others who build on it show its name and its licence."""

    title: Named
    """What the catalogue is called."""
    licence: Name | None = None
    """The licence of its texts, by its SPDX name: `MIT`, `CC-BY-4.0`."""
    url: Url | None = None
    """Where the catalogue is published."""
    edit_url: Url | None = None
    """Where one of its files is edited; `{path}` is the path below the folder of definitions."""
    report_url: Url | None = None
    """Where a mistake is reported; `{path}` and `{title}` are the file and the article, `{text}` says the article, its
    version and the reader's language, `{language}` is the language alone."""
    helped_url: Url | None = None
    """Where readers say that an article has helped, with the same values in braces."""
    text_origins: Items[TextOrigin] = ()
    """Where message texts are from, such as the files that were imported; the page About lists them."""
