"""The project in the working directory, as most commands need it: its configuration and its definitions."""

import sys
from dataclasses import dataclass
from pathlib import Path

from generator.build import FAULTS
from generator.build.gather import Gathered, gather
from generator.build.materials import Materials, materials
from generator.build.parallel import jobs_here
from generator.build.project import Configuration
from generator.cli.output import fault
from generator.engines.mkdocs import MkDocs
from generator.locale import Locale


@dataclass(frozen=True, slots=True)
class Project:
    """`events` is the name of the folder of definitions."""

    root: Path
    configurations: tuple[Configuration, ...]
    materials: Materials

    @property
    def events(self) -> str:
        return self.configurations[0].events

    @property
    def locales(self) -> tuple[Locale, ...]:
        return self.materials.locales

    def gathered(self) -> Gathered:
        """All definitions, read and checked."""
        return gather(self.root, self.events, self.materials, jobs_here())


def project_here() -> Project:
    """The project in the working directory; where its set-up is at fault, that is said and the command ends."""
    root = Path.cwd()
    try:
        return Project(root, MkDocs().configurations(root), materials(root))
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
