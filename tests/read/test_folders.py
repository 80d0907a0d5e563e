"""The folders of definitions: the project's own, another catalogue's, an installed package's."""

from pathlib import Path

import pytest

from eventkb.read.folders import opened
from eventkb.stock.catalogues import Folders, is_inside, on_disk
from tests.beside import house, package

BESIDE = Folders("events", ("../theirs/events",))


def reported(root: Path, *others: str) -> list[tuple[str, int, str, str]]:
    """What is wrong with the settings: code, line, message and help."""
    (root / "mkdocs.yml").write_text(
        "\n".join(["plugins:", "  eventkb:", f"    events: [events, {', '.join(others)}]"])
    )
    return [
        (diagnostic.rule.code, diagnostic.place.line, diagnostic.message, diagnostic.help)
        for diagnostic in opened(root, Folders("events", others))[1]
    ]


def test_files_of_each_folder_are_named_after_it(tmp_path: Path) -> None:
    """A path says from which catalogue a file is, and leads to it."""
    root = house(tmp_path)
    files, diagnostics = opened(root, BESIDE)
    assert diagnostics == ()
    assert {"events/Demo/2.yml", "../theirs/events/Demo/2.yml"} <= files.keys()
    assert BESIDE.of("../theirs/events/Demo/2.yml") == "../theirs/events"
    assert on_disk(root, "../theirs/events/Demo/2.yml").read_bytes() == files["../theirs/events/Demo/2.yml"]


def test_a_package_is_found_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files' paths begin with its name, on every machine the same."""
    monkeypatch.syspath_prepend(package(tmp_path / "site-packages"))
    files, diagnostics = opened(house(tmp_path), Folders("events", ("package:demo_events",)))
    assert diagnostics == ()
    assert files["package:demo_events/Demo/source.yml"].startswith(b"name: Demo")
    assert on_disk(tmp_path, "package:demo_events/Demo/source.yml").is_file()


def test_a_package_that_is_not_installed_is_reported_with_its_cure(tmp_path: Path) -> None:
    """The cure is the command that installs it; the place is the line of the settings."""
    ((code, line, message, help),) = reported(house(tmp_path), "package:contoso_events")
    assert (code, line) == ("E341", 3)
    assert message == "the package contoso_events is not installed, so its definitions are missing"
    assert help == "install it: pip install contoso-events; or correct its name"


def test_a_folder_that_is_missing_is_reported(tmp_path: Path) -> None:
    """A checkout that nobody has made is named, with where the path begins."""
    ((code, _, message, help),) = reported(house(tmp_path), "../nowhere/events")
    assert (code, message) == ("E341", "there is no folder ../nowhere/events, so its definitions are missing")
    assert "the folder of mkdocs.yml" in help


def test_a_whole_project_in_place_of_its_folder_is_reported(tmp_path: Path) -> None:
    """Its pages and settings would be read as definitions."""
    root = house(tmp_path)
    (tmp_path / "theirs/mkdocs.yml").write_text("site_name: Theirs\n")
    ((code, _, _, help),) = reported(root, "../theirs")
    assert (code, help) == ("E341", "write ../theirs/events")


def test_a_folder_without_definitions_is_reported(tmp_path: Path) -> None:
    """A catalogue that is empty by mistake would be lost silently."""
    root = house(tmp_path)
    (tmp_path / "empty").mkdir()
    assert [code for code, *_ in reported(root, "../empty")] == ["E341"]


@pytest.mark.parametrize("other", ["events", "events/vendor", "./events", ".."])
def test_folders_in_one_another_are_reported(other: str, tmp_path: Path) -> None:
    """It would depend on their order which of two definitions counts."""
    root = house(tmp_path, {"vendor/Demo/1.yml": "source: Demo\nid: 1\nmessage: Off.\n"})
    assert "E346" in [code for code, *_ in reported(root, other)]


def test_for_the_public_notes_are_not_read(tmp_path: Path) -> None:
    """What is not read cannot be published, whatever an output contains."""
    root = house(tmp_path, {"Demo/1.note.yml": "note: {en: Secret.}\n"})
    assert "events/Demo/1.note.yml" in opened(root, BESIDE)[0]
    public = Folders("events", ("../theirs/events",), is_public=True)
    assert not [file for file in opened(root, public)[0] if "note" in file]


def test_only_folders_below_the_project_are_in_its_repository() -> None:
    """A diff asks Git for these, and takes all others as they are."""
    assert [is_inside(name) for name in ("vendor/events", "../x", "/srv/x", "package:x")] == [True, False, False, False]
