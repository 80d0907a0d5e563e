"""The pages of rules, as they are read from their files."""

import pytest

from eventkb.model.diagnostic import Rule
from eventkb.model.rulepage import RulePage
from eventkb.model.text import Text
from eventkb.read import LanguageFault, rule_page

RULE = Rule("E201", "unknown-event")
FILE = """\
text:
  en: |
    A link leads nowhere.
    Its reader is lost.
wrong: |
  related:
    - event: Demo/9
right: |
  related:
    - event: Demo/2
"""


def test_a_page_is_its_text_and_two_examples() -> None:
    """The file's name says which rule the page belongs to."""
    page = rule_page(RULE, {"E201-unknown-event.yml": FILE})
    text = Text({"en": "A link leads nowhere.\nIts reader is lost."})
    assert page == RulePage(text, "related:\n  - event: Demo/9", "related:\n  - event: Demo/2")


def test_only_the_page_of_the_rule_is_parsed() -> None:
    """A command that explains one rule is as fast with a thousand others."""
    assert rule_page(RULE, {"E201-unknown-event.yml": FILE, "E202-related-to-itself.yml": "{"}).right


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"E201-unknown-event.yml": "text: {"},
        {"E201-unknown-event.yml": ""},
        {"E201-unknown-event.yml": "text: {en: words}"},
        {"E201-unknown-event.yml": "text: words\nwrong: a\nright: b"},
        {"E201-unknown-event.yml": "text: {en: }\nwrong: a\nright: b"},
        {"E201-unknown-event.yml": "text: {en: words}\nwrong: a\nright: [b]"},
    ],
)
def test_a_page_that_cannot_be_used_names_its_file(files: dict[str, str]) -> None:
    """Whoever overrides a page or brings a rule reads which file is at fault."""
    with pytest.raises(LanguageFault, match=r"^E201-unknown-event\.yml:1: "):
        rule_page(RULE, files)
