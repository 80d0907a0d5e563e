"""Parts of compound words, which search engines stem but do not split: `Sendeconnector` is found by `Connector`.

The lexicon are the words of the catalogue itself, so that only what somebody may look for here is split off.
"""

import re
from collections.abc import Iterable, Iterator

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_TAIL, SHORTEST_HEAD = 5, 3
"""Letters: what is shorter is an ending or a prefix more often than a word."""


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, in small letters."""
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))


def parts(text: str, lexicon: frozenset[str], linking: Iterable[str]) -> Iterator[str]:
    """The last parts of the compounds of a text, and the first parts that are words of the lexicon themselves.

    `linking` are the letters that may stand between two parts, such as the `s` of `Übertragungsfehler`.
    """
    for word in sorted(words([text])):
        for start in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
            if word[start:] in lexicon:
                yield word[start:]
                yield from _head(word[:start], lexicon, linking)
                break  # the longest tail says the most


def _head(head: str, lexicon: frozenset[str], linking: Iterable[str]) -> Iterator[str]:
    for link in ("", *linking):
        bare = head.removesuffix(link)
        if len(bare) >= SHORTEST_HEAD and bare in lexicon:
            yield bare
            return
