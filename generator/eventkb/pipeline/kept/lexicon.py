"""The words by which compound words are split, as they are known after some texts have changed.

All texts decide these words, and they decide which parts of words every message and every lean page is found by.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from eventkb.language import compounds
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.event import Event, EventKey, messages
from eventkb.model.locale import Language, Locale


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language, each with the number of events that have it in a text that counts.

    `names` are those of the glossary, `in_messages` are the words of all messages, a line each.
    """

    counts: Mapping[str, int]
    names: frozenset[str]
    in_messages: str

    @property
    def words(self) -> frozenset[str]:
        return self.names | self.counts.keys()


Lexicons = Mapping[Locale, Lexicon]
"""The lexicon of each language that has compound words."""


def lexicons(definitions: Definitions, languages: Sequence[Language]) -> Lexicons:
    """What to keep of the lexicons of some languages."""
    locales = (language.locale for language in languages if compounds.linking(language))
    return {locale: _lexicon(definitions, locale) for locale in locales}


def _lexicon(definitions: Definitions, locale: Locale) -> Lexicon:
    counts: Counter[str] = Counter()
    said: set[str] = set()
    for event in definitions.events:
        counts.update(compounds.words_of(event, locale))
        said |= compounds.words(message.text.values.get(locale, "") for message in messages(event))
    names = [name for term in definitions.glossary if (name := term.names.get(locale))]
    return Lexicon(dict(counts), compounds.words(names), "\n".join(sorted(said)))


@dataclass(frozen=True, slots=True)
class Change:
    """Lexicons after a change, and the words that are new or gone. `concern_messages`: these may be parts of words of
    messages, which are found by their parts."""

    now: Lexicons
    differing: Mapping[Locale, frozenset[str]]
    concern_messages: bool


def changed_lexicons(before: Lexicons, was: Catalogue, events: Mapping[EventKey, Event]) -> Change | None:
    """The lexicons after some events have changed; None where they are the same."""
    now = {locale: _after(lexicon, locale, was, events) for locale, lexicon in before.items()}
    if all(now[locale].counts == lexicon.counts for locale, lexicon in before.items()):
        return None
    differing = {locale: before[locale].words ^ lexicon.words for locale, lexicon in now.items()}
    concern = any(_are_parts(words, before[locale].in_messages.split("\n")) for locale, words in differing.items())
    return Change(now, differing, concern)


def _after(lexicon: Lexicon, locale: Locale, was: Catalogue, events: Mapping[EventKey, Event]) -> Lexicon:
    counts = Counter(lexicon.counts)
    for key, event in events.items():
        counts.subtract(compounds.words_of(was.events[key], locale))
        counts.update(compounds.words_of(event, locale))
    return replace(lexicon, counts={word: count for word, count in counts.items() if count})


def _are_parts(parts: Collection[str], words: Iterable[str]) -> bool:
    """Whether some words may be parts of others: the end of one, or its beginning."""
    tails = [(part, len(part) + compounds.SHORTEST_HEAD) for part in parts if len(part) >= compounds.SHORTEST_TAIL]
    heads = [(part, len(part) + compounds.SHORTEST_TAIL) for part in parts if len(part) >= compounds.SHORTEST_HEAD]
    return any(
        any(len(word) >= least and word.endswith(part) for part, least in tails)
        or any(len(word) >= least and word.startswith(part) for part, least in heads)
        for word in words
    )
