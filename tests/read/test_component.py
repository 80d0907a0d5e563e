"""A work of others from its file."""

import pytest

from eventkb.read import LanguageFault, component
from tests.catalogues import ENGLISH, GERMAN

TEXT = """\
name: Demo
licence: MIT
url: https://demo.example/
what: {en: Icons, de: Symbole}
needs: cards
site: ["*/demo/*.js"]
contains: [part]
text: |
  Copyright Demo

  Free.
"""


def test_a_component_has_its_licence_as_it_was_written() -> None:
    """With its lines, and what it is for in each language."""
    demo = component("demo", "licences/demo.yml", TEXT)
    assert demo.text == "Copyright Demo\n\nFree.\n" and demo.needs == "cards"
    assert (demo.what.nearest(ENGLISH), demo.what.nearest(GERMAN)) == ("Icons", "Symbole")
    assert demo.site == ("*/demo/*.js",) and demo.contains == ("part",) and demo.supplied == ()


@pytest.mark.parametrize("text", ["- a list", "name: Demo\n", TEXT + "licens: MIT\n", "name: [", ""])
def test_a_file_that_is_no_component_is_refused_with_what_to_write(text: str) -> None:
    """A project may have its own, so it is a person who reads this."""
    with pytest.raises(LanguageFault, match=r"licences/demo\.yml"):
        component("demo", "licences/demo.yml", text)
