"""What administrators have in hand, in the shapes of many tools, leads to its event; in both engines alike."""

from functools import cache
from typing import Any

import pytest

from eventkb.lookup.answer import lookup
from eventkb.read.yaml import parse
from tests.catalogues import ROOT
from tests.lookup.catalogue import files, index
from tests.lookup.twins import assert_browser_agrees


@cache
def texts() -> list[dict[str, Any]]:
    """What people have in hand, with the events that it is about."""
    read: list[dict[str, Any]] = parse((ROOT / "tests/lookup/in_hand.yml").read_text("utf-8"), "in_hand.yml").value
    return read


def firsts(text: str) -> tuple[list[str], str | None]:
    """The first event of each entry of a text, and how sure the first one is."""
    matches = {match.entry: match for match in reversed(lookup(text, index()).matches)}
    best = [matches[place] for place in sorted(matches)]
    return [f"{match.record.source}/{match.record.id}" for match in best], best[0].confidence if best else None


def test_what_is_in_hand_leads_to_its_event() -> None:
    """The event of each entry comes first, as sure as the text allows."""
    answers = {case["name"]: (case, *firsts(str(case["text"]))) for case in texts()}
    wrong = {
        name: (events, sureness)
        for name, (case, events, sureness) in answers.items()
        if events != case["events"] or sureness != case.get("confidence", sureness)
    }
    assert (wrong, len(answers)) == ({}, len(texts()))


@pytest.mark.slow
def test_the_browser_answers_alike() -> None:
    """Events, values and confidence."""
    assert_browser_agrees(files(), [case["text"] for case in texts()], lambda text: lookup(text, index()))
