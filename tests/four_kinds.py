"""The catalogue of `tests/kinds_project/`: sources of all kinds, one of its own, and IDs of every form."""

from functools import cache
from pathlib import Path

from eventkb.lookup import Index, opened
from eventkb.model.catalogue import Catalogue
from eventkb.pipeline import finder
from eventkb.pipeline.gather import Gathered, catalogue, gather
from eventkb.pipeline.materials import Materials, materials
from eventkb.read.folders import Folders

ROOT = Path(__file__).parent / "kinds_project"


@cache
def project_materials() -> Materials:
    return materials(ROOT).of_kind("application")


@cache
def gathered() -> Gathered:
    return gather(ROOT, Folders("events"), project_materials(), jobs=1)


@cache
def related() -> Catalogue:
    return catalogue(gathered())


@cache
def files() -> dict[str, bytes]:
    """The lookup index, without scripts, by address."""
    return dict(finder.index(related(), project_materials()))


@cache
def index() -> Index:
    return opened(files().__getitem__)
