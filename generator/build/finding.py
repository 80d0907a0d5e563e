"""What readers find events with: the lookup index and the scripts that read it, of the catalogue and the materials."""

from collections.abc import Iterator

from generator.address import Address
from generator.build import cache
from generator.build.materials import Materials
from generator.catalogue import Catalogue
from generator.index import lookup, scripts
from generator.lookup.words import merged, plain
from generator.record import FOLDER

FIELD, ENGINE = "find/main.js", "lookup/engine.js"
"""The modules that everything else of the page's part, and of the part that looks up, is imported by."""

Script = tuple[Address, bytes]


def script(found: Materials, module: str = FIELD) -> Script:
    """A script of one piece, at an address that changes with it."""
    text = scripts.joined(found.scripts, module).encode()
    name = module.partition("/")[0] if module == FIELD else "engine"
    return Address(f"{FOLDER}{name}-{cache.digest(text)[:10]}.js"), text


def index(catalogue: Catalogue, found: Materials, engine: Script | None = None) -> Iterator[Script]:
    """The index of a catalogue, which the command reads without any script."""
    return lookup.files(catalogue, found.languages, plain(merged(found.languages, found.paste_formats)), engine)


def files(catalogue: Catalogue, found: Materials) -> Iterator[Script]:
    """The index of a catalogue, with its scripts."""
    yield script(found)
    yield from index(catalogue, found, script(found, ENGINE))
