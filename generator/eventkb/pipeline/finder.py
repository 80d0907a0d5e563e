"""What readers find events with: the lookup index and the scripts that read it, of the catalogue and the materials."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from eventkb.cache.index import State, keep
from eventkb.cache.inputs import Fingerprint, of_folders
from eventkb.index import lookup
from eventkb.index import scripts as bundles
from eventkb.lookup.formats import of_kinds
from eventkb.lookup.words import merged, plain
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue
from eventkb.model.locale import Locale
from eventkb.model.shards import FOLDER
from eventkb.pipeline import cache, parallel
from eventkb.pipeline.gather import gather, sound
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.project import Configuration
from eventkb.relate import without_neighbours
from eventkb.stock import extension_folders
from eventkb.stock.catalogues import path_of

START, FIELD = "find/start.js", "find/main.js"
ENGINE, READING = "lookup/engine.js", "lookup/reading.js"
WAY, COVERAGE = "way/main.js", "coverage/main.js"
"""The modules that everything else is imported by: of what loads the page's part, of that part, of the part that looks
up, of the part that reads pasted entries, of the ways on, and of the part that counts log files."""

NAMES = {START: "start", FIELD: "find", ENGINE: "engine", READING: "reading", WAY: "way", COVERAGE: "coverage"}

PLACE = b"find.js"
"""What `START` writes for the name of the field's script, which it loads."""

Script = tuple[Address, bytes]
Elsewhere = Mapping[Locale, Sequence[tuple[str, str]]]
"""Where readers can ask about what is not known here: a title and a URL each, by language."""


class PageScripts(TypedDict, total=False):
    """The addresses of the scripts that pages name."""

    find_script: Address
    way_script: Address


def scripts(supplies: Materials) -> PageScripts:
    """The addresses of the find field's script and of the one of pages that lead on."""
    return {"find_script": script(supplies, START)[0], "way_script": script(supplies, WAY)[0]}


def script(supplies: Materials, module: str) -> Script:
    """A script of one piece, at an address that changes with it."""
    text = bundles.joined(supplies.scripts, module).encode()
    if module == START:
        text = text.replace(PLACE, script(supplies, FIELD)[0].removeprefix(FOLDER).encode())
    return Address(f"{FOLDER}{NAMES[module]}-{cache.digest(text)[:10]}.js"), text


def index(
    catalogue: Catalogue,
    supplies: Materials,
    scripts: lookup.Scripts = lookup.NO_SCRIPTS,
    elsewhere: Elsewhere | None = None,
    known: lookup.Known | None = None,
) -> Iterator[Script]:
    """The index of a catalogue, which the command reads without any script."""
    kinds = [kind.name for kind in catalogue.definitions.used_kinds]
    words = merged(supplies.languages, supplies.paste_names, of_kinds(supplies.paste_formats, kinds))
    return lookup.files(catalogue, supplies.languages, plain(words), scripts, elsewhere=elsewhere, known=known)


@cache.without_collector()
def renewed(
    root: Path, configurations: Sequence[Configuration], supplies: Materials, before: Fingerprint
) -> Callable[[str], bytes]:
    """Makes the index of a project's definitions, without those that have errors, and keeps it for the next lookup.

    `before` is the state of the project before its configurations and materials were read. Returns a function that
    gives the files of the index by their addresses.
    """
    definitions = configurations[0].folders()
    places = (path_of(root, name) for name in definitions.names)
    folders = (*map(str, filter(None, places)), *map(str, extension_folders()))
    made_from = State(project=before, folders=folders, contents=of_folders([root / folder for folder in folders]))
    gathered = gather(root, definitions, supplies, parallel.jobs_here())
    unrelated = without_neighbours(sound(gathered.definitions, gathered.faulty))
    elsewhere = {configuration.locale: configuration.elsewhere for configuration in configurations}
    files: dict[str, bytes] = dict(index(unrelated, supplies, elsewhere=elsewhere))
    keep(root, files, made_from)
    return files.__getitem__


def in_memory(catalogue: Catalogue, supplies: Materials) -> Callable[[str], bytes]:
    """The files of the index of a catalogue by their addresses, which nobody keeps."""
    index_files: dict[str, bytes] = dict(index(catalogue, supplies))
    return index_files.__getitem__


def files(
    catalogue: Catalogue, supplies: Materials, elsewhere: Elsewhere | None = None, known: lookup.Known | None = None
) -> Iterator[Script]:
    """The index of a catalogue, with its scripts; without what is `known` of events already, all of them are read."""
    yield script(supplies, START)
    yield script(supplies, FIELD)
    yield script(supplies, WAY)
    own = lookup.Scripts(*(script(supplies, module) for module in (ENGINE, READING, COVERAGE)))
    yield from index(catalogue, supplies, own, elsewhere, known)
