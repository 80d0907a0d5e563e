"""What is wrong in another catalogue: it does not stop one's own build, unless one's own definitions need it."""

from dataclasses import replace
from pathlib import Path

from eventkb.model.diagnostic import Severity
from eventkb.pipeline.gather import Gathered, catalogue, gather
from eventkb.stock.catalogues import Folders
from tests import own
from tests.beside import OURS, THEIRS, house

FOLDERS = Folders("events", ("../theirs/events",))
MATERIALS = replace(own.materials(), released=())
BROKEN = "source: Demo\nid: 1\nmesage: {en: Off., de: Aus.}\n"


def gathered(root: Path) -> Gathered:
    return gather(root, FOLDERS, MATERIALS, jobs=1)


def keys(result: Gathered) -> list[str]:
    return [str(key) for key in catalogue(result).events]


def test_two_catalogues_are_one_without_a_problem(tmp_path: Path) -> None:
    """Events of both are there, and the files that may be changed are the own ones alone."""
    result = gathered(house(tmp_path))
    assert (keys(result), result.diagnostics) == (["Demo/1", "Demo/2", "Demo/3", "House/7"], ())
    assert {file.partition("/")[0] for file in result.files} == {"events"}
    assert "../theirs/events/Demo/1.yml" in result.files_beside


def test_an_error_of_another_catalogue_is_a_warning_and_its_file_is_left_out(tmp_path: Path) -> None:
    """Whoever builds cannot correct it, and should publish their own articles all the same."""
    result = gathered(house(tmp_path, theirs={**THEIRS, "Demo/1.yml": BROKEN}))
    (diagnostic,) = result.diagnostics
    assert (diagnostic.severity, diagnostic.place.file, diagnostic.fix) == (
        Severity.WARNING,
        "../theirs/events/Demo/1.yml",
        None,
    )
    assert diagnostic.message.endswith("(in the catalogue Demo events; the file is left out)")
    assert (result.has_errors, keys(result)) == (False, ["Demo/2", "Demo/3", "House/7"])


def test_an_error_of_ones_own_stays_an_error(tmp_path: Path) -> None:
    """A replacement with an error does not silently give way to the original."""
    result = gathered(house(tmp_path, {"Demo/1.yml": BROKEN}))
    assert [diagnostic.place.file for diagnostic in result.diagnostics] == ["events/Demo/1.yml"]
    assert result.has_errors


def test_warnings_of_another_catalogue_are_for_those_who_maintain_it(tmp_path: Path) -> None:
    """They are kept apart, so that one's own are seen."""
    result = gathered(house(tmp_path, theirs={**THEIRS, "Demo/readme.txt": "Read me."}))
    assert result.diagnostics == ()
    assert [diagnostic.rule.code for diagnostic in result.warnings_beside] == ["E146"]


def test_an_error_in_what_ones_own_events_use_stays_an_error(tmp_path: Path) -> None:
    """Otherwise one's own article would vanish because of somebody else's file."""
    ours = {"House/7.yml": OURS["House/7.yml"] + "user_action: {actions: [{use: look}]}\n"}
    result = gathered(house(tmp_path, ours, {**THEIRS, "shared/look.yml": "txt: {en: Look.}\n"}))
    assert result.has_errors
    assert {diagnostic.place.file for diagnostic in result.diagnostics if diagnostic.severity is Severity.ERROR} == {
        "../theirs/events/shared/look.yml"
    }


def test_an_error_that_only_comes_of_using_both_stays_an_error(tmp_path: Path) -> None:
    """Two sources with one address are right in each catalogue alone; only a person can say which one gives way."""
    result = gathered(house(tmp_path, {"De-mo/8.yml": "source: De-mo\nid: 8\nmessage: On.\n"}))
    assert not result.has_errors
    theirs = {**THEIRS, "Dem-o/8.yml": "source: Dem-o\nid: 8\nmessage: On.\n"}
    clash = gathered(house(tmp_path, {"Dem o/8.yml": "source: Dem o\nid: 8\nmessage: On.\n"}, theirs))
    assert [(diagnostic.rule.code, diagnostic.severity) for diagnostic in clash.diagnostics] == [
        ("E213", Severity.ERROR)
    ]
