"""`eventkb doctor`: what is installed, and whether the project is in order."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from eventkb import doctor
from eventkb.cli.output import counted
from eventkb.cli.project import project_in
from eventkb.doctor import Finding, Program, State
from eventkb.engines import git, pagefind
from eventkb.index import card
from eventkb.pipeline import FAULTS

MARKS = {State.OK: "ok     ", State.WARNING: "warning", State.ERROR: "error  "}
COLOURS = {State.OK: None, State.WARNING: "yellow", State.ERROR: "red"}


@click.command("doctor", epilog="Example: eventkb doctor --format json")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
def command(form: str) -> None:
    """Says what is installed and whether the project is in order: a report of a fault begins with it.

    Nothing that it prints names a person, a machine or a folder outside of the project. Exits with 1 if something keeps
    a command from working.
    """
    root = Path.cwd()
    findings = [*doctor.installation(_programs(root)), *doctor.project(_examined(root))]
    click.echo(_json(findings) if form == "json" else _text(findings), nl=form == "json")
    counts = {state: sum(finding.state is state for finding in findings) for state in State}
    if form == "text":
        numbers = (counted(counts[state], state.value) for state in (State.ERROR, State.WARNING))
        click.echo(f"{' and '.join(numbers)}.", err=True)
    sys.exit(1 if counts[State.ERROR] else 0)


def _programs(root: Path) -> Sequence[Program]:
    return (
        Program("pagefind", pagefind.answer, True, 'pip install --force-reinstall "pagefind[bin]"'),
        Program("font of pictures", card.font_name, True, "pip install --force-reinstall font-source-sans-pro"),
        Program(
            "git",
            lambda: git.git(root, ["--version"]).decode().strip(),
            False,
            "install Git, if you want `eventkb diff`, or dates of changes",
        ),
    )


def _examined(root: Path) -> doctor.Project | doctor.Fault:
    try:
        project = project_in(root)
    except FAULTS as wrong:
        return doctor.Fault(root, str(wrong))
    return doctor.Project(root=root, configurations=project.configurations, materials=project.materials)


def _json(findings: Iterable[Finding]) -> str:
    return json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False, indent=2)


def _text(findings: Iterable[Finding]) -> str:
    """The findings by area, each with what to do in a line of its own."""
    return "".join(
        f"{area}\n{''.join(map(_entry, group))}\n" for area, group in groupby(findings, key=lambda each: each.area)
    )


def _entry(finding: Finding) -> str:
    mark = click.style(MARKS[finding.state], fg=COLOURS[finding.state])
    line = f"  {mark}  {finding.name}: {finding.value}\n"
    return line + (f"           help: {finding.help}\n" if finding.help else "")
