"""From a folder of definitions to a catalogue: read, check, relate."""

from dataclasses import replace
from pathlib import Path

import pytest

from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Severity
from eventkb.model.event import Action
from eventkb.model.source import SharedText
from eventkb.pipeline.gather import Gathered, catalogue, gather, sound
from eventkb.stock.catalogues import Folders
from tests import own
from tests.catalogues import acting, definitions, event, key, text

ONE = "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\n"
TWO = ONE.replace("id: 1", "id: 2")

MATERIALS = replace(own.materials(), released=())
"""Of this project, without the addresses of its own events."""


def project(folder: Path, **files: str) -> Path:
    (folder / "events/Demo").mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"events/Demo/{name.removeprefix('n')}.yml").write_text(content, "utf-8")
    return folder


def found(folder: Path) -> Gathered:
    return gather(folder, Folders("events"), MATERIALS, jobs=1)


def shared(name: str, *uses: str) -> SharedText:
    return SharedText(
        name, f"events/shared/{name}.yml", Action(text=text("a"), steps=tuple(Action(use=one) for one in uses))
    )


def without(given: Definitions, *files: str) -> Definitions:
    return sound(given, files)


def test_a_folder_becomes_a_catalogue(tmp_path: Path) -> None:
    """Everything that is there, related to each other, with nothing wrong."""
    gathered = found(project(tmp_path, n1=ONE, n2=TWO))
    assert gathered.diagnostics == ()
    assert catalogue(gathered).neighbourhoods[key("Demo", 1)].after == (key("Demo", 2),)


def test_all_problems_of_all_files_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    """Those of reading and those of checking stand together, by file and line."""
    gathered = found(
        project(
            tmp_path,
            n1=ONE + "level: Fehler\n",
            n2=TWO + "related:\n  - {event: Demo/9, relation: follows}\n",
            n3="a: [\n",
        )
    )
    assert gathered.has_errors
    places = [(one.place.file, one.place.line) for one in gathered.diagnostics]
    assert places == sorted(places)
    assert {file for file, _ in places} == {f"events/Demo/{n}.yml" for n in (1, 2, 3)}
    assert all(one.help for one in gathered.diagnostics)


def test_sound_definitions_are_kept_without_the_others(tmp_path: Path) -> None:
    """Whoever builds on in spite of an error gets all files that have none."""
    assert set(catalogue(found(project(tmp_path, n1=ONE, n2=TWO + "nonsense: 1\n"))).events) == {key("Demo", 1)}


def test_a_second_time_only_what_changed_is_read(tmp_path: Path) -> None:
    """What comes from the cache is the same, and a change, a new file and a deleted one are seen."""
    folder = project(tmp_path, n1=ONE, n2=TWO)
    first = found(folder)
    assert found(folder) == first
    project(folder, n1=ONE.replace("begun", "ended"))
    assert found(folder).definitions.by_key[key("Demo", 1)].message.source == "It has ended."
    project(folder, n3=ONE.replace("id: 1", "id: 3"))
    (folder / "events/Demo/2.yml").unlink()
    assert [one.id for one in found(folder).definitions.by_key] == [1, 3]


def test_problems_come_from_the_cache_too(tmp_path: Path) -> None:
    """A second check doesn't find less than the first."""
    folder = project(tmp_path, n1=ONE + "nonsense: 1\n")
    assert found(folder).diagnostics == found(folder).diagnostics != ()


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_files_are_read_the_same_in_processes(tmp_path: Path, jobs: int) -> None:
    """The order is that of the files, not that in which processes finish."""
    folder = project(tmp_path, **{f"n{n}": ONE.replace("id: 1", f"id: {n}") for n in range(1, 321)})
    gathered = gather(folder, Folders("events"), MATERIALS, jobs)
    assert [one.key.id for one in gathered.definitions.events] == list(range(1, 321))
    assert gathered.diagnostics == ()


def test_what_needs_a_faulty_file_is_left_out_with_it() -> None:
    """An event goes with its source and with each shared text it uses, however indirectly; others stay."""
    given = definitions(
        event("A", 1, user_action=acting(Action(use="one"))),
        event("B", 1, user_action=acting(Action(text=text("a"), choices=(Action(use="other"),)))),
        event("C", 1),
        shared={
            one.key: one for one in (shared("one", "two"), shared("two", "three"), shared("three"), shared("other"))
        },
    )
    assert [one.key.source for one in without(given, "events/shared/three.yml").events] == ["B", "C"]
    assert set(without(given, "events/shared/three.yml").shared) == {"other"}
    assert [one.key.source for one in without(given, "events/C/source.yml").events] == ["A", "B"]
    assert [one.key.source for one in without(given, "events/B/1.yml").events] == ["A", "C"]


def test_warnings_leave_nothing_out(tmp_path: Path) -> None:
    """What should be fixed is built all the same."""
    gathered = found(project(tmp_path, n1=ONE + 'channel: Application\nmodified: "2999-01-01"\n'))
    assert {diagnostic.severity for diagnostic in gathered.diagnostics} == {Severity.WARNING}
    assert catalogue(gathered).events.keys() == {key("Demo", 1)}


GLOSSARY = "- {en: session, de: Sitzung, definition: {en: A time., de: Eine Zeit.}}\n"


def test_what_was_agreed_counts_for_files_that_were_not_touched(tmp_path: Path) -> None:
    """A word that is agreed later is asked of every text, also where the answers of before are kept."""
    folder = project(tmp_path, n2=f"{TWO}summary: {{en: The session has begun., de: Es geht los.}}\n")
    assert found(folder).diagnostics == found(folder).diagnostics == ()
    (folder / "events/glossary.yml").write_text(GLOSSARY, "utf-8")
    told = [one for one in found(folder).diagnostics if one.place.file.endswith("2.yml")]
    assert [one.rule.code for one in told] == ["E271"]
    assert found(folder).diagnostics == found(folder).diagnostics


def test_a_source_is_told_when_a_page_has_its_address(tmp_path: Path) -> None:
    """The hand-written pages of the project, whichever they are, keep their addresses."""
    folder = project(tmp_path, n1=ONE.replace("Demo", "About"))
    (folder / "events/Demo").rename(folder / "events/About")
    assert "about" in MATERIALS.pages
    assert [one.rule.code for one in found(folder).diagnostics] == ["E214"]
