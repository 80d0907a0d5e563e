"""What a reader's report begins with, as part of a URL."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.feedback import Feedback, quoted

PATTERN = "https://git.example/new?f={path}&t={title}&b={text}&l={language}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_a_value_contains_it_arrives_whole(text: str) -> None:
    """Signs with a meaning in a URL, and braces that name other values, are part of the value."""
    link = Feedback("{title}", text, quoted(f"{text}\n{{path}}"), "de").link(PATTERN)
    query = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert query == {"f": ["{title}"], "t": [text], "b": [f"{text}\n{{path}}"], "l": ["de"]}


def test_an_empty_pattern_is_no_link() -> None:
    """And a pattern without values stays as it is."""
    feedback = Feedback("events/Demo/1.yml", "Demo 1")
    assert feedback.link("") == ""
    assert feedback.link("mailto:kb@example.org") == "mailto:kb@example.org"
