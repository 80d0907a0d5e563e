"""What is being typed in the conditions of a case: the name of an insertion string, or a value."""

from dataclasses import replace

import pytest

from eventkb.assist.offer import offers
from eventkb.assist.spot import Kind, Spot, spot, step_lines, typed
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Insertion
from tests import four_kinds
from tests.catalogues import ENGLISH, event
from tests.model.test_codes import ESE


def at(text: str) -> Spot | None:
    """The word being typed at the sign `|`."""
    *above, line = text.partition("|")[0].split("\n")
    return typed(line, len(line), above)


@pytest.mark.parametrize(
    "text",
    [
        "cases:\n  - when: {er|",
        "  - when: {page: [a, b], er|",
        "cases:\n  - when:\n      er|",
        "cases:\n  - title: {en: A}\n    when:\n      page: [a]\n      er|",
    ],
)
def test_the_name_of_an_insertion_string_is_recognised(text: str) -> None:
    """Below `when` and within its braces."""
    spot = at(text)
    assert spot and (spot.kind, spot.written, spot.end - spot.start) == (Kind.INSERTION, "er", 2)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('  - when: {error: ["-10|', Kind.QUOTED_CODE),
        ('  - when: {page: [a], error: ["5", "-10|', Kind.QUOTED_CODE),
        ("  - when:\n      error: [-10|", Kind.CODE),
        ('  - when:\n      page: [a]\n      error:\n        - "5"\n        - "-10|', Kind.QUOTED_CODE),
        ("  - when:\n      error:\n        - -10|", Kind.CODE),
    ],
)
def test_a_value_is_recognised_with_its_insertion_string(text: str, kind: Kind) -> None:
    """In brackets and as an item of a list, with and without quotation marks."""
    spot = at(text)
    assert spot and (spot.kind, spot.written, spot.insertion) == (kind, "-10", "error")


@pytest.mark.parametrize(
    "text",
    ["message:\n  er|", "insertions:\n  - name: er|", "cases:\n  - when: {a: [b]}\n    title: er|", "|", "when: er|"],
)
def test_elsewhere_nothing_is_offered(text: str) -> None:
    """A title beside the conditions and the keys of other mappings are none."""
    assert at(text) is None


def test_the_codes_of_the_tables_are_offered_with_their_meaning() -> None:
    """With quotation marks, unless these are typed already; by the code and by the symbol."""
    definitions = Definitions(events=(), sources={}, tables={"ese": ESE})
    typing = event(insertions=(Insertion("error", None, None, ("ese",)), Insertion("page", None, None)))

    def words(kind: Kind, written: str, insertion: str = "error") -> list[tuple[str, str]]:
        spot = Spot(kind, written, 0, len(written), insertion)
        return [(offer.word, offer.detail) for offer in offers(spot, definitions, typing, ENGLISH)]

    assert words(Kind.CODE, "-10") == [('"-1018"', "JET_errReadVerifyFailure the meaning of -1018")]
    assert [word for word, _ in words(Kind.QUOTED_CODE, "jet_errread")] == ["-1018"]
    assert words(Kind.CODE, "", "page") == []


@pytest.mark.parametrize("text", ["    codes: [wi|", "  - {name: error, codes: [com, wi|"])
def test_the_name_of_a_code_table_is_completed(text: str) -> None:
    """In the list of an insertion string, with the title of the table beside it."""
    spot = at(text)
    assert spot and (spot.kind, spot.written) == (Kind.TABLE, "wi")
    tables = {"win32": replace(ESE, name="win32"), "com": replace(ESE, name="com")}
    known = Definitions(events=(), sources={}, tables=tables)
    assert [offer.word for offer in offers(spot, known, None, ENGLISH)] == ["win32"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("explanation: {en: See [[Oracle/ora-006|", "Oracle/ORA-00600"),
        ("related:\n  - event: Node alerts/KubePod|", "Node alerts/KubePodCrashLooping"),
        ("related:\n  - event: Shop/E:|", "Shop/E:1"),
        ("explanation:\n  en: |-\n    See [[PostgreSQL/42p|", "PostgreSQL/42P01"),
    ],
)
def test_an_event_with_an_id_of_text_is_offered(text: str, word: str) -> None:
    """In links and in relations, in whatever case it is typed."""
    above, _, _ = text.rpartition("|")
    *lines, line = above.split("\n")
    spot = typed(line, len(line), lines)
    assert spot and spot.kind is Kind.EVENT
    offered = offers(spot, four_kinds.related().definitions, None, ENGLISH)
    assert [offer.word for offer in offered] == [word]


@pytest.mark.parametrize(
    ("line", "column", "written"),
    [
        ("    look_for: [Demo/1, My Source/22]", 18, "Demo/1"),
        ("    look_for: [Demo/1, My Source/22]", 25, "My Source/22"),
        ("      - Demo/1", 9, "Demo/1"),
        ("      - 'My Source/22'", 12, "My Source/22"),
    ],
)
def test_an_event_to_look_for_is_a_link(line: str, column: int, written: str) -> None:
    """An editor jumps from a guide to the events that it names."""
    word = spot(line, column)
    assert word and (word.kind, word.written) == (Kind.EVENT, written)


def test_the_steps_of_a_guide_are_offered_where_one_is_named() -> None:
    """Also in a file that YAML can't read at the moment, with what each asks."""
    lines = [
        "start: a",
        "steps:",
        "  a:",
        "    title: {en: Is it full?}",
        "    answers:",
        "      - {text: {en: No}, next: ",
    ]
    assert step_lines(lines) == {"a": 2}
    word = at("\n".join(lines) + "|")
    assert word and word.kind is Kind.STEP
    steps = {"a": "Is it full?"}
    assert [offer.word for offer in offers(word, Definitions(events=(), sources={}), None, ENGLISH, steps=steps)] == [
        "a"
    ]


def test_keys_below_other_keys_are_no_steps() -> None:
    """Only what is right below `steps` is one."""
    assert step_lines(["title:", "  en: A", "steps:", "  a:", "    text:", "references:", "  b:"]) == {"a": 3}
