"""Language numbers of Windows, and names of locales."""

from eventkb.importers.languages import of_locale, of_number


def test_a_language_number_is_a_tag_without_its_country() -> None:
    """German of Germany and of Switzerland are both German."""
    assert (of_number(0x407), of_number(0x807)) == ("de", "de")


def test_a_number_without_a_country_has_the_of_number_its_default_country() -> None:
    """Message tables often have only the bits of the language."""
    assert of_number(0x07) == "de"


def test_an_unknown_number_has_no_language() -> None:
    """Its texts are in no language that is known."""
    assert of_number(0x3FE) == ""


def test_a_locale_is_a_tag_without_country_and_encoding() -> None:
    """Catalogues of Linux name languages in several ways."""
    assert [of_locale(name) for name in ("de_DE.UTF-8", "de@euro", "DE", "de")] == ["de"] * 4
