"""`mkdocs build` as MkDocs users know it: one language, as a preview."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import ONE_ARTICLE, ONE_STUB, Project

CONFIGURATIONS = {"en": "mkdocs.yml", "de": "mkdocs.de.yml"}


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )


@pytest.mark.parametrize("locale", CONFIGURATIONS)
def test_mkdocs_build_strict_pours_the_articles_of_its_language(project: Project, locale: str) -> None:
    """`mkdocs build --strict -f mkdocs.de.yml` makes all pages of one language, without a warning."""
    folder = project(ONE_STUB)
    done = mkdocs(folder, "--strict", "-f", CONFIGURATIONS[locale])
    assert done.returncode == 0, done.stderr
    site = folder / "site" / locale
    assert "Demo" in (site / "demo/1/index.html").read_text("utf-8")
    assert not (site / "frames").exists()
    assert not any("⟦" in page.read_text("utf-8") for page in site.rglob("*.html"))


def test_mkdocs_build_strict_fails_at_a_faulty_definition(project: Project) -> None:
    """An error in a definition is told with file, line and column, and counts in strict mode."""
    folder = project(ONE_ARTICLE | {"events/Demo/2.yml": "source: Demo\nid: 2\nmesage: {en: It has ended.}\n"})
    done = mkdocs(folder, "--strict")
    assert done.returncode != 0
    assert "events/Demo/2.yml:3:1:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_catalogue_that_needs_a_later_version_says_so(project: Project) -> None:
    """Instead of being misread, by MkDocs as by our own commands."""
    folder = project(ONE_STUB)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("requires: 1", "requires: 99"), "utf-8")
    done = mkdocs(folder)
    assert done.returncode != 0 and "requires version 99" in done.stderr and "Traceback" not in done.stderr
    command = [sys.executable, "-m", "eventkb", "check"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert checked.returncode == 1 and "pip install -U eventkb" in checked.stderr


def test_a_menu_may_be_written(project: Project) -> None:
    """Then it is that one."""
    folder = project(ONE_STUB)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "nav:\n  - Only this: finding.md\n  - index.md\n", "utf-8")
    assert mkdocs(folder, "--quiet").returncode == 0
    page = (folder / "site/en/finding/index.html").read_text("utf-8")
    assert "Only this" in page and "Link and publish" not in page


REPLACED = {"overrides/partials/logo.html": "{% if %}", "overrides/poured/contents.jinja": "{{ v.nonsense }}"}


@pytest.mark.parametrize("path", REPLACED)
def test_a_template_of_the_project_that_cannot_be_read_is_named(project: Project, path: str) -> None:
    """Without a traceback, whether MkDocs reads it or we do."""
    folder = project(ONE_ARTICLE | {path: REPLACED[path]})
    command = [sys.executable, "-m", "eventkb", "build"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and path.rsplit("/", maxsplit=1)[-1] in done.stderr and "Traceback" not in done.stderr
