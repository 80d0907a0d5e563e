"""This repository as a project: its settings, what it is made with, and its catalogue, each read once a process."""

from functools import cache

from eventkb.check.subject import Subject
from eventkb.cli.project import Project, project_in
from eventkb.model.catalogue import Catalogue
from eventkb.pipeline.gather import Gathered, catalogue, gather
from eventkb.pipeline.materials import Materials
from tests.catalogues import ROOT


@cache
def project() -> Project:
    return project_in(ROOT)


def materials() -> Materials:
    return project().materials


@cache
def gathered() -> Gathered:
    return gather(ROOT, project().folders, materials(), jobs=1)


@cache
def related() -> Catalogue:
    return catalogue(gathered())


@cache
def subject() -> Subject:
    """The definitions as rules see them, and nothing that was agreed for their texts."""
    return Subject(definitions=gathered().definitions)
