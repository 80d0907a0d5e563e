"""An ID alone leads to the event that people most likely mean."""

from functools import cache

import pytest

from eventkb.lookup.answer import lookup
from eventkb.model.event import Event
from tests import own
from tests.catalogues import ROOT
from tests.lookup.catalogue import files, index
from tests.lookup.twins import assert_browser_agrees


@cache
def met() -> dict[int, list[str]]:
    """The keys of the events that people meet most and that have an article, by ID."""
    explained: dict[str, Event] = {str(key).lower(): event for key, event in own.related().events.items()}
    by_id: dict[int, list[str]] = {}
    for line in (ROOT / "tests/lookup/most-met.tsv").read_text("utf-8").splitlines():
        source, _, number = line.partition("\t")
        event = None if line.startswith("#") else explained.get(f"{source}/{number}".lower())
        if event and not event.is_stub:
            by_id.setdefault(int(number), []).append(str(event.key))
    return by_id


def test_an_article_that_is_looked_for_most_is_first() -> None:
    """Before the articles, and the stubs, of all other sources with this ID."""
    firsts = {}
    for id, articles in met().items():
        matches = lookup(str(id), index()).matches[: len(articles)]
        firsts[id] = {f"{match.record.source}/{match.record.id}" for match in matches}
    assert firsts == {id: set(articles) for id, articles in met().items()}


def test_of_several_articles_the_more_severe_event_is_first() -> None:
    """As well as one of a channel that everybody reads."""
    matches = lookup("36", index()).matches
    assert [match.record.level for match in matches[:2]] == ["error", "warning"]


@pytest.mark.slow
def test_the_browser_answers_alike() -> None:
    """In the same order."""
    assert_browser_agrees(files(), [str(id) for id in met()], lambda text: lookup(text, index()))
