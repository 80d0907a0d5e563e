"""Which case applies to which values, and the address of each case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.case import EventCase, applies, event_cases, keys_in, keys_of
from eventkb.model.codes import CodeTable, same_value
from eventkb.model.event import Case, Condition, Event, Insertion, Variant
from tests.catalogues import event, text
from tests.model.test_codes import COM, ENHANCED, ESE, FLAGS, PARAMETERS, WIN32

TABLES = {"ese": ESE, "win32": WIN32, "com": COM, "flags": FLAGS, "enhanced": ENHANCED, "parameters": PARAMETERS}
INSERTIONS = (Insertion("error", None, None, ("ese",)), None, Insertion("system_error", None, None))


def case(**values: tuple[str, ...]) -> Case:
    return Case(when=tuple(Condition(name, listed) for name, listed in values.items()), title=text("A", "B"))


def anchors(event: Event) -> list[str]:
    return [event_case.anchor for event_case in event_cases(event, TABLES)]


def only(case: Case) -> EventCase:
    (event_case,) = event_cases(event(insertions=INSERTIONS, cases=(case,)), TABLES)
    return event_case


@pytest.mark.parametrize(
    "value", ["-1018", "-1018 (0xfffffc06)", "0xFFFFFC06", "4294966278", "0xC80003FA", "JET_errReadVerifyFailure"]
)
def test_notations_of_one_code_are_equal_where_a_table_says_so(value: str) -> None:
    """Whatever a program makes of the number: the case applies."""
    assert applies(only(case(error=("-1018",))).when, {1: value})
    assert applies(only(case(error=(value,))).when, {1: "-1018 (0xfffffc06)"})


@pytest.mark.parametrize("value", ["1018", "-1018x", "-10180", "", "JET_errReadVerify"])
def test_other_values_are_different(value: str) -> None:
    """Neither a part of a value nor a number without its sign is the value."""
    assert not applies(only(case(error=("-1018",))).when, {1: value})


def test_without_a_table_values_are_texts_without_case() -> None:
    """`21` may be anything there, such as a day; only the same text is equal."""
    when = only(case(system_error=("21", "Timeout"))).when
    assert applies(when, {3: " TIMEOUT "})
    assert not applies(when, {3: "0x15"})


@pytest.mark.parametrize("value", ["The meaning of 5", " the meaning of 5 ", "%%5"])
def test_a_case_applies_to_what_a_message_has_instead_of_the_code(value: str) -> None:
    """Windows writes the text of an error into the message, and `%%5` into the data."""
    when = ((1, tuple(keys_in("5", (WIN32,)))),)
    assert applies(when, {1: value})
    assert not applies(when, {1: "The meaning of 14"})


FORMS = ["{}", "({})", "{}.", " {} ", "error {}", "{} (0xfffffc06)", "550 {} no"]
NUMBERS = ["-1018", "0xFFFFFC06", "4294966278", "0xC80003FA", "5", "0x5", "0x80070005", "-2147024891", "14", "8007000E"]
OTHERS = ["E_OUTOFMEMORY", "5.7.1", "X.7.1", "4.7.1", "5.7.3", "%%2313", "0x200", "0x10200", "66048", "0", "?"]
VALUES = st.sampled_from([*NUMBERS, *OTHERS])


@given(VALUES, VALUES, st.sampled_from(FORMS), st.sets(st.sampled_from(sorted(TABLES)), min_size=1))
def test_keys_compare_values_as_tables_do(value: str, other: str, form: str, names: set[str]) -> None:
    """The browser compares keys and has no tables; the answer is that of the tables."""
    tables: tuple[CodeTable, ...] = tuple(TABLES[name] for name in sorted(names))
    reader = form.format(other)
    if "x." in reader.lower():
        return  # a code that fits any digit is in tables and definitions, never in a log
    has_common_key = not keys_in(value, tables).isdisjoint(keys_of(reader))
    assert has_common_key == same_value(tables, value, reader)


@given(st.text(max_size=60))
def test_any_text_has_keys_and_equals_itself(value: str) -> None:
    """A reader's value is whatever was in a log."""
    assert not keys_in(value, ()).isdisjoint(keys_of(value))


def test_all_insertion_strings_of_a_case_must_match() -> None:
    """Any value of a list is enough, but every list must have one."""
    when = only(case(error=("-1022", "-1023"), system_error=("21",))).when
    assert applies(when, {1: "-1023", 3: "21"})
    assert not applies(when, {1: "-1023"})
    assert not applies(when, {1: "-1023", 3: "22"})


def test_an_unknown_insertion_string_never_matches() -> None:
    """The rule reports it; the page must not show the case as the reader's."""
    assert not applies(only(case(eror=("-1018",))).when, {1: "-1018", 0: "x"})


@pytest.mark.parametrize(
    ("value", "anchor"),
    [("0xC000006A", "case-0xc000006a"), ("-1018", "case-1018"), ("%%2313", "case-2313"), ("X.7.1", "case-x-7-1")],
)
def test_the_first_value_makes_the_address(value: str, anchor: str) -> None:
    """It is the slug of the first value, so that a ticket can link the case."""
    assert only(case(error=(value, "other"))).anchor == anchor


def test_a_variant_has_cases_and_insertion_strings_of_its_own() -> None:
    """They come after the event's own, are counted for themselves, and never take another case's address."""
    variant = Variant(
        versions=("15.0",), insertions=(None, Insertion("error", None, None)), cases=(case(error=("-1018",)),)
    )
    both = event(insertions=INSERTIONS, cases=(case(error=("-1018",)), case(error=("5",))), variants=(variant,))
    assert anchors(both) == ["case-1018", "case-5", "case-error-1018"]
    own, _, other = event_cases(both, TABLES)
    assert (own.number, own.versions, other.number, other.versions) == (1, (), 1, ("15.0",))
    assert (applies(own.when, {1: "-1018"}), applies(other.when, {1: "-1018"})) == (True, False)
    assert applies(other.when, {2: "-1018"})


@given(st.lists(st.sampled_from(["-5", "5", "0x5", "…", "%%", "A", "a"]), max_size=6))
def test_no_two_cases_have_one_address(values: list[str]) -> None:
    """Even where a rule reports that they would."""
    listed = anchors(event(insertions=INSERTIONS, cases=tuple(case(error=(value,)) for value in values)))
    assert len(set(listed)) == len(listed)


def test_without_a_title_the_values_and_their_symbols_are_the_title() -> None:
    """With the names of the insertion strings, where there are several."""
    untitled = Case(when=(Condition("error", ("-1018", "-327")),), explanation=text("A"))
    assert only(untitled).title.source == "-1018 (JET_errReadVerifyFailure), -327"
    both = Case(when=(Condition("error", ("-1022",)), Condition("system_error", ("21", "5"))), explanation=text("A"))
    assert only(both).title.source == "error -1022; system_error 21, 5"


def test_a_table_knows_its_codes_only() -> None:
    """What no table has is reported by a rule, and a sum of flags is known."""
    (values,) = only(case(error=("-1018", "0xFFFFFC06", "-99999"))).values
    assert [value.is_known for value in values] == [True, True, False]
    flags = event(insertions=(Insertion("error", None, None, ("flags",)),), cases=(case(error=("0x10200",)),))
    assert event_cases(flags, TABLES)[0].values[0][0].is_known
