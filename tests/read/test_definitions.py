"""What a file is about goes by its name and its folder, and must agree with what it says."""

import json

import pytest

from eventkb.model.event import EventKey
from eventkb.model.locale import Locale
from eventkb.read.location import folder_of
from tests.read.reading import codes, reading, report, reported
from tests.rule_pages import catalogue


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("# events/Demo/7.yml\n", ["E141"]),
        ("# events/Demo/7.yml\n---\n", ["E141"]),
        ("# events/Demo/7.yml\njust words", ["E142"]),
        ("# events/Demo/7.yml\n- id: 7", ["E140"]),
        ("# events/Demo/known.yml\nid: 7\nmessage: Off.", ["E111"]),
        ("# events/Demo/known.yml\n- words", ["E112"]),
        ("# events/products.yml\n- other", ["E113"]),
        ("# events/products.yml\nOther One: {title: Other}", ["E130"]),
        ("# events/glossary.yml\n- definition: {en: A line.}", ["E104"]),
        ("# events/glossary.yml\n- en: line\n  avoid: {fr: [ligne]}", ["E106"]),
        ("# events/Demo/glossary.yml\n- en: line", ["E148"]),
        ("# events/shared/deep/check.yml\ntext: {en: Check.}", ["E148"]),
        ("# events/7.yml\nsource: Demo\nid: 7\nmessage: Off.", ["E143"]),
        ("# events/source.yml\nname: Demo", ["E143"]),
        ("# events/Demo/source.yml\nname: Dmo", ["E143"]),
        ("# events/Demo/source.yml\ntitle: Demo", ["E104"]),
        ("# events/Demo/07.yml\nid: 7", ["E144"]),
        ("# events/Demo/seven.yml\nsource: Demo\nid: 7\nmessage: Off.", ["E144"]),
        ("# events/A_B/7.yml\nsource: A/B\nid: 7", []),
        ("# events/A_B/7.yml\nsource: A-B\nid: 7", ["E143"]),
    ],
)
def test_a_file_says_what_its_name_promises(block: str, expected: list[str]) -> None:
    """A file that contains or says something else than its name and folder promise is reported."""
    assert codes(block) == expected


def test_the_place_of_a_disagreement_is_the_value() -> None:
    """A wrong source or ID is marked itself, and the help says both ways out."""
    block = "# events/Demo/7.yml\nid: 8"
    assert reported(block) == ("E144", "8", "rename it 8.yml; or write id: 7, if it describes that event")


def test_known_events_belong_to_the_folder() -> None:
    """In a list of known events, the source is that of the folder unless it is written."""
    files = catalogue("# events/Demo/known.yml\n- {id: 7, message: On.}\n- {source: Demo, id: 8, message: Off.}")
    result = reading(files)
    assert not result.diagnostics
    assert [event.key for event in result.definitions.events][2:] == [EventKey("Demo", 7), EventKey("Demo", 8)]
    assert result.definitions.by_key[EventKey("Demo", 8)].path == (1,)


def test_a_good_event_is_read_beside_a_faulty_one() -> None:
    """In a list of known events, the faulty one is left out and the others are read."""
    result = reading(
        catalogue("# events/Demo/known.yml\n- {id: 7, message: On.}\n- {id: 8, level: oops, message: Off.}")
    )
    assert [diagnostic.rule.code for diagnostic in result.diagnostics] == ["E120"]
    assert EventKey("Demo", 7) in result.definitions.by_key
    assert result.broken == {EventKey("Demo", 8)}
    assert result.broken_files == {"events/Demo/known.yml"}


def test_a_term_has_its_place_in_the_glossary() -> None:
    """A term knows its place, its names, and the words to avoid."""
    block = (
        "# events/glossary.yml\n- en: line\n- en: send connector\n  de: Sendeconnector\n  avoid: {de: [Sendekonnektor]}"
    )
    [_, term] = reading(catalogue(block)).definitions.glossary
    german = Locale("de")
    assert (term.position, term.names[german], term.avoid[german]) == (1, "Sendeconnector", ("Sendekonnektor",))


@pytest.mark.parametrize("name", ['De"mo', "CON", "Demo."])
def test_a_folder_that_not_every_system_can_have_gets_another_name(name: str) -> None:
    """The help never says to rename a folder to the name that it has."""
    block = f"# events/{name}/7.yml\nsource: {json.dumps(name)}\nid: 7\nmessage: Off."
    (diagnostic,) = [one for one in report(block) if one.rule.code == "E143"]
    assert "not every system" in diagnostic.message
    assert diagnostic.help == f"rename it events/{folder_of(name)}/" != f"rename it events/{name}/"
