"""`eventkb check`: what is found, where it is printed, and the exit code."""

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


def test_errors_are_printed_with_line_and_cure(run: Run, folder: Path) -> None:
    """As a person needs them, on standard output, with exit code 1."""
    define(folder, 2, BROKEN)
    result = run("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("events/Demo/2.yml:3:1: error: ")
    assert lines[1] == "     3 | mesage: {en: It has ended., de: Es ist zu Ende.}"
    assert lines[2] == "       | ^^^^^^"
    assert "`message`" in lines[3] or "message" in lines[3]
    assert "1 error" in result.stderr


def test_only_the_problems_of_the_given_paths(run: Run, folder: Path) -> None:
    """Whoever works on one file sees its problems; the whole catalogue is read for them."""
    define(folder, 2, BROKEN)
    assert run("check", "events/Demo/1.yml").exit_code == 0
    for path in ("events/Demo/2.yml", "events", str(folder / "events/Demo")):
        assert run("check", path).exit_code == 1


def test_programs_read_json(run: Run, folder: Path) -> None:
    """Standard output is one list, whatever is found."""
    assert json.loads(run("check", "--format", "json").stdout) == []
    define(folder, 2, BROKEN)
    result = run("check", "--format", "json")
    (entry,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (entry["path"], entry["line"], entry["column"], entry["end_column"]) == ("events/Demo/2.yml", 3, 1, 7)


def test_github_reads_commands(run: Run, folder: Path) -> None:
    """A pull request shows them at their lines."""
    define(folder, 2, BROKEN)
    assert run("check", "--format", "github").stdout.startswith(
        "::error file=events/Demo/2.yml,line=3,endLine=3,col=1,"
    )


def test_a_line_is_found_in_a_file_with_odd_line_breaks(run: Run, folder: Path) -> None:
    """Signs that other programs take for line breaks don't move the line that is shown."""
    define(folder, 2, SOUND.replace("id: 1", "id: 2").replace("begun.", "be\u2028gun.") + "nonsense: 1\n")
    shown = run("check").stdout
    assert "     4 | nonsense: 1" in shown
    assert "     3 | message: {en: It has be�gun., de: Es hat begonnen.}" in shown


def test_what_has_one_right_answer_is_mended(run: Run, folder: Path) -> None:
    """A German key and value, a number in quotes, a date; and the file gets its form."""
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


def test_a_typo_is_mended_on_request(run: Run, folder: Path) -> None:
    """The nearest name is only a guess, so it has to be asked for; links keep their words."""
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
    """Without --fix the option is wrong use."""
    assert run("check", "--typos").exit_code == 2


def test_the_end_says_what_to_do_next(run: Run, folder: Path) -> None:
    """What a command can mend, and where a rule is explained."""
    define(folder, 2, SOUND.replace("source", "Quelle").replace("id: 1", "id: 2"))
    output = run("check").stderr
    assert "`eventkb check --fix` fixes 1 of them." in output
    assert "`eventkb explain E1" in output


def test_each_rule_is_linked_where_the_site_is_known(run: Run, folder: Path) -> None:
    """The page of the rule on the published site."""
    path = folder / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace('site_url: ""', "site_url: https://kb.example.org/en/"), "utf-8")
    define(folder, 2, BROKEN)
    assert "  page: https://kb.example.org/en/checks/E1" in run("check").stdout


def test_watching_checks_again(folder: Path) -> None:
    """Until it is interrupted; each time all that is wrong."""
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
    """Until it is seen: the watcher begins a moment after the first check."""
    for number in range(600):
        define(folder, 2, SOUND.replace("id: 1", "id: 2") + f"# saved {number} times\n")
        if seen.wait(0.1):
            break


def dictionary(folder: Path, locale: str, *words: str) -> None:
    (folder / f"{locale}.dic").write_text("\n".join((str(len(words)), *words)), "utf-8")
    (folder / f"{locale}.aff").write_text("SET UTF-8\n", "utf-8")


@pytest.mark.parametrize(("locale", "wrong"), [("en", "recieved"), ("de", "empfagen")])
def test_a_misspelt_word_is_told_where_there_is_a_dictionary(
    run: Run, folder: Path, tmp_path: Path, locale: str, wrong: str
) -> None:
    """In either language; names, code and the project's own words are right, and without dictionaries nobody asks."""
    define(folder, 1, SOUND + "summary: {en: The cmdlet SMTP `xyzzy` was recieved., de: Das Cmdlet wurde empfagen.}\n")
    dictionary(tmp_path, locale, "The", "was", "Das", "wurde")
    result = run("check", "--dictionaries", str(tmp_path))
    assert re.findall(r"`(\w+)` is in no dictionary", result.stdout) == [wrong]
    assert f"words/{locale}.txt" in result.stdout
    assert "E275" not in run("check").stdout


def test_a_folder_without_dictionaries_is_wrong_use(run: Run, folder: Path, tmp_path: Path) -> None:
    """Whoever asks for spelling is told that nothing can be checked."""
    result = run("check", "--dictionaries", str(tmp_path))
    assert result.exit_code == 2
    assert "contains none of en.dic, de.dic" in result.stderr
