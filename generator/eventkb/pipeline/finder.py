"""What readers find events with: the lookup index and the scripts that read it, of the catalogue and the materials."""

from collections.abc import Callable, Iterator

from eventkb.index import lookup, scripts
from eventkb.lookup.words import merged, plain
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue
from eventkb.model.record import FOLDER
from eventkb.pipeline import cache
from eventkb.pipeline.materials import Materials

FIELD, ENGINE, WAY = "find/main.js", "lookup/engine.js", "way/main.js"
"""The modules that everything else is imported by: of the page's part, of the part that looks up, of the ways on."""

NAMES = {FIELD: "find", ENGINE: "engine", WAY: "way"}

Script = tuple[Address, bytes]


def script(found: Materials, module: str) -> Script:
    """A script of one piece, at an address that changes with it."""
    text = scripts.joined(found.scripts, module).encode()
    return Address(f"{FOLDER}{NAMES[module]}-{cache.digest(text)[:10]}.js"), text


def index(catalogue: Catalogue, found: Materials, engine: Script | None = None) -> Iterator[Script]:
    """The index of a catalogue, which the command reads without any script."""
    words = merged(found.languages, found.paste_names, found.paste_formats)
    return lookup.files(catalogue, found.languages, plain(words), engine)


def in_memory(catalogue: Catalogue, found: Materials) -> Callable[[str], bytes]:
    """The files of the index by their addresses, for lookups without a site."""
    made: dict[str, bytes] = dict(index(catalogue, found))
    return made.__getitem__


def files(catalogue: Catalogue, found: Materials) -> Iterator[Script]:
    """The index of a catalogue, with its scripts."""
    yield script(found, FIELD)
    yield script(found, WAY)
    yield from index(catalogue, found, script(found, ENGINE))
