"""Texts as other systems get them."""

from hypothesis import given

from eventkb.index.textforms import GAP, plain, words_of
from eventkb.language.markup import Links, is_prose, renderer
from tests.catalogues import HOSTILE

html = renderer(Links({"Demo/1": "demo/1/"}.get, {"queue": (("queue", "glossary/#queue", 'A "row" of <mails>'),)}))


@given(HOSTILE)
def test_the_words_of_an_article_are_those_of_its_text(text: str) -> None:
    """What a reader sees and what a program gets is the same, however the text is written."""
    if is_prose(text) and "\0" not in text:  # which reading refuses, and CommonMark replaces
        assert words_of(html(text)) == "\n\n".join(
            " ".join(plain(item).split()) for item in GAP.split(text) if item.strip()
        )
