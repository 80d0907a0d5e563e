"""`eventkb diff`: what a change means for readers, from real commits."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import SOUND, Run, define

ARTICLE = """\
source: Demo
id: 1
message: {en: It has begun., de: Es hat begonnen.}
explanation: {en: It runs., de: Es läuft.}
related: [{event: Demo/2, relation: causes}]
"""
OWN = {
    **os.environ,
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "a"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "a@example.org"),
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=OWN, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository with an article and a stub in its first commit."""
    shutil.rmtree(folder / ".git", ignore_errors=True)
    git(folder, "init", "-q")
    define(folder, 1, ARTICLE)
    define(folder, 2, SOUND.replace("id: 1", "id: 2"))
    git(folder, "add", "events")
    git(folder, "commit", "-qm", "one")
    return folder


WORDS = {
    "en": ("## What changes for readers", "**Explanation** (en)", "New events"),
    "de": ("## Was sich für die Leser ändert", "**Erläuterung** (en)", "Neue Ereignisse"),
}


@pytest.mark.parametrize("locale", WORDS)
def test_a_change_is_shown_by_section_and_language(run: Run, repository: Path, locale: str) -> None:
    """Before and after, in the language that is asked for."""
    define(repository, 1, ARTICLE.replace("It runs.", "It is running."))
    define(repository, 3, SOUND.replace("id: 1", "id: 3"))
    told = run("diff", "HEAD", "--lang", locale).stdout
    title, section, new = WORDS[locale]
    assert told.startswith(title)
    assert f"### `Demo/1`\n\n{section}\n```diff\n-It runs.\n+It is running.\n```" in told
    assert "(de)" not in told
    assert f"### {new}\n\n- `Demo/3`: `" in told


def test_nothing_is_said_of_what_readers_do_not_see(run: Run, repository: Path) -> None:
    """Comments and the form of a file."""
    define(repository, 1, f"# a note\n{ARTICLE}")
    assert run("diff", "HEAD").stdout == "Nothing changes for readers.\n"


def test_addresses_and_relations_that_are_lost_are_told(run: Run, repository: Path) -> None:
    """The address of a deleted event leads nowhere; one that became an alias goes on."""
    (repository / "events/Demo/2.yml").unlink()
    define(repository, 1, ARTICLE.replace("related: [{event: Demo/2, relation: causes}]\n", ""))
    told = run("diff", "HEAD").stdout
    assert "> [!WARNING]" in told and "- `/e/demo-2/`" in told
    assert "- `Demo/1` Causes `Demo/2`" in told and "- `Demo/2` Caused by `Demo/1`" in told
    run("move", "Demo/1", "Demo/7")
    assert "- `/e/demo-1/` → `Demo/7`" in run("diff", "HEAD").stdout


def test_a_stub_that_became_an_article_and_a_stale_translation_are_told(run: Run, repository: Path) -> None:
    """What a translator has to look at."""
    run("translate", "accept", "events/Demo/1.yml")
    git(repository, "commit", "-qam", "two")
    text = (repository / "events/Demo/1.yml").read_text("utf-8")
    define(repository, 1, text.replace("It runs.", "It is running."))
    define(repository, 2, SOUND.replace("id: 1", "id: 2") + "explanation: {en: Yes., de: Ja.}\n")
    told = run("diff", "HEAD").stdout
    assert "### Stubs that are articles now\n\n- `Demo/2`" in told
    assert "### Translations that are out of date now\n\n- `Demo/1`: de" in told


def test_two_commits_are_compared_without_the_files_here(run: Run, repository: Path) -> None:
    """BASE and HEAD; what isn't committed doesn't count."""
    define(repository, 1, ARTICLE.replace("It runs.", "It is running."))
    git(repository, "commit", "-qam", "two")
    define(repository, 1, "broken: [")
    assert "+It is running." in run("diff", "HEAD~1", "HEAD").stdout


def test_no_text_breaks_out_of_its_fence(run: Run, repository: Path) -> None:
    """Backticks of a contributor stay text, so that nobody can be mentioned and nothing be linked."""
    define(repository, 1, ARTICLE.replace("It runs.", '"```` \\n```\\n@everyone `````"'))
    told = run("diff", "HEAD").stdout
    fence = "``````"
    assert told.count(f"{fence}diff\n") == 1
    assert told.index("@everyone") > told.index(fence)


def test_a_long_report_is_cut_between_two_parts(run: Run, repository: Path) -> None:
    """A comment has a limit."""
    long = "It runs and runs.\\n" * 300
    for number in range(10, 40):
        define(repository, number, ARTICLE.replace("id: 1", f"id: {number}"))
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "many")
    for number in range(10, 40):
        define(repository, number, ARTICLE.replace("id: 1", f"id: {number}").replace("It runs.", f'"{long}{number}"'))
    told = run("diff", "HEAD").stdout
    assert len(told) < 65_000
    assert "more parts, which are too long for a comment." in told


@pytest.mark.parametrize(("base", "why"), [("no-such-commit", "there is no commit"), ("--output=x", "such option")])
def test_a_commit_that_is_not_there_is_told(run: Run, repository: Path, base: str, why: str) -> None:
    """Wrong use, with a cure."""
    result = run("diff", base)
    assert result.exit_code == 2
    assert why in result.stderr.lower()


def test_outside_of_a_repository_it_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Git's words."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    shutil.rmtree(folder / ".git", ignore_errors=True)
    result = run("diff", "HEAD")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr
