"""The catalogue of `tests/kinds_project/`: sources of all kinds, one of its own, and IDs of every form."""

from functools import cache
from pathlib import Path

from eventkb.lookup.answer import Index
from eventkb.lookup.answer import opened as opened_index
from eventkb.model.catalogue import Catalogue
from eventkb.pipeline import finder
from eventkb.pipeline.gather import Gathered, catalogue, gather_files
from eventkb.pipeline.materials import Materials, materials
from eventkb.read.folders import opened
from eventkb.stock.catalogues import Folders

ROOT = Path(__file__).parent / "kinds_project"


@cache
def project_materials() -> Materials:
    return materials(ROOT).of_kind("application")


@cache
def gathered() -> Gathered:
    """The definitions, read and checked; nothing is kept beside them."""
    folders = Folders("events")
    return gather_files(ROOT, opened(ROOT, folders)[0], folders, project_materials(), jobs=1)


@cache
def related() -> Catalogue:
    return catalogue(gathered())


@cache
def files() -> dict[str, bytes]:
    """The lookup index, without scripts, by address."""
    return dict(finder.index(related(), project_materials()))


@cache
def index() -> Index:
    return opened_index(files().__getitem__)
