"""Which case applies to which values, and the address of each case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.case import EventCase, applies, event_cases, key_of, keys_of, signed
from eventkb.model.event import Case, Condition, Event, Insertion, Variant
from tests.catalogues import event, text

INSERTIONS = (Insertion("error", None, None), None, Insertion("system_error", None, None))


def case(**values: tuple[str, ...]) -> Case:
    return Case(when=tuple(Condition(name, listed) for name, listed in values.items()), title=text("A", "B"))


def anchors(event: Event) -> list[str]:
    return [event_case.anchor for event_case in event_cases(event)]


def only(case: Case) -> EventCase:
    (event_case,) = event_cases(event(insertions=INSERTIONS, cases=(case,)))
    return event_case


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("0xC000006A", "0xc000006a"),
        ("0xC000006A", "-1073741718"),
        ("0xC000006A", "3221225578"),
        ("-1018", "-1018 (0xfffffc06)"),
        ("-1018", "0xFFFFFC06"),
        ("1117", "1117 (0x0000045d)"),
        ("LDAP_SERVER_DOWN", " ldap_server_down "),
        ("-1018", "0xfffffffffffffc06"),
    ],
)
def test_notations_of_one_value_are_equal(value: str, other: str) -> None:
    """A number is the same in decimal, hexadecimal, signed and unsigned notation; texts are compared without case."""
    assert key_of(value) in keys_of(other)
    assert applies(only(case(error=(value,))).when, {1: other})


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("-1018", "1018"),
        ("-1018", "-1018 and more"),
        ("5", "0x50"),
        ("7", ""),
        ("LDAP", "LDAP_TIMEOUT"),
        ("0530", "530x"),
    ],
)
def test_other_values_are_different(value: str, other: str) -> None:
    """Neither a part of a value nor a number without its sign is the value."""
    assert not applies(only(case(error=(value,))).when, {1: other})


@given(st.integers(-(2**31), 2**31 - 1))
def test_a_number_of_32_bits_has_one_key_in_all_notations(number: int) -> None:
    """Whatever a program makes of the bits, the case applies."""
    bits = number % 2**32
    assert {signed(word) for word in (str(number), str(bits), f"0x{bits:x}", f"0x{bits:08x}")} == {number}


@given(st.text(max_size=60))
def test_any_text_has_keys_and_equals_itself(value: str) -> None:
    """A reader's value is whatever stood in a log."""
    assert key_of(value) in keys_of(value)


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
    own, _, other = event_cases(both)
    assert (own.number, own.versions, other.number, other.versions) == (1, (), 1, ("15.0",))
    assert (own.when, other.when) == (((1, ("#-1018",)),), ((2, ("#-1018",)),))


@given(st.lists(st.sampled_from(["-5", "5", "0x5", "…", "%%", "A", "a"]), max_size=6))
def test_no_two_cases_have_one_address(values: list[str]) -> None:
    """Even where a rule reports that they would."""
    listed = anchors(event(insertions=INSERTIONS, cases=tuple(case(error=(value,)) for value in values)))
    assert len(set(listed)) == len(listed)


def test_without_a_title_the_values_are_the_title() -> None:
    """With the names of the insertion strings, where there are several."""
    untitled = Case(when=(Condition("error", ("-327", "-338")),), explanation=text("A"))
    assert only(untitled).title.source == "-327, -338"
    both = Case(when=(Condition("error", ("-1022",)), Condition("system_error", ("21", "5"))), explanation=text("A"))
    assert only(both).title.source == "error -1022; system_error 21, 5"
