"""The first lines of a guide, as `eventkb new --guide` writes them."""

import re
import sys

import click

from eventkb.cli.output import fault
from eventkb.cli.project import Project
from eventkb.edit.canonical import written
from eventkb.edit.change import put
from eventkb.edit.tree import Branch, Document
from eventkb.model.address import slug
from eventkb.model.locale import Language
from eventkb.publish import replace_all
from eventkb.read.location import GUIDES_FOLDER, Location
from eventkb.read.schema.kinds import SLUG
from eventkb.read.yaml import Value


def new_guide(project: Project, key: str, language: Language) -> None:
    """Writes the file of a guide with one step, whose texts are still to be written. Ends the command if it can't."""
    if not re.fullmatch(SLUG, key):
        better = slug(key) or "small letters a to z, digits and hyphens"
        fault(f"{key} cannot be the name of a guide: write {better}. It becomes the guide's address.")
        sys.exit(2)
    file = f"{project.events}/{GUIDES_FOLDER}/{key}.yml"
    if (project.root / file).exists():
        fault(f"there is a guide of this name already: edit {file}.")
        sys.exit(1)
    root = Branch(False)
    for name, value in _first_lines(language).items():
        put(root, (name,), value)
    document = written(Document((), root, ()), Location.of(file, project.events), project.locales)
    replace_all(project.root, {file: document.encode()})
    click.echo(file)
    click.echo(language.word("interview", "guide_next"), err=True)


def _first_lines(language: Language) -> dict[str, Value]:
    def prompt(name: str) -> dict[str, str]:
        return {language.locale: language.word("prompts", f"guide_{name}")}

    answer = {"text": prompt("answer"), "done": prompt("done")}
    step = {"title": prompt("question"), "text": prompt("text"), "answers": [answer]}
    return {"title": prompt("title"), "summary": prompt("summary"), "start": "first", "steps": {"first": step}}
