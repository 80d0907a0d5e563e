"""Fields as an entry: numbers, levels, empty values, values in order."""

import pytest

from eventkb.lookup.entry import Entry
from eventkb.lookup.facts import entry_from, number
from tests.lookup.pasted import WORDS


def entry(*facts: tuple[str, str], named: tuple[tuple[str, str], ...] = ()) -> Entry:
    return entry_from("test", facts, WORDS, named=named)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2007", 2007),
        ("0x400407D7", 0x400407D7),
        ("1074005975", 0x400407D7),
        ("-1073735202", 0xC00019DE),
        ("(7022 )", 7022),
        ("7022 (0x1B6E)", 7022),
        ("", None),
        ("none", None),
        ("d47011da-0be2", None),
        ("99999999999", None),
        ("0x123456789", None),
    ],
)
def test_numbers_are_read_in_all_spellings(text: str, value: int | None) -> None:
    """Decimal, hexadecimal, negative; what is longer than 32 bits is no event's number."""
    assert number(text) == value


@pytest.mark.parametrize(
    ("facts", "ids"),
    [
        ([("id", "2007")], (2007, None)),
        ([("id", "0x400407D7")], (2007, 0x400407D7)),
        ([("id", "2007"), ("qualifiers", "16388")], (2007, 0x400407D7)),
        ([("id", "2007"), ("qualifiers", "0")], (2007, None)),
        ([("id", "2007"), ("full_id", "1074005975")], (2007, 0x400407D7)),
        ([("id", "2007"), ("full_id", "1074005976")], (2007, None)),
        ([("full_id", "1074005975")], (2007, 0x400407D7)),
        ([("id", "?"), ("id", "7")], (7, None)),
    ],
)
def test_an_id_is_its_low_16_bits(facts: list[tuple[str, str]], ids: tuple[int, int | None]) -> None:
    """Whatever a log wrote down, the event ID is the part that an article has."""
    read = entry(*facts)
    assert (read.id, read.full_id) == ids


@pytest.mark.parametrize("nothing", ["N/A", "None", "Keine", "–", "-", "(NULL)", "", " ", "n/v"])
def test_words_for_nothing_say_nothing(nothing: str) -> None:
    """A word for no value, in any language, is not taken for a name."""
    assert entry(("category", nothing), ("channel", nothing), ("message", nothing)) == Entry(format="test")


def test_a_number_is_no_category() -> None:
    """`(1)` says that the category's name is not known."""
    assert entry(("category", "(1)")).category is None


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ([("level", "Fehler")], "error"),
        ([("level", "3")], "warning"),
        ([("level", "Erreur"), ("level", "2")], "error"),
        ([("level", "Information"), ("keywords", "Audit Failure")], "audit-failure"),
        ([("level", "0"), ("keywords", "0x8020000000000000")], "audit-success"),
        ([("keywords", "0x80000000000000")], None),
    ],
)
def test_levels_are_known_in_all_languages(facts: list[tuple[str, str]], level: str | None) -> None:
    """Words, numbers, and the keywords of an audit."""
    assert entry(*facts).level == level


def test_a_translated_source_gets_its_exact_name() -> None:
    """What Windows shows in German as Dienststeuerungs-Manager has English articles too."""
    assert entry(("source", "Dienststeuerungs-Manager")).source == "Service Control Manager"


def test_a_guid_is_written_one_way() -> None:
    """Braces and case go; what is no GUID is left out."""
    assert entry(("guid", "{555908D1-A6D7-4695-8E1E-26931D2012F4}")).guid == "555908d1-a6d7-4695-8e1e-26931d2012f4"
    assert entry(("guid", "{555908D1}")).guid is None


def test_numbered_names_are_values_in_order() -> None:
    """`param2` is the second value, wherever it is; other names stay names."""
    read = entry(named=(("param3", "c"), ("Param1", "a"), ("2", "b"), ("Name", "x"), ("param0", "y")))
    assert read.values == ("a", "b", "c")
    assert read.named == (("Name", "x"), ("param0", "y"))


def test_help_and_bytes_below_a_message_are_no_message() -> None:
    """A message ends where old versions of Windows say where to get help, or list bytes."""
    below = "For more information, see Help and Support Center at http://example\nData:\n0000: 05 00 00   ...."
    assert entry(("message", f"It failed.\n\n{below}")).message == "It failed.\n\nData:"


def test_values_are_found_in_a_message_without_text() -> None:
    """If Windows has no text for an event, its values are below a known sentence, each on a line."""
    text = (
        "The description cannot be found.\nThe following information was included with the event:\n\none\ntwo\n\nthree"
    )
    assert entry(("message", text)).values == ("one", "two")
