"""The examples that a new knowledge base can begin with: whole catalogues, and one event for each kind of sources.

A catalogue is a folder `examples/<name>/` of the package with `example.yml` (`title` in the languages, `kind`) and
`events/`. The event of a kind is in `init/events/<kind>/`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.read import folder
from eventkb.read.yaml import parse
from eventkb.stock import SUPPLIED

CATALOGUES, STARTERS = SUPPLIED / "examples", SUPPLIED / "init/events"


@frozen_dataclass()
class Example:
    """A catalogue to begin with. `definitions` are its files by their path below the folder of definitions."""

    kind: str
    definitions: Mapping[str, str]
    titles: Mapping[str, str]

    def title(self, locale: Locale) -> str:
        """What a knowledge base of it is called in a language; empty where the example doesn't say it."""
        return self.titles.get(locale) or self.titles.get(SOURCE_LANGUAGE, "")


def names() -> tuple[str, ...]:
    """The catalogues that come with the package."""
    return _folders(CATALOGUES)


def kinds() -> tuple[str, ...]:
    """The kinds of sources of which there is an event to begin with."""
    return _folders(STARTERS)


def catalogue(name: str) -> Example:
    """One of the catalogues that `names` lists."""
    about: Any = parse((CATALOGUES / name / "example.yml").read_text("utf-8"), "example.yml").value
    return Example(about["kind"], folder.texts(CATALOGUES / name / "events", "*.yml"), about["title"])


def starter(kind: str) -> Example:
    """One event of a kind that `kinds` lists, with its source."""
    texts = folder.texts(STARTERS / kind, "*.yml")
    event: Any = parse(texts["event.yml"], "event.yml").value
    source = event["source"]
    return Example(
        kind, {f"{source}/source.yml": texts["source.yml"], f"{source}/{event['id']}.yml": texts["event.yml"]}, {}
    )


def _folders(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))
