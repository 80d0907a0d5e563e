"""The message text as a view: literal, with its insertion strings explained, and a note where it is a translation."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from eventkb.language.html import Html, as_html, escaped
from eventkb.model.address import Address, code_anchor, code_table, relative, slug
from eventkb.model.codes import CodeTable, leading, named
from eventkb.model.event import INSERTION, Event, EventMessage, Insertion
from eventkb.model.event import messages as event_messages
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import MISSING, STALE, LocalText
from eventkb.pour.edition import Edition
from eventkb.pour.notes import LanguageNote, foreign, note
from eventkb.pour.once import once


@frozen_dataclass()
class TableLink:
    """A code table that explains the values of an insertion string."""

    href: str
    title: str
    name: str


@frozen_dataclass(kw_only=True)
class InsertionRow:
    """A row of the table of insertion strings. `example_href` leads to the code that the example is, if it is one."""

    anchor: str
    number: int
    name: str
    meaning: Html
    language: Locale | None
    example: str | None
    example_href: str = ""
    tables: tuple[TableLink, ...] = ()


@frozen_dataclass(kw_only=True)
class MessageView:
    """A message with its insertion strings. `anchor` is the beginning of the ids of its rows."""

    anchor: str
    title: str
    html: Html
    language: Locale | None
    note: LanguageNote | None
    insertions: tuple[InsertionRow, ...]


def messages(edition: Edition, event: Event, edit_link: str) -> tuple[MessageView, ...]:
    """The event's message, then those of the variants that have a message or insertion strings of their own."""
    return tuple([message_view(edition, event, message, edit_link) for message in _messages(event)])


@once
def _messages(event: Event) -> tuple[EventMessage, ...]:
    return tuple(event_messages(event))


def _heading(edition: Edition, message: EventMessage) -> tuple[str, str]:
    """The prefix of the message's anchors, and its title: the versions that have this message."""
    if message.versions:
        versions = ", ".join(message.versions)
        title = edition.counted(len(message.versions), "variant_of").replace("{versions}", versions)
        return f"ins-{slug(versions)}", title
    if message.event_versions:
        versions = ", ".join(map(str, message.event_versions))
        title = edition.counted(len(message.event_versions), "event_variant_of").replace("{versions}", versions)
        return f"ins-event-{slug(versions)}", title
    return "ins", edition.word("message")


def message_view(edition: Edition, event: Event, message: EventMessage, edit_link: str) -> MessageView:
    """A message of an event in one edition."""
    text = edition.local(message.text, event.translation)
    anchor, title = _heading(edition, message)
    names = {number: insertion.name for number, insertion in enumerate(message.insertions, 1) if insertion}
    return MessageView(
        anchor=anchor,
        title=title,
        html=with_insertions(text.value, names, anchor=anchor),
        language=foreign(edition, text),
        note=_note(edition, message, text, names, edit_link),
        insertions=tuple(
            [
                _row(edition, event, insertion, anchor=anchor, number=number)
                for number, insertion in enumerate(message.insertions, 1)
                if insertion is not None
            ]
        ),
    )


def _note(
    edition: Edition, message: EventMessage, text: LocalText, names: Mapping[int, str], edit_link: str
) -> LanguageNote | None:
    """The note that a wording is a translation, with the vendor's own wording; None below the vendor's wording."""
    if message.text.neutral or text.language in message.original_languages:
        if text.state is MISSING:
            return note(edition, text, Html(), edit_link)
        return None
    vendors = Locale(message.original_languages[0]) if message.original_languages else text.original_language
    return LanguageNote(
        state="stale" if text.state is STALE else "translated",
        text=edition.word("message_translated").replace("{language}", edition.name_of(vendors)),
        original=with_insertions(message.text.values.get(vendors, text.original), names),
        original_language=vendors,
        original_label=edition.word("show_original"),
    )


def _row(edition: Edition, event: Event, insertion: Insertion, *, anchor: str, number: int) -> InsertionRow:
    meaning = edition.local(insertion.meaning, event.translation) if insertion.meaning else None
    tables = named(edition.catalogue.definitions.tables, insertion.codes) if insertion.codes else ()
    page = edition.article(event.key) if tables else Address("")
    return InsertionRow(
        anchor=f"{anchor}-{number}",
        number=number,
        name=insertion.name,
        meaning=as_html(escaped(meaning.value)) if meaning else Html(),
        language=foreign(edition, meaning) if meaning else None,
        example=insertion.example,
        example_href=_code_href(edition, page, insertion.example or "", tables) if tables else "",
        tables=tuple([_table_link(edition, page, table) for table in tables]) if tables else (),
    )


def _table_link(edition: Edition, page: Address, table: CodeTable) -> TableLink:
    href = relative(page, code_table(edition.locale, table.name))
    return TableLink(href, edition.local(table.title, table.translation).value, table.name)


def _code_href(edition: Edition, page: Address, value: str, tables: Sequence[CodeTable]) -> str:
    """The link to the code that a value is in the first table that has it."""
    for table in tables:
        for code in table.explained(value):
            part = leading(table.notation, table.digits, code.code)
            return f"{relative(page, code_table(edition.locale, table.name, part))}#{code_anchor(code.code)}"
    return ""


def with_insertions(message: str, names: Mapping[int, str], *, anchor: str = "") -> Html:
    """A message with each insertion string as a chip, which links its row if there is an `anchor`."""
    html = escaped(message)  # this neither adds nor takes away an insertion string
    return as_html(INSERTION.sub(partial(_chip, names, anchor), html) if "%" in html else html)


def _chip(names: Mapping[int, str], anchor: str, match: re.Match[str]) -> str:
    if match[1]:
        return "%"
    number = int(match[2])
    name = names.get(number)
    if not name:
        return f'<span class="insertion"><b>%{number}</b></span>'
    if not anchor:
        return f'<span class="insertion"><b>%{number}</b> <i>{escaped(name)}</i></span>'
    return f'<a class="insertion" href="#{escaped(anchor)}-{number}"><b>%{number}</b> <i>{escaped(name)}</i></a>'
