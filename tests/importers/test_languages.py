"""Language numbers of Windows."""

from eventkb.importers.languages import language_of


def test_a_language_number_is_a_tag_without_its_country() -> None:
    """German of Germany and of Switzerland are both German."""
    assert (language_of(0x407), language_of(0x807)) == ("de", "de")


def test_a_number_without_a_country_has_the_language_of_its_default_country() -> None:
    """Message tables often have only the bits of the language."""
    assert language_of(0x07) == "de"


def test_an_unknown_number_has_no_language() -> None:
    """Its texts are in no language that is known."""
    assert language_of(0x3FE) == ""
