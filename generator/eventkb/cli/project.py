"""The project in the working directory, as most commands need it: its configuration and its definitions."""

import sys
from pathlib import Path

import click

from eventkb.cli.output import fault
from eventkb.engines import settings
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language, Locale
from eventkb.pipeline import FAULTS
from eventkb.pipeline.gather import Gathered, gather
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.parallel import jobs_here
from eventkb.pipeline.project import Configuration
from eventkb.stock.catalogues import Folders


@frozen_dataclass()
class Project:
    """A project with its configuration; `events` is the name of its own folder of definitions."""

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
        """The address of the home page in the source language; empty if the configuration doesn't say."""
        return self.configurations[0].url

    def language(self, wanted: str | None) -> Language:
        """The language that `--lang` names; without the option, the first one.

        Raises:
            click.BadParameter: the project has no such language.
        """
        languages = self.languages
        match = next((language for language in languages if language.locale == wanted), None)
        if wanted and match is None:
            raise click.BadParameter(f"{wanted} is none of {', '.join(self.locales)}.", param_hint="--lang")
        return match or languages[0]

    @property
    def folders(self) -> Folders:
        """Where definitions come from."""
        return self.configurations[0].folders()

    def gathered(self, *, is_public: bool = False) -> Gathered:
        """All definitions, read and checked; for the public without a house's own notes."""
        folders = self.configurations[0].folders(is_public=is_public)
        return gather(self.root, folders, self.materials, jobs_here())


def project_in(root: Path) -> Project:
    """The project in a folder.

    Raises:
        EngineFault, LanguageFault: there is an error in its set-up.
    """
    configurations = settings.configurations(root)
    return Project(root, configurations, materials(root).of_project(configurations))


def project_here() -> Project:
    """The project in the working directory. If there is an error in its set-up, prints it and ends the command."""
    try:
        return project_in(Path.cwd())
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
