"""The words by which guides are found: those of titles, summaries and the titles of steps, in all languages.

Words that mean the same (`search.synonyms` of a language) are added to a guide here, so that a lookup needs no table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eventkb.language.markup import plain_text
from eventkb.language.terms import terms
from eventkb.model.catalogue import Definitions
from eventkb.model.guide import Guide
from eventkb.model.locale import Language, Locale
from eventkb.model.shards import Plain
from eventkb.model.text import Text

SHORTEST = 3
"""Characters of a word that says something; the lookup leaves out shorter ones, too."""

Group = Sequence[tuple[str, ...]]
"""Expressions that mean the same, each as its terms."""


def guide_words(definitions: Definitions, languages: Iterable[Language]) -> Plain:
    """The words that select nothing, and each guide: its key, its titles and its words. None without guides."""
    if not definitions.guides:
        return None
    spoken = {language.locale: language for language in languages}
    stop = {term for language in spoken.values() for term in terms(language.word("search", "stop"))}
    groups = {locale: tuple(_groups(language)) for locale, language in spoken.items()}
    rows: list[Plain] = [
        [guide.key, {**guide.title.values}, sorted(set(_words(guide, groups)))]
        for guide in sorted(definitions.guides.values(), key=lambda guide: guide.key)
    ]
    return [sorted(term for term in stop if len(term) >= SHORTEST), rows]


def _words(guide: Guide, groups: Mapping[Locale, Sequence[Group]]) -> Iterator[str]:
    """The words of a guide, and in each language those that mean the same as one of them."""
    by_locale: dict[Locale, set[str]] = {}
    for text in _texts(guide):
        for locale, value in text.values.items():
            by_locale.setdefault(locale, set()).update(terms(plain_text(value)))
    for locale, own in by_locale.items():
        yield from (term for term in own if len(term) >= SHORTEST)
        for group in groups.get(locale, ()):
            if any(own.issuperset(expression) for expression in group):
                yield from (expression[0] for expression in group if len(expression) == 1)


def _groups(language: Language) -> Iterator[Group]:
    for group in language.word("search", "synonyms").split(";"):
        expressions = (tuple(terms(expression)) for expression in group.split(","))
        yield [expression for expression in expressions if expression]


def _texts(guide: Guide) -> Iterator[Text]:
    yield guide.title
    yield guide.summary
    yield from (step.title for step in guide.steps.values() if step.title is not None)
