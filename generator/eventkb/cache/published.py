"""What is kept of a published site: what shows that it is still right, and what was said about it.

Whether anything has changed is asked here, without importing what reads definitions and makes pages.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from time import monotonic
from typing import NamedTuple, cast

from eventkb.cache import FOLDER
from eventkb.cache.snapshot import Snapshot, settled, taken
from eventkb.cache.store import Lost, Store
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.publish import Listing, alone, generation_of

LOCK = "build.lock"
"""A file of the cache that is locked during a build: two builds would delete each other's pages there."""

BUSY = "another build of this project is running. Wait until it has ended."


class Wishes(NamedTuple):
    """What a build was asked for, as far as it decides the site; see `pipeline.Order`."""

    site_dir: Path | None = None
    only: tuple[str, ...] = ()
    keep_going: bool = False
    is_public: bool = False


@frozen_dataclass()
class Missing:
    """What a language lacks: the number of articles with a text that is not translated."""

    language: Language
    articles: int


@frozen_dataclass(kw_only=True)
class Built:
    """What a build made, or a former one of the same files; `pages` is the number of pages of the site."""

    site: Path
    events: int
    stubs: int
    pages: int
    locales: tuple[Locale, ...]
    missing: tuple[Missing, ...]
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    is_published: bool = True


@frozen_dataclass(kw_only=True)
class Head:
    """What shows whether a site is still right, and what is said about it.

    `wishes` are what it was built for, `project` is the digest of all that decides it beside the definitions, among it
    `others`, files and folders that only this project has; `beside` is that of the same without the content of the
    project's own words, templates and pages; `docs` is that of its pages; `contents` is that of the definitions in
    `paths`.
    `generation` names the site, `before` its last but one generation, from which it differs in `late`. `text` names the
    index of all texts. `tags` are those of the parts of what is kept. `missing` are languages with the number of
    articles that have an untranslated text.
    """

    wishes: str
    project: str
    beside: str
    docs: str
    contents: str
    paths: tuple[str, ...]
    others: tuple[str, ...]
    site: str
    generation: str
    tags: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    late: frozenset[str] = frozenset()
    events: int
    stubs: int
    pages: int
    locales: tuple[Locale, ...]
    missing: tuple[tuple[Language, int], ...]
    wanted: tuple[str, ...]
    text: str = ""

    def snapshot(self, root: Path) -> Snapshot:
        """The state of the project now, after a moment's wait where a file may change once more and look the same."""
        return settled(root, list(map(Path, self.paths)), list(map(Path, self.others)))


@frozen_dataclass()
class Published:
    """What is kept of a published site: the head, and parts, of which each carries the tag that the head says.

    A part has another tag after it has changed.
    """

    store: Store
    head: Head

    def part(self, name: str) -> object:
        """A part of what is kept.

        Raises:
            Lost: there is none that belongs to this head.
        """
        return self.store.read(name, self.head.tags.get(name, "none"))

    def listing(self) -> Listing:
        """The files of the site."""
        return Listing.of(*cast(tuple[str, bytes, str, int], self.part("listing")))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was reported about the definitions."""
        return cast(tuple[Diagnostic, ...], self.part("diagnostics"))

    def is_site_of(self, listing: Listing) -> bool:
        """Whether the site is as it was published: nobody has touched one of its files."""
        site = Path(self.head.site)
        return generation_of(site) == self.head.generation and listing.is_untouched(site)

    def built(self, seconds: float) -> Built:
        """What is said about the site."""
        head = self.head
        return Built(
            site=Path(head.site),
            events=head.events,
            stubs=head.stubs,
            pages=head.pages,
            locales=head.locales,
            missing=tuple(Missing(language, articles) for language, articles in head.missing),
            seconds=seconds,
            diagnostics=self.diagnostics(),
        )

    def with_parts(self, head: Head, parts: Mapping[str, object]) -> "Published":
        """The same with another head and with some parts in their new form; all of it counts only once it is kept."""
        for name, value in parts.items():
            self.store.write(name, head.generation, value)
        head = replace(head, tags={**head.tags, **dict.fromkeys(parts, head.generation)})
        self.store.write_head(head)
        return Published(self.store, head)


def published(root: Path, wishes: Wishes) -> Published | None:
    """What is kept of the site of the project in `root`; None where nothing is, or it was built for other wishes."""
    store = Store(root)
    try:
        head = store.head()
    except Lost:
        return None
    return Published(store, head) if isinstance(head, Head) and head.wishes == repr(wishes) else None


def unchanged(root: Path, wishes: Wishes) -> Built | None:
    """What a build would report if nothing has changed since the last one; None if something has, or may have.

    Raises:
        Busy: another process builds the project.
    """
    started = monotonic()
    kept = published(root, wishes)
    if kept is None:
        return None
    with alone(root / FOLDER / LOCK, BUSY):
        try:
            head = kept.head
            definitions, others = list(map(Path, head.paths)), list(map(Path, head.others))
            now = taken(root, definitions, others)
            if now.project.digest != head.project or now.contents != head.contents:
                return None
            if not now.is_settled or not kept.is_site_of(kept.listing()):
                return None
            return kept.built(monotonic() - started)
        except Lost:
            return None


__all__ = ["BUSY", "LOCK", "Built", "Head", "Missing", "Published", "Wishes", "published", "unchanged"]
