"""XML read without trust: cut off, badly closed, with quotation marks in the way."""

import pytest

from eventkb.lookup.elements import DEEPEST, Element, content, element, openings


def read(text: str) -> Element:
    read = element(text, 0)
    assert read
    return read[0]


def test_an_element_is_read_with_attributes_and_text() -> None:
    """Prefixes go, names are compared in lower case, references are replaced."""
    event = read("<e:Event a='1 > 0' x:B=\"&lt;\"><e:Data>5 &amp; 6</e:Data><Empty/></e:Event>")
    assert (event.name, event.attributes, event.closed) == ("event", {"a": "1 > 0", "b": "<"}, True)
    assert content(event.child("data")) == "5 & 6"
    assert content(event.child("empty")) == content(event.child("no", "such")) == ""


@pytest.mark.parametrize(
    "text",
    [
        "<a><b>x</b>",
        "<a><b>x",
        "<a><b>x</c></b></a>",
        "<a><b>x</a>",
        "<a><!-- <b>no</b> --><b>x</b></a>",
        "<a><b><![CDATA[x]]></b></a>",
        "<a><b>x<",
        "<a><b>x</b></a",
    ],
)
def test_what_is_cut_or_badly_closed_is_read_all_the_same(text: str) -> None:
    """The text of an element is read although its end, or another's, is missing."""
    assert content(read(text).child("b")).rstrip("<") == "x"


def test_an_entity_is_not_replaced() -> None:
    """A declaration is not obeyed, so nothing can grow."""
    assert content(read("<a><!DOCTYPE x [<!ENTITY b 'bb'>]><c>&b;</c></a>").child("c")) == "&b;"


def test_a_character_section_is_taken_as_it_is() -> None:
    """In `CDATA` a reference is no reference."""
    assert content(read("<a><![CDATA[1 < 2 &amp; 3]]></a>")) == "1 < 2 &amp; 3"


def test_an_element_ends_before_the_next_of_its_name() -> None:
    """Of two events the first of which is cut, each is read for itself."""
    text = "<event><id>1</id><event><id>2</id></event>"
    read = element(text, 0)
    assert read
    assert text[read[1] :] == "<event><id>2</id></event>"
    assert list(openings(text, {"event"})) == [0, read[1]]


def test_depth_has_an_end() -> None:
    """However deep elements are nested, reading them takes no more than a list."""
    deepest, depth = read("<a>" + "<b>" * 10_000), 1
    while deepest.children:
        deepest, depth = deepest.children[0], depth + 1
    assert depth == DEEPEST
