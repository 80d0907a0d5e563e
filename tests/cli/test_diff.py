"""`eventkb diff`: what changes for readers, between real commits."""

import os
import shutil
import subprocess
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from eventkb.engines.git import deletions, files_of
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
    **dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-01-31T23:59:59+13:00"),
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=OWN, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository with an article and a stub in its first commit."""
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
    """The report shows the text before and after, in the language of `--lang`."""
    define(repository, 1, ARTICLE.replace("It runs.", "It is running."))
    define(repository, 3, SOUND.replace("id: 1", "id: 3"))
    output = run("diff", "HEAD", "--lang", locale).stdout
    title, section, new = WORDS[locale]
    assert output.startswith(title)
    assert f"### `Demo/1`\n\n{section}\n```diff\n-It runs.\n+It is running.\n```" in output
    assert "(de)" not in output
    assert f"### {new}\n\n- `Demo/3`: `" in output


def test_nothing_is_said_of_what_readers_do_not_see(run: Run, repository: Path) -> None:
    """Comments and formatting are not reported."""
    define(repository, 1, f"# a note\n{ARTICLE}")
    assert run("diff", "HEAD").stdout == "Nothing changes for readers.\n"


def test_addresses_and_relations_that_are_lost_are_reported(run: Run, repository: Path) -> None:
    """The address of a deleted event is lost; one that became an alias redirects."""
    (repository / "events/Demo/2.yml").unlink()
    define(repository, 1, ARTICLE.replace("related: [{event: Demo/2, relation: causes}]\n", ""))
    output = run("diff", "HEAD").stdout
    assert "> [!WARNING]" in output and "- `/e/demo-2/`" in output
    assert "- `Demo/1` Causes `Demo/2`" in output and "- `Demo/2` Caused by `Demo/1`" in output
    run("move", "Demo/1", "Demo/7")
    assert "- `/e/demo-1/` → `Demo/7`" in run("diff", "HEAD").stdout


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("en", "Sources that were renamed, with all their events"),
        ("de", "Umbenannte Quellen, mit allen ihren Ereignissen"),
    ],
)
def test_a_renamed_source_is_one_line(run: Run, repository: Path, locale: str, title: str) -> None:
    """Its events are neither new nor gone, and its addresses lead on, so nothing is lost."""
    assert run("move", "Demo", "Fresh").exit_code == 0
    output = run("diff", "HEAD", "--lang", locale).stdout
    assert f"### {title}\n\n- `Demo` → `Fresh`: 2\n" in output
    assert [line for line in output.splitlines() if line.startswith("### ")] == [f"### {title}"]
    assert "WARNING" not in output


def test_a_stub_that_became_an_article_and_a_stale_translation_are_reported(run: Run, repository: Path) -> None:
    """The report lists the articles and what a translator must look at."""
    run("translate", "accept", "events/Demo/1.yml")
    git(repository, "commit", "-qam", "two")
    text = (repository / "events/Demo/1.yml").read_text("utf-8")
    define(repository, 1, text.replace("It runs.", "It is running."))
    define(repository, 2, SOUND.replace("id: 1", "id: 2") + "explanation: {en: Yes., de: Ja.}\n")
    output = run("diff", "HEAD").stdout
    assert "### Stubs that are articles now\n\n- `Demo/2`" in output
    assert "### Translations that are out of date now\n\n- `Demo/1`: de" in output


def test_two_commits_are_compared_without_the_files_here(run: Run, repository: Path) -> None:
    """With BASE and HEAD, uncommitted changes don't count."""
    define(repository, 1, ARTICLE.replace("It runs.", "It is running."))
    git(repository, "commit", "-qam", "two")
    define(repository, 1, "broken: [")
    assert "+It is running." in run("diff", "HEAD~1", "HEAD").stdout


def test_no_text_breaks_out_of_its_fence(run: Run, repository: Path) -> None:
    """Backticks in a contributor's text stay text, so it can't mention people or add links."""
    define(repository, 1, ARTICLE.replace("It runs.", '"```` \\n```\\n@everyone `````"'))
    output = run("diff", "HEAD").stdout
    fence = "``````"
    assert output.count(f"{fence}diff\n") == 1
    assert output.index("@everyone") > output.index(fence)


def test_a_long_report_is_cut_between_two_parts(run: Run, repository: Path) -> None:
    """The report stays below the limit of a comment."""
    long = "It runs and runs.\\n" * 300
    for number in range(10, 40):
        define(repository, number, ARTICLE.replace("id: 1", f"id: {number}"))
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "many")
    for number in range(10, 40):
        define(repository, number, ARTICLE.replace("id: 1", f"id: {number}").replace("It runs.", f'"{long}{number}"'))
    output = run("diff", "HEAD").stdout
    assert len(output) < 65_000
    assert "more parts, which are too long for a comment." in output


@pytest.mark.parametrize(("base", "why"), [("no-such-commit", "there is no commit"), ("--output=x", "such option")])
def test_a_commit_that_is_not_there_is_reported(run: Run, repository: Path, base: str, why: str) -> None:
    """An unknown commit is wrong usage, and the message says what to do."""
    result = run("diff", base)
    assert result.exit_code == 2
    assert why in result.stderr.lower()


def test_outside_of_a_repository_it_is_reported(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message quotes Git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    result = run("diff", "HEAD")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr


def test_a_missing_and_a_new_translation_are_reported(run: Run, repository: Path) -> None:
    """A removed and an added translation are reported; a new text that has its translation is not."""
    define(repository, 1, ARTICLE.replace(", de: Es läuft.", ""))
    assert "### Texts that lack a translation now\n\n- `Demo/1`: de" in run("diff", "HEAD").stdout
    git(repository, "commit", "-qam", "two")
    define(repository, 1, ARTICLE + "impact: {en: None., de: Keine.}\n")
    output = run("diff", "HEAD").stdout
    assert "### Texts that are translated now\n\n- `Demo/1`: de" in output
    assert "lack" not in output


@pytest.mark.parametrize(
    ("file", "old", "new", "name", "section"),
    [
        ("glossary.yml", "- {en: session, de: Sitzung}", "- {en: session, de: Sitzungen}", "glossary/session", "Term"),
        ("Demo/source.yml", "name: Demo\ntitle: Yes", "name: Demo\ntitle: No", "Demo", "Title"),
        ("products.yml", "one:\n  title: Yes", "one:\n  title: No", "products/one", "Title"),
    ],
)
def test_what_is_beside_the_events_is_compared_too(
    run: Run, repository: Path, file: str, old: str, new: str, name: str, section: str
) -> None:
    """Glossary terms and the titles of sources and products are compared."""
    (repository / "events" / file).write_text(old + "\n", "utf-8")
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "two")
    (repository / "events" / file).write_text(new + "\n", "utf-8")
    output = run("diff", "HEAD").stdout
    assert f"### `{name}`\n\n**{section}**" in output


def test_a_variant_is_compared_as_a_whole(run: Run, repository: Path) -> None:
    """Changed meanings of its insertion strings are reported."""
    variant = """\
versions: ["1.0", "2.0"]
product: one
variants: [{versions: ["1.0"], message: {en: It has %1.}, insertions: [{name: it, en: This}]}]
"""
    (repository / "events/products.yml").write_text(
        'one: {title: One, versions: {"1.0": {title: A}, "2.0": {title: B}}}\n'
    )
    define(repository, 1, ARTICLE + variant)
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "two")
    define(repository, 1, ARTICLE + variant.replace("en: This", "en: That"))
    output = run("diff", "HEAD").stdout
    assert "-   en %1 it: This\n+   en %1 it: That" in output


def test_a_lost_listing_is_reported(run: Run, repository: Path) -> None:
    """The list of a deleted product or of an ID that no event has any more is reported as lost."""
    (repository / "events/products.yml").write_text("one: {title: One}\n")
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "two")
    (repository / "events/products.yml").write_text("two: {title: One}\n")
    (repository / "events/Demo/2.yml").unlink()
    define(repository, 1, SOUND)
    output = run("diff", "HEAD").stdout
    assert "- `/en/products/one/`\n- `/de/products/one/`" in output
    assert "- `/id/2/`" in output


def test_an_event_whose_file_is_broken_on_one_side_is_not_reported_as_removed(run: Run, repository: Path) -> None:
    """It is not reported as new or removed; the command says that it can't be compared."""
    define(repository, 1, "broken: [")
    result = run("diff", "HEAD")
    assert "1 error." in result.stderr
    assert "demo-1" not in result.stdout


class NewYear(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2026, 1, 1, tzinfo=tz)


def test_fix_writes_the_date_into_what_says_something_else(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The date is not written into stubs, after formatting alone, or if somebody has set a date."""
    monkeypatch.setattr("eventkb.cli.check.datetime", NewYear)
    today = "modified: 2026-01-01"
    define(repository, 4, ARTICLE.replace("id: 1", "id: 4"))
    define(repository, 5, ARTICLE.replace("id: 1", "id: 5") + "modified: 2020-01-01\n")
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "two")
    define(repository, 1, ARTICLE.replace("It runs.", "It is running."))
    define(repository, 2, SOUND.replace("id: 1", "id: 2").replace("begun", "ended"))
    define(repository, 5, ARTICLE.replace("id: 1", "id: 5").replace("runs", "ran") + "modified: 2021-01-01\n")
    define(repository, 6, ARTICLE.replace("id: 1", "id: 6"))
    output = run("check", "--fix").stderr
    assert "events/Demo/1.yml: modified set to today" in output
    texts = {number: (repository / f"events/Demo/{number}.yml").read_text("utf-8") for number in (1, 2, 4, 5, 6)}
    assert [number for number, text in texts.items() if today in text] == [1, 6]
    assert "modified: 2021-01-01" in texts[5]
    assert "modified set to today" not in run("check", "--fix").stderr


def test_fix_says_that_it_knows_no_date_outside_of_a_repository(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything else is fixed."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    assert "`modified` is not updated" in run("check", "--fix").stderr


def test_a_link_to_a_deleted_event_says_since_when(run: Run, repository: Path) -> None:
    """Whoever deletes an event hears it from Git, once for all links, and restores it or corrects them."""
    (repository / "events/Demo/2.yml").unlink()
    git(repository, "commit", "-qam", "two")
    define(repository, 3, ARTICLE.replace("id: 1", "id: 3"))
    result = run("check")
    assert result.stdout.count("E201") == 1
    assert "Demo/2 was deleted on 2026-01-31, but 2 files link it" in result.stdout


CASES = {"en": "**What the value means**", "de": "**Was der Wert bedeutet**"}


@pytest.mark.parametrize(("locale", "section"), CASES.items())
def test_a_changed_case_is_shown_with_its_values(run: Run, repository: Path, locale: str, section: str) -> None:
    """A new case, and a changed text within one."""
    cases = 'insertions: [{name: a, en: A, de: B}]\ncases:\n  - {when: {a: ["5"]}, explanation: {en: Old., de: Alt.}}\n'
    define(repository, 1, ARTICLE.replace("It has", "It %1 has").replace("Es hat", "Es %1 hat") + cases)
    assert f"{section} (en)\n```diff\n+5\n+   Old.\n```" in run("diff", "HEAD", "--lang", locale).stdout
    git(repository, "commit", "-qam", "two")
    define(repository, 1, (repository / "events/Demo/1.yml").read_text("utf-8").replace("Old.", "New."))
    assert f"{section} (en)\n```diff\n 5\n-   Old.\n+   New.\n```" in run("diff", "HEAD", "--lang", locale).stdout


def test_attributes_and_filters_of_a_repository_hide_no_change(run: Run, repository: Path) -> None:
    """What a commit contains is read from its objects: nothing is left out of an archive, and no filter runs."""
    (repository / ".gitattributes").write_text("events/** export-ignore filter=odd\n")
    git(repository, "add", ".gitattributes", "events")
    git(repository, "commit", "-qm", "attributes")
    git(repository, "config", "filter.odd.smudge", f"tee {repository}/ran")
    assert run("diff", "HEAD").stdout == "Nothing changes for readers.\n"
    define(repository, 1, ARTICLE.replace("It runs.", "It is running."))
    output = run("diff", "HEAD").stdout
    assert "-It runs.\n+It is running.\n" in output and "###" in output and "New events" not in output
    assert not (repository / "ran").exists()


def test_odd_names_in_a_commit_are_read_as_on_disk(run: Run, repository: Path) -> None:
    """A name without an encoding, or that begins with a dot, is treated as in the folder."""
    for name in (b"-1.yml", b"a\xff\nb.yml", b".hidden.yml"):
        Path(os.fsdecode(os.fsencode(repository) + b"/events/Demo/" + name)).write_text(SOUND.replace("id: 1", "id: 9"))
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "names")
    result = run("diff", "HEAD")
    assert result.exit_code == 0
    assert result.stdout == "Nothing changes for readers.\n"
    assert run("diff", "HEAD", "HEAD~1").exit_code == 0


def test_a_huge_file_of_a_commit_is_not_kept_in_memory(run: Run, repository: Path) -> None:
    """Of a file that is too large only the beginning is read; those after it are read all the same."""
    (repository / "events/Demo/0.yml").write_bytes(b" " * (3 << 20))
    git(repository, "add", "events")
    git(repository, "commit", "-qm", "huge")
    assert max(map(len, files_of(repository, "HEAD", "events").values())) == (1 << 20) + 1
    assert files_of(repository, "HEAD", "events")["events/Demo/1.yml"] == ARTICLE.encode()


def test_a_submodule_is_named(run: Run, repository: Path) -> None:
    """Definitions of another repository would look as if all of them were new."""
    git(repository / "events/Demo", "init", "-q")
    git(repository / "events/Demo", "add", "-A")
    git(repository / "events/Demo", "commit", "-qm", "inner")
    git(repository, "rm", "-rq", "--cached", "events/Demo")
    git(repository, "add", "events/Demo")
    git(repository, "commit", "-qm", "outer")
    result = run("diff", "HEAD")
    assert result.exit_code == 2
    assert "events/Demo is a submodule: its files are in another repository." in result.stderr


def test_what_git_refuses_is_said_with_its_reason(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line with the reason is shown, and not advice that follows it."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    result = run("diff", "HEAD")
    assert result.exit_code == 2
    assert "git says: fatal: detected dubious ownership in repository at" in result.stderr


def test_settings_of_a_user_do_not_disturb(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who has signatures shown or renames followed learns of a deletion as everybody does."""
    git(repository, "mv", "events/Demo/2.yml", "events/Demo/3.yml")
    git(repository, "commit", "-qm", "renamed")
    for setting in ("log.showSignature", "log.follow"):
        git(repository, "config", setting, "true")
    assert list(deletions(repository, "events")) == ["events/Demo/2.yml"]


def test_another_repository_is_asked_despite_a_hook(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook's variables mean the project's repository, and not that of another catalogue."""
    other = repository / "other"
    shutil.copytree(repository / "events", other / "events")
    git(other, "init", "-q")
    git(other, "add", "events")
    git(other, "commit", "-qm", "other")
    define(other, 5, SOUND.replace("id: 1", "id: 5"))
    git(other, "add", "events")
    git(other, "commit", "-qm", "more")
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    assert "events/Demo/5.yml" in files_of(other, "HEAD", "events")
