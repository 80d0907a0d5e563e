"""Samples of entries: the values in their places, in the forms of the event's kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.event import Insertion
from eventkb.pour.sample import entries, with_values
from tests.catalogues import ENGLISH, GERMAN, HOSTILE, Locale, article, definitions, edition, text

NAMED = (Insertion("job", None, "nightly"), None, Insertion("error", None, None))
LABELS = {ENGLISH: "Event ID:      7", GERMAN: "Ereignis-ID:   7"}


@pytest.mark.parametrize("locale", LABELS)
def test_a_sample_is_written_as_the_logs_of_its_kind_are(locale: Locale) -> None:
    """As text in the reader's language and as XML; a line without a value is left out; examples stand in."""
    message = text("Job %1: 100%% failed with %3.", "Auftrag %1: 100%% scheiterte mit %3.")
    event = article("Demo", 7, message=message, insertions=NAMED, sample={"error": "<5>"}, level=None, channel=None)
    as_text, as_xml = entries(edition(locale, definitions(event)), event)
    assert LABELS[locale] in as_text.text
    assert "nightly: 100% " in as_text.text
    assert not any(word in as_text.text for word in ("Level", "Ebene", "Log Name", "{{"))
    assert "<Data>nightly</Data>\n    <Data>&lt;5&gt;</Data>" in as_xml.text


def test_without_a_sample_there_is_none() -> None:
    """Examples alone are not shown as an entry."""
    event = article(insertions=NAMED, message=text("Job %1."))
    assert entries(edition(ENGLISH, definitions(event)), event) == ()


@given(HOSTILE, st.dictionaries(st.integers(1, 9), HOSTILE))
def test_values_are_text(message: str, values: dict[int, str]) -> None:
    """A value that looks like an insertion string stays what it is, and any message can be filled in."""
    assert with_values("%1", {1: "%2 %%"}) == "%2 %%"
    assert isinstance(with_values(message, values), str)
