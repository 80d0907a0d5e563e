"""Links to guides."""

from eventkb.model.address import Address
from eventkb.pour.guidelinks import guide_entries, guides_naming
from tests.catalogues import ENGLISH, GERMAN, article, definitions, edition
from tests.guides import guide, with_guide


def test_an_article_names_the_guides_that_ask_for_its_event() -> None:
    """The link leads to the step that does."""
    (naming,) = guides_naming(edition(GERMAN, with_guide()), article())
    assert naming.href == "../../guides/slow-backup/#step-task"
    assert (naming.title, naming.step) == ("Die Sicherung ist langsam", "Schritt 1")


def test_a_guide_still_names_an_event_by_its_old_key() -> None:
    """Renaming an event loses no guide."""
    renamed = article(number=2, aliases=(article().key,))
    own = guide()
    (naming,) = guides_naming(edition(ENGLISH, definitions(renamed, guides={own.key: own})), renamed)
    assert naming.title == "The backup is slow"


def test_the_list_of_guides_says_what_each_is_about() -> None:
    """Title, number of steps and summary, as plain words."""
    (entry,) = guide_entries(edition(ENGLISH, with_guide()), Address("en/guides/"))
    assert (entry.href, entry.title, entry.count) == ("slow-backup/", "The backup is slow", "2 steps")
    assert entry.text == "Finds the reason."


def test_without_guides_nothing_is_listed() -> None:
    """Most catalogues have none."""
    assert guide_entries(edition(ENGLISH, definitions(article())), Address("en/guides/")) == ()
