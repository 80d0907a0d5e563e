"""`mkdocs build` as MkDocs users know it: one language, as a preview."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import ONE_EVENT, Project

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
    """`mkdocs build --strict -f mkdocs.de.yml` makes the pages, listings and articles of one language, without a warning."""
    folder = project(ONE_EVENT)
    done = mkdocs(folder, "--strict", "-f", CONFIGURATIONS[locale])
    assert done.returncode == 0, done.stderr
    site = folder / "site" / locale
    assert "Demo" in (site / "demo/1/index.html").read_text("utf-8")
    assert not (site / "frames").exists()
    assert not any("⟦" in page.read_text("utf-8") for page in site.rglob("*.html"))


def test_mkdocs_build_strict_fails_at_a_faulty_definition(project: Project) -> None:
    """An error in a definition is told with file, line and column, and counts in strict mode."""
    folder = project(ONE_EVENT | {"events/Demo/2.yml": "source: Demo\nid: 2\nmesage: {en: It has ended.}\n"})
    done = mkdocs(folder, "--strict")
    assert done.returncode != 0
    assert "events/Demo/2.yml:3:1:" in done.stderr
    assert "Traceback" not in done.stderr
