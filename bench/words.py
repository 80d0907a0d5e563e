"""Made-up texts in both languages, from the lists in words.yml. The same seed always gives the same texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import yaml

LOCALES = ("en", "de")
WORDS = yaml.safe_load((Path(__file__).parent / "words.yml").read_text("utf-8"))

Text = dict[str, str]


@dataclass
class Speaker:
    """Makes the texts of one event: `chance` chooses each word, `links` are the events that may be mentioned."""

    chance: Random
    links: Sequence[str] = ()
    first: str = ""
    said: set[str] = field(default_factory=set)

    def name(self, kind: str) -> str:
        """A word that is the same in both languages."""
        word: str = self.chance.choice(WORDS[kind])
        return word

    def service(self) -> str:
        return self.name("names") + self.name("components").replace(" ", "")

    def host(self) -> str:
        return f"{self.name('hosts')}{self.chance.randrange(1, 60):02}.example.net"

    def sentence(self, kind: str) -> Text:
        """A sentence that this speaker has not said before."""
        pattern = self.chance.choice(
            [pattern for pattern in WORDS[kind] if pattern["en"] not in self.said] or WORDS[kind]
        )
        self.said.add(pattern["en"])
        return self.filled(pattern)

    def text(self, kind: str, sentences: int, paragraphs: int = 1) -> Text:
        """Some paragraphs, each sentence on its own line."""
        blocks = [[self.sentence(kind) for _ in range(sentences)] for _ in range(paragraphs)]
        return {
            locale: "\n\n".join("\n".join(sentence[locale] for sentence in block) for block in blocks) + "\n"
            for locale in LOCALES
        }

    def filled(self, pattern: Mapping[str, str]) -> Text:
        """A pattern with its slots filled, the same in each language."""
        slots = {
            "service": self.service(),
            "component": self.name("components"),
            "host": self.host(),
            "file": self.name("files"),
            "setting": self.name("settings"),
            "number": str(self.chance.randrange(2, 900)),
            "link": f"[[{self.chance.choice(self.links)}]]" if self.links else "",
            "first": self.first,
        }
        paired = {slot: self.chance.choice(WORDS[f"{slot}s"]) for slot in ("cause", "span", "term")}
        return {
            locale: written.format(**slots, **{slot: pair[locale] for slot, pair in paired.items()})
            for locale, written in ((locale, pattern[locale]) for locale in LOCALES)
        }

    def command(self) -> Text:
        """A command that may contain the value of the event's first insertion string."""
        pattern = self.chance.choice(WORDS["commands"])
        run = self.filled(dict.fromkeys(LOCALES, pattern["run"]))
        return {"shell": pattern["shell"], "run": run[LOCALES[0]]}
