"""All files together: what is wrong between them, and what replaces what nobody wrote."""

from eventkb.model.event import EventKey
from tests.read.reading import codes, reading, reported
from tests.rule_pages import catalogue


def test_a_source_needs_no_file_of_its_own() -> None:
    """An event's source is there without a `source.yml`, under its exact name."""
    result = reading({"events/A_B/7.yml": b"source: A/B\nid: 7\nmessage: Off.\n"})
    source = result.definitions.sources["A/B"]
    assert (source.name, source.file, source.folder) == ("A/B", "events/A_B/7.yml", "A_B")


def test_known_events_get_the_true_name_of_their_source() -> None:
    """A folder can't have every source's name; its `source.yml` says the true one."""
    result = reading(
        {
            "events/A_B/source.yml": b"name: A/B\n",
            "events/A_B/known.yml": b"- {id: 7, message: Off.}\n- {id: 8, level: oops, message: On.}\n",
        }
    )
    assert [event.key for event in result.definitions.events] == [EventKey("A/B", 7)]
    assert result.broken == {EventKey("A/B", 8)}


def test_events_are_in_order() -> None:
    """Events are sorted by source and number, not as a folder lists them."""
    files = {
        f"events/{source}/{number}.yml": f"source: {source}\nid: {number}\nmessage: Off.\n".encode()
        for source in ("B", "A")
        for number in (10, 9)
    }
    keys = [str(event.key) for event in reading(files).definitions.events]
    assert keys == ["A/9", "A/10", "B/9", "B/10"]


def test_a_second_definition_of_a_source_is_reported_at_the_second() -> None:
    """Two files that define one source are reported once, at the second, which names the first."""
    block = (
        "# events/Demo/source.yml\nname: Demo\n# events/old/Demo/source.yml\nname: Demo\n# events/old/Demo/9.yml\nid: 9"
    )
    assert reported(block)[:2] == ("E149", "Demo")


def test_a_source_in_two_folders_is_reported_once_a_folder() -> None:
    """Events of a source that are elsewhere are reported once, and with the folder that they belong to."""
    block = "# events/old/Demo/8.yml\nid: 8\n# events/old/Demo/9.yml\nid: 9"
    assert reported(block) == ("E152", "Demo", "move this file into events/Demo/")


def test_two_sources_in_a_folder_are_reported_at_those_in_the_minority() -> None:
    """The source that most files of a folder have is taken for right, or that of `source.yml`."""
    files = "".join(f"# events/A_B/{number}.yml\nsource: A:B\nid: {number}\n" for number in (1, 2))
    assert codes(files + "# events/A_B/3.yml\nsource: A/B\nid: 3") == ["E151"]
    assert codes(files + "# events/A_B/source.yml\nname: A/B") == ["E151", "E151"]


def test_files_with_errors_are_known() -> None:
    """What is missing because its file has an error differs from what nobody has written."""
    result = reading(catalogue("# events/products.yml\ndemo: {titel: Demo}"))
    assert result.broken_files == {"events/products.yml"}
    assert result.definitions.products == {}
