"""Frames: a page with holes, cut once and filled for each page."""

from hypothesis import given
from hypothesis import strategies as st

from eventkb.frame import cut, dense, encoded_page, fill, page, with_current

NAMES = st.text("abc_.", min_size=1, max_size=5)
PIECES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="⟦⟧"), max_size=20)


@given(PIECES, st.lists(st.tuples(NAMES, PIECES)))
def test_a_page_is_its_frame_with_each_slot_filled(before: str, rest: list[tuple[str, str]]) -> None:
    """What stands between slots is passed on as it is, and each slot gets its value, as often as it stands there."""
    frame = cut(before + "".join(f"⟦{name}⟧{piece}" for name, piece in rest))
    whole = before + "".join(f"<{name}>{piece}" for name, piece in rest)
    assert page(frame, lambda name: f"<{name}>") == whole
    assert encoded_page(frame, lambda name: f"<{name}>") == whole.encode()


@given(PIECES, st.lists(st.tuples(NAMES, PIECES)))
def test_what_is_filled_in_beforehand_makes_no_difference(before: str, rest: list[tuple[str, str]]) -> None:
    """Words that are the same on every page may be filled in once for all."""
    frame = cut(before + "".join(f"⟦{name}⟧{piece}" for name, piece in rest))
    values = {name: f"<{name}>" for name in frame.names}
    early = {name: value for place, (name, value) in enumerate(values.items()) if place % 2}
    filled = fill(frame, early)
    assert not set(filled.names) & set(early)
    assert page(filled, values.__getitem__) == page(frame, values.__getitem__)


def test_a_slot_alone_in_a_paragraph_takes_the_paragraphs_place() -> None:
    """An article within a paragraph would be broken HTML."""
    frame = cut("<main><p>⟦article⟧</p>\n<p>by ⟦name⟧</p></main>")
    assert (
        page(frame, {"article": "<h1>One</h1>", "name": "two"}.__getitem__)
        == "<main><h1>One</h1>\n<p>by two</p></main>"
    )


def test_a_value_is_not_searched_for_slots() -> None:
    """An event whose text holds the sign of a slot shows it."""
    assert page(cut("⟦article⟧"), lambda name: "⟦head⟧") == "⟦head⟧"
    assert page(fill(cut("⟦article⟧!"), {"article": "⟦head⟧"}), str) == "⟦head⟧!"


def test_a_page_without_slots_stays_as_it_is() -> None:
    """Brackets that name nothing are text."""
    assert page(cut("a ⟦No Slot⟧ b"), str) == "a ⟦No Slot⟧ b"


def test_a_dense_frame_has_the_words_and_slots_of_the_page() -> None:
    """Only what stands between lines is gone: it would be sent with every article."""
    dense_page = dense("<p>\n\n    one two\n  </p>\n \n\t<i>⟦article⟧</i>\n")
    assert dense_page == "<p>\none two\n</p>\n<i>⟦article⟧</i>\n"


def test_the_section_of_a_page_is_marked_in_the_menu_alone() -> None:
    """The first link to it is the menu's; a section that the menu doesn't have marks nothing."""
    frame = cut('<nav><a href="../id/">IDs</a></nav>⟦article⟧<footer><a href="../id/">IDs</a></footer>')
    marked = page(with_current(frame, "../id/"), {"article": ""}.__getitem__)
    assert marked == '<nav><a href="../id/" aria-current="true">IDs</a></nav><footer><a href="../id/">IDs</a></footer>'
    assert with_current(frame, "../codes/") == frame
