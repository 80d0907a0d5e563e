"""A command that is killed at any moment leaves its files as they were or as they were to be, never some of each.

Killed by the system, without a chance to clean up: before an access to the disk, or after some time. The next command
finishes the change or takes it back.
"""

import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from eventkb.publish.files import TEMPORARY
from tests.cli.conftest import SOUND
from tests.cli.killing import Files, changes_of, files, invoked, killed_after, killed_before
from tests.seeds import SEED
from tests.site.conftest import write

ROUNDS = 2
"""How often each command is killed; where, the seed decides."""
QUICK = ("explain", "--free")
"""A command that does nothing but what every command does first."""
REPEATED = frozenset({"init", "check"})
"""Commands that are run once more instead: a new project is no working directory yet, and fixes come in rounds."""

EVENTS = {
    "events/Demo/1.yml": SOUND,
    "events/Demo/2.yml": (
        "source: Demo\nid: 2\nmessage: {en: It has ended., de: Es ist zu Ende.}\nlevel: eror\n"
        "explanation: {en: 'See [[Demo/1]].', de: 'Siehe [[Demo/1]].'}\nrelated: [{event: Demo/1, relation: follows}]\n"
    ),
    "events/Demo/3.yml": (
        "id: 3\nsource: Demo\nmessage: {en: It is late., de: Es ist spät.}\n"
        "explanation: {en: 'After [[Demo/1]].', de: 'Nach [[Demo/1]].'}\n"
    ),
    "events/Demo/source.yml": "name: Demo\n",
}
SOUND_EVENTS = {name: text.replace("level: eror\n", "") for name, text in EVENTS.items()}
THEIRS = {
    "theirs/Theirs/1.yml": SOUND.replace("Demo", "Theirs"),
    "theirs/Theirs/2.yml": SOUND.replace("Demo", "Theirs").replace("id: 1", "id: 2"),
    "theirs/Theirs/source.yml": "name: Theirs\n",
}
NEW = "new-project"
TABLE = "source,id,message\nDisk,7,A bad block.\nDisk,8,Another one.\nTape,1,It is full.\n"


def prepared(folder: Path) -> None:
    """Writes translations of all texts, with other words, into a file of a translation tool."""
    CliRunner().invoke(eventkb, ["translate", "export", "--to", "de", "--output", "all.po"], catch_exceptions=False)
    exported = (folder / "all.po").read_text("utf-8")
    (folder / "all.po").write_text(exported.replace("Siehe", "Vergleichen Sie").replace("Nach", "Nicht vor"), "utf-8")


def with_table(folder: Path) -> None:
    (folder / "all.csv").write_text(TABLE, "utf-8")


def beside_another(folder: Path) -> None:
    """Puts the project beside a catalogue of somebody else, of which it may take definitions over."""
    write(folder, THEIRS)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("  eventkb:\n", "  eventkb:\n    events: [events, theirs]\n"))


def nothing(folder: Path) -> None:
    """Needs no file of its own."""


COMMANDS: Mapping[str, tuple[tuple[str, ...], Mapping[str, str], Callable[[Path], None]]] = {
    "move": (("move", "Demo/1", "Demo/9"), SOUND_EVENTS, nothing),
    "move a source": (("move", "Demo", "Other"), SOUND_EVENTS, nothing),
    "translate import": (("translate", "import", "all.po"), SOUND_EVENTS, prepared),
    "translate accept": (("translate", "accept", "Demo"), SOUND_EVENTS, nothing),
    "check --fix": (("check", "--fix", "--typos"), EVENTS, nothing),
    "fmt": (("fmt",), SOUND_EVENTS, nothing),
    "import": (("import", "table", "all.csv"), SOUND_EVENTS, with_table),
    "new": (("new", "Tape", "5"), SOUND_EVENTS, nothing),
    "new --guide": (("new", "--guide", "slow-disk"), SOUND_EVENTS, nothing),
    "new --note": (("new", "--note", "Demo", "1"), SOUND_EVENTS, nothing),
    "eject": (("eject", "docs/en/finding.md", "locales/en.yml", "overrides/styles/tokens.css"), SOUND_EVENTS, nothing),
    "eject definitions": (("eject", "Theirs/1", "Theirs/2"), SOUND_EVENTS, beside_another),
    "addresses": (("addresses",), SOUND_EVENTS, nothing),
    "init": (("init", NEW, "--name", "New"), SOUND_EVENTS, nothing),
}
"""Commands that write files of a project, with the events that there are before, and what is done before."""


def set_back(folder: Path, before: Files) -> None:
    """Makes a project what it was."""
    shutil.rmtree(folder / NEW, ignore_errors=True)
    for name in files(folder).keys() - before.keys():
        (folder / name).unlink()
    for name, data in before.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def assert_whole(folder: Path, arguments: tuple[str, ...], before: Files, after: Files, when: str) -> None:
    """Asserts that the next command leaves all files as they were or as they were to be."""
    is_repeated = arguments[0] in REPEATED
    invoked(*(arguments if is_repeated else QUICK))
    now = files(folder)
    assert not [name for name in now if TEMPORARY in name], when
    changed = {name for name in before.keys() | after.keys() | now.keys() if now.get(name) != before.get(name)}
    assert now in ((after,) if is_repeated else (before, after)), f"{when}: {sorted(changed)} have changed"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_is_finished_or_taken_back(name: str, folder: Path, tmp_path: Path) -> None:
    """Its files are those from before or those from after, none is left over, and it can be run again."""
    arguments, events, prepare = COMMANDS[name]
    shutil.rmtree(folder / "events")
    write(folder, events)
    prepare(folder)
    before = files(folder)
    assert invoked(*arguments) == 0
    after = files(folder)
    assert after != before
    set_back(folder, before)
    random = Random(f"{SEED} {name}")
    started = time.monotonic()
    count = changes_of(folder, arguments, tmp_path / "count")
    duration = time.monotonic() - started
    for _ in range(ROUNDS):
        set_back(folder, before)
        number = random.randint(1, count)
        killed_before(folder, arguments, number)
        assert_whole(folder, arguments, before, after, f"killed before change {number} of {count}")
    for _ in range(ROUNDS):
        set_back(folder, before)
        killed_after(arguments, random.uniform(0, duration))
        assert_whole(folder, arguments, before, after, "killed after some time")
    invoked(*arguments)
    assert files(folder) == after
