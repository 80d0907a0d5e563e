"""What administrators have in hand, in the shapes of many tools, leads to its event; in both engines alike."""

import pytest

from eventkb.lookup import lookup
from eventkb.read.yaml import parse
from tests.catalogues import ROOT
from tests.lookup.catalogue import files, index
from tests.lookup.twins import assert_browser_agrees

TEXTS = parse((ROOT / "tests/lookup/in_hand.yml").read_text("utf-8"), "in_hand.yml").value


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["name"])
def test_what_is_in_hand_leads_to_its_event(case: dict[str, object]) -> None:
    """The event of each entry comes first, as sure as the text allows."""
    firsts = {match.entry: match for match in reversed(lookup(str(case["text"]), index()).matches)}
    best = [firsts[place] for place in sorted(firsts)]
    assert [f"{match.record.source}/{match.record.id}" for match in best] == case["events"]
    assert best[0].confidence == case.get("confidence", best[0].confidence)


@pytest.mark.slow
def test_the_browser_answers_alike() -> None:
    """Events, values and confidence."""
    assert_browser_agrees(files(), [case["text"] for case in TEXTS], lambda text: lookup(text, index()))
