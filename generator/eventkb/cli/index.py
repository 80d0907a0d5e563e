"""The lookup index of the project in the working directory."""

from collections.abc import Callable
from pathlib import Path

from eventkb.cache.index import kept
from eventkb.cache.inputs import of_project
from eventkb.lookup.answer import Index, opened


def index_here() -> Index:
    """The index of the definitions in the working directory."""
    return opened(of_definitions())


def of_definitions() -> Callable[[str], bytes]:
    """The index of the definitions in the working directory, without those that have errors; made anew if need be."""
    root = Path.cwd()
    if archive := kept(root):
        return archive.read
    # Imported only here: the modules that read definitions take longer to import than a lookup takes.
    from eventkb.cli.project import project_here  # noqa: PLC0415
    from eventkb.pipeline import finder  # noqa: PLC0415

    before = of_project(root)
    project = project_here()
    return finder.renewed(root, project.configurations, project.materials, before)
