"""The index: everything that is in the catalogue is found in it, by every way that leads there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.index import lookup as index_of
from eventkb.index.compactjson import compact_json
from eventkb.index.shards import script
from eventkb.language.terms import literal_terms, name_terms, terms
from eventkb.lookup.answer import opened
from eventkb.lookup.match import compared, fit, template
from eventkb.model.event import insertion_numbers
from eventkb.model.record import MANIFEST, TOGETHER
from eventkb.model.shards import address_of, data_of, gaps, numbers
from eventkb.relate import relate
from tests import own
from tests.catalogues import LANGUAGES, article, definitions, event, text
from tests.lookup.catalogue import files, index

LARGEST_SHARD = 64_000
"""Bytes before compression: one shard must be little to load."""


def test_every_event_is_found_by_its_id() -> None:
    """And its record says the same as the definition."""
    for number, definition in enumerate(own.related().events.values()):
        assert number in index().with_id(definition.key.id)
        record = index().record(number)
        assert (record.source, record.id, record.is_stub) == (
            definition.key.source,
            definition.key.id,
            definition.is_stub,
        )
        assert dict(record.wordings[0].messages) == {k: v.strip() for k, v in definition.message.values.items()}


def test_every_event_is_found_by_the_words_of_its_messages_and_names() -> None:
    """In each language, and a symbolic name from any of its parts on."""
    for number, definition in enumerate(own.related().events.values()):
        if number % 7:
            continue
        for message in definition.message.values.values():
            for term in list(terms(message))[:4]:
                assert len(term) < 2 or number in index().all_with(index().with_term(term))
        for name in list(name_terms(definition.symbolic_name or ""))[:2]:
            assert number in index().all_with(index().with_term(name))


def test_every_template_with_words_is_filed_under_one_that_stands_in_the_log() -> None:
    """A message is looked up by its literal words only, since values could be anything."""
    for number, definition in enumerate(own.related().events.values()):
        for message in definition.message.values.values():
            literal = set(literal_terms(message))
            assert not literal or any(number in index().with_anchor(term) for term in literal)


@pytest.mark.slow
def test_an_index_is_a_manifest_and_small_shards_named_by_their_content() -> None:
    """So that they can be kept for ever."""
    manifest = data_of(files()[address_of(MANIFEST)])
    assert manifest["events"] == len(own.related().events)
    assert sum("/records-" in place for place in files()) == -(-len(own.related().events) // TOGETHER)
    assert max(map(len, files().values())) < LARGEST_SHARD
    again = dict(index_of.files(own.related(), LANGUAGES, {"other": "words"}))
    kept = set(files()) & set(again)
    assert {place for place in files() if "/records-" in place} <= kept
    assert [place for place in files() if "/paste-" in place] != [place for place in again if "/paste-" in place]


def test_former_names_and_other_names_lead_to_the_event() -> None:
    """An ID that the event once had, and the names that a source goes by in other languages."""
    old = article(aliases=(event("Old", 7).key,), message=text("It has begun."))
    files = dict(index_of.files(relate(definitions(old)), LANGUAGES, {}))
    lookup_index = opened(files.__getitem__)
    assert lookup_index.with_id(7) == [0]
    assert lookup_index.record(0).former == (("Old", 7),)


def test_messages_are_found_in_every_variant() -> None:
    """A variant's own wording has its own template."""
    for number, definition in enumerate(own.related().events.values()):
        for variant in definition.variants:
            if variant.message:
                for message in variant.message.values.values():
                    filled = message
                    for place in sorted(insertion_numbers(message), reverse=True):
                        filled = filled.replace(f"%{place}", "value")
                    forms = [m for w in index().record(number).wordings for m in w.messages.values()]
                    assert any(fit(template(form), compared(filled)) for form in forms)


@given(st.lists(st.integers(0, 60_000), unique=True).map(sorted))
def test_numbers_survive_being_written_as_steps(some: list[int]) -> None:
    """What is short to write is the same when it is read."""
    assert numbers(gaps(some)) == some


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner, max_size=4), max_leaves=8))
def test_data_survives_being_written_as_a_script(data: object) -> None:
    """Whatever brackets, commas and quotation marks are in it."""
    assert data_of(script("records-0", compact_json(data))) == data
