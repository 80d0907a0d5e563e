"""Which language a text is in: by common words that no other language has. Knows no language by name.

A text without such a word is in no language that can be told. That is better than a guess: its neighbours decide.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from eventkb.language.protected import blanked
from eventkb.model.locale import Locale

CommonWords = Mapping[Locale, tuple[str, ...]]
"""For each language, words that nearly every text in it contains, in lower case."""

Telling = Mapping[Locale, frozenset[str]]
"""For each language, common words of no other language."""

WORD = re.compile(r"[^\W\d_]+")


def telling_words(common: CommonWords, locales: Iterable[Locale]) -> Telling:
    """The words by which the languages of a site can be told apart."""
    known = {locale: frozenset(common[locale]) for locale in locales if locale in common}
    return {
        locale: words.difference(*(others for other, others in known.items() if other != locale))
        for locale, words in known.items()
    }


def counted(telling: Telling, text: str) -> Counter[Locale]:
    """For each language, how many words of a text can only be of that language."""
    words = [match.casefold() for match in WORD.findall(blanked(text))]
    return Counter({language: sum(word in own for word in words) for language, own in telling.items()})


def recognized(telling: Telling, text: str) -> Locale | None:
    """The language that has more words of its own in a text than any other; None if none has."""
    counts = counted(telling, text)
    most = max(counts.values(), default=0)
    likeliest = [language for language, count in counts.items() if count == most]
    return likeliest[0] if most and len(likeliest) == 1 else None
