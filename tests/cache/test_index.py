"""The kept index: used as long as nothing that decides it has changed."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eventkb.cache import FOLDER
from eventkb.cache.archive import packed
from eventkb.cache.index import FILE, State, keep, kept
from eventkb.cache.inputs import Fingerprint, of_folders, of_project

FILES = {"lookup/manifest.js": b"data"}
PROJECT = {
    "mkdocs.yml": "site_name: Demo\nextra: !ENV [EVENTKB_DEMO, none]\n",
    "mkdocs.de.yml": "INHERIT: other/shared.yml\n",
    "other/shared.yml": "site_name: Demo\n",
    "events/Demo/1.yml": "id: 1\nmessage: {en: It has begun.}\n",
    "events/Demo/known.yml": "- id: 2\n  message: {en: It has ended.}\n",
    "events/Demo/source.yml": "name: Demo\n",
    "locales/en.yml": "site: Demo\n",
    "docs/en/index.md": "# Demo\n",
    "overrides/main.html": "",
    "extension/formats/one.yml": "family: labels\n",
}
FOLDERS = ("events", "extension")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def state(project: Path, *, is_settled: bool = True) -> State:
    contents = of_folders([project / name for name in FOLDERS])
    return State(
        project=Fingerprint(of_project(project).digest, is_settled),
        folders=FOLDERS,
        contents=Fingerprint(contents.digest, is_settled),
    )


@pytest.fixture
def with_index(project: Path) -> Path:
    keep(project, FILES, state(project))
    time.sleep(0.02)  # the clock of files goes in steps
    return project


def test_an_index_is_kept(with_index: Path) -> None:
    """And is there again as long as nothing has changed, in whatever order the system lists the files."""
    archive = kept(with_index)
    assert archive is not None
    assert archive.read("lookup/manifest.js") == b"data"


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda root: (root / "events/Demo/1.yml").write_text("id: 1\nmessage: {en: It has ended.}\n"),
    "edited, of the same size": lambda root: (root / "events/Demo/1.yml").write_text(PROJECT["events/Demo/1.yml"]),
    "added": lambda root: (root / "events/Demo/3.yml").write_text("id: 3\n"),
    "added in a folder of its own": lambda root: [(root / "events/B").mkdir(), (root / "events/B/1.yml").touch()],
    "deleted": lambda root: (root / "events/Demo/1.yml").unlink(),
    "renamed": lambda root: (root / "events/Demo/1.yml").rename(root / "events/Demo/4.yml"),
    "folder renamed": lambda root: (root / "events/Demo").rename(root / "events/Other"),
    "known": lambda root: (root / "events/Demo/known.yml").write_text("- id: 3\n"),
    "source": lambda root: (root / "events/Demo/source.yml").write_text("name: Demo\nslug: d\n"),
    "settings": lambda root: (root / "mkdocs.yml").write_text("site_name: Other\n"),
    "settings of a language": lambda root: (root / "mkdocs.fr.yml").write_text("INHERIT: mkdocs.yml\n"),
    "inherited settings": lambda root: (root / "other/shared.yml").write_text("site_name: Other\n"),
    "words": lambda root: (root / "locales/en.yml").write_text("site: Other\n"),
    "format": lambda root: [(root / "formats").mkdir(), (root / "formats/one.yml").touch()],
    "page": lambda root: (root / "docs/en/demo.md").write_text("# Demo\n"),
    "extension": lambda root: (root / "extension/formats/one.yml").write_text("family: table\n"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_what_decides_it_is_seen(with_index: Path, change: Callable[[Path], object]) -> None:
    """Of definitions, settings, words and formats, without opening any definition."""
    change(with_index)
    assert kept(with_index) is None


def test_a_variable_that_settings_name_is_seen(with_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Since it may decide where the definitions are."""
    monkeypatch.setenv("EVENTKB_DEMO", "other")
    assert kept(with_index) is None


def test_other_files_leave_it_as_it_is(with_index: Path) -> None:
    """What a page says, the theme, hidden files and the published site decide nothing."""
    (with_index / "docs/en/index.md").write_text("# Other\n")
    (with_index / "overrides/main.html").write_text("other")
    (with_index / "events/.draft.yml").touch()
    (with_index / "site").mkdir()
    (with_index / "site/index.html").touch()
    assert kept(with_index) is not None


def test_an_unsettled_state_is_not_kept(project: Path) -> None:
    """A file that has just been written could change once more and look the same."""
    assert not of_folders([project / "events"]).is_settled
    keep(project, FILES, state(project, is_settled=False))
    assert kept(project) is None


def test_a_folder_that_cannot_be_written_to_keeps_nothing(project: Path) -> None:
    """And stops no lookup."""
    (project / FOLDER).parent.mkdir()
    (project / FOLDER).touch()
    keep(project, FILES, state(project))
    assert kept(project) is None


@pytest.mark.parametrize(
    "facts",
    [{}, {"project": 1}, {"project": None, "folders": ["/"]}, {"folders": "/", "contents": "x"}, {"project": "x" * 32}],
    ids=str,
)
def test_an_index_from_elsewhere_is_not_used(with_index: Path, facts: dict[str, object]) -> None:
    """A branch that carries one can't answer in the place of its definitions, nor have other folders read."""
    (with_index / FOLDER / FILE).write_bytes(packed(FILES, facts))
    assert kept(with_index) is None


@pytest.mark.parametrize("folders", [None, 1, [None], {"a": 1}, ["\0"]], ids=str)
def test_odd_folders_are_no_fault(with_index: Path, folders: object) -> None:
    """Even where the rest of a crafted file is right."""
    facts = {"project": of_project(with_index).digest, "folders": folders, "contents": ""}
    (with_index / FOLDER / FILE).write_bytes(packed(FILES, facts))
    assert kept(with_index) is None


def test_folders_in_a_circle_are_read_once(project: Path) -> None:
    """A link to a folder that it is in ends nowhere."""
    (project / "events/Demo/loop").symlink_to(project / "events")
    assert of_folders([project / "events"]).digest
