"""The definitions of a preview: an action whose shared text can't be shown is left out, everything else stays."""

from eventkb.model.event import Action
from eventkb.model.source import SharedText
from eventkb.pipeline.showable import showable
from eventkb.relate import references
from tests.catalogues import acting, article, definitions, text

WAIT = Action(text=text("Wait."))


def shared(key: str, action: Action) -> SharedText:
    return SharedText(key, f"events/shared/{key}.yml", action)


def test_an_action_without_its_shared_text_is_left_out() -> None:
    """The other actions of the event stay."""
    event = article(user_action=acting(WAIT, Action(use="missing")))
    (shown,) = showable(definitions(event), references).events
    assert shown.user_action == acting(WAIT)


def test_a_shared_text_that_contains_itself_is_left_out() -> None:
    """Also where it does so by another one; a text that ends stays."""
    texts = (
        shared("first", Action(steps=(Action(use="second"),))),
        shared("second", Action(use="first")),
        shared("wait", WAIT),
        shared("patience", Action(use="wait")),
    )
    catalogue = definitions(article(), shared={shared_text.key: shared_text for shared_text in texts})
    assert set(showable(catalogue, references).shared) == {"wait", "patience"}
