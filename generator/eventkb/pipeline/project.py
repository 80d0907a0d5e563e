"""What a build is told: its languages, and the engine that renders pages. Values and one protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol

from eventkb.model.address import Address
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.site import OUTPUTS
from eventkb.pipeline.standard import DEFAULT_KIND
from eventkb.stock.catalogues import Folders

FORMAT = 1
"""The version of the definitions' format that this program reads; a catalogue may say which one it requires."""

PUBLISHERS = ("independent", "maker", "house")
"""What the publisher of a knowledge base is to the products described: nothing, their maker, their user."""

READ = ("articles", "listings", "permalinks", "checks", "lookup", "fulltext")
"""What people read; a preview makes nothing else, since somebody waits for it."""


@frozen_dataclass(kw_only=True)
class Configuration:
    """What an engine's configuration file says about one language.

    `url` is where this language's home will stand, empty where nobody knows. `inputs` are the files and folders that
    decide what the `engine` renders, beside the `kinds` of event sources and which of the files that the menu names are
    `defined`; a cache may keep the result as long as none of them changes. `docs_dir` is the folder of the language's
    hand-written pages, `events` the project's own folder of definitions, `events_beside` are those of other catalogues.
    `unused` is what the engine leaves out of what the file asks for.
    """

    file: Path
    locale: Locale
    site_name: str
    url: str
    site_dir: Path
    events: str
    edit_url: str
    report_url: str
    engine: str = ""
    docs_dir: Path = Path("docs")
    events_beside: tuple[str, ...] = ()
    outputs: tuple[str, ...] = OUTPUTS
    inputs: tuple[Path, ...] = ()
    security_contact: str = ""
    security_expires: str = ""
    most_cards: int = 2_000
    most_full: int = 2_000
    elsewhere: tuple[tuple[str, str], ...] = ()
    new_url: str = ""
    helped_url: str = ""
    styles: tuple[str, ...] = ()
    kind: str = DEFAULT_KIND
    kinds: tuple[str, ...] = ()
    defined: tuple[str, ...] = ()
    publisher: str = ""
    publisher_is: str = ""
    policy_in_pages: bool = False
    unused: tuple[Diagnostic, ...] = ()

    def folders(self, *, is_public: bool = False) -> Folders:
        """Where definitions come from; for the public without notes."""
        return Folders(self.events, self.events_beside, self.file.name, is_public)


class EngineFault(Exception):
    """An engine could not do its work; the message is its own words, for the one who configured it."""


class Engine(Protocol):
    """A site engine: renders hand-written pages and frames."""

    @property
    def version(self) -> str:
        """Names the engine and its version, so that a cache knows when to forget."""

    def configurations(self, root: Path) -> tuple[Configuration, ...]:
        """The languages of the project in `root`, the source language first.

        Raises:
            EngineFault: a configuration file is missing or cannot be understood.
        """

    def render(self, configuration: Configuration, into: Path) -> None:
        """Renders all pages and files of a language into a folder.

        Raises:
            EngineFault: something in the hand-written pages stops the engine.
        """


class TextEngine(Protocol):
    """A full-text engine: makes an index of pages, which a browser reads. It makes it in parts, to need less memory."""

    @property
    def version(self) -> str:
        """Names the engine and its version, so that a cache knows when to forget."""

    def index(self, pages: Mapping[Address, str], into: Path) -> None:
        """Makes the index of some pages (HTML by address) of one language, as a part of a whole one.

        `into` is an empty folder; the same pages give the same files.

        Raises:
            EngineFault: the engine can't do its work.
        """

    def join(self, parts: Mapping[Locale, Sequence[Path]], into: Path) -> Mapping[str, str]:
        """The index of parts by language: for each of its files, by path in it, the path of one with its content.

        `into` is a folder for what is in no part. It may contain what was joined before, which can be used again.

        Raises:
            EngineFault: the engine can't do its work.
        """

    def tidy(self, parts: Mapping[Locale, Sequence[Path]], into: Path) -> None:
        """Deletes what is in the folder `into` and was not joined of these parts."""


@frozen_dataclass()
class Engines:
    """The outside programs that a build needs."""

    site: Engine
    text: TextEngine


@frozen_dataclass()
class Rendered:
    """What an engine made of one language: pages by their path below the language's root, and where the rest lies."""

    locale: Locale
    folder: Path
    pages: Mapping[str, str] = field(default_factory=dict)
