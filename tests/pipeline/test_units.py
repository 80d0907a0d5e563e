"""Notes of what was asked for say which units are no longer right."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.address import Address
from eventkb.model.asked import ALL, Asked, Group, Groups, Input, Membership, Named, Watched
from eventkb.pipeline.units import Notes, Poured, Unit, merged

INPUTS = st.tuples(st.sampled_from(("word en", "template de", "event", "product")), st.integers(0, 5).map(str))
UNITS = st.tuples(st.sampled_from(("article", "list")), st.integers(0, 5), st.sampled_from(("en", "de")))
ASKED = st.dictionaries(UNITS, st.frozensets(INPUTS, max_size=5), max_size=6)


@given(builds=st.lists(ASKED, max_size=4), changed=st.frozensets(INPUTS, max_size=3))
def test_the_units_that_asked_for_a_changed_input_are_concerned(
    builds: list[dict[Unit, frozenset[Input]]], changed: frozenset[Input]
) -> None:
    """Of a unit that was poured several times, what it asked for last counts."""
    whole = {unit: asked for build in builds for unit, asked in build.items()}
    notes = merged([_notes(build) for build in builds])
    assert set(notes.concerned(changed)) == {unit for unit, asked in whole.items() if asked & changed}


def _notes(build: dict[Unit, frozenset[Input]]) -> Notes:
    poured = Poured(keeps_files=False)
    for unit, asked in build.items():
        poured.note(unit, set(asked))
    return poured.notes


def test_what_is_taken_is_noted_while_somebody_listens() -> None:
    """An item is noted by its name, all items as such; names and numbers of items under another kind, or not at all."""
    asked = Asked()
    products = Watched("product", {"harbour": "Harbour", "depot": "Depot"}, asked)
    events = Group("of source", "in source", "Ferry", ["1", "2"], asked)
    _ = products["depot"]
    with asked.listening() as heard:
        assert (products["harbour"], list(products), "depot" in products, len(events)) == (
            "Harbour",
            ["harbour", "depot"],
            True,
            2,
        )
        assert heard == {("product", "harbour"), ("in source", "Ferry")}
        with asked.listening() as inner:
            assert [*products.values(), *events] == ["Harbour", "Depot", "1", "2"]
        assert inner == {("product", ALL), ("of source", "Ferry"), ("in source", "Ferry")}
    assert heard == inner | {("product", "harbour"), ("in source", "Ferry")}


def test_who_asks_what_there_is_is_noted_where_something_may_come_or_go() -> None:
    """A name that is missing is noted like one that is there, and so is whoever counts or lists names."""
    asked = Asked()
    groups = Groups("of id", "in id", {7: ["a"]}, asked)
    events = Named("event", "place", "keys", {"a": 1}, asked)
    listed = Membership("listed", frozenset({7}), asked)
    with asked.listening() as heard:
        assert (groups.get(8, ()), 7 in groups, len(groups[7])) == ((), True, 1)
        assert heard == {("in id", 8), ("in id", 7)}
    with asked.listening() as heard:
        assert ("b" in events, events["a"], len(events), 7 in listed, list(groups)) == (False, 1, 1, True, [7])
        assert heard == {("place", "b"), ("event", "a"), ("keys", ALL), ("listed", 7), ("in id", ALL)}
    with asked.listening() as heard, asked.unheard():
        assert "a" in events
    assert heard == set()


def test_the_files_of_a_unit_are_written_with_what_they_asked_for(tmp_path: Path) -> None:
    """A page is counted and gets the name of a file; other files are as they are."""
    asked, poured = Asked(), Poured(keeps_files=True)
    words = Watched("word en", {"title": "Title"}, asked)
    unit: Unit = ("list", "all", "en")
    poured.add(unit, lambda: [(Address("en/all/"), words["title"]), (Address("all.json"), b"{}")], tmp_path, asked)
    assert (tmp_path / "en/all/index.html").read_text("utf-8") == "Title"
    assert (tmp_path / "all.json").read_bytes() == b"{}"
    notes = poured.notes
    assert (notes.pages, notes.files) == (1, {unit: ("en/all/index.html", "all.json")})
    assert list(notes.concerned([("word en", "title")])) == [unit]
