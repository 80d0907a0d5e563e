"""What a page says about the other catalogue that its definition comes from."""

from dataclasses import dataclass

from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition
from eventkb.pour.notes import foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """A catalogue's name with its page, and its licence; what the catalogue does not say is empty."""

    name: str
    language: Locale | None
    url: str
    licence: str


def origin_view(edition: Edition, file: str) -> OriginView | None:
    """The catalogue that a file is from; None for the project's own."""
    origin = edition.catalogue.definitions.origin_of(file)
    if origin is None:
        return None
    title = edition.local(origin.title, {})
    return OriginView(name=title.value, language=foreign(edition, title), url=origin.url, licence=origin.licence)
