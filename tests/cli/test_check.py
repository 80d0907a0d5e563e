"""`eventkb check`: what it reports, where it prints it, and its exit code."""

import json
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, SOUND, WARNED, Run, define, headed
from tests.cli.test_serve import interruptible, until


def test_nothing_wrong_prints_nothing_on_standard_output(run: Run, folder: Path) -> None:
    """A count goes to standard error, and the exit code is 0."""
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("1 event checked: ")


def test_warnings_alone_are_no_failure(run: Run, folder: Path) -> None:
    """They are printed, and the exit code stays 0."""
    define(folder, 1, WARNED)
    result = run("check")
    assert result.exit_code == 0
    assert "events/Demo/1.yml:3:10: warning: E233 " in result.stdout
    assert "warning" in result.stderr


def test_errors_are_printed_with_line_and_help(run: Run, folder: Path) -> None:
    """They go to standard output in a form for people, with exit code 1."""
    define(folder, 2, BROKEN)
    result = run("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("events/Demo/2.yml:3:1: error: ")
    assert lines[1] == "     3 | mesage: {en: It has ended., de: Es ist zu Ende.}"
    assert lines[2] == "       | ^^^^^^"
    assert "`message`" in lines[3] or "message" in lines[3]
    assert "1 error" in result.stderr


def test_a_link_shows_nothing_of_the_machine(run: Run, folder: Path, tmp_path: Path) -> None:
    """A branch of somebody else may have links to any file; not a line of it is printed, since logs are public."""
    (tmp_path / "key").write_text("s3cret: value\n", "utf-8")
    for name in ("events/Demo/7.yml", "kinds/x.yml", "addresses.txt"):
        link = folder / name
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(tmp_path / "key")
        result = run("check")
        link.unlink()
        assert (name in result.output, "s3cret" in result.output) == (True, False)


def test_only_the_problems_of_the_given_paths(run: Run, folder: Path) -> None:
    """All definitions are read, but only problems in the given files are printed."""
    define(folder, 2, BROKEN)
    assert run("check", "events/Demo/1.yml").exit_code == 0
    for path in ("events/Demo/2.yml", "events", str(folder / "events/Demo")):
        assert run("check", path).exit_code == 1


def test_programs_read_json(run: Run, folder: Path) -> None:
    """Standard output is one JSON list."""
    assert json.loads(run("check", "--format", "json").stdout) == []
    define(folder, 2, BROKEN)
    result = run("check", "--format", "json")
    (entry,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (entry["path"], entry["line"], entry["column"], entry["end_column"]) == ("events/Demo/2.yml", 3, 1, 7)


def test_github_reads_commands(run: Run, folder: Path) -> None:
    """A pull request shows the problems at their lines."""
    define(folder, 2, BROKEN)
    assert run("check", "--format", "github").stdout.startswith(
        "::error file=events/Demo/2.yml,line=3,endLine=3,col=1,"
    )


def test_a_line_is_found_in_a_file_with_odd_line_breaks(run: Run, folder: Path) -> None:
    """Characters that other programs take for line breaks don't shift the line shown."""
    define(folder, 2, SOUND.replace("id: 1", "id: 2").replace("begun.", "be\u2028gun.") + "nonsense: 1\n")
    shown = run("check").stdout
    assert "     4 | nonsense: 1" in shown
    assert "     3 | message: {en: It has be�gun., de: Es hat begonnen.}" in shown


def test_what_has_one_possible_fix_is_fixed(run: Run, folder: Path) -> None:
    """`--fix` translates a German key and value, unquotes a number, corrects a date, and formats the file."""
    define(
        folder,
        2,
        "Quelle: Demo\nid: '2'\nlevel: Fehler\nproduct: demo\nversions: [1.0]\nmodified: 19.09.2012\n"
        "message: {de: Zu Ende., en: Over.}\n",
    )
    (folder / "events/products.yml").write_text(
        "demo:\n  title: Demo\n  versions:\n    '1.0': {title: One}\n", encoding="utf-8"
    )
    result = run("check", "--fix")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "events/Demo/2.yml:1: E1" in result.stderr
    assert (folder / "events/Demo/2.yml").read_text("utf-8") == headed(
        'source: Demo\nid: 2\nproduct: demo\nversions: ["1.0"]\nlevel: error\n'
        "message:\n  en: Over.\n  de: Zu Ende.\nmodified: 2012-09-19\n"
    )


def test_a_file_with_another_suffix_is_renamed(run: Run, folder: Path) -> None:
    """`--fix` gives it the name by which it is read, then fixes what is in it; a name that is taken stays."""
    (folder / "events/Demo/2.yml.txt").write_text("Quelle: Demo\nid: 2\nmessage: It has ended.\n", "utf-8")
    (folder / "events/Demo/1.YAML").write_text(SOUND, "utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert "`eventkb check --fix` fixes 1 of them." in result.stderr
    result = run("check", "--fix")
    assert "events/Demo/2.yml.txt: renamed 2.yml" in result.stderr
    assert (folder / "events/Demo/2.yml").read_text("utf-8") == headed("source: Demo\nid: 2\nmessage: It has ended.\n")
    assert "1.yml is there already" in result.stdout


def test_a_typo_is_fixed_on_request(run: Run, folder: Path) -> None:
    """The nearest name is a guess, so it needs `--typos`; link texts are kept."""
    text = (
        SOUND.replace("id: 1", "id: 2") + "explanation: {en: 'See [[Demo/11|the first]].'}\nimpct: {en: None of it.}\n"
    )
    define(folder, 2, text)
    assert "inserts the nearest name in 1 place." in run("check").stderr
    assert run("check", "--fix").exit_code == 1
    assert "[[Demo/11|the first]]" in (folder / "events/Demo/2.yml").read_text("utf-8")
    result = run("check", "--fix", "--typos")
    assert result.exit_code == 0
    mended = (folder / "events/Demo/2.yml").read_text("utf-8")
    assert "[[Demo/1|the first]]" in mended
    assert "impact:" in mended


def test_typos_alone_mean_nothing(run: Run, folder: Path) -> None:
    """Without `--fix` the option is wrong usage."""
    assert run("check", "--typos").exit_code == 2


def test_the_end_says_what_to_do_next(run: Run, folder: Path) -> None:
    """The last lines name the command that fixes problems and the one that explains a rule."""
    define(folder, 2, SOUND.replace("source", "Quelle").replace("id: 1", "id: 2"))
    output = run("check").stderr
    assert "`eventkb check --fix` fixes 1 of them." in output
    assert "`eventkb explain E1" in output


def test_each_rule_is_linked_where_the_site_is_known(run: Run, folder: Path) -> None:
    """If the address of the site is known, each problem links the page of its rule."""
    path = folder / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace('site_url: ""', "site_url: https://kb.example.org/en/"), "utf-8")
    define(folder, 2, BROKEN)
    assert "  page: https://kb.example.org/en/checks/E1" in run("check").stdout


def test_watching_checks_again(folder: Path) -> None:
    """`--watch` checks after each save and prints all problems, until it is interrupted."""
    running = subprocess.Popen(
        [sys.executable, "-m", "eventkb", "check", "--watch"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - no other thread runs here
    )
    try:
        until(running, "1 event checked: no problem")
        seen = threading.Event()
        saving = threading.Thread(target=_save_often, args=(folder, seen))
        saving.start()
        until(running, "2 events checked: no problem")
        seen.set()
        saving.join()
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    assert running.returncode == 0


def _save_often(folder: Path, seen: threading.Event) -> None:
    """Saves until the watcher notices, since it starts a moment after the first check."""
    for number in range(600):
        define(folder, 2, SOUND.replace("id: 1", "id: 2") + f"# saved {number} times\n")
        if seen.wait(0.1):
            break


def dictionary(folder: Path, locale: str, *words: str) -> None:
    (folder / f"{locale}.dic").write_text("\n".join((str(len(words)), *words)), "utf-8")
    (folder / f"{locale}.aff").write_text("SET UTF-8\n", "utf-8")


@pytest.mark.parametrize(("locale", "wrong"), [("en", "recieved"), ("de", "empfagen")])
def test_a_misspelt_word_is_reported_where_there_is_a_dictionary(
    run: Run, folder: Path, tmp_path: Path, locale: str, wrong: str
) -> None:
    """Names, code and the project's own words are right; without `--dictionaries` nothing is checked."""
    define(folder, 1, SOUND + "summary: {en: The cmdlet SMTP `xyzzy` was recieved., de: Das Cmdlet wurde empfagen.}\n")
    dictionary(tmp_path, locale, "The", "was", "Das", "wurde")
    result = run("check", "--dictionaries", str(tmp_path))
    assert re.findall(r"`(\w+)` is in no dictionary", result.stdout) == [wrong]
    assert f"words/{locale}.txt" in result.stdout
    assert "E275" not in run("check").stdout


def test_a_folder_without_dictionaries_is_wrong_use(run: Run, folder: Path, tmp_path: Path) -> None:
    """The command says that it can't check the spelling."""
    result = run("check", "--dictionaries", str(tmp_path))
    assert result.exit_code == 2
    assert "contains none of en.dic, de.dic" in result.stderr


def test_a_prompt_in_a_command_is_reported(run: Run, folder: Path) -> None:
    """Rules about single files know the kinds of sources, whose shells say what a prompt looks like."""
    action = "{text: {en: Look., de: Sehen Sie nach.}, command: {shell: cmd, run: 'C:\\> net helpmsg 665'}}"
    define(folder, 1, f"{SOUND}user_action: {{actions: [{action}]}}\n")
    assert "E291" in run("check").stdout
