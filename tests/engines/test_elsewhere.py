"""The setting `elsewhere` is checked, and read for a language."""

import pytest

from eventkb.engines.elsewhere import of_locale, problem
from tests.catalogues import ENGLISH, GERMAN

TICKET = {"title": {"en": "Open a ticket", "de": "Ticket erstellen"}, "url": "https://t.example/new?s={source}+{id}"}
SEARCH = {"title": "Vendor", "url": "https://v.example/?q={text}"}


def test_titles_are_those_of_the_language() -> None:
    """A single title is for all languages, and one that is missing stands in."""
    assert of_locale([TICKET, SEARCH], GERMAN) == (("Ticket erstellen", TICKET["url"]), ("Vendor", SEARCH["url"]))
    assert of_locale([{**TICKET, "title": {"de": "Nur deutsch"}}], ENGLISH) == (("Nur deutsch", TICKET["url"]),)


@pytest.mark.parametrize("places", [[], [TICKET], [SEARCH, TICKET], [{"title": "Mail", "url": "mailto:it@kb.example"}]])
def test_a_right_setting_has_no_problem(places: list[object]) -> None:
    """Nothing is set by default."""
    assert problem(places) == ""


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("https://t.example", "must have a `title` and a `url`"),
        ({"title": "x"}, "must have a `title` and a `url`"),
        ({**SEARCH, "icon": "x"}, "and nothing else"),
        ({**SEARCH, "title": ""}, "`title` in number 2"),
        ({**SEARCH, "title": {"de": 7}}, "`title` in number 2"),
        ({**SEARCH, "url": "javascript:alert(1)"}, "must begin with https://, http://, mailto:"),
        ({**SEARCH, "url": "t.example/{id}"}, "must begin with"),
        ({**SEARCH, "url": "https://t.example/{event}"}, "another slot than {source}, {id} and {text}"),
    ],
)
def test_a_wrong_place_is_named_with_its_number(place: object, said: str) -> None:
    """And with what would be right."""
    assert said in problem([SEARCH, place])
    assert "number 2" in problem([SEARCH, place])
