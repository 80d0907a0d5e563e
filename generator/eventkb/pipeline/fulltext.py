"""The full-text index: lean pages, written while articles are poured, go to an engine; kept until a text changes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eventkb.model import address
from eventkb.model.locale import Locale
from eventkb.pipeline import cache
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.project import TextEngine
from eventkb.publish import copy_tree, discard
from eventkb.stock import CODES

COMPLETE = ".complete"
UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight", "playground")
"""What the engine brings along for those who have no page of their own for it."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where lean pages are written to, and where the index made of them is kept."""

    pages: Path
    index: Path

    @property
    def is_ready(self) -> bool:
        return (self.index / COMPLETE).exists()


def shelf(
    root: Path, engine: TextEngine, files: Mapping[str, bytes], supplies: Materials, locales: tuple[Locale, ...]
) -> Shelf:
    """The place for one state of all texts, named by the digest of all that decides them.

    `files` are the definitions that were read: a build for the public has another index than one with notes.
    """
    words = [repr(language.words) for language in supplies.languages if language.locale in locales]
    templates = tuple(supplies.templates[name] for name in ("lean.jinja", "lean_codes.jinja", "lean_guide.jinja"))
    tables = [file.read_bytes() for _, file in supplies.stock.all.below(CODES)]
    program: tuple[bytes | str, ...] = (engine.version, cache.program(), *templates, *tables)
    decisive = cache.digest(*program, *(part for file in files.items() for part in file), *locales, *words)
    folder = root / cache.FOLDER / "fulltext"
    return Shelf(folder / "pages", folder / decisive)


@contextmanager
def tidied(place: Shelf) -> Iterator[None]:
    """Deletes the lean pages of a shelf, and an incomplete index, if the build fails."""
    try:
        yield
    except BaseException:
        discard(place.pages)
        if not place.is_ready:
            discard(place.index)
        raise


def put(place: Shelf, engine: TextEngine, staged: Path) -> None:
    """Puts the index of a shelf into the site; makes it of the shelf's pages, if it is not kept.

    Raises:
        EngineFault: the engine can't do its work.
    """
    if not place.is_ready:
        _index(place, engine)
    copy_tree(place.index, staged / address.FULL_TEXT, lambda file: file != COMPLETE and not file.startswith(UNUSED))


def _index(place: Shelf, engine: TextEngine) -> None:
    """Makes the index of the pages that were written to a shelf, and forgets earlier ones."""
    discard(place.index)
    engine.index(place.pages, place.index)
    (place.index / COMPLETE).touch()
    for other in place.index.parent.iterdir():
        if other != place.index:
            discard(other)
