"""How long the sentences of the articles are, and how much they explain and tell to do, as a table.

Run as `python -m tests.corpus.reading [SOURCE …]`.
"""

import re
import sys
from collections.abc import Iterator
from statistics import mean, median

from eventkb.language.markup import plain_text
from eventkb.model.event import Event, actions, prose
from eventkb.model.locale import Locale
from tests import own

SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÄÖÜ„“\"(])")
WORD = re.compile(r"\w[\w'’.-]*")


def sentences(event: Event, locale: Locale) -> Iterator[int]:
    """The length in words of each sentence of an article in a language."""
    for _, text in prose(event):
        for line in text.values.get(locale, "").split("\n"):
            lengths = (len(WORD.findall(sentence)) for sentence in SENTENCE.split(plain_text(line)))
            yield from (length for length in lengths if length)


def main(sources: list[str]) -> None:
    events = [
        event
        for event in own.subject().definitions.events
        if not event.is_stub and (not sources or event.key.source in sources)
    ]
    explained = [
        len(WORD.findall(event.explanation.values.get(Locale("en"), ""))) for event in events if event.explanation
    ]
    print(f"articles: {len(events)}")
    print(f"explanation, median words: {median(explained):.0f}")
    print(f"actions, median: {median(sum(1 for _ in actions(event)) for event in events):.0f}")
    for locale in (Locale("en"), Locale("de")):
        by_event = {event.key: list(sentences(event, locale)) for event in events}
        lengths = [length for own in by_event.values() for length in own]
        longest = sorted(by_event, key=lambda key: -mean(by_event[key] or [0]))[:5]
        print(f"{locale}: mean sentence {mean(lengths):.1f} words; longest in {', '.join(map(str, longest))}")


if __name__ == "__main__":
    main(sys.argv[1:])
