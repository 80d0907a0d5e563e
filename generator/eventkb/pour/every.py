"""Words and texts in every language of the site at once, for pages that belong to no language.

A script leaves those in the reader's language; without it, all are read side by side.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import SimpleNamespace

from eventkb.language.html import Html, as_html, escape
from eventkb.model.address import Address, relative
from eventkb.pour.edition import Edition


def link(href: str, text: str) -> Html:
    """A link. To format a piece of HTML takes six times as long, and these pages consist of links."""
    return as_html("".join(('<a href="', escape(href), '">', escape(text), "</a>")))


def of_each(editions: Sequence[Edition], texts: Iterable[str]) -> Html:
    """A text for the readers of each edition, in the order of the editions; once, where all have the same."""
    parts = [escape(text) for text in texts]
    if parts.count(parts[0]) == len(parts):
        return parts[0]
    each = zip(editions, parts, strict=True)
    return as_html(" ".join([f'<span lang="{edition.locale}">{part}</span>' for edition, part in each]))


def each_link(editions: Sequence[Edition], page: Address, target: Callable[[Edition], tuple[Address, str]]) -> Html:
    """A link to a page of each language, or one link where all languages have the same page and word."""
    return of_each(editions, [link(relative(page, place), word) for place, word in map(target, editions)])


def words(editions: Sequence[Edition]) -> SimpleNamespace:
    """All interface words in every language, as attributes: `words.stub.title`."""
    return _namespace(editions, editions[0].language.words, ())


def _namespace(editions: Sequence[Edition], group: Mapping[str, object], path: tuple[str, ...]) -> SimpleNamespace:
    return SimpleNamespace(
        **{
            key: _namespace(editions, value, (*path, key))
            if isinstance(value, Mapping)
            else of_each(editions, [edition.word(*path, key) for edition in editions])
            for key, value in group.items()
        }
    )
