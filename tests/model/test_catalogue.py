"""Catalogues: finding events by key, source, ID and product, and under the names they once had."""

from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable, Notation
from eventkb.model.event import Insertion
from eventkb.model.text import plain
from eventkb.relate import relate
from tests.catalogues import article, definitions, event, key, source


def test_of_two_events_with_one_key_the_first_counts() -> None:
    """A build that keeps going shows one of them, always the same."""
    first, second = event(channel="first"), event(channel="second")
    assert Definitions(events=(first, second), sources={"Demo": source()}).by_key == {key("Demo", 1): first}


def test_events_keep_their_order() -> None:
    """Pages, lists and the sitemap go through the events as they are sorted."""
    assert [item.id for item in definitions(event("Demo", 10), event("Demo", 9)).by_key] == [9, 10]


def test_a_source_has_the_slug_that_it_was_given_or_its_name_as_one() -> None:
    """A slug that is typed in `source.yml` wins."""
    defined = definitions(event("MSExchange Store Driver"), event("Demo"), sources=(source("Demo", slug="other"),))
    assert defined.slugs == {"MSExchange Store Driver": "msexchange-store-driver", "Demo": "other"}


def test_old_keys_lead_to_the_event_that_has_them_now() -> None:
    """Whoever knows an event by its old name still finds it."""
    defined = definitions(event("Demo", 2, aliases=(key("Demo", 1), key("Old", 1))))
    assert defined.renamed == {key("Demo", 1): key("Demo", 2), key("Old", 1): key("Demo", 2)}


def test_events_are_found_by_source_id_and_product() -> None:
    """Listings hold all that belongs into them, in the order of the definitions, and nothing else."""
    one, two, three = event("App", 1, product="demo"), article("Demo", 1), event("Demo", 2, product="demo")
    catalogue = relate(definitions(two, three, one))
    assert catalogue.by_source == {"App": (one,), "Demo": (two, three)}
    assert catalogue.by_id == {1: (one, two), 2: (three,)}
    assert catalogue.by_product == {"demo": (one, three)}


def test_tables_are_shown_where_something_names_them() -> None:
    """The project's own come first, then those of the kinds of its sources, then those of insertion strings."""

    def table(name: str, file: str = "") -> CodeTable:
        return CodeTable(name=name, title=plain(name), notation=Notation.TEXT, codes=(), file=file)

    tables = {name: table(name) for name in ("win32", "com", "errno", "unused")} | {"own": table("own", "own.yml")}
    named = event("Demo", 1, insertions=(None, Insertion("error", None, None, ("errno", "win32", "missing"))))
    shown = definitions(named, tables=tables).shown_tables
    assert [shown_table.name for shown_table in shown] == ["own", "win32", "com", "errno"]
