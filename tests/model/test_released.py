"""What a list of published addresses promises."""

from eventkb.model.released import Released


def test_a_list_names_the_pages_of_an_event_by_themselves() -> None:
    """A permanent address alone promises no pages; those of any language do."""
    released = Released.of(["# Addresses", "", "e/demo-1/", "e/demo-2/", "de/demo/2/", "de/id/2/", "id/1/"])
    assert released.addresses == {"e/demo-1/", "e/demo-2/", "de/demo/2/", "de/id/2/", "id/1/"}
    assert [released.has_article("demo", part) for part in ("1", "2", "3")] == [False, True, False]
    assert [released.has_id_listing(part) for part in ("1", "2", "3")] == [False, True, False]


def test_a_list_of_an_earlier_version_promises_pages_for_each_permanent_address() -> None:
    """It has no comment: there, each event and each ID had pages in all languages."""
    released = Released.of(["e/demo-1/", "id/1/"])
    assert released.has_article("demo", "1") and not released.has_article("demo", "2")
    assert released.has_id_listing("1") and not released.has_id_listing("2")


def test_nothing_was_published_before_the_first_release() -> None:
    """Nothing is promised, so nothing is kept."""
    assert not Released.of([]).has_article("demo", "1")
