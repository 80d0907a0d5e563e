"""The words by which compound words are split, as they are known after some texts have changed.

All texts decide these words, and they decide which parts of words every message and every lean page is found by.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from eventkb.language import compounds
from eventkb.model.catalogue import Definitions
from eventkb.model.contents import prose_texts
from eventkb.model.event import Event, messages
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.pipeline.kept.versions import Versions


@frozen_dataclass()
class Lexicon:
    """The words of a language, each with the number of events that have it in a text that counts.

    `names` are those of the glossary. `in_messages` are the words of all messages, `in_texts` also those of all other
    texts where there is an index of them, a line each.
    """

    counts: Mapping[str, int]
    names: frozenset[str]
    in_messages: str
    in_texts: str

    @property
    def words(self) -> frozenset[str]:
        return self.names | self.counts.keys()


Lexicons = Mapping[Locale, Lexicon]
"""The lexicon of each language that has compound words."""


def lexicons(definitions: Definitions, languages: Sequence[Language], *, has_texts: bool) -> Lexicons:
    """What to keep of the lexicons of some languages."""
    locales = (language.locale for language in languages if compounds.linking(language))
    return {locale: _lexicon(definitions, locale, has_texts) for locale in locales}


def _lexicon(definitions: Definitions, locale: Locale, has_texts: bool) -> Lexicon:
    counts: Counter[str] = Counter()
    said, written = set[str](), set[str]()
    for event in definitions.events:
        counts.update(compounds.words_of(event, locale))
        said |= compounds.words(message.text.values.get(locale, "") for message in messages(event))
        if has_texts:
            written |= _written(event, locale)
    names = [name for term in definitions.glossary if (name := term.names.get(locale))]
    return Lexicon(dict(counts), compounds.words(names), _lines(said), _lines(said | written))


def _written(event: Event, locale: Locale) -> frozenset[str]:
    """The words of an article as a reader of a language has it, whose texts may be there in another language only."""
    texts = (*(message.text for message in messages(event)), *prose_texts(event))
    return compounds.words(text.nearest(locale) for text in texts)


def _lines(words: Iterable[str]) -> str:
    return "\n".join(sorted(words))


@frozen_dataclass()
class Change:
    """Lexicons before and after a change."""

    before: Lexicons
    now: Lexicons

    def words(self, locale: Locale) -> frozenset[str]:
        """The words by which compound words of a language are split; none for a language without these."""
        return self.now[locale].words if locale in self.now else frozenset()

    @property
    def concerns_messages(self) -> bool:
        """Whether words that are new or gone may be parts of words of messages, which are found by their parts."""
        return any(any(_with_parts(words, self.now[locale].in_messages)) for locale, words in self._differing)

    @property
    def words_in_texts(self) -> Mapping[Locale, frozenset[str]]:
        """The same of the index of all texts: the words of which those that are new or gone may be parts."""
        found = (
            (locale, frozenset(_with_parts(words, self.now[locale].in_texts))) for locale, words in self._differing
        )
        return {locale: words for locale, words in found if words}

    @property
    def _differing(self) -> Iterator[tuple[Locale, frozenset[str]]]:
        for locale, lexicon in self.now.items():
            if words := self.before[locale].words ^ lexicon.words:
                yield locale, words


def changed_lexicons(before: Lexicons, versions: Versions) -> Change:
    """The lexicons after some events have changed."""
    return Change(before, {locale: _after(lexicon, locale, versions) for locale, lexicon in before.items()})


def _after(lexicon: Lexicon, locale: Locale, versions: Versions) -> Lexicon:
    counts, said, written = Counter(lexicon.counts), set[str](), set[str]()
    for was, now in versions:
        if was is not None:
            counts.subtract(compounds.words_of(was, locale))
        if now is not None:
            counts.update(compounds.words_of(now, locale))
            said |= compounds.words(message.text.values.get(locale, "") for message in messages(now))
            written |= _written(now, locale)
    return replace(
        lexicon,
        counts={word: count for word, count in counts.items() if count},
        in_messages=_with(lexicon.in_messages, said),
        in_texts=_with(lexicon.in_texts, written) if lexicon.in_texts else "",
    )


def _with(lines: str, words: Collection[str]) -> str:
    """The lines of words with those that are new; one that is gone from a text may be in others, and stays."""
    known = lines.split("\n")
    new = set(words).difference(known)
    return _lines((*known, *new)) if new else lines


def has_one(event: Event, locale: Locale, words: Collection[str]) -> bool:
    """Whether an article has one of some words in lower case, or a longer one with it."""
    texts = (*(message.text for message in messages(event)), *prose_texts(event))
    written = "\n".join([text.nearest(locale) for text in texts]).lower()
    return any(word in written for word in words)


def _with_parts(parts: Collection[str], lines: str) -> Iterator[str]:
    """The words among some lines of which others may be parts: the end of one, or its beginning."""
    tails = [(part, len(part) + compounds.SHORTEST_HEAD) for part in parts if len(part) >= compounds.SHORTEST_TAIL]
    heads = [(part, len(part) + compounds.SHORTEST_TAIL) for part in parts if len(part) >= compounds.SHORTEST_HEAD]
    for word in lines.split("\n"):
        if any(len(word) >= least and word.endswith(part) for part, least in tails) or any(
            len(word) >= least and word.startswith(part) for part, least in heads
        ):
            yield word
