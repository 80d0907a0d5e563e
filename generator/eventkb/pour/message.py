"""The message text as a view: literal, with its insertion strings explained, in the reader's language or marked."""

from dataclasses import dataclass
from functools import lru_cache

from eventkb.language.markup import Html, escape
from eventkb.model.address import slug
from eventkb.model.event import INSERTION, Event, Insertion, Variant
from eventkb.model.locale import Locale
from eventkb.model.text import LocalText, Text, TranslationState
from eventkb.pour.edition import Edition
from eventkb.pour.notes import LanguageNote, foreign, note


@dataclass(frozen=True, slots=True)
class InsertionRow:
    """What one `%n` stands for."""

    anchor: str
    number: int
    name: str
    meaning: Html
    language: Locale | None
    example: str | None


@dataclass(frozen=True, slots=True)
class MessageView:
    """One wording of the message. `original` is the vendor's own, where the reader's is a translation."""

    anchor: str
    title: str
    html: Html
    language: Locale | None
    note: LanguageNote | None
    insertions: tuple[InsertionRow, ...]


@dataclass(frozen=True, slots=True)
class _Wording:
    """A message with what belongs to it, of the event itself or of a variant."""

    message: Text
    insertions: tuple[Insertion | None, ...]
    original_languages: tuple[str, ...]
    anchor: str
    title: str


def messages(edition: Edition, event: Event, edit_link: str) -> tuple[MessageView, ...]:
    """The event's message, then those of the variants that have one of their own."""
    title = edition.word("message")
    base = _Wording(event.message, event.insertions, event.original_languages, "ins", title)
    others = [
        _of_variant(edition, event, variant)
        for variant in event.variants
        if variant.message is not None or variant.insertions is not None
    ]
    return tuple(_view(edition, event, wording, edit_link) for wording in (base, *others))


def _of_variant(edition: Edition, event: Event, variant: Variant) -> _Wording:
    versions = ", ".join(variant.versions)
    return _Wording(
        variant.message or event.message,
        event.insertions if variant.insertions is None else variant.insertions,
        event.original_languages if variant.original_languages is None else variant.original_languages,
        f"ins-{slug(versions)}",
        edition.word("variant_of").replace("{versions}", versions),
    )


def _view(edition: Edition, event: Event, wording: _Wording, edit_link: str) -> MessageView:
    text = edition.local(wording.message, event.translation)
    names = {number: one.name for number, one in enumerate(wording.insertions, 1) if one}
    return MessageView(
        wording.anchor,
        wording.title,
        with_insertions(text.value, wording.anchor, names),
        foreign(edition, text),
        _note(edition, wording, text, names, edit_link),
        tuple(
            _row(edition, event, wording.anchor, number, one)
            for number, one in enumerate(wording.insertions, 1)
            if one is not None
        ),
    )


def _note(
    edition: Edition, wording: _Wording, text: LocalText, names: dict[int, str], edit_link: str
) -> LanguageNote | None:
    """What the reader must know about the wording: in another language it is the vendor's or a translation."""
    if wording.message.neutral or text.language in wording.original_languages:
        if text.state is TranslationState.MISSING:
            return note(edition, text, Html(), edit_link)
        return None
    vendors = Locale(wording.original_languages[0]) if wording.original_languages else text.original_language
    original = wording.message.values.get(vendors, text.original)
    return LanguageNote(
        "stale" if text.state is TranslationState.STALE else "translated",
        edition.word("message_translated").replace("{language}", edition.name_of(vendors)),
        original=with_insertions(original, "", names),
        original_language=vendors,
        original_label=edition.word("show_original"),
    )


def _row(edition: Edition, event: Event, anchor: str, number: int, insertion: Insertion) -> InsertionRow:
    meaning = edition.local(insertion.meaning, event.translation) if insertion.meaning else None
    return InsertionRow(
        f"{anchor}-{number}",
        number,
        insertion.name,
        escape(meaning.value) if meaning else Html(),
        foreign(edition, meaning) if meaning else None,
        insertion.example,
    )


def with_insertions(message: str, anchor: str, names: dict[int, str]) -> Html:
    """A message with each insertion string as a chip: a link to its row, or plain where there is no `anchor`."""
    pieces, position = [], 0
    for match in INSERTION.finditer(message):
        pieces.append(escape(message[position : match.start()]))
        pieces.append(_chip(int(match[2]), anchor, names.get(int(match[2]))) if match[2] else Html("%"))
        position = match.end()
    return Html("").join([*pieces, escape(message[position:])])


@lru_cache(maxsize=1_000)  # most chips stand in many messages
def _chip(number: int, anchor: str, name: str | None) -> Html:
    if not name:
        return Html('<span class="insertion"><b>%{}</b></span>').format(number)
    if not anchor:
        return Html('<span class="insertion"><b>%{}</b> <i>{}</i></span>').format(number, name)
    return Html('<a class="insertion" href="#{}-{}"><b>%{}</b> <i>{}</i></a>').format(anchor, number, number, name)
