"""What pages say about the catalogue that a definition comes from, and about where message texts are from."""

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition
from eventkb.pour.notes import foreign


@frozen_dataclass(kw_only=True)
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


@frozen_dataclass(kw_only=True)
class TextOriginView:
    """What was taken from somewhere, with its address and its licence; what nobody has said is empty."""

    title: str
    language: Locale | None
    url: str
    licence: str


def text_origins(edition: Edition) -> tuple[TextOriginView, ...]:
    """Where the message texts of all catalogues are from, as far as these say it."""
    views = []
    for catalogue in edition.catalogue.definitions.origins:
        for origin in catalogue.text_origins:
            title = edition.local(origin.title, {})
            licence = edition.local(origin.licence, {}).value if origin.licence else ""
            views.append(
                TextOriginView(title=title.value, language=foreign(edition, title), url=origin.url, licence=licence)
            )
    return tuple(views)
