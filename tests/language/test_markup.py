"""Contributors' Markdown: what becomes of it, and what may never become of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.language.markup import MARKDOWN, Links, event_links, faults, plain_text, renderer
from tests.catalogues import HOSTILE, tree, words_of
from tests.examples import EXAMPLES

LINKS = Links({"Demo/1": "demo/1/"}.get, {"queue": (("queue", "glossary/#queue", 'A "row" of <mails>'),)})
ALLOWED = {
    "p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
ATTRIBUTES = {"href", "title", "class", "start"}
html = renderer(LINKS)


@given(HOSTILE)
def test_nothing_that_is_typed_becomes_active(text: str) -> None:
    """Whatever a contributor types, a reader's browser finds no element, attribute or address that could run."""
    body = tree(html(text)).body
    for node in body.css("*") if body else ():
        if node.tag == "body":
            continue
        assert node.tag in ALLOWED
        assert set(node.attributes) <= ATTRIBUTES
        target = node.attributes.get("href") or ""
        assert re.match(r"(https?|mailto):|[^:]*([/?#]|$)", target, re.IGNORECASE), target


BESIDE_LINKS = (
    "[[Demo/1]]",
    "[[A b/2|w]]",
    "`",
    "``",
    "*",
    "**",
    "_",
    " ",
    "\n",
    "\n\n",
    "a",
    "[w](https://a.org/b)",
    "\\",
)
"""Links, and what can hide them."""


@given(HOSTILE | st.lists(st.sampled_from(BESIDE_LINKS), max_size=12).map("".join))
def test_links_are_those_of_the_parser(text: str) -> None:
    """Most texts are asked for their links without being parsed, and have the same ones."""
    wide = f"{text}\n\n# A heading"  # no prose any more, so it is parsed
    links = [link for link in event_links(wide) if link.span[1] <= len(text)]
    assert event_links(text) == links


@given(HOSTILE)
def test_plain_words_never_fail_and_stand_on_one_line(text: str) -> None:
    """Titles, descriptions and lists can be made of any text."""
    words = plain_text(text)
    assert words == " ".join(words.split())


@given(HOSTILE)
def test_checking_and_linking_never_fail(text: str) -> None:
    """What is typed is a problem to be told at a place in the text, not a reason to stop."""
    for fault in faults(text):
        assert 0 <= fault.span[0] < fault.span[1]
    for link in event_links(text):
        assert text[slice(*link.span)].startswith("[[")


@pytest.mark.parametrize(
    "text", ["[" * 3000, ">" * 3000, "*" * 3000, "`" * 3000, "- " * 1000, "[[a]" * 500, "![" * 500]
)
def test_texts_made_to_be_slow_are_rendered_too(text: str) -> None:
    """Nesting without end doesn't exhaust the stack."""
    assert html(text)
    assert plain_text(text) is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<script>alert(1)</script>", "raw-html"),
        ("one <b>two</b>", "raw-html"),
        ("<!-- gone -->", "raw-html"),
        ("[a](javascript:alert(1))", "unsafe-link"),
        ("[a](JAVA&#115;CRIPT:alert(1))", "unsafe-link"),
        ("<javascript:alert(1)>", "unsafe-link"),
        ("[a](//other.example/)", "unsafe-link"),
        ("[a][b]\n\n[b]: data:text/html,x", "unsafe-link"),
        ("[a](file:///etc/passwd)", "unsafe-link"),
        ("![a](https://other.example/a.png)", "image"),
    ],
)
def test_what_is_refused_is_told_and_shown_as_text(text: str, kind: str) -> None:
    """The contributor hears of it, and until then the reader sees what was typed."""
    faults_of_text = list(faults(text))
    assert kind in {fault.kind for fault in faults_of_text}
    body = tree(html(text)).body
    assert not body.css("script, img, b")
    assert not [a for a in body.css("a") if "other.example/a.png" not in a.attributes["href"]]


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://a.example/)", "<https://a.example/>", "<me@a.example>", "1 < 2 > 1", "`<b>`", "    <b>", "\\<b>",
        "[a](other/)",
    ],
)  # fmt: skip
def test_what_is_harmless_is_not_told(text: str) -> None:
    """Nobody is sent to mend what is right: web links, mail addresses, and signs in code."""
    assert not list(faults(text))


def test_a_fault_is_told_at_its_place() -> None:
    """The contributor sees the very characters underlined."""
    text = "Read this: <b>now</b>"
    (first, second) = faults(text)
    assert (text[slice(*first.span)], text[slice(*second.span)]) == ("<b>", "</b>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[Demo/1]].", '<p>See <a href="../../demo/1/">Demo 1</a>.</p>\n'),
        ("See [[ Demo/1 | the start ]].", '<p>See <a href="../../demo/1/">the start</a>.</p>\n'),
        ("See [[Demo/2]].", "<p>See Demo 2.</p>\n"),
        ("See `[[Demo/1]]`.", "<p>See <code>[[Demo/1]]</code>.</p>\n"),
        ("See \\[[Demo/1]].", "<p>See [[Demo/1]].</p>\n"),
        ("**[[Demo/1|a & b]]**", '<p><strong><a href="../../demo/1/">a &amp; b</a></strong></p>\n'),
    ],
)
def test_events_are_linked(text: str, expected: str) -> None:
    """Double brackets link an event that is there; one that isn't is named without a link that leads nowhere."""
    assert html(text) == expected


def test_the_links_of_a_text_have_their_places() -> None:
    """Of two links to one event each is found where it stands; those in code are no links."""
    text = "`[[Demo/1]]` [[Demo/1]] and \\[[Demo/1|again]] and [[Demo/1|again]]"
    links = event_links(text)
    assert [link.target for link in links] == ["Demo/1", "Demo/1"]
    assert [text[slice(*link.span)] for link in links] == ["[[Demo/1]]", "[[Demo/1|again]]"]
    assert [link.span[0] for link in links] == [text.index(" [[") + 1, text.rindex("[[")]


def test_the_first_appearance_of_a_term_is_linked_to_the_glossary() -> None:
    """Its definition is the link's title; once a text is enough, and a longer word is another word."""
    body = tree(html("Queues fill. The Queue, a queue.")).body
    (term,) = body.css("a.term")
    assert (words_of(term), term.attributes["href"]) == ("Queue", "../../glossary/#queue")
    assert term.attributes["title"] == 'A "row" of <mails>'


@pytest.mark.parametrize("text", ["[the queue](https://a.example/)", "*queue*", "`queue`"])
def test_terms_in_links_emphasis_and_code_are_left_alone(text: str) -> None:
    """A link within a link is none."""
    assert not tree(html(text)).body.css("a.term")


def test_a_longer_term_is_preferred() -> None:
    """Where a term begins with another one, the whole of it is linked."""
    terms = (("mail queue", "glossary/#mail-queue", "long"), ("mail", "glossary/#mail", "short"))
    rendered = renderer(Links({}.get, {"mail": terms}))("The mail queue")
    assert words_of(tree(rendered).body.css_first("a.term")) == "mail queue"


@given(st.text(st.sampled_from("İßŉquee &<"), max_size=12))
def test_marking_terms_loses_no_letter(text: str) -> None:
    """Letters that take more room in lower case move nothing."""
    with_term = f"{text} queue {text}"
    assert words_of(tree(html(with_term)).body) == words_of(tree(renderer(Links({}.get))(with_term)).body)
    assert [words_of(element) for element in tree(html(f"İ {with_term}")).body.css("a.term")][:1] == ["queue"]


OF_LATIN_1 = {"queue": (("queue", "glossary/#queue", "one"),), "größe": (("größe", "glossary/#size", "two"),)}
NOT_OF_LATIN_1 = {**OF_LATIN_1, "łącze": (("łącze", "glossary/#link", "three"),)}
WORDS_AND_SIGNS = ("queue", "Queue", "Größe", "łącze", "ł", "é", " ", "„", "“", "-", "_", "/", "`c`", "\n", "&", "\\")


@pytest.mark.parametrize("terms", [OF_LATIN_1, NOT_OF_LATIN_1])
@given(text=st.lists(st.sampled_from(WORDS_AND_SIGNS), max_size=9).map("".join))
@settings(max_examples=8 * EXAMPLES)
def test_no_term_is_overlooked(terms: dict[str, tuple[tuple[str, str, str], ...]], text: str) -> None:
    """Whatever is beside a term, it is marked as it is where each text is searched."""
    links = Links({}.get, terms)
    assert str(renderer(links)(text)) == MARKDOWN.render(text, {"links": links})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**One** `two`\n\n- three\n- four", "One two three four"),
        ("See [[Demo/1]] and [[Demo/1|this]]", "See Demo 1 and this"),
        ("a\nb  \nc", "a b c"),
        ("&amp; &lt;", "& <"),
        ("# Head\nbody", "Head body"),
        ("It *waits*, `one`s **and** [links](a/).", "It waits, ones and links."),
        ("- one\n- two\n\n1. three\n\n> four\n\n---\n\nfive", "one two three four five"),
        ("```\ncode\n```", "code"),
    ],
)
def test_plain_words_are_the_words_of_the_text(text: str, expected: str) -> None:
    """Search engines and lists get words, no marks."""
    assert plain_text(text) == expected


BITS = (
    *("a", "Ä", " ", "\n", "\n\n", "**b**", "`c`", "[[Demo/1]]", "%1", "(", "*", "- ", "1. ", "#", "=", "---", ">"),
    *("<b>", "&amp;", "[x](y)", "[x]: y", "\\", "  \n", "\t", "```", "~~~", "_d_", "***", "[[a]]: b", "\r", "\0"),
)
PIECES = st.lists(st.sampled_from(BITS), max_size=12).map("".join)


@given(PIECES)
@settings(max_examples=25 * EXAMPLES)
def test_prose_is_rendered_as_any_other_text(text: str) -> None:
    """The short way for texts of paragraphs only gives what the long way gives."""
    links = Links({"Demo/1": "demo/1/"}.get, {})
    assert str(renderer(links)(text)) == MARKDOWN.render(text, {"links": links})
