"""IDs that are texts, and messages of sources of every kind: found in any line, in the command as in the browser."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.lookup.answer import Answer, Confidence, lookup
from eventkb.lookup.text_ids import behind
from eventkb.model.record import shape
from tests import four_kinds
from tests.examples import EXAMPLES
from tests.lookup.pasted import FORMATS, samples
from tests.lookup.twins import assert_browser_agrees

OF_KINDS = {name: data for name, data in FORMATS.items() if data.get("kinds")}
EXT4 = "EXT4-fs error (device sda1): ext4_lookup:1815: inode #2: comm ls: deleted inode referenced: 12"
LINES = {
    "ORA-00600": "Oracle/ORA-00600",
    "ora-00600": "Oracle/ORA-00600",
    "Oracle ORA-00600": "Oracle/ORA-00600",
    "ORA-00600: internal error code, arguments: [kdsgrp1], [], [], [], [], [], [], []": "Oracle/ORA-00600",
    "Errors in file /u01/trace/x.trc: ORA-00600: internal error code, arguments: [1], [2]": "Oracle/ORA-00600",
    "TNS-12541: TNS:no listener": "Oracle/TNS-12541",
    "E2": "Shop/E2",
    "Error E10": "Shop/E10",
    "Fehler E10 im Shop": "Shop/E10",
    "E:1": "Shop/E:1",
    "known": "Shop/known",
    "01000": "PostgreSQL/01000",
    "23505": "PostgreSQL/23505",
    "SQLSTATE[42P01]: Undefined table": "PostgreSQL/42P01",
    'ERROR: 42P01: relation "carts" does not exist': "PostgreSQL/42P01",
    "alertname=KubePodCrashLooping namespace=shop": "Node alerts/KubePodCrashLooping",
    "[FIRING:1] KubePodCrashLooping shop (cart warning)": "Node alerts/KubePodCrashLooping",
    f"kernel: {EXT4}": "kernel/ext4-fs-error",
    f"Nov 29 11:00:01 db1 kernel: {EXT4}": "kernel/ext4-fs-error",
    f"<3>Nov 29 11:00:01 db1 kernel: [12.345678] {EXT4}": "kernel/ext4-fs-error",
    f"<2>1 2026-11-29T11:00:03Z db1 kernel - - - {EXT4}": "kernel/ext4-fs-error",
    f'{{"SYSLOG_IDENTIFIER":"kernel","MESSAGE":"{EXT4}"}}': "kernel/ext4-fs-error",
    f"    PRIORITY=3\n    SYSLOG_IDENTIFIER=kernel\n    MESSAGE={EXT4}\n": "kernel/ext4-fs-error",
    "7 Contoso Backup": "Contoso Backup/7",
    "7": "Contoso Backup/7",
    '{"source":"Oracle","event_id":"ORA-00600","id":"4711"}': "Oracle/ORA-00600",
    '{"EventCode":"42P01","provider":"PostgreSQL","message":"Relation fehlt"}': "PostgreSQL/42P01",
}
"""A line, and the event that comes first."""

NOTHING = ["ORA-99999", "the error code is known", "E999", "KubeNothingKnown", "5m ago"]
"""Lines of which no event is the answer for sure."""


def first(answer: Answer) -> str | None:
    return f"{answer.matches[0].record.source}/{answer.matches[0].record.id}" if answer.matches else None


def answered(text: str) -> Answer:
    return lookup(text, four_kinds.index())


@pytest.mark.parametrize("line", LINES)
def test_an_id_of_text_is_found_inside_any_line(line: str) -> None:
    """Alone, before a message, in brackets, as a value, in any case: the event comes first."""
    assert first(answered(line)) == LINES[line]


@pytest.mark.parametrize("line", NOTHING)
def test_what_no_event_has_is_not_answered_for_sure(line: str) -> None:
    """An ID that nobody has described, and an ID that is an ordinary word in a sentence."""
    assert not [match for match in answered(line).matches if match.confidence is Confidence.EXACT]


UNLISTED = {
    "ORA-99999": "ORA-99999",
    "ora-99999": "ora-99999",
    "ORA-12345: no such thing": "ORA-12345",
    "What does TNS-00001 mean": "TNS-00001",
    "Oracle ORA-99999": "ORA-99999",
    "first line\nErrors in file x.trc: ORA-99999: no such thing\n": "ORA-99999",
    "ORA-99999x": None,
    "Fehler E999 im Shop": None,
}
"""A text, and the ID of it that no event has; only one kind of the project has a pattern."""


@pytest.mark.parametrize("text", UNLISTED)
def test_an_id_with_the_pattern_of_a_kind_is_named_as_unknown(text: str) -> None:
    """A reader learns that the ID was understood, and that nobody has described it."""
    answer = answered(text)
    assert (answer.unknown_id, answer.is_unknown) == (UNLISTED[text], UNLISTED[text] is not None or not answer.matches)
    if UNLISTED[text]:
        assert answer.subject.id == UNLISTED[text]


@pytest.mark.parametrize("before", ["", "    PRIORITY=6\n    SYSLOG_IDENTIFIER=Shop\n    MESSAGE="])
def test_an_unknown_id_as_a_value_of_a_message_is_none(before: str) -> None:
    """The whole message of an event is known, whatever its values are."""
    answer = answered(f"{before}The customer ORA-99999 is known.")
    assert (first(answer), answer.unknown_id) == ("Shop/known", None)


def test_the_values_behind_an_id_come_along() -> None:
    """What is before the message, such as the ID itself, is no value."""
    (best, *_) = answered("ORA-00600: internal error code, arguments: [kdsgrp1], [7], [], [], [], [], [], []").matches
    assert (best.confidence, [value.value for value in best.values][:2]) == (Confidence.EXACT, ["kdsgrp1", "7"])


def test_lines_of_several_programs_are_answered_each_for_itself() -> None:
    """A piece of the journal has an answer for each line that is known."""
    answer = answered(f"Nov 29 11:00:01 db1 kernel: {EXT4}\nNov 29 11:00:02 db1 kernel: eth0: Link is Down\n")
    assert [(match.entry, str(match.record.id)) for match in answer.matches] == [(0, "ext4-fs-error"), (1, "link-down")]


def test_a_word_in_a_sentence_is_no_id() -> None:
    """An ID that an ordinary word is, such as `known`, counts only where it is all that was typed."""
    reasons = {match.reason.value for match in answered("Is this problem known").matches}
    assert "id" not in reasons


def test_formats_of_a_kind_are_only_on_sites_with_this_kind() -> None:
    """Whoever has sources of other kinds alone loads nothing for them."""
    names = {format.name for format in four_kinds.index().paste_words.formats}
    assert {"syslog-line", "alertmanager-json"} <= names


@pytest.mark.parametrize(
    ("message", "id", "rest"),
    [
        ("ORA-00600: internal", "ORA-00600", "internal"),
        ("[ora-00600] internal", "ORA-00600", "internal"),
        ("at ORA-00600", "ORA-00600", "at ORA-00600"),
        ("ORA-00600: ", "ORA-00600", "ORA-00600: "),
    ],
)
def test_a_message_begins_behind_its_id(message: str, id: str, rest: str) -> None:
    """The ID and the signs after it belong to no message."""
    assert behind(message, id) == rest


def test_ids_of_one_form_have_one_shape() -> None:
    """So that a word of another shape is looked up nowhere."""
    assert {shape(id) for id in ("ORA-00600", "tns-12541")} == {"a-9"}
    assert shape("42P01") == "9a9"


SIGNS = [*LINES, *NOTHING, "TNS-00001", "ORA-", "00600", ": ", "\n", "[", "]", "E10.", "Ä", "İ", "kernel"]


@given(st.lists(st.sampled_from(SIGNS) | st.text(max_size=6), max_size=8).map(" ".join))
@settings(max_examples=2 * EXAMPLES)
def test_no_text_is_too_strange(text: str) -> None:
    """Whatever is typed or pasted has an answer."""
    assert isinstance(answered(text), Answer)


def test_a_bare_number_is_an_id_first_and_its_codes_follow() -> None:
    """Also on a site without events of Windows."""
    answer = answered("7")
    assert (answer.code, answer.unknown_id, [code.code for code in answer.codes][:1]) == ("", None, ["7"])
    assert answer.matches[0].confidence is Confidence.LIKELY


def test_an_object_with_an_unknown_id_of_text_says_so() -> None:
    """Source and ID are read, and no event is guessed."""
    answer = answered('{"source":"Backup","event_id":"BKP-1001"}')
    assert (answer.unknown_id, answer.subject.source, answer.matches) == ("BKP-1001", "Backup", ())


@pytest.mark.slow
def test_the_command_and_the_browser_agree() -> None:
    """On lines with IDs of text, and on samples of all formats of these kinds."""
    texts = [
        *LINES,
        *NOTHING,
        *UNLISTED,
        "The customer ORA-99999 is known.",
        *(sample.text for sample in samples(OF_KINDS)),
        "\n".join(LINES),
    ]
    assert_browser_agrees(four_kinds.files(), texts, answered)
