"""Whatever somebody puts into `.cache`, no command runs it, and none ends in a traceback.

The files are those that commands have written there, so a new kind of file is covered as soon as one writes it.
"""

import ast
import json
import os
import pickle
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cache import FOLDER
from eventkb.cli import eventkb
from eventkb.pipeline import cache
from tests.catalogues import ROOT
from tests.site.conftest import PARTS, copy, write

DEFINITIONS = {
    "events/Demo/1.yml": (
        "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\n"
        "explanation: {en: Somebody has begun it., de: Jemand hat es begonnen.}\n"
        "related: [{event: Demo/2, relation: causes}]\n"
    ),
    "events/Demo/2.yml": "source: Demo\nid: 2\nmessage: {en: It has ended., de: Es ist zu Ende.}\n",
    "events/guides/stuck.yml": (
        "title: {en: It is stuck, de: Es hängt}\nsummary: {en: Nothing moves., de: Nichts geht.}\nstart: look\nsteps:\n"
        "  look: {title: {en: Does it move?, de: Geht es?}, text: {en: Look., de: Sehen Sie nach.},\n"
        "    answers: [{text: {en: Yes, de: Ja}, done: {en: Good., de: Gut.}}]}\n"
    ),
}
BUILD = (("build", "--quiet"),)
COMMANDS = (("check",), ("lookup", "Demo 1"), ("fmt", "--check"))
"""Commands that read what is kept; a build does as well, and takes longer."""
BUILT = frozenset({"code", "other types"})
"""Contents with which a site is built, too: the others are refused in the same way by the same readers."""

KEPT_AS_IT_IS = frozenset({".png", ".html", ".lock", ".complete"})
"""Files that no command makes values of: what they contain is published, or only their name counts."""


class Crafted:
    """Pickled, it is a call of a function of the one who wrote the file."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.system, (f"touch {self.mark}",)


def wrong_types(mark: Path) -> bytes:
    """Results of the right version by names that nobody knows, and others than each reader expects."""
    return pickle.dumps((cache.program(), {"a": 1, "b": [None], "": {}}))


CONTENTS: Mapping[str, Callable[[Path], bytes]] = {
    "code": lambda mark: pickle.dumps((cache.program(), {"a": Crafted(mark)})),
    "other types": wrong_types,
    "nothing": lambda mark: b"",
    "nested": lambda mark: b"[" * 100_000,
    "JSON": lambda mark: json.dumps({"format": 1, "digest": "", "facts": [], "places": 1}).encode() + b"\n\xff",
}


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which each command has kept what it keeps."""
    folder = copy(tmp_path_factory.mktemp("kept") / "project", *PARTS)
    write(folder, DEFINITIONS)
    run_all(folder, (*COMMANDS, *BUILD))
    return folder


def run_all(folder: Path, commands: Sequence[tuple[str, ...]]) -> None:
    """Runs commands in a project; each must end as it does when nothing is kept."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        for arguments in commands:
            result = CliRunner().invoke(eventkb, arguments, prog_name="eventkb")
            assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exception)
            assert result.exit_code in (0, 1), (arguments, result.output)
    finally:
        os.chdir(before)


@pytest.mark.slow
@pytest.mark.parametrize("name", CONTENTS)
def test_no_file_of_the_cache_is_trusted(used: Path, tmp_path: Path, name: str) -> None:
    """Each file that is read as values is replaced by a crafted one, and what is published stays the same."""
    folder, mark = tmp_path / "project", tmp_path / "ran"
    shutil.copytree(used, folder)
    data = CONTENTS[name](mark)
    crafted = [
        path for path in (folder / FOLDER).rglob("*") if path.is_file() and path.suffix not in KEPT_AS_IT_IS
        and "pages" not in path.relative_to(folder / FOLDER).parts
    ]  # fmt: skip
    assert len(crafted) >= 4
    for path in crafted:
        path.write_bytes(data)
    run_all(folder, (*COMMANDS, *(BUILD if name in BUILT else ())))
    assert not mark.exists()
    article = "site/en/demo/1/index.html"
    assert (folder / article).read_bytes() == (used / article).read_bytes()


def test_one_module_unpickles() -> None:
    """The one whose reader makes nothing but values; no other can run what a file says.

    The other one unpacks what our own processes send, which is in no file.
    """
    dangerous = {"pickle", "marshal", "shelve", "dill", "joblib", "jsonpickle"}
    users = set()
    for path in sorted((ROOT / "generator/eventkb").rglob("*.py")):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if any(name in text for name in dangerous) else ():
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if dangerous & {name.split(".")[0] for name in names}:
                users.add(path.relative_to(ROOT / "generator/eventkb").as_posix())
    assert users == {"cache/values.py", "pipeline/parallel.py"}
