"""Articles as Markdown: what is a name stays one, however it is written."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from eventkb.index import markdown, welcome
from eventkb.index.document import texts as texts_of
from eventkb.index.textforms import typed
from eventkb.model.event import Action, Case, Condition, Event, Insertion, Reference, UserAction
from tests.catalogues import ENGLISH, SIGNS, SITE, article, definitions, edition, text

NAMES = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(["<img src=x>", "](x)", "&#60;", "`", "MSG_A_B"])))
NASTY = "*<img src=x onerror=a()>* [a](javascript:x) `b` _c_ # &lt;"


def parsed(page: str) -> list[Token]:
    return MarkdownIt("commonmark").parse(page)


def shown(tokens: list[Token]) -> str:
    """The words of a page; anything but words and line breaks in it makes this fail."""
    words = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in words} <= {"text", "text_special", "softbreak"}, words
    return "".join(child.content for child in words)


@given(NAMES.map("".join))
def test_a_name_is_shown_as_it_is_written(name: str) -> None:
    """No sign in it becomes emphasis, a link, code, an entity or HTML."""
    words = " ".join(name.split())
    for page in (f"# {typed(name)}", f"- {typed(name)}", typed(name)):
        assert shown(parsed(page)) == words


@pytest.mark.parametrize("name", ["MSExchangeTransport", "QUEUE_FULL_2", "Microsoft-Windows-DNS", "Exchange 2016"])
def test_ordinary_names_have_no_backslash(name: str) -> None:
    """Programs and language models get them as they are, also with underscores within."""
    assert typed(name) == name


def rendered(shown_event: Event) -> str:
    view = edition(ENGLISH, definitions(shown_event))
    return markdown.article(view, shown_event, texts_of(view, shown_event))


def test_an_article_has_no_markup_but_its_own() -> None:
    """Names, channels, meanings and titles of references come from definitions and are only words."""
    nasty = article(
        symbolic_name=NASTY,
        channel=NASTY,
        insertions=(Insertion("server", text(NASTY), None),),
        references=(Reference(text(NASTY), "https://example.org/<b>"),),
    )
    tokens = [child for token in parsed(rendered(nasty)) for child in token.children or ()]
    assert not [token for token in tokens if token.type in {"html_inline", "image", "em_open", "strong_open"}]
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert all(str(link).startswith(("https://example.org/%3Cb%3E", SITE.url)) for link in links), links
    words = "".join(token.content for token in tokens)
    assert words.count(NASTY) == 4


def test_a_list_of_articles_has_no_markup_but_its_own() -> None:
    """The names of the site and of sources in llms.txt are only words, too."""
    source = "A *b* <i>c</i>"
    view = edition(ENGLISH, definitions(article(source)), replace(SITE, name=NASTY))
    listed = dict(welcome.llms([view]))[welcome.SHORT].decode()  # type: ignore[index]
    tokens = parsed(listed)
    headings = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert [shown([heading]) for heading in headings] == [NASTY, source]


def test_cases_are_sections_with_their_conditions() -> None:
    """After the explanation: the title, the values, what it means, what to do; literally, whatever they contain."""
    case = Case(
        when=(Condition("error", ("-5", "`x`")), Condition("page", ("1",))),
        title=text("*Gone*"),
        explanation=text("It is **gone**."),
        user_action=UserAction(None, (Action(text=text("Wait.")),)),
    )
    insertions = (Insertion("page", None, None), Insertion("error", None, None))
    page = rendered(article(insertions=insertions, cases=(case,)))
    _, after = page.split("## What the value means\n\n")
    assert after.startswith(
        "### \\*Gone\\*\n\n- `%2` `error`: `-5`, `` `x` ``\n- `%1` `page`: `1`\n\nIt is **gone**.\n\n- Wait."
    )
