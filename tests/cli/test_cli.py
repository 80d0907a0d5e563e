"""The command as a whole: help, wrong usage, defects of eventkb."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from eventkb.cli import COMMANDS, main
from tests.cli.conftest import Run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    """`--help` shows the usage with a line to copy."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"Example: eventkb {name}" in result.stdout
    assert all(len(line) <= 100 for line in result.stdout.splitlines())


def test_the_help_lists_every_command(run: Run) -> None:
    """The list says what each command does."""
    result = run("-h")
    assert result.exit_code == 0
    listed = result.stdout.partition("Commands:")[2].split()
    assert set(COMMANDS) <= set(listed)


@pytest.mark.parametrize(
    "wrong",
    [
        ("nonsense",), ("check", "--format", "nonsense"), ("check", "events/nowhere"), ("build", "--jobs", "-1"),
        ("build", "--only", "articles,nonsense"), ("serve", "--port", "x"), ("explain",), ("explain", "E999"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_reported_on_standard_error_with_exit_code_2(
    run: Run, folder: Path, wrong: tuple[str, ...]
) -> None:
    """The message names the mistake, and nothing is printed to standard output."""
    result = run(*wrong)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert wrong[-1].split(",")[-1] in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", ["build", "check", "serve"])
def test_without_a_project_a_command_says_where_to_run_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """In the wrong folder there is a message instead of a traceback."""
    monkeypatch.chdir(tmp_path)
    result = run(name)
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.stderr
    assert re.search("Run this in the folder that (contains|holds) it", result.stderr)


def test_a_configuration_that_cannot_be_read_is_reported(run: Run, folder: Path) -> None:
    """The message names the file, without a traceback."""
    (folder / "mkdocs.yml").write_text("site_name: [", "utf-8")
    for name in ("build", "check"):
        result = run(name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "mkdocs.yml" in result.stderr


def test_a_format_that_is_none_is_said_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By every command that reads formats; a project's mistake is no defect of ours."""
    (folder / "formats").mkdir()
    (folder / "formats/ours.yml").write_text("family: objct\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["eventkb", "lookup", "Demo 1"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "paste format `ours`: `family` must be one of" in capsys.readouterr().err


@pytest.mark.usefixtures("rendered")
def test_a_defect_of_ours_is_called_one(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says that the user's files are not at fault, and the exit code differs from that of errors."""
    cached = folder / ".cache/eventkb/pages"  # a state that no file of a project can bring about
    assert run("build").exit_code == 0
    for page in cached.rglob("frames/*/index.html"):
        page.write_text("⟦nonsense⟧", "utf-8")
    shutil.rmtree(folder / "site")  # so that all is poured
    monkeypatch.setattr(sys, "argv", ["eventkb", "build", "--jobs", "1"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "this is a defect of eventkb, not of your files" in capsys.readouterr().err
