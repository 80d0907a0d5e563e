"""Several catalogues as one: for each kind of definition, which of two counts."""

from pathlib import Path

from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.read import assemble, piece
from eventkb.read.folders import opened
from eventkb.stock.catalogues import Folders
from tests.beside import OURS, house
from tests.read.reading import LOCALES

FOLDERS = Folders("events", ("../theirs/events",))


def combined(root: Path) -> Definitions:
    files, unread = opened(root, FOLDERS)
    pieces = (piece(file, data, LOCALES, root=FOLDERS.of(file)) for file, data in files.items())
    return assemble(pieces, unread, FOLDERS).definitions


def test_an_event_of_the_own_folder_replaces_another_whole(tmp_path: Path) -> None:
    """Nothing of the original is left in it: no user action that the own definition lacks."""
    definitions = combined(house(tmp_path))
    event = definitions.by_key[EventKey("Demo", 2)]
    assert (event.file, event.user_action) == ("events/Demo/2.yml", None)
    assert definitions.originals[event.key].file == "../theirs/events/Demo/2.yml"
    assert [str(key) for key in definitions.by_key] == ["Demo/1", "Demo/2", "Demo/3", "House/7"]


def test_stubs_are_replaced_one_by_one(tmp_path: Path) -> None:
    """A stub of a list replaces a stub with its key, and an article of one's own replaces a stub of a list."""
    ours = {
        "Demo/known.yml": "- {id: 3, message: Ours.}\n- {id: 4, message: New.}\n",
        "Demo/1.yml": "source: Demo\nid: 1\nmessage: Ours.\n",
    }
    events = combined(house(tmp_path, ours)).by_key
    assert {str(key): event.message.source for key, event in events.items()} == {
        "Demo/1": "Ours.",
        "Demo/2": "The service has ended.",
        "Demo/3": "Ours.",
        "Demo/4": "New.",
    }


def test_a_source_that_is_only_named_replaces_no_description(tmp_path: Path) -> None:
    """Own events below another catalogue's source leave its description; an own `source.yml` replaces it whole."""
    assert combined(house(tmp_path)).sources["Demo"].file == "../theirs/events/Demo/source.yml"
    own = combined(house(tmp_path, {**OURS, "Demo/source.yml": "name: Demo\nslug: ours\n"})).sources["Demo"]
    assert (own.file, own.title, own.slug) == ("events/Demo/source.yml", None, "ours")


def test_a_folder_is_called_as_the_other_catalogue_says(tmp_path: Path) -> None:
    """Known events and notes below a folder get the true name of the source that another catalogue describes."""
    theirs = {"A_B/source.yml": "name: A/B\n", "A_B/1.yml": "source: A/B\nid: 1\nmessage: Off.\n"}
    ours = {"A_B/known.yml": "- {id: 2, message: On.}\n", "A_B/1.note.yml": "note: {en: Wait.}\n"}
    definitions = combined(house(tmp_path, ours, theirs))
    assert list(definitions.by_key) == [EventKey("A/B", 1), EventKey("A/B", 2)]
    assert list(definitions.notes) == [EventKey("A/B", 1)]


def test_products_and_shared_texts_are_replaced_by_key(tmp_path: Path) -> None:
    """A shared text of one's own also counts where events of the other catalogue use it."""
    ours = {"products.yml": "demo: {title: Ours}\n", "shared/look.yml": "text: {en: Ours., de: Unsere.}\n"}
    definitions = combined(house(tmp_path, ours))
    assert {key: product.title.source for key, product in definitions.products.items()} == {
        "demo": "Ours",
        "other": "Other",
    }
    assert definitions.shared["look"].file == "events/shared/look.yml"


def test_a_term_is_replaced_by_one_with_its_name_in_any_language(tmp_path: Path) -> None:
    """Two terms with one name would be two answers to one question."""
    ours = {"glossary.yml": "- {en: mail queue, de: Warteschlange, definition: {en: Ours., de: Unsere.}}\n"}
    names = [term.names["en"] for term in combined(house(tmp_path, ours)).glossary]
    assert names == ["mail queue", "session"]


def test_each_catalogue_has_its_name_and_licence(tmp_path: Path) -> None:
    """The own one comes first; without a `catalogue.yml` a catalogue is called as its folder."""
    own, other = combined(house(tmp_path)).origins
    assert (own.title.source, own.licence) == ("events", "")
    assert (other.title.source, other.licence) == ("Demo events", "CC-BY-4.0")


def test_an_event_written_twice_in_one_catalogue_stays_twice(tmp_path: Path) -> None:
    """That is a mistake to be reported, no replacement."""
    ours = {"Demo/known.yml": "- {id: 9, message: On.}\n- {id: 9, message: Off.}\n"}
    assert [event.key.id for event in combined(house(tmp_path, ours)).events] == [1, 2, 3, 9, 9]


def test_a_note_is_filed_as_its_event_is(tmp_path: Path) -> None:
    """A file can't be called `E:7`, so the note `E_7.note.yml` is on the event `E:7`."""
    ours = {
        "Log/source.yml": "name: Log\nkind: application\n",
        "Log/E_7.yml": 'source: Log\nid: "E:7"\nmessage: Off.\n',
        "Log/E_7.note.yml": "note: {en: Wait.}\n",
    }
    definitions = combined(house(tmp_path, ours))
    assert [str(key) for key in definitions.notes] == ["Log/E:7"]
    assert definitions.note_on(definitions.by_key[next(iter(definitions.notes))]) is not None
