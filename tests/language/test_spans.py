"""Paragraphs that need no parser: the same HTML and the same words as the parser's."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eventkb.language.markup import MARKDOWN
from eventkb.language.spans import Links, spans, words

KEY = re.compile(r"^[a-z_]+: ")
ROOT = Path(__file__).parents[2]
LINKS = Links(
    {"Demo/1": "demo/1/", "guide:first": "guides/first/"}.get,
    {"queue": (("queue length", "glossary/#queue-length", "A <row>"), ("queue", "glossary/#queue", 'A "row" & more'))},
    titles={"guide:first": "First's steps"},
)
PIECES = [
    "queue", "Queue", "queue length", "a", "B2", "Größe", "İ", "it's", '"so"', "word_word", "x__y", "_", "*", "**",
    "***", "`", "``", "`code`", "`C:\\Temp\\x.log`", "` a `", "`a\nb`", "\\", "\\*", "&", "&amp;", "<b>",
    "<https://a.example>", "[[Demo/1]]", "[[Demo/1|two words]]", "[[Nobody/2]]", "[[guide:first]]", "[[ Demo/1 |  ]]",
    "[[Demo/1|`x`]]", "[[", "]]", "[a](https://a.example/b#c)", "[a *b*](https://a.example)",
    "[a](http://A.example/)", "[a](x)", "[a](javascript:x)", "[`a`](https://a.example)",
    "![a](https://a.example/b.png)", "[", "]", "(", ")", "**bold**", "**Bold `c`.**", "**a [[Demo/1]]**", " ", " ",
    " ", "  ", "\n", "\n", " \n", "  \n", "\t", ".", ",", ":", "!", "?", "-", "–", "“", "”", "%1", "~", "#", "\x00",
    "\x85", "\xa0", "\u2028",
]  # fmt: skip
PARAGRAPH = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


def by_parser(text: str) -> str:
    return str(MARKDOWN.renderInline(text, {"links": LINKS}))


@given(PARAGRAPH)
@example("**a** b**c**")
@example("**a**, **b**(c)")
@example("a_b_ c")
def test_the_parser_makes_the_same_of_a_paragraph(text: str) -> None:
    """Whatever is answered without the parser, the parser answers, too."""
    paragraph = text.strip()
    html = spans(paragraph, LINKS, set())
    assert html is None or html == by_parser(paragraph)


@given(PARAGRAPH)
def test_the_words_of_a_paragraph_are_the_parsers(text: str) -> None:
    """A paragraph has the same words with and without the parser."""
    plain = words(text.strip())
    if plain is not None:
        tokens = MARKDOWN.parseInline(text.strip())[0].children or []
        words_of_tokens = "".join(token.content or " " * ("break" in token.type) for token in tokens)
        assert plain.split() == words_of_tokens.split()


@pytest.mark.parametrize(
    "text",
    [
        "Restart `MSExchangeTransport`, then see [[Demo/1]] and [[Demo/1|this]].",
        "**Stop the service.** Then wait until the queue length is 0.",
        "A link to [a page](https://a.example/b/c#d), and file_name.",
        "Two lines\nof plain words",
    ],
)
def test_what_texts_are_made_of_needs_no_parser(text: str) -> None:
    """Code, links, bold words and terms are recognised without the parser, which takes twenty times as long."""
    assert spans(text, LINKS, set()) == by_parser(text)


def test_a_term_is_marked_once_in_a_text() -> None:
    """The second paragraph of a text leaves a term alone that the first one has linked."""
    marked: set[str] = set()
    assert 'class="term"' in (spans("The queue.", LINKS, marked) or "")
    assert spans("The queue.", LINKS, marked) == "The queue."


@pytest.mark.slow
def test_all_texts_of_this_catalogue_are_rendered_as_by_the_parser() -> None:
    """Every line of our own definitions, taken as a paragraph."""
    files = [file.read_text("utf-8") for file in (ROOT / "events").rglob("*.yml")]
    lines = {KEY.sub("", line.strip(" -|>\"'")) for file in files for line in file.splitlines()}
    rendered = [(line, html) for line in sorted(lines) if (html := spans(line, LINKS, set())) is not None]
    assert len(rendered) > len(lines) // 2
    for line, html in rendered:
        assert html == by_parser(line)
