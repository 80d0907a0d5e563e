"""The full-text index: lean pages, written while articles are poured, go to an engine in parts of some hundred pages.

A part is kept by the digest of its pages, so that a changed text makes only its own part again; the engine joins the
parts of each language. An event belongs to the same part as long as there are about as many events. The last part has
the pages that are of no event: guides and code tables.
"""

import json
import os
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from eventkb.index.compactjson import compact_json
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Definitions
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pipeline import cache
from eventkb.pipeline.gather import Gathered
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.project import TextEngine
from eventkb.publish import copy_tree, discard, link, made_folder, replace, write
from eventkb.stock import CODES

MOST = 256
"""Pages of a part. Fewer make a changed text quicker, and all texts together slower."""

AT_ONCE = 4
"""Parts that are made at once, however many processors there are: each needs some 100 MB."""

FOLDER, DROPPED, PARTS, JOINED, STATE = "fulltext", "pages", "parts", "joined", "state.json"
PAGES = "pages.json.z"
OTHERS = "others-"
"""How the names of files begin that have lean pages of no event."""
QUICK = 1
"""How hard pages are compressed: they are read again only if one of their part changes."""

Pages = Mapping[Address, str]
"""Lean pages by the addresses of their articles."""


@frozen_dataclass()
class State:
    """What the index that is kept was made of.

    `decisive` is the digest of all that decides its texts. `parts` are the digests of the parts of each language, empty
    for a part without pages; `files` are the files of the index by their path in it, with their paths in the cache.
    """

    decisive: str
    parts: Mapping[Locale, Sequence[str]]
    files: Mapping[str, str]


@frozen_dataclass()
class Shelf:
    """Where lean pages and the index made of them are kept.

    `decisive` names the state of all texts that is wanted, `parts` is the number of parts that events are divided into.
    """

    folder: Path
    decisive: str
    parts: int = 1

    @property
    def pages(self) -> Path:
        """The folder for the lean pages of a build."""
        return self.folder / DROPPED

    @property
    def is_ready(self) -> bool:
        kept = _read(self.folder)
        return kept is not None and kept.decisive == self.decisive and _is_whole(self.folder, kept)


def shelf(
    root: Path, engine: TextEngine, gathered: Gathered, supplies: Materials, locales: tuple[Locale, ...]
) -> Shelf:
    """The place for one state of all texts, named by the digest of all that decides them.

    A build for the public has another index than one with notes.
    """
    files = gathered.all_files
    words = [repr(language.words) for language in supplies.languages if language.locale in locales]
    templates = tuple(supplies.templates[name] for name in ("lean.jinja", "lean_codes.jinja", "lean_guide.jinja"))
    tables = [file.read_bytes() for _, file in supplies.stock.all.below(CODES)]
    program: tuple[bytes | str, ...] = (engine.version, cache.program(), *templates, *tables)
    decisive = cache.digest(*program, *(part for file in files.items() for part in file), *locales, *words)
    return Shelf(root / cache.FOLDER / FOLDER, decisive, parts_for(gathered.definitions))


def parts_for(definitions: Definitions) -> int:
    """How many parts the events with pages are divided into: a power of two, so that it seldom changes."""
    events = sum(definitions.has_pages(key) for key in definitions.by_key)
    return 1 << max(0, (events - 1) // MOST).bit_length()


def part_of(page: Address, parts: int) -> int:
    """The number of the part that the lean page of an event belongs to: the same one in each language."""
    return zlib.crc32(page.partition("/")[2].encode()) % parts


def drop(folder: Path, pages: Pages, *, of_events: bool = True) -> None:
    """Writes some lean pages into the folder of a build's lean pages, as one file."""
    if pages:
        name = f"{'' if of_events else OTHERS}{cache.digest(*pages)}.json"
        replace(folder / name, compact_json(pages))


@frozen_dataclass()
class Dropped:
    """Lean pages that were dropped into a folder: of some events, and all others where one of these has changed."""

    of_events: Pages
    others: Pages


def dropped(folder: Path) -> Dropped:
    """The lean pages that were dropped into a folder."""
    of_events: dict[Address, str] = {}
    others: dict[Address, str] = {}
    for file in folder.glob("*.json"):
        (others if file.name.startswith(OTHERS) else of_events).update(json.loads(file.read_bytes()))
    return Dropped(of_events, others)


@contextmanager
def tidied(folder: Path | None) -> Iterator[None]:
    """Deletes lean pages: at the start of a build those that a killed one has left, at its end its own."""
    if folder is None:
        yield
        return
    discard(folder)
    try:
        yield
    finally:
        discard(folder)


def put(place: Shelf, engine: TextEngine, staged: Path, jobs: int) -> None:
    """Puts the index of a shelf into the site; makes it of the lean pages that were dropped, if it is not kept.

    Raises:
        EngineFault: the engine can't do its work.
    """
    kept = _read(place.folder)
    if kept is None or kept.decisive != place.decisive or place.pages.exists():
        kept = _indexed(place, engine, jobs)
    for name, file in kept.files.items():
        _publish(place.folder / file, name, staged)


def put_parts(place: Shelf, engine: TextEngine, folder: Path, jobs: int) -> None:
    """Puts the parts of the lean pages that were dropped into a folder, each as `<language>/<number>-<digest>`.

    Raises:
        EngineFault: the engine can't do its work.
    """
    for (locale, number), name in _made(place.folder, engine, _by_part(place), jobs).items():
        part = place.folder / PARTS / name
        copy_tree(part, folder / locale / f"{number}-{name}", lambda file: file != PAGES)


def join_parts(engine: TextEngine, folders: Sequence[Path], site: Path, temporary: Path) -> None:
    """Puts the index into a site of which several folders have the parts, as `put_parts` has written them.

    Raises:
        EngineFault: the engine can't do its work.
    """
    parts: defaultdict[Locale, list[Path]] = defaultdict(list)
    for folder in folders:
        for own in sorted(folder.iterdir()) if folder.exists() else ():
            parts[Locale(own.name)] += own.iterdir()
    ordered = {locale: sorted(own, key=lambda part: int(part.name.split("-")[0])) for locale, own in parts.items()}
    joined = engine.join(dict(sorted(ordered.items())), temporary)
    for name, file in joined.items():
        _publish(Path(file), name, site)


def state(root: Path) -> str:
    """A name for the index that is kept, empty if there is none."""
    kept = _read(root / cache.FOLDER / FOLDER)
    return cache.digest(json.dumps(kept.parts), *kept.files) if kept else ""


def renewed(
    root: Path, engine: TextEngine, changed: Dropped, into: Path, jobs: int, gone: Collection[Address] = ()
) -> frozenset[str]:
    """Renews the kept index where some lean pages have changed, are new or gone, and writes what is new of it into an
    empty folder.

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
    for page, html in (*dict.fromkeys(gone, "").items(), *changed.of_events.items()):
        locale = _locale(page)
        number = part_of(page, len(parts[locale]) - 1)
        by_part[locale, number][page] = html
    renewed_parts: dict[tuple[Locale, int], Sequence[bytes]] = {}
    for (locale, number), left in _differing(folder, parts, by_part):
        if left:
            renewed_parts[locale, number] = [_packed(left)]
        else:
            parts[locale][number] = ""
    for locale, names in parts.items() if changed.others else ():
        own = {page: html for page, html in changed.others.items() if _locale(page) == locale}
        if own:
            renewed_parts[locale, len(names) - 1] = [_packed(own)]
    for (locale, number), name in _made(folder, engine, renewed_parts, jobs).items():
        parts[locale][number] = name
    new = _stored(folder, engine, State("", parts, {}))
    for name, file in new.files.items():
        if not _is_fixed(name) or name not in kept.files:
            _publish(folder / file, name, into)
    return frozenset(f"{address.FULL_TEXT}{name}" for name in kept.files.keys() - new.files.keys())


def _differing(
    folder: Path, parts: Mapping[Locale, Sequence[str]], changed: Mapping[tuple[Locale, int], Pages]
) -> Iterator[tuple[tuple[Locale, int], Pages]]:
    """The parts that have other pages than before, with these. Many an article that is poured has the same words."""
    for (locale, number), own in changed.items():
        before = _kept_pages(folder, parts[locale][number])
        left = {page: html for page, html in {**before, **own}.items() if html}
        if left != before:
            yield (locale, number), left


def _indexed(place: Shelf, engine: TextEngine, jobs: int) -> State:
    """Makes the index of the lean pages that were dropped, and forgets what is kept of earlier ones."""
    kept = _read(place.folder)
    if kept is None or not _is_whole(place.folder, kept):
        for name in (PARTS, JOINED):
            discard(place.folder / name)
    by_part = _by_part(place)
    parts = {locale: [""] * (place.parts + 1) for locale, _ in sorted(by_part)}
    for (locale, number), name in _made(place.folder, engine, by_part, jobs).items():
        parts[locale][number] = name
    return _stored(place.folder, engine, State(place.decisive, parts, {}))


def _by_part(place: Shelf) -> Mapping[tuple[Locale, int], list[bytes]]:
    """The lean pages that were dropped, packed, by language and number of their part.

    All of them together are large, and only those of some parts are needed at a time.
    """
    by_part: defaultdict[tuple[Locale, int], list[bytes]] = defaultdict(list)
    for file in sorted(place.pages.glob("*.json")):
        own: defaultdict[tuple[Locale, int], dict[Address, str]] = defaultdict(dict)
        for page, html in json.loads(file.read_bytes()).items():
            number = place.parts if file.name.startswith(OTHERS) else part_of(page, place.parts)
            own[_locale(page), number][page] = html
        for part, pages in own.items():
            by_part[part].append(_packed(pages))
    return by_part


def _packed(pages: Pages) -> bytes:
    return zlib.compress(compact_json(pages), QUICK)


def _unpacked(packed: bytes) -> Pages:
    pages: Pages = json.loads(zlib.decompress(packed))
    return pages


def _made(
    folder: Path, engine: TextEngine, by_part: Mapping[tuple[Locale, int], Sequence[bytes]], jobs: int
) -> Mapping[tuple[Locale, int], str]:
    """The names of parts in the cache, by language and number; those that are not kept are made of packed pages."""

    def make(packs: Sequence[bytes]) -> str:
        newest = {address: html for pack in packs for address, html in _unpacked(pack).items()}
        pages = dict(sorted(newest.items()))
        name = cache.digest(engine.version, cache.program(), *(text for page in pages.items() for text in page))
        part = folder / PARTS / name
        if not part.exists():
            with made_folder(part) as into:
                engine.index(pages, into)
                into.joinpath(PAGES).write_bytes(_packed(pages))
        return name

    with ThreadPoolExecutor(max(1, min(jobs, AT_ONCE))) as pool:
        return dict(zip(by_part, pool.map(make, by_part.values()), strict=True))


def _stored(folder: Path, engine: TextEngine, parts: State) -> State:
    """Joins the parts of each language, remembers the result as the index that is kept, and forgets all else."""
    named = {locale: [folder / PARTS / name for name in names if name] for locale, names in parts.parts.items()}
    joined = engine.join(named, folder / JOINED)
    below = len(f"{folder}/")
    files = {name: file[below:].replace(os.sep, "/") for name, file in sorted(joined.items())}
    stored = State(parts.decisive, parts.parts, files)
    replace(folder / STATE, json.dumps({"decisive": stored.decisive, "parts": stored.parts, "files": files}).encode())
    in_use = {name for names in parts.parts.values() for name in names}
    for part in (folder / PARTS).iterdir():
        if part.name not in in_use:
            discard(part)
    engine.tidy(named, folder / JOINED)
    return stored


def _is_fixed(name: str) -> bool:
    """Whether a file of the index never changes: the names of all in its folders say what they contain."""
    return "/" in name


def _publish(file: Path, name: str, site: Path) -> None:
    """Puts a file of the index into a site."""
    target = site / address.FULL_TEXT / name
    if _is_fixed(name):
        link(file, target)
    else:
        write(target.parent, target.name, file.read_bytes())


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
    """The pages of a part; none if the part has none yet."""
    return _unpacked((folder / PARTS / part / PAGES).read_bytes()) if part else {}


def _locale(page: Address) -> Locale:
    return Locale(page.partition("/")[0])
