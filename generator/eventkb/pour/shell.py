"""What is around the content of a page of all languages at once: head and search field."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

from eventkb.language.markup import Html
from eventkb.model import address
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pour.edition import DEEP, Edition
from eventkb.pour.every import words
from eventkb.pour.page import Render
from eventkb.pour.permalink import chrome, styles


@frozen_dataclass(kw_only=True)
class Shell:
    """What all pages of all languages at once have in common. They are two folders below the root."""

    name: str
    language: Locale
    languages: tuple[Locale, ...]
    head: Html
    header: Html
    words: SimpleNamespace


def shell(editions: tuple[Edition, ...], render: Callable[[str], Render]) -> Shell:
    """The shell of a site; `render` renders a template."""
    first = editions[0]
    around = replace(chrome(editions, DEEP), chooses_language=True)
    home = DEEP + address.home(first.locale)
    languages = tuple(edition.locale for edition in editions)
    has_search = "welcome" in first.site.offers and first.site.url
    head = render("every_head.jinja")(
        chrome=around,
        home=home,
        search=DEEP + address.open_search(first.locale) if has_search else "",
        styles=styles(first, home),
    )
    return Shell(
        name=first.site.name,
        language=first.locale,
        languages=languages,
        head=head,
        header=render("neutral_header.jinja")(chrome=around, home=home),
        words=words(editions),
    )
