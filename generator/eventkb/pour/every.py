"""Words and texts in every language of the site at once, for pages that belong to no language.

A script leaves those in the reader's language; without it, all are read side by side.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import SimpleNamespace

from eventkb.language.markup import Html, escape
from eventkb.model.address import Address, relative
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition

LINK = Html('<a href="{}">{}</a>')
PART = Html('<span lang="{}">{}</span>')


def of_each(editions: Sequence[Edition], texts: Iterable[str]) -> Html:
    """A text for the readers of each edition, in the order of the editions; once, where all have the same."""
    # Escaped before they meet in the cache, for which HTML and a text of the same characters are equal.
    return _every(tuple((edition.locale, escape(text)) for edition, text in zip(editions, texts, strict=True)))


@lru_cache(maxsize=10_000)  # most are words, which all pages have in common
def _every(parts: tuple[tuple[Locale, Html], ...]) -> Html:
    if len({html for _, html in parts}) <= 1:
        return parts[0][1]
    return Html(" ").join(PART.format(language, html) for language, html in parts)


def each_link(editions: Sequence[Edition], page: Address, target: Callable[[Edition], tuple[Address, str]]) -> Html:
    """A link to a page of each language, or one link where all languages have the same page and word."""
    return of_each(editions, [LINK.format(relative(page, place), word) for place, word in map(target, editions)])


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
