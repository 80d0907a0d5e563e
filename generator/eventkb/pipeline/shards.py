"""A site in parts that are made on several machines: what each part says of itself, and how they are put together."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path

from eventkb.model.address import Address
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline import cache, fulltext, sharing
from eventkb.pipeline.gather import Gathered
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.project import Configuration, TextEngine
from eventkb.publish import MARK, discard, exchange, link, recover, staged, write

MANIFEST = "eventkb-part.json"
TEXTS = ".fulltext"
"""The folder of a part that has its parts of the index of all texts."""

JOINED = ".joined"
FORMAT = 1
"""The version of the form of parts."""


class PartsFault(Exception):
    """Some folders are not all parts of one site; the message names every fault, and what to do."""


@frozen_dataclass(kw_only=True)
class Manifest:
    """What a part says of itself.

    `state` is the digest of all that decides the site. `compounds` are the files that consist of files of all parts and
    so are made of them in the end; the first part has the list.
    """

    format: int
    part: int
    of: int
    state: str
    locales: Sequence[str]
    events: int
    pages: int
    compounds: Mapping[Address, sharing.Pieces]


@frozen_dataclass()
class Whole:
    """The site that was put together."""

    site: Path
    parts: int
    events: int
    pages: int
    locales: tuple[str, ...]


def state_of(
    root: Path,
    configurations: Sequence[Configuration],
    gathered: Gathered,
    supplies: Materials,
    versions: Sequence[str],
) -> str:
    """The digest of all that decides a site, the same on every machine. `versions` are those of the engines."""
    files = [part for item in sorted(gathered.all_files.items()) for part in item]
    stock = [part for name, file in sorted(supplies.stock.all.files.items()) for part in (name, file.read_bytes())]
    settings = [
        repr(replace(configuration, file=Path(), site_dir=Path(), inputs=())) for configuration in configurations
    ]
    inputs = [part for configuration in configurations for part in _contents(root, configuration.inputs)]
    return cache.digest(cache.program(), *versions, *chain(files, stock, settings, inputs, supplies.released))


def _contents(root: Path, inputs: Iterable[Path]) -> Iterator[str | bytes]:
    """The names and contents of files and folders; what is outside the project is called by its last name alone."""
    for top in inputs:
        for file in sorted(path for path in top.rglob("*") if path.is_file()) if top.is_dir() else [top]:
            if "__pycache__" not in file.parts and file.is_file():
                yield str(file.relative_to(root if file.is_relative_to(root) else top.parent))
                yield file.read_bytes()


def seal(staging: Staging, state: str, pages: int) -> None:
    """Writes what a staged part says of itself."""
    share = staging.share
    if share is None:
        return
    compounds = (sharing.compounds(staging.plan, name) for name in staging.wanted if share.is_first)
    manifest = Manifest(
        format=FORMAT,
        part=share.number,
        of=share.of,
        state=cache.digest(state, *staging.wanted),
        locales=staging.plan.locales,
        events=len(staging.keys),
        pages=pages,
        compounds={place: pieces for of_output in compounds for place, pieces in of_output.items()},
    )
    write(staging.site, MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False).encode())


def join(parts: Sequence[Path], site: Path, engine: TextEngine) -> Whole:
    """Puts the parts of a site together and publishes it, at once or not at all.

    Raises:
        PartsFault: a part is missing, is there twice, or is of another site than the others; nothing was published.
        SiteFault: the folder of the site can't be replaced.
        EngineFault: the text engine can't join the index.
    """
    manifests = {part: _read(part) for part in parts}
    known = _checked(manifests)
    first = known[0][1]
    site = site.resolve()
    recover(site)
    with staged(site, first.locales) as folder:
        for part, _ in known:
            for file in _files(part):
                link(part / file, folder / file)
        for place, pieces in first.compounds.items():
            write(folder, *sharing.compounded(place, pieces, folder))
        texts = [part / TEXTS for part, _ in known]
        if any(path.exists() for path in texts):
            fulltext.join_parts(engine, texts, folder, folder / JOINED)
            discard(folder / JOINED)
        exchange(folder, site)
    events, pages = (sum(counts) for counts in zip(*((each.events, each.pages) for _, each in known), strict=True))
    return Whole(site, first.of, events, pages, tuple(first.locales))


def _files(part: Path) -> Iterator[str]:
    """The files of a part that are those of the site."""
    for file in part.rglob("*"):
        name = file.relative_to(part).as_posix()
        if file.is_file() and not name.startswith(f"{TEXTS}/") and name not in {MANIFEST, MARK}:
            yield name


def _read(part: Path) -> Manifest | None:
    try:
        return Manifest(**json.loads((part / MANIFEST).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


Known = Sequence[tuple[Path, Manifest]]


def _checked(manifests: Mapping[Path, Manifest | None]) -> Known:
    """The parts in their order.

    Raises:
        PartsFault: they are not all parts of one site.
    """
    known = sorted(
        ((part, manifest) for part, manifest in manifests.items() if manifest and manifest.format == FORMAT),
        key=lambda each: each[1].part,
    )
    strangers = [part for part in manifests if part not in dict(known)]
    faults = [f"{part} is no part of a site: it has no {MANIFEST} that this version reads." for part in strangers]
    faults += [fault for find in _FAULTS for fault in find(known)] if known else []
    if faults or not known:
        raise PartsFault("\n".join([*faults, *([_CURE] if faults else ["there is no part to join."])]))
    return known


_CURE = (
    "Build every part with the same version of eventkb, of the same state of the project and with the same options: "
    "`eventkb build --shard 1/4`, `--shard 2/4` and so on; then give each folder to `eventkb join` once."
)


def _missing(known: Known) -> Iterator[str]:
    of = known[0][1].of
    there = {manifest.part for _, manifest in known}
    yield from (f"part {number}/{of} is missing." for number in range(1, of + 1) if number not in there)


def _twice(known: Known) -> Iterator[str]:
    places: dict[int, list[Path]] = {}
    for part, manifest in known:
        places.setdefault(manifest.part, []).append(part)
    for number, folders in places.items():
        if len(folders) > 1:
            yield f"part {number}/{known[0][1].of} is there {len(folders)} times: {', '.join(map(str, folders))}."


def _of_other_sites(known: Known) -> Iterator[str]:
    first_folder, first = known[0]
    for part, manifest in known:
        if manifest.of != first.of:
            yield f"{part} is part {manifest.part}/{manifest.of}, but {first_folder} is part {first.part}/{first.of}."
        elif manifest.state != first.state:
            yield f"{part} was built of another state of the project, or with other options, than {first_folder}."


_FAULTS: tuple[Callable[[Known], Iterator[str]], ...] = (_missing, _twice, _of_other_sites)
