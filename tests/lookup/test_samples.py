"""The samples of articles, as their pages show them, find their own articles."""

import pytest

from eventkb.lookup.answer import lookup
from eventkb.model.locale import Locale
from eventkb.pour.sample import entries
from tests import own
from tests.catalogues import ENGLISH, GERMAN, edition
from tests.lookup.catalogue import index


@pytest.mark.slow
@pytest.mark.parametrize("locale", [ENGLISH, GERMAN])
def test_a_sample_finds_its_own_article_first_and_alone(locale: Locale) -> None:
    """In each form that its kind has, in the language of the page."""
    local_edition = edition(locale, own.related().definitions)
    wrong, count = [], 0
    for event in own.related().events.values():
        for entry in entries(local_edition, event):
            count += 1
            answer = lookup(entry.text, index())
            first = answer.matches[0] if answer.matches else None
            if len(answer.entries) != 1 or first is None or (first.record.source, first.record.id) != event.key:
                wrong.append((event.key, entry.form))
    assert (wrong, count > 70) == ([], True)


def test_the_values_of_a_sample_are_recognized() -> None:
    """So the reader who tries it sees the article with values."""
    local_edition = edition(ENGLISH, own.related().definitions)
    event = next(event for event in own.related().events.values() if str(event.key) == "MSExchangeTransport/2007")
    for entry in entries(local_edition, event):
        values = {value.name: value.value for value in lookup(entry.text, index()).matches[0].values}
        assert values == dict(event.sample)
