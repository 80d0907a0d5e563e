"""How a project is set up, as findings with what to do."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from eventkb.doctor import Fault, Finding, Project, State, project
from eventkb.model.copy import OutdatedCopy
from eventkb.model.diagnostic import Diagnostic, Place
from eventkb.model.locale import Language, Locale
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.project import Configuration
from eventkb.read.rules import NOT_RUN_BY_ENGINE
from tests.catalogues import ENGLISH, GERMAN

LEFT_OUT = Diagnostic(NOT_RUN_BY_ENGINE, Place("mkdocs.yml", 7), "no plugins", "delete it")


def settings(root: Path, locale: Locale = ENGLISH, **given: object) -> Configuration:
    """The settings of a project in which nothing is wrong."""
    facts: dict[str, object] = {
        "file": root / f"mkdocs.{locale}.yml",
        "locale": locale,
        "site_name": "Demo",
        "url": f"https://kb.example/{locale}/",
        "site_dir": root / "site",
        "events": "events",
        "edit_url": "https://git.example/edit/{path}",
        "report_url": "",
        "engine": "mkdocs",
    }
    return Configuration(**(facts | given))  # type: ignore[arg-type]


@cache
def supplied() -> Materials:
    """The materials of a project that has no file of its own."""
    return materials(Path("/nowhere"))


def examined(root: Path, **given: object) -> dict[str, Finding]:
    """The findings about a project, by name."""
    (root / "events").mkdir(exist_ok=True)
    configurations = (settings(root, **given), settings(root, GERMAN))
    supplies = supplied().of_project(configurations)
    return {each.name: each for each in project(Project(root=root, configurations=configurations, materials=supplies))}


def test_a_sound_project_has_no_fault(tmp_path: Path) -> None:
    """Whatever is not set is said, but is no fault."""
    findings = examined(tmp_path)
    assert {finding.state for finding in findings.values()} == {State.OK}
    assert findings["languages"].value == "en, de"
    assert "no such link" in findings["report_url"].value
    assert findings["de"].value == "Deutsch: complete"


@pytest.mark.parametrize(
    ("given", "name", "state"),
    [
        ({"url": ""}, "site_url", State.WARNING),
        ({"url": "https://kb.example/"}, "site_url", State.WARNING),
        ({"edit_url": "https://git.example.org/edit/{path}"}, "edit_url", State.WARNING),
        ({"outputs": ("articles", "artcles")}, "outputs", State.WARNING),
        ({"engine": "surely-not-there"}, "engine", State.ERROR),
        ({"unused": (LEFT_OUT,)}, "engine", State.WARNING),
        ({"events": "evnts"}, "events", State.ERROR),
        ({"events_beside": ("package:surely_not_there",)}, "events", State.ERROR),
    ],
    ids=lambda value: str(value)[:40],
)
def test_settings_that_do_not_fit_are_named_with_a_cure(
    tmp_path: Path, given: dict[str, object], name: str, state: State
) -> None:
    """Each with what to write."""
    finding = examined(tmp_path, **given)[name]
    assert finding.state is state and finding.help


def test_what_a_language_lacks_is_counted(tmp_path: Path) -> None:
    """Words and pages that are shown in the source language."""
    known = supplied()
    french = Language(Locale("fr"), {"name": "français"})
    with_french = replace(known, languages=(*known.languages, french))
    configurations = (settings(tmp_path), settings(tmp_path, Locale("fr")), settings(tmp_path, Locale("it")))
    (tmp_path / "events").mkdir()
    findings = {
        each.name: each
        for each in project(Project(root=tmp_path, configurations=configurations, materials=with_french))
    }
    assert findings["fr"].state is State.WARNING and "words" in findings["fr"].value and "pages" in findings["fr"].value
    assert findings["it"].state is State.ERROR and "locales/it.yml" in findings["it"].help


def test_a_copy_whose_original_has_changed_is_named(tmp_path: Path) -> None:
    """As `check` reports it."""
    (tmp_path / "events").mkdir()
    known = replace(supplied(), outdated_copies=(OutdatedCopy("docs/en/about.md", 2, False),))
    findings = project(Project(root=tmp_path, configurations=(settings(tmp_path),), materials=known))
    assert "docs/en/about.md" in next(each.value for each in findings if each.name == "copies")


def test_hooks_that_are_not_installed_are_reported(tmp_path: Path) -> None:
    """Somebody has written them down, and nobody runs them."""
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: [{hooks: [{id: eventkb-check}, {id: eventkb-fmt}]}]")
    assert examined(tmp_path)["pre-commit"].help == "pre-commit install"
    (tmp_path / ".git/hooks").mkdir(parents=True)
    (tmp_path / ".git/hooks/pre-commit").touch()
    assert examined(tmp_path)["pre-commit"].value == "eventkb-check, eventkb-fmt"


def test_of_a_project_that_cannot_be_used_the_reason_is_reported(tmp_path: Path) -> None:
    """Without the folder that it is in: the text is meant for others."""
    fault = Fault(tmp_path, f"{tmp_path}/mkdocs.yml: no `plugins:`\nhelp: add them")
    finding = next(project(fault))
    assert finding == Finding(
        area="settings", name="project", value="mkdocs.yml: no `plugins:`", state=State.ERROR, help="add them"
    )
