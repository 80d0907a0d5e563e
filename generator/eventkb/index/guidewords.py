"""The words by which guides are found: those of titles, summaries and the titles of steps, in all languages."""

from collections.abc import Iterator

from eventkb.language.markup import plain_text
from eventkb.language.terms import terms
from eventkb.model.catalogue import Definitions
from eventkb.model.guide import Guide
from eventkb.model.record import Plain
from eventkb.model.text import Text

SHORTEST = 3
"""Characters of a word that says something; the lookup leaves out shorter ones, too."""


def guide_words(definitions: Definitions) -> Plain:
    """Each guide as a list of its key, its titles by language and its words, in the order of the keys."""
    return [
        [guide.key, dict(guide.title.values), sorted(set(_words(guide)))]
        for guide in sorted(definitions.guides.values(), key=lambda guide: guide.key)
    ]


def _words(guide: Guide) -> Iterator[str]:
    for text in _texts(guide):
        for value in text.values.values():
            yield from (term for term in terms(plain_text(value)) if len(term) >= SHORTEST)


def _texts(guide: Guide) -> Iterator[Text]:
    yield guide.title
    yield guide.summary
    yield from (step.title for step in guide.steps.values() if step.title is not None)
