"""From the folder of a project to its catalogue, for Python programs."""

from pathlib import Path

from generator.build import finding, sharing
from generator.build.gather import catalogue, gather
from generator.build.materials import materials
from generator.build.parallel import jobs_here
from generator.engines.mkdocs import MkDocs
from generator.library import Library
from generator.lookup import opened


def load(root: str | Path = ".") -> Library:
    """Reads the project in a folder: the one with `mkdocs.yml`.

    Raises:
        EngineFault, LanguageFault: its set-up is at fault; the message says how.
    """
    folder = Path(root).resolve()
    configurations = MkDocs().configurations(folder)
    found = materials(folder)
    gathered = gather(folder, configurations[0].events, found, jobs_here())
    known = catalogue(gathered)
    editions = {str(one.locale): one for one in sharing.editions(configurations, known, found)}
    return Library(known, editions, opened(finding.in_memory(known, found)), gathered.diagnostics)
