"""`eventkb build`: its output and exit code."""

from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, Run, define


@pytest.mark.usefixtures("rendered")
def test_a_build_says_where_the_site_is_and_what_is_missing(run: Run, folder: Path) -> None:
    """A few plain lines go to standard error; standard output stays empty."""
    result = run("build", "--jobs", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "site/ is ready: 1 event" in result.stderr
    assert "en and de" in result.stderr
    assert (folder / "site/de/demo/index.html").exists() and (folder / "site/e/demo-1/index.html").exists()


def test_a_build_with_an_error_says_so_and_publishes_nothing(run: Run, folder: Path) -> None:
    """The problem is shown with its line, and the output says what to do."""
    define(folder, 2, BROKEN)
    result = run("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "events/Demo/2.yml:3:1: error: " in result.stderr
    assert "Nothing was published: 1 error." in result.stderr
    assert "--keep-going" in result.stderr
    assert not (folder / "site").exists()


@pytest.mark.usefixtures("rendered")
def test_a_quiet_build_elsewhere_of_what_is_sound(run: Run, folder: Path, tmp_path: Path) -> None:
    """`--quiet` prints problems only, `--site-dir` sets the folder, and `--keep-going` publishes the rest."""
    define(folder, 2, BROKEN)
    result = run("build", "--quiet", "--keep-going", "--site-dir", str(tmp_path / "elsewhere"))
    assert result.exit_code == 0
    assert result.stderr.startswith("events/Demo/2.yml:3:1: error: ")
    assert "ready" not in result.stderr
    assert (tmp_path / "elsewhere/e/demo-1/index.html").exists()
    assert not (folder / "site").exists()


def test_a_folder_of_somebody_else_is_not_replaced(run: Run, folder: Path, tmp_path: Path) -> None:
    """A wrong `--site-dir` deletes nobody's files."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/thesis.txt").write_text("three years")
    result = run("build", "--site-dir", str(tmp_path / "documents"))
    assert result.exit_code == 1
    assert "documents" in result.stderr
    assert (tmp_path / "documents/thesis.txt").exists()


def test_a_link_out_of_the_project_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    """A branch of somebody else could otherwise publish any file of the machine that builds it."""
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n", "utf-8")
    (folder / "docs/en/leak.md").symlink_to(secret)
    result = run("build", "--quiet")
    assert result.exit_code == 1
    assert "docs/en/leak.md is a link that leads out of the project" in result.stderr
    assert not (folder / "site").exists()
