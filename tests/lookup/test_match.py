"""Message texts with values against templates: what fits, and which values come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.lookup.match import compared, fit, template

SEND = "Send connector %1 has initiated a new session to %2."
VALUE = st.text(st.sampled_from("abcXYZ019.:\\/-@ "), min_size=1, max_size=12).map(str.strip).filter(bool)


def values(message: str, text: str) -> dict[int, str]:
    fitting = fit(template(message), compared(text))
    assert fitting
    return dict(fitting.values)


@given(VALUE, VALUE)
def test_a_template_fits_what_was_made_of_it(first: str, second: str) -> None:
    """The values come back as they were."""
    text = SEND.replace("%1", first).replace("%2", second)
    fitting = fit(template(SEND), compared(text))
    assert fitting and fitting.is_whole and fitting.is_sure
    assert dict(fitting.values) == {1: first, 2: second}


@given(st.text(max_size=60), st.text(max_size=120))
def test_nothing_is_too_strange_to_be_compared(message: str, text: str) -> None:
    """Any template and any text have an answer."""
    fitting = fit(template(message), compared(text))
    assert fitting is None or fitting.literal > 0


@pytest.mark.parametrize(
    "text",
    [
        "Send connector A has initiated a new session to B.",
        "SEND CONNECTOR A HAS INITIATED A NEW SESSION TO B.",
        "Send connector A\nhas initiated\n  a new session to B.",
        "24.11.2026 03:12 Send connector A has initiated a new session to B.",
    ],
)
def test_what_happens_to_messages_on_their_way_does_no_harm(text: str) -> None:
    """Case, line breaks, something before the text."""
    assert {number: value.lower() for number, value in values(SEND, text).items()} == {1: "a", 2: "b"}


def test_typographic_quotation_marks_and_dashes_are_what_they_were() -> None:
    """Word processors and mail programs replace quotation marks and dashes."""
    assert values('Database "%1" - %2 is damaged.', "Database „DB1“ – x is damaged.") == {1: "DB1", 2: "x"}


def test_a_value_may_be_empty_or_long_or_hold_the_template_s_own_words() -> None:
    """What is between two pieces is the value, whatever it is."""
    assert values(SEND, "Send connector has initiated a new session to x.")[1] == ""
    long = "has initiated " * 50
    assert values(SEND, f"Send connector {'y' * 900} has initiated a new session to {long}.")[2] == long.strip()


def test_a_text_that_was_cut_off_fits_and_its_cut_value_is_left_out_where_the_end_is_not_known() -> None:
    """A wrong value in a command is worse than none."""
    other = "Der Sendeconnector %1 hat eine neue Sitzung mit %2 gestartet."
    fitting = fit(template(other), compared("Der Sendeconnector Internet mail hat eine neue Sitz..."))
    assert fitting and not fitting.is_whole and fitting.is_sure
    assert dict(fitting.values) == {1: "Internet mail"}
    assert values(other, "Der Sendeconnector a hat eine neue Sitzung mit b begonnen.") == {1: "a"}


def test_percent_signs_are_told_apart() -> None:
    """`%%` is a percent sign and `%12` the twelfth string."""
    form = template("%12 is %%1 full and more")
    assert form.numbers == (12,)
    assert values("%12 is 5%% full and more", "Disk C is 5% full and more") == {12: "Disk C"}


def test_a_template_without_words_fits_nothing() -> None:
    """`%1` alone would be every message."""
    assert fit(template("%1 (%2)"), compared("anything (at all)")) is None


PACKAGE = "Failed with %1 retrieving the status for package %2."
OPERATION = "Provider of group %1; Operation = %2; Provider name = %3; Path = %4"


@pytest.mark.parametrize(
    ("message", "text", "is_full"),
    [
        (PACKAGE, "Failed with 0x5 retrieving the status for package Contoso.App.", True),
        (PACKAGE, "Failed with 0x5 retrieving the status for package Contoso.App for user 4711.", False),
        (OPERATION, "Provider of group 7; Operation = Start; Provider name = Mail; Path = C:\\x", True),
        (OPERATION, "Provider of group 7; Operation = Start; Host = EX01; Provider name = Mail; Path = C:\\x", False),
        ("Der Status des Pakets %1 fehlt für %2.", "Der Status des Pakets A fehlt für B und für Benutzer C.", False),
    ],
)
def test_words_or_a_label_in_a_value_hint_at_a_template_that_says_more(message: str, text: str, is_full: bool) -> None:
    """Nothing is sure then: an event that nobody here knows may have such a template."""
    fitting = fit(template(message), compared(text))
    assert fitting and (fitting.is_whole, fitting.is_full) == (True, is_full)


@pytest.mark.parametrize(("beginning", "is_enough"), [("end connector", True), ("nd connector", False)])
def test_of_a_message_without_its_beginning_a_dozen_letters_suffice(beginning: str, is_enough: bool) -> None:
    """Fewer could be the end of anything."""
    text = f"{beginning} Internet mail has initiated a new session to mail.example.net."
    assert (fit(template(SEND), compared(text)) is not None) == is_enough
