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


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertionRow:
    """What one `%n` stands for."""

    anchor: str
    number: int
    name: str
    meaning: Html
    language: Locale | None
    example: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
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

    @property
    def names(self) -> dict[int, str]:
        """The names of the insertion strings, by number."""
        return {number: insertion.name for number, insertion in enumerate(self.insertions, 1) if insertion}


def messages(edition: Edition, event: Event, edit_link: str) -> tuple[MessageView, ...]:
    """The event's message, then those of the variants that have one of their own."""
    title = edition.word("message")
    base = _Wording(
        message=event.message,
        insertions=event.insertions,
        original_languages=event.original_languages,
        anchor="ins",
        title=title,
    )
    others = [
        _of_variant(edition, event, variant)
        for variant in event.variants
        if variant.message is not None or variant.insertions is not None
    ]
    return tuple(_view(edition, event, wording, edit_link) for wording in (base, *others))


def _of_variant(edition: Edition, event: Event, variant: Variant) -> _Wording:
    versions = ", ".join(variant.versions)
    return _Wording(
        message=variant.message or event.message,
        insertions=event.insertions if variant.insertions is None else variant.insertions,
        original_languages=event.original_languages
        if variant.original_languages is None
        else variant.original_languages,
        anchor=f"ins-{slug(versions)}",
        title=edition.counted(len(variant.versions), "variant_of").replace("{versions}", versions),
    )


def _view(edition: Edition, event: Event, wording: _Wording, edit_link: str) -> MessageView:
    text = edition.local(wording.message, event.translation)
    return MessageView(
        anchor=wording.anchor,
        title=wording.title,
        html=with_insertions(text.value, wording.anchor, wording.names),
        language=foreign(edition, text),
        note=_note(edition, wording, text, edit_link),
        insertions=tuple(
            _row(edition, event, insertion, anchor=wording.anchor, number=number)
            for number, insertion in enumerate(wording.insertions, 1)
            if insertion is not None
        ),
    )


def _note(edition: Edition, wording: _Wording, text: LocalText, edit_link: str) -> LanguageNote | None:
    """What the reader must know about the wording: in another language it is the vendor's or a translation."""
    if wording.message.neutral or text.language in wording.original_languages:
        if text.state is TranslationState.MISSING:
            return note(edition, text, Html(), edit_link)
        return None
    vendors = Locale(wording.original_languages[0]) if wording.original_languages else text.original_language
    original = wording.message.values.get(vendors, text.original)
    return LanguageNote(
        state="stale" if text.state is TranslationState.STALE else "translated",
        text=edition.word("message_translated").replace("{language}", edition.name_of(vendors)),
        original=with_insertions(original, "", wording.names),
        original_language=vendors,
        original_label=edition.word("show_original"),
    )


def _row(edition: Edition, event: Event, insertion: Insertion, *, anchor: str, number: int) -> InsertionRow:
    meaning = edition.local(insertion.meaning, event.translation) if insertion.meaning else None
    return InsertionRow(
        anchor=f"{anchor}-{number}",
        number=number,
        name=insertion.name,
        meaning=escape(meaning.value) if meaning else Html(),
        language=foreign(edition, meaning) if meaning else None,
        example=insertion.example,
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
