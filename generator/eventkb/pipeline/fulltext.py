"""The full-text index: lean pages, written while articles are poured, go to an engine in parts of some hundred pages.

A part is kept by the digest of its pages, so that a changed text makes only its own part again; the engine joins the
parts of each language. A page belongs to the same part as long as there are about as many pages.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.locale import Locale
from eventkb.pipeline import cache
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.project import TextEngine
from eventkb.publish import discard, link, made_folder, replace, write
from eventkb.stock import CODES

MOST = 256
"""Pages of a part. Fewer make a changed text quicker, and all texts together slower."""

AT_ONCE = 4
"""Parts that are made at once, however many processors there are: each needs some 100 MB."""

FOLDER, DROPPED, PARTS, JOINED, STATE = "fulltext", "pages", "parts", "joined", "state.json"
PAGES = "pages.json.z"
QUICK = 1
"""How hard pages are compressed: they are read again only if one of their part changes."""

Pages = Mapping[Address, str]
"""Lean pages by the addresses of their articles."""


@dataclass(frozen=True, slots=True)
class State:
    """What the index that is kept was made of.

    `decisive` is the digest of all that decides its texts. `parts` are the digests of the parts of each language, empty
    for a part without pages; `files` are the files of the index by their path in it, with their paths in the cache.
    """

    decisive: str
    parts: Mapping[Locale, Sequence[str]]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where lean pages and the index made of them are kept; `decisive` names the state of all texts that is wanted."""

    folder: Path
    decisive: str

    @property
    def pages(self) -> Path:
        """The folder for the lean pages of a build."""
        return self.folder / DROPPED

    @property
    def is_ready(self) -> bool:
        kept = _read(self.folder)
        return kept is not None and kept.decisive == self.decisive and _is_whole(self.folder, kept)


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
    return Shelf(root / cache.FOLDER / FOLDER, decisive)


def drop(folder: Path, pages: Pages) -> None:
    """Writes some lean pages into the folder of a build's lean pages, as one file."""
    if pages:
        replace(folder / f"{cache.digest(*pages)}.json", json.dumps(pages, ensure_ascii=False).encode())


def dropped(folder: Path) -> Pages:
    """The lean pages that were dropped into a folder."""
    pages: dict[Address, str] = {}
    for file in folder.glob("*.json"):
        pages |= json.loads(file.read_bytes())
    return pages


@contextmanager
def tidied(place: Shelf) -> Iterator[None]:
    """Deletes the lean pages of a build at its end, in whatever way it ends."""
    try:
        yield
    finally:
        discard(place.pages)


def put(place: Shelf, engine: TextEngine, staged: Path, jobs: int) -> None:
    """Puts the index of a shelf into the site; makes it of the lean pages that were dropped, if it is not kept.

    Raises:
        EngineFault: the engine can't do its work.
    """
    kept = _read(place.folder)
    if kept is None or kept.decisive != place.decisive or place.pages.exists():
        kept = _indexed(place, engine, jobs)
    for name in kept.files:
        _publish(place.folder, kept, name, staged)


def state(root: Path) -> str:
    """A name for the index that is kept, empty if there is none."""
    kept = _read(root / cache.FOLDER / FOLDER)
    return cache.digest(json.dumps(kept.parts), *kept.files) if kept else ""


def renewed(root: Path, engine: TextEngine, changed: Pages, into: Path, jobs: int) -> frozenset[str]:
    """Renews the kept index where some lean pages have changed, and writes what is new of it into an empty folder.

    The folder stands for the root of a site that has the index as it was kept. Returns the files of that site that are
    to be deleted.

    Raises:
        EngineFault: the engine can't do its work, or no index is kept.
    """
    folder = root / cache.FOLDER / FOLDER
    kept = _read(folder)
    if kept is None:
        raise LookupError("no full-text index is kept")
    parts = {locale: list(names) for locale, names in kept.parts.items()}
    by_part: defaultdict[tuple[Locale, int], dict[Address, str]] = defaultdict(dict)
    for page, html in changed.items():
        locale = _locale(page)
        by_part[locale, _number(page, len(parts[locale]))][page] = html
    renewed_parts = {
        place: {**_kept_pages(folder, parts[place[0]][place[1]]), **pages} for place, pages in by_part.items()
    }
    for (locale, number), name in _made(folder, engine, renewed_parts, jobs).items():
        parts[locale][number] = name
    new = _stored(folder, engine, State("", parts, {}))
    for name in new.files:
        if not _is_fixed(name) or name not in kept.files:
            _publish(folder, new, name, into)
    return frozenset(f"{address.FULL_TEXT}{name}" for name in kept.files.keys() - new.files.keys())


def _indexed(place: Shelf, engine: TextEngine, jobs: int) -> State:
    """Makes the index of the lean pages that were dropped, and forgets what is kept of earlier ones."""
    kept = _read(place.folder)
    if kept is None or not _is_whole(place.folder, kept):
        for name in (PARTS, JOINED):
            discard(place.folder / name)
    by_locale: defaultdict[Locale, dict[Address, str]] = defaultdict(dict)
    for page, html in dropped(place.pages).items():
        by_locale[_locale(page)][page] = html
    by_part: defaultdict[tuple[Locale, int], dict[Address, str]] = defaultdict(dict)
    parts: dict[Locale, list[str]] = {}
    for locale, pages in sorted(by_locale.items()):
        parts[locale] = [""] * _count(len(pages))
        for page, html in pages.items():
            by_part[locale, _number(page, len(parts[locale]))][page] = html
    for (locale, number), name in _made(place.folder, engine, by_part, jobs).items():
        parts[locale][number] = name
    return _stored(place.folder, engine, State(place.decisive, parts, {}))


def _made(
    folder: Path, engine: TextEngine, by_part: Mapping[tuple[Locale, int], Pages], jobs: int
) -> Mapping[tuple[Locale, int], str]:
    """The names of parts in the cache, by language and number; those that are not kept are made."""
    names = {
        place: cache.digest(engine.version, cache.program(), *(text for page in sorted(pages.items()) for text in page))
        for place, pages in by_part.items()
    }

    def make(place: tuple[Locale, int]) -> None:
        part = folder / PARTS / names[place]
        if not part.exists():
            with made_folder(part) as into:
                engine.index(by_part[place], into)
                into.joinpath(PAGES).write_bytes(zlib.compress(json.dumps(by_part[place]).encode(), QUICK))

    with ThreadPoolExecutor(max(1, min(jobs, AT_ONCE))) as pool:
        list(pool.map(make, by_part))
    return names


def _stored(folder: Path, engine: TextEngine, parts: State) -> State:
    """Joins the parts of each language, remembers the result as the index that is kept, and forgets all else."""
    named = {locale: [folder / PARTS / name for name in names if name] for locale, names in parts.parts.items()}
    joined = engine.join(named, folder / JOINED)
    files = {name: file.relative_to(folder).as_posix() for name, file in sorted(joined.items())}
    stored = State(parts.decisive, parts.parts, files)
    replace(folder / STATE, json.dumps(asdict(stored)).encode())
    in_use = {name for names in parts.parts.values() for name in names}
    for part in (folder / PARTS).iterdir():
        if part.name not in in_use:
            discard(part)
    return stored


def _is_fixed(name: str) -> bool:
    """Whether a file of the index never changes: the names of all in its folders say what they contain."""
    return "/" in name


def _publish(folder: Path, kept: State, name: str, site: Path) -> None:
    """Puts a file of the index into a site."""
    target = site / address.FULL_TEXT / name
    if _is_fixed(name):
        link(folder / kept.files[name], target)
    else:
        write(target.parent, name, (folder / kept.files[name]).read_bytes())


def _read(folder: Path) -> State | None:
    """The index that is kept; None if there is none, or none that this program has written."""
    try:
        kept = State(**json.loads((folder / STATE).read_bytes()))
        names = [*kept.files, *kept.files.values(), *(name for names in kept.parts.values() for name in names)]
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    # Only what is below the folder may get into a site.
    return None if any(".." in name or name.startswith("/") for name in names) else kept


def _is_whole(folder: Path, kept: State) -> bool:
    """Whether every file of an index is there."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for file in kept.files.values():
        below, _, name = file.rpartition("/")
        names[below].add(name)
    try:
        return all(names[below] <= {file.name for file in (folder / below).iterdir()} for below in names)
    except OSError:
        return False


def _kept_pages(folder: Path, part: str) -> Pages:
    pages: Pages = json.loads(zlib.decompress((folder / PARTS / part / PAGES).read_bytes()))
    return pages


def _locale(page: Address) -> Locale:
    return Locale(page.partition("/")[0])


def _count(pages: int) -> int:
    """How many parts a language with so many pages has: a power of two, so that it seldom changes."""
    return 1 << max(0, (pages - 1) // MOST).bit_length()


def _number(page: Address, parts: int) -> int:
    """The number of the part that a page belongs to."""
    return zlib.crc32(page.encode()) % parts
