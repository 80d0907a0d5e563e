"""The case that applies: by the values of an entry, and by a code in a typed line; the browser answers alike."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.lookup.answer import lookup, opened
from eventkb.lookup.cases import words_beside
from eventkb.model.event import Case, Condition, Insertion, Variant
from eventkb.pipeline import finder
from eventkb.relate import relate
from tests import own
from tests.catalogues import definitions, event, text
from tests.lookup.twins import assert_browser_agrees
from tests.model.test_codes import ENHANCED, ESE, WIN32

TABLES = {"ese": ESE, "win32": WIN32, "enhanced": ENHANCED}
ERROR = Insertion("error", None, None, ("ese", "win32"))


def case(title: str, **when: tuple[str, ...]) -> Case:
    return Case(
        when=tuple(Condition(name, values) for name, values in when.items()), title=text(title, f"{title} (de)")
    )


READ = event(
    "Demo",
    7,
    message=text("Reading the page %1 of the file %2 has failed with error %3.", "Lesen von %1 in %2: Fehler %3."),
    insertions=(Insertion("page", None, None), Insertion("file", None, None), ERROR),
    cases=(
        case("Page 1 is damaged", error=("-1018",), page=("1",)),
        case("A page is damaged", error=("-1018",)),
        case("Access is denied", error=("5",)),
        case("The name is wrong", file=("NO_NAME",)),
    ),
    variants=(
        Variant(
            versions=("2.0",),
            message=text("In version two, reading has failed with error %1.", "In Version zwei: Fehler %1."),
            insertions=(ERROR,),
        ),
        Variant(versions=("3.0",), cases=(case("Three", error=("14",)),)),
    ),
)
FIVE = event("Demo", 5, message=text("The error 5 is the ID of this event."))


@cache
def files() -> dict[str, bytes]:
    return dict(finder.index(relate(definitions(READ, FIVE, tables=TABLES)), own.materials()))


def titles(asked: str) -> list[tuple[int, str | None]]:
    """The ID of each match, and the title of the case that applies."""
    matches = lookup(asked, opened(files().__getitem__)).matches
    return [(match.record.id, match.case and match.case.titles["en"]) for match in matches]  # type: ignore[index]


def entry(message: str) -> str:
    return f"Log Name: Application\nSource: Demo\nEvent ID: 7\nLevel: Error\nDescription:\n{message}\n"


@pytest.mark.parametrize(
    ("page", "file", "error", "title"),
    [
        ("1", "a", "-1018 (0xfffffc06)", "Page 1 is damaged"),
        ("2", "a", "-1018 (0xfffffc06)", "A page is damaged"),
        ("2", "a", "0xFFFFFC06", "A page is damaged"),
        ("2", "a", "0x80070005", "Access is denied"),
        ("2", "a", "ERROR_ACCESS_DENIED", "Access is denied"),
        ("2", "no_name", "77", "The name is wrong"),
        ("2", "a", "77", None),
        ("2", "a", "14", "Three"),
    ],
)
def test_the_first_case_that_applies_to_the_values_of_an_entry(page: str, file: str, error: str, title: str) -> None:
    """In any notation that a table knows; where none applies, the match has none."""
    message = f"Reading the page {page} of the file {file} has failed with error {error}."
    assert titles(entry(message))[0] == (7, title)


def test_a_variant_s_message_has_its_own_numbers() -> None:
    """Its first value is the error; the cases are the event's, as it has none of its own."""
    assert titles(entry("In version two, reading has failed with error 5."))[0] == (7, "Access is denied")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Demo 7 -1018", (7, "A page is damaged")),
        ("Demo -1018 7", (7, "A page is damaged")),
        ("-1018", (7, "A page is damaged")),
        ("0xFFFFFC06", (7, "A page is damaged")),
        ("JET_errReadVerifyFailure", (7, "A page is damaged")),
        ("NO_NAME", (7, "The name is wrong")),
        ("Demo 7", (7, None)),
        ("Demo 7 5", (7, "Access is denied")),
        ("Demo 5", (5, None)),
    ],
)
def test_a_typed_code_leads_to_the_case_that_is_for_it(asked: str, answer: tuple[int, str | None]) -> None:
    """Beside its event and alone; the ID of the event is no value of a case."""
    assert titles(asked)[0] == answer


def test_only_one_word_is_the_id() -> None:
    """`5 5` is the event 5 with the error 5."""
    assert words_beside(" Demo 5  5 ", 5) == ("Demo", "5")
    assert words_beside("Demo", None) == ("Demo",)


ASKED = st.lists(
    st.sampled_from(["Demo", "7", "5", "-1018", "0x5", "(14)", "NO_NAME", "14", "ESE", "error", "0x80070005", "5.7.1"]),
    min_size=1,
    max_size=4,
).map(" ".join)
MESSAGES = st.tuples(*[st.text(max_size=12)] * 3).map(
    lambda values: entry("Reading the page {} of the file {} has failed with error {}.".format(*values))
)


@pytest.mark.slow
@settings(max_examples=5)
@given(st.lists(ASKED | MESSAGES, min_size=20, max_size=20))
def test_the_browser_gives_the_same_cases(texts: list[str]) -> None:
    """The same number and address, whatever is typed or pasted."""
    index = opened(files().__getitem__)
    assert_browser_agrees(files(), texts, lambda text: lookup(text, index))
