"""The link by which a reader of a stub writes its article: to a new file that already contains what is known."""

from collections.abc import Sequence

from eventkb.language.prompts import insertions, line
from eventkb.model.event import Event, facts
from eventkb.model.identifier import file_stem
from eventkb.model.locale import Language, Locale
from eventkb.model.text import Text
from eventkb.pour.edition import Edition

LONGEST = 6_000
"""Characters of an address that hosts still accept."""


def new_file(edition: Edition, event: Event, *, is_short: bool = False) -> str:
    """The address that opens a new definition of an event of a list; empty where the site has no such link.

    A short one asks its writer for an explanation and a user action only. Where the address would be too long, the new
    file is empty.
    """
    if not event.path or not edition.site.new_url:
        return ""
    folder = event.file.rpartition("/")[0]
    file = f"{folder}/{file_stem(event.key.id)}.yml"
    id = edition.catalogue.definitions.plain_id(event.key)
    texts = (beginning(event, id), edition.few_prompts)
    if not is_short:
        texts = (beginning(event, id, edition.languages), edition.prompts)
    link = edition.site.new_link(file, *texts)
    return link if len(link) <= LONGEST else edition.site.new_link(file)


def beginning(event: Event, id: int | str, languages: Sequence[Language] = ()) -> str:
    """The beginning of a definition, with the facts of its stub. `eventkb fmt` gives it its form.

    `id` is the event's ID as its kind writes it. Insertion strings have a prompt in each of the `languages`; without
    languages, they are left out.
    """
    wordings = [event.message.source] if event.message.neutral else event.message.values.values()
    values: dict[str, object] = {
        **facts(event, id),
        "original_languages": list(event.original_languages),
        "message": _as_typed(event.message),
        "category": _as_typed(event.category) if event.category else None,
        "insertions": insertions(languages, wordings) if languages else None,
    }
    return "".join(line(name, value) for name, value in values.items() if value not in (None, []))


def _as_typed(text: Text) -> str | dict[Locale, str]:
    return text.source if text.neutral else dict(text.values)
