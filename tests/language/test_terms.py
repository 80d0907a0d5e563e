"""Terms: what people type and what texts say meet in one form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eventkb.language.terms import LONGEST, folded, joined, literal_terms, name_terms, terms


@pytest.mark.parametrize("written", ["Übermittlung", "uebermittlung", "UBERMITTLUNG", "Übermittlung"])
def test_umlauts_can_be_typed_in_every_way(written: str) -> None:
    """With dots, as two letters, without, or composed of two characters."""
    assert folded(written) == "ubermittlung"


@pytest.mark.parametrize(
    "written", ["MSExchangeTransport", "MSExchange Transport", "msexchange-transport", "MSEXCHANGETRANSPORT"]
)
def test_a_name_is_one_word(written: str) -> None:
    """However it is spaced and cased."""
    assert joined(written) == "msexchangetransport"


def test_camel_case_words_are_found_by_their_parts() -> None:
    """And as a whole."""
    assert list(terms("SmtpSend DNSLookup2")) == ["smtpsend", "smtp", "send", "dnslookup2", "dns", "lookup", "2"]


def test_a_symbolic_name_is_found_from_any_of_its_parts_on() -> None:
    """`NewSession` is a beginning of one of its terms."""
    assert list(name_terms("SmtpSendNewSession")) == ["smtpsendnewsession", "sendnewsession", "newsession", "session"]


def test_words_that_touch_a_value_are_not_in_the_log_as_they_stand() -> None:
    """`%1ms` may be `5ms`."""
    assert list(literal_terms("took %1ms on server%2 now")) == ["took", "on", "now"]


@given(st.text())
@example("\N{COMBINING GRAVE ACCENT}")
def test_terms_are_short_and_fold_to_themselves(text: str) -> None:
    """What is in the index can be asked for."""
    for term in terms(text):
        assert term and len(term) <= LONGEST
