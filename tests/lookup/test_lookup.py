"""From what a person has in hand to the right event, on the real catalogue, in the command as in the browser."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.cases import FORMATS, words_of
from eventkb.lookup.answer import Answer, Confidence, lookup
from eventkb.lookup.entries import entries
from eventkb.lookup.entry import MOST
from eventkb.lookup.query import is_pasted
from tests import own
from tests.examples import EXAMPLES
from tests.lookup.catalogue import QUERIES, corpus, files, index, logged
from tests.lookup.pasted import EXPECTED, SAMPLES, WORDS, read
from tests.lookup.test_entries import HOSTILE, SIGNS
from tests.lookup.twins import answered, assert_browser_agrees

BOTH = ["Internet mail", "mail.example.net"]
MOST_SECONDS = 4
"""Of processor time, where others work beside the test."""
RIGHT = 0.97
"""Share of messages with values whose event comes first; a few templates are nothing but values."""


def first(answer: Answer) -> str | None:
    return f"{answer.matches[0].record.source}/{answer.matches[0].record.id}" if answer.matches else None


@pytest.mark.parametrize("typed", QUERIES)
def test_what_is_typed_leads_to_the_event(typed: str) -> None:
    """An ID, a source, a name, words of either language: the right event comes first, or none."""
    assert first(lookup(typed, index())) == QUERIES[typed]


def test_an_id_that_several_sources_use_names_no_event() -> None:
    """Then all are offered, and none as certain."""
    answer = lookup("2007", index())
    assert {match.confidence for match in answer.matches} == {Confidence.POSSIBLE}
    assert {match.record.id for match in answer.matches} == {2007}


@pytest.mark.parametrize("written", ["0x400407D7", "1074005975", "-2147481641", "0x800407D7"])
def test_a_full_identifier_leads_to_its_low_sixteen_bits(written: str) -> None:
    """Tools show identifiers with severity and facility, signed or not."""
    assert {match.record.id for match in lookup(written, index()).matches} == {2007}


def named_events() -> dict[Path, str]:
    """The events of those samples that say which one they are; sources have other names in entries, such as DCOM."""
    sources = own.related().definitions.sources.values()
    by_alias = {alias: source.name for source in sources for alias in source.aliases}
    said = {path: EXPECTED.get(f"{path.parent.name}/{path.name}", {}) for path in SAMPLES}
    return {
        path: f"{by_alias.get(entry['source'], entry['source'])}/{entry['id']}"
        for path, entry in said.items()
        if entry.get("source") and entry.get("id") is not None
    }


def test_a_real_paste_finds_its_event_or_says_that_none_fits() -> None:
    """An event that is not in the catalogue is never taken for another with certainty."""
    known = {str(key) for key in own.related().events}
    expected = named_events()
    answers = {path: lookup(read(path), index()) for path in expected}
    firsts = {path: first(answer) for path, answer in answers.items() if expected[path] in known}
    assert firsts == {path: expected[path] for path in firsts}
    unknown = [answer for path, answer in answers.items() if path not in firsts]
    assert not [match for answer in unknown for match in answer.matches if match.confidence is Confidence.EXACT]
    assert len(firsts) > 20 and len(unknown) > 10


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_message_with_values_finds_its_event(name: str) -> None:
    """In each format, each language and each variant, for nearly all events of the catalogue."""
    some = Random(1).sample(logged(), 150)
    right = 0
    languages = own.materials().languages
    for message in some:
        answer = lookup(FORMATS[name](message, words_of(languages, message.locale)), index())
        best = [match for match in answer.matches if match.score == answer.matches[0].score]
        right += str(message.event.key) in {f"{match.record.source}/{match.record.id}" for match in best}
    assert right / len(some) >= (RIGHT if "cut" not in name and "message" not in name else RIGHT - 0.08)


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("Send connector Internet mail has initiated a new session to mail.example.net.", BOTH),
        ("Der Sendeconnector Internet mail hat eine neue Sitzung mit mail.example.net gestartet.", BOTH),
        ("SEND CONNECTOR a b\nHAS INITIATED A NEW\nSESSION TO c.", ["a b", "c"]),
        ("Send connector  has initiated a new session to %2.", []),
        ("03:12 Send connector “x” has initiated a new session to y", ["“x”", "y"]),
    ],
)  # fmt: skip
def test_the_values_of_a_message_come_along(message: str, values: list[str]) -> None:
    """Empty ones and names of a template stay away; line breaks, case, a prefix and a lost full stop do no harm."""
    best = lookup(f"Source: MSExchangeTransport\nEvent ID: 2007\nDescription:\n{message}", index()).matches[0]
    assert [value.value for value in best.values if value.value] == values


def test_several_entries_are_answered_each_for_itself() -> None:
    """`entry` says which entry a match belongs to."""
    entry = "Log Name: Application\nSource: ESE\nEvent ID: {}\nLevel: Error\nDescription:\nx\n\n"
    answer = lookup(entry.format(474) + entry.format(454), index())
    assert len(answer.entries) == 2
    assert [(m.entry, m.record.id) for m in answer.matches if m.confidence is Confidence.EXACT] == [(0, 474), (1, 454)]


@given(st.lists(st.sampled_from([*SIGNS, *QUERIES]) | st.text(max_size=5), max_size=25).map("".join))
@settings(max_examples=3 * EXAMPLES)
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever is typed or pasted has an answer."""
    answer = lookup(text, index())
    assert all(match.entry < max(len(answer.entries), 1) for match in answer.matches)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_is_too_long(name: str) -> None:
    """Megabytes of what would keep a careless parser busy for hours are read as entries, and answered."""
    answer = lookup(HOSTILE[name], index())
    assert isinstance(answer, Answer)
    # A line of blanks counts as typed, so nothing has read it as a paste yet.
    assert len(answer.entries if is_pasted(HOSTILE[name]) else entries(HOSTILE[name], WORDS)) <= MOST


@pytest.mark.slow
def test_no_text_is_too_long_for_the_browser() -> None:
    """Nor does any keep a page busy; on a quiet machine, each costs less than a second."""
    scripts = {address: data.decode() for address, data in files().items()}
    costs = answered("costs.js", {"files": scripts, "texts": list(HOSTILE.values())})
    assert dict(zip(HOSTILE, costs, strict=True)) == {name: pytest.approx(0, abs=MOST_SECONDS) for name in HOSTILE}


def test_a_thousand_entries_are_answered() -> None:
    """As many as a paste is read for."""
    entry = "Log Name: Application\nSource: ESE\nEvent ID: 474\nLevel: Error\nDescription:\nnothing known\n\n"
    answer = lookup(entry * MOST, index())
    assert len({match.entry for match in answer.matches}) == MOST


@pytest.mark.slow
def test_the_command_and_the_browser_agree() -> None:
    """On every line of the corpus: the same events in the same order, for the same reasons, with the same values."""
    assert_browser_agrees(files(), corpus(), lambda text: lookup(text, index()))
