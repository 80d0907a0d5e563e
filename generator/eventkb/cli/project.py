"""The project in the working directory, as most commands need it: its configuration and its definitions."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from eventkb.cli.output import fault
from eventkb.engines.mkdocs import MkDocs
from eventkb.model.locale import Language, Locale
from eventkb.pipeline import FAULTS
from eventkb.pipeline.gather import Gathered, gather
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.parallel import jobs_here
from eventkb.pipeline.project import Configuration


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
        """The languages of the site; definitions may have others that there are words for."""
        return tuple(configuration.locale for configuration in self.configurations)

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(language for language in self.materials.languages if language.locale in self.locales)

    @property
    def url(self) -> str:
        """Where the home of the source language will stand; empty where nobody knows."""
        return self.configurations[0].url

    def language(self, wanted: str | None) -> Language:
        """The language of `--lang`; the first one, if none is wanted.

        Raises:
            click.BadParameter: the project has no such language.
        """
        languages = self.languages
        found = next((one for one in languages if one.locale == wanted), None)
        if wanted and found is None:
            raise click.BadParameter(f"{wanted} is none of {', '.join(self.locales)}.", param_hint="--lang")
        return found or languages[0]

    def gathered(self) -> Gathered:
        """All definitions, read and checked."""
        return gather(self.root, self.events, self.materials, jobs_here())


def project_in(root: Path) -> Project:
    """The project in a folder.

    Raises:
        EngineFault, LanguageFault: its set-up is at fault.
    """
    return Project(root, MkDocs().configurations(root), materials(root))


def project_here() -> Project:
    """The project in the working directory; where its set-up is at fault, that is said and the command ends."""
    try:
        return project_in(Path.cwd())
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
