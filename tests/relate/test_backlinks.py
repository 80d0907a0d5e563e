"""Events that texts link, and the way back."""

from collections.abc import Mapping

from eventkb.model.catalogue import Definitions, Tie
from eventkb.model.event import Action, EventKey
from eventkb.relate import relate
from tests.catalogues import acting, article, definitions, event, key, text

ONE, TWO, THREE = key("Demo", 1), key("Demo", 2), key("Demo", 3)


def mentions(defined: Definitions, tie: Tie = Tie.MENTIONS) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """The events that each event mentions, or those that mention it."""
    around = relate(defined).neighbourhoods
    return {
        own: tuple(derived.target for derived in neighbourhood.derived if derived.tie is tie)
        for own, neighbourhood in around.items()
    }


def test_links_of_all_texts_in_all_languages_count_once() -> None:
    """A link in a German text or in a step ties two events like one in the explanation."""
    defined = definitions(
        article(
            "Demo",
            1,
            explanation=text("After [[Demo/3]] and [[Demo/3]].", "Nach [[Demo/2]]."),
            user_action=acting(Action(text=text("a"), steps=(Action(text=text("see [[Demo/2]]")),))),
        ),
        event("Demo", 2),
        event("Demo", 3),
    )
    assert mentions(defined) == {ONE: (THREE, TWO), TWO: (), THREE: ()}
    assert mentions(defined, Tie.MENTIONED_BY) == {ONE: (), TWO: (ONE,), THREE: (ONE,)}


def test_links_in_code_to_nobody_and_to_itself_tie_nothing() -> None:
    """What is no link for the reader is none here."""
    defined = definitions(article(explanation=text("`[[Demo/2]]`, [[Demo/9]], [[Demo/1]], [[x]]")), event("Demo", 2))
    assert mentions(defined)[ONE] == ()


def test_a_link_to_an_old_name_counts_for_the_new_one() -> None:
    """A renamed event keeps the links that lead to it."""
    defined = definitions(article(explanation=text("[[Old/9]]")), event("Demo", 2, aliases=(key("Old", 9),)))
    assert mentions(defined)[ONE] == (TWO,)


def test_the_way_back() -> None:
    """An event knows all whose texts link it, in their order."""
    linking = (article("Demo", number, explanation=text("[[Demo/3]]")) for number in (2, 1))
    assert mentions(definitions(*linking, event("Demo", 3)), Tie.MENTIONED_BY)[THREE] == (ONE, TWO)
