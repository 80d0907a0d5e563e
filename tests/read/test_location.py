"""A file's path says what it contains."""

import pytest

from eventkb.model.event import EventKey
from eventkb.model.identifier import TextId
from eventkb.read.location import Kind, Location, folder_of


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("events/Demo/7.yml", Kind.EVENT),
        ("events/old/Demo/7.yml", Kind.EVENT),
        ("events/Demo/known.yml", Kind.KNOWN),
        ("events/Demo/source.yml", Kind.SOURCE),
        ("events/products.yml", Kind.PRODUCTS),
        ("events/glossary.yml", Kind.GLOSSARY),
        ("events/shared/check.yml", Kind.SHARED),
        ("events/shared/known.yml", Kind.SHARED),
        ("events/shared.yml", Kind.EVENT),
    ],
)
def test_a_path_says_what_a_file_holds(file: str, kind: Kind) -> None:
    """Names and folders decide, wherever the folder of definitions is."""
    assert Location.of(file, "events").kind is kind
    assert Location.of(f"content/{file}", "content/events").kind is kind


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("events/Demo/7.yml", EventKey("Demo", 7)),
        ("events/Demo/0.yml", EventKey("Demo", 0)),
        ("events/Demo/07.yml", EventKey("Demo", TextId("07"))),
        ("events/Oracle/ORA-00600.yml", EventKey("Oracle", TextId("ORA-00600"))),
        ("events/Demo/_known.yml", EventKey("Demo", TextId("known"))),
        ("events/Demo/a b.yml", None),
        ("events/7.yml", None),
    ],
)
def test_a_name_says_which_event_it_is(file: str, key: EventKey | None) -> None:
    """A file is named by the ID of its event, without a zero before it."""
    assert Location.of(file, "events").event_key == key


def test_a_source_has_a_folder_on_every_system() -> None:
    """What no file system allows is written `_`, and an umlaut is one character."""
    assert folder_of('A/B:C*"D"') == "A_B_C__D_"
    assert folder_of("Gro\u0308ße") == "Größe"
    assert folder_of("Contoso Inc.") == "Contoso Inc_"  # Windows leaves a full stop out at the end
    assert [folder_of(name) for name in ("CON", "nul.txt", "Console")] == ["_CON", "_nul.txt", "Console"]
    assert folder_of(".NET Runtime") == "_NET Runtime"  # a name with a full stop before it would be hidden
