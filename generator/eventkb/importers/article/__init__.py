"""Saved pages of a vendor's event library, HTML or text: details, message, explanation, nested actions, references.

`pages` and `plain` make blocks of a file, `parts` finds out which part of the article each block belongs to, and
`instructions` makes nested actions of blocks. What the parts are called is data in the words of each language.
"""

from eventkb.importers.article.event import events_of
from eventkb.importers.article.pages import blocks_of_page
from eventkb.importers.article.parts import parts_of
from eventkb.importers.article.plain import blocks_of_text
from eventkb.importers.harvest import Harvest, ImportedSource, ImportFault
from eventkb.importers.reading import Growing, Settings, text_of

__all__ = ["read"]

START = 2000
"""Characters at the beginning of a file in which a page of HTML shows that it is one."""


def read(data: bytes, settings: Settings) -> Harvest:
    """The events of a page: one or more with an article, or those of a table.

    Raises:
        ImportFault: the page names no event.
    """
    text = text_of(data, settings)
    start = text[:START].casefold()
    is_page = any(tag in start for tag in ("<html", "<!doctype html", "<head", "<body", "<div", "<p>", "<table"))
    page = blocks_of_page(text) if is_page else blocks_of_text(text)
    growing = Growing()
    parts = parts_of(page, settings)
    for event in events_of(parts, settings, growing):
        growing.event(event)
    if not growing.events:
        raise ImportFault("it names no event: an event ID and an event source were looked for, as in `Backup 1001`.")
    for event in growing.events:
        growing.source(ImportedSource(name=event.source))
    return growing.harvest()
