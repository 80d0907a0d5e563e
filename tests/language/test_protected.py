"""What a translation must keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.protected import BORDER, blanked, divided, parts, spans, unlisted, values
from eventkb.model.event import insertion_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("%1 of %22", {"%1", "%22"}), ("100 %%1", set()), ("%123", {"%12"}), ("%%%1", {"%1"}), ("5 % of it", set())],
)
def test_an_insertion_string_is_the_same_everywhere(text: str, numbers: set[str]) -> None:
    """Messages, translations and checks agree on what `%1` is: `%%1` is a percent sign, `%123` is `%12` and a 3."""
    assert values(text) == parts(text) == numbers
    assert {text[start:end] for start, end in spans(text, is_message=True)} == numbers
    assert {f"%{number}" for number in insertion_numbers(text)} == numbers


def test_prose_protects_code_links_and_placeholders() -> None:
    """Code, the event of a link, addresses and `{{name}}` stay as they are; the words of a link are translated."""
    text = "Run `%1 {{x}}` for {{ server }}: [[Demo/7|see]] or [this](https://a.example/b)."
    assert parts(text) == {"`%1 {{x}}`", "{{ server }}", "[[Demo/7", "https://a.example/b"}
    assert blanked(text) == "Run            for             :         |see]] or [this](                   )."


@pytest.mark.parametrize(
    ("linked", "protected"),
    [
        ("b(c)/d", {"b(c)/d"}),
        ("%%", set()),
        ("", {""}),
        ("{{x}}/b", {"{{x}}"}),
        ("`b`c", {"`b`"}),
        ("https://a.b/c", {"https://a.b/c"}),
    ],
)
def test_the_address_of_a_link_is_protected_without_its_brackets(linked: str, protected: set[str]) -> None:
    """Code and placeholders are parts of their own, even where an address should be."""
    for words in ("[a]", "[https://a.b]"):
        assert parts(f"{words}({linked})") - {"https://a.b]"} == protected


SIGNS = ("`", "``", "a tool", "\n", "%1", "%%", "%", "[[Demo/7]]", "[[", "{{x}}", "](b)", "](", ")", "https://a.b/c")
TEXTS = st.lists(st.sampled_from(SIGNS)).map("".join)


@given(st.lists(TEXTS))
def test_texts_are_divided_together_as_each_by_itself(texts: list[str]) -> None:
    """Nothing goes beyond the border between two texts, and all characters keep their positions."""
    rests = []
    for text in texts:
        rest = list(text)
        for start, end in spans(text):
            rest[start:end] = " " * (end - start)
        rests.append("".join(rest))
    together, listed = divided(texts)
    assert together.split(BORDER) == (rests or [""])
    assert [*map(unlisted, listed)][: len(texts)] == [*map(parts, texts)]
    assert [*map(blanked, texts)] == rests


@given(TEXTS, TEXTS)
def test_texts_with_the_same_parts_in_the_same_order_are_known_at_once(first: str, second: str) -> None:
    """What belongs to each is then the same string."""
    _, [listed, other] = divided([first, second])
    assert (listed == other) is ([*spans_of(first)] == [*spans_of(second)])


def spans_of(text: str) -> list[str]:
    """The parts of a text, and percent signs, in their order."""
    _, [listed] = divided([text])
    return listed.split("\0")[1:-1]


def test_a_message_protects_insertion_strings_only() -> None:
    """A message is no Markdown: its backticks and braces are words like others."""
    assert list(spans("`%1` {{x}}", is_message=True)) == [(1, 3)]
