"""`eventkb init` and `eventkb eject`: a knowledge base of one's own, and files of the package in it."""

import re
from pathlib import Path

import pytest
import yaml

from eventkb.cli import COMMANDS
from eventkb.pipeline import examples
from eventkb.stock.copies import FILE
from tests.cli.conftest import Run

LANGUAGES = {
    "en,de": ["mkdocs.de.yml", "mkdocs.yml"],
    "de,en": ["mkdocs.en.yml", "mkdocs.yml"],
    "en": ["mkdocs.yml"],
    "de": ["mkdocs.yml"],
}
"""The files of settings, by the languages that are asked for."""


SETTINGS = ("mkdocs.yml", "mkdocs.de.yml")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("languages", LANGUAGES)
def test_a_new_knowledge_base_is_sound_in_its_languages(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch, languages: str
) -> None:
    """It has at most ten files, its example has no problem, and `new` asks for no other language."""
    assert run("init", "kb", "--languages", languages, "--ci", "gitlab").exit_code == 0
    files = [path for path in (empty / "kb").rglob("*") if path.is_file()]
    assert len(files) <= 10
    assert sorted(path.name for path in files if path.name.startswith("mkdocs")) == LANGUAGES[languages]
    monkeypatch.chdir(empty / "kb")
    checked = run("check")
    assert checked.exit_code == 0 and "no problem" in checked.output
    assert run("new", "Contoso Backup", "2").exit_code == 0
    definition = yaml.safe_load(Path("events/Contoso Backup/2.yml").read_text("utf-8"))
    assert set(definition["message"]) <= set(languages.split(","))


def test_its_name_may_have_any_sign(run: Run, empty: Path) -> None:
    """In the settings it is quoted."""
    run("init", "kb", "--name", 'Ours: "A" & \\ B #1')
    assert yaml.safe_load((empty / "kb/mkdocs.yml").read_text("utf-8"))["site_name"] == 'Ours: "A" & \\ B #1'


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_the_file_for_a_host_is_yaml_and_keeps_the_hosts_own_signs(run: Run, empty: Path, host: str) -> None:
    """Only what is ours is filled in."""
    run("init", "kb", "--ci", host)
    (file,) = [path for path in (empty / "kb").rglob("*.yml") if "git" in path.as_posix().removeprefix(str(empty))]
    text = file.read_text("utf-8")
    assert yaml.safe_load(text) and "eventkb==" in text and "$version" not in text
    assert ("${{ steps" in text) if host == "github" else ("$CI_DEFAULT_BRANCH" in text)


def test_a_folder_that_is_not_empty_is_left_alone(run: Run, empty: Path) -> None:
    """What is in it is said; a repository that was just made is no hindrance."""
    (empty / "kb/.git").mkdir(parents=True)
    assert run("init", "kb").exit_code == 0
    refused = run("init", "kb")
    assert refused.exit_code == 1 and "isn't empty" in refused.output and "README.md" in refused.output


def test_a_language_without_words_is_refused(run: Run, empty: Path) -> None:
    """Those that have words are named, and nothing is written."""
    refused = run("init", "kb", "--languages", "en,tlh")
    assert refused.exit_code == 2 and "no words for tlh" in refused.output and "de, en" in refused.output
    assert not (empty / "kb").exists()


def test_a_file_of_the_package_becomes_the_projects(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is copied once, listed, compared and confirmed."""
    run("init", "kb")
    monkeypatch.chdir(empty / "kb")
    assert run("eject", "docs/de/index.md").exit_code == 0
    page = Path("docs/de/index.md")
    page.write_text(page.read_text("utf-8").replace("#", "# Neu:", 1), "utf-8")
    assert "* docs/de/index.md" in run("eject", "--list").output
    again = run("eject", "docs/de/index.md")
    assert again.exit_code == 1 and "already has docs/de/index.md" in again.output
    assert "+# Neu:" in run("eject", "--diff").output
    Path(FILE).write_text("0000 docs/de/index.md\n")
    warned = run("check")
    assert warned.exit_code == 0 and "ejected.txt:1:1: warning: E281 changed-original" in warned.output
    assert run("eject", "--keep", "docs/de/index.md").exit_code == 0
    assert "0000" not in Path(FILE).read_text("utf-8")


def test_a_path_that_the_package_does_not_have_is_corrected(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the likeliest one."""
    run("init", "kb")
    monkeypatch.chdir(empty / "kb")
    wrong = run("eject", "docs/de/idnex.md")
    assert wrong.exit_code == 2 and "Did you mean docs/de/index.md?" in wrong.output


def test_every_command_is_in_the_list() -> None:
    """Both of this file's."""
    assert {"init", "eject"} <= set(COMMANDS)


@pytest.mark.parametrize("kind", examples.kinds())
@pytest.mark.parametrize("languages", ["en,de", "de"])
def test_each_kind_begins_with_an_event_of_its_own(
    run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch, kind: str, languages: str
) -> None:
    """It has no problem, and the README's command makes a second one."""
    assert run("init", "kb", "--kind", kind, "--languages", languages).exit_code == 0
    monkeypatch.chdir(empty / "kb")
    assert f"kind: {kind}\n" in Path("mkdocs.yml").read_text("utf-8")
    checked = run("check")
    assert checked.exit_code == 0 and "no problem" in checked.output
    ((source, number),) = re.findall(r"`eventkb new (\S+|\".*?\") (\S+)`", Path("README.md").read_text("utf-8"))
    assert run("new", source.strip('"'), number).exit_code == 0


@pytest.mark.parametrize("name", examples.names())
def test_an_example_says_its_kind_and_its_name(run: Run, empty: Path, name: str) -> None:
    """In each language; what is given counts more."""
    begun = examples.catalogue(name)
    assert run("init", "kb", "--example", name).exit_code == 0
    assert run("init", "ours", "--example", name, "--name", "Ours").exit_code == 0
    for folder, english, german in (("kb", begun.titles["en"], begun.titles["de"]), ("ours", "Ours", None)):
        main, other = (yaml.safe_load((empty / folder / file).read_text("utf-8")) for file in SETTINGS)
        assert main["site_name"] == english and other.get("site_name") == german
        assert main["plugins"]["eventkb"]["kind"] == begun.kind


def test_an_example_has_a_kind_already(run: Run, empty: Path) -> None:
    """Both options together contradict each other."""
    refused = run("init", "kb", "--example", "linux", "--kind", "alert")
    assert refused.exit_code == 2 and "leave --kind out" in refused.output and not (empty / "kb").exists()
