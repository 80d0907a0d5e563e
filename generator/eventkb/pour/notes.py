"""Notes on the language of a text: that it is not translated, or how far its translation can be trusted."""

from eventkb.language.markup import Html
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import LocalText, TranslationState
from eventkb.pour.edition import Edition

NOTED = {TranslationState.MISSING, TranslationState.STALE, TranslationState.MACHINE}


@frozen_dataclass(kw_only=True)
class LanguageNote:
    """A note below a text. `original` is what it was translated from, for a reader who wants to compare."""

    state: str
    text: str
    link: str = ""
    link_text: str = ""
    original: Html | None = None
    original_language: Locale | None = None
    original_label: str = ""


@frozen_dataclass()
class Passage:
    """A rendered text; `language` only where it differs from the page's."""

    html: Html
    language: Locale | None = None
    note: LanguageNote | None = None


def note(edition: Edition, text: LocalText, original: Html, edit_link: str) -> LanguageNote | None:
    """The note for a text; None where the text needs none."""
    if text.state not in NOTED:
        return None
    language = edition.name_of(text.original_language)
    words = edition.word("states", text.state).replace("{language}", language)
    if text.state is TranslationState.MISSING:
        return LanguageNote(
            state=text.state, text=words, link=edit_link, link_text=edition.word("add_translation") if edit_link else ""
        )
    return LanguageNote(
        state=text.state,
        text=words,
        original=original,
        original_language=text.original_language,
        original_label=edition.word("show_original"),
    )


def foreign(edition: Edition, text: LocalText) -> Locale | None:
    """The language of a text where it is not the page's."""
    return text.language if text.language != edition.locale else None
