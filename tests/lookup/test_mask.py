"""What is masked in an entry for a ticket, by the command and by the browser alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.lookup.entries import entries
from eventkb.lookup.mask import masked
from eventkb.lookup.words import plain
from tests.lookup.pasted import CASES, FORMATS, WORDS, case, samples
from tests.lookup.twins import answered

NAMES = {"computer": "Computer", "user": "User", "address": "Address", "sid": "SID", "value": "Value"}

ENGLISH = (
    "Log Name:      Security\nSource:        Microsoft-Windows-Security-Auditing\nEvent ID:      4625\n"
    "User:          N/A\n"
    "Computer:      EX01.contoso.com\nDescription:\nAn account failed to log on.\n\nSubject:\n"
    "\tSecurity ID:\t\tS-1-5-21-1004336348-1177238915-682003330-512\n\tAccount Name:\t\tj.doe\n\tLogon ID:\t\t0x3E7\n"
    "Failure Information:\n\tStatus:\t\t\t0xC000006D\n"
    "Network Information:\n\tWorkstation Name:\tCLIENT7\n\tSource Network Address:\t10.0.0.17\n"
    "Sent by j.doe (CONTOSO\\svc-mail, jane@contoso.com) on ex01.contoso.com to \\\\files01\\share at 15:01:02.\n"
)
GERMAN = (
    "Quelle: Disk\nEreignis-ID: 7\nBenutzer: CONTOSO\\müller\nComputer: SRV2\n"
    "Beschreibung:\nDas Gerät an SRV2 hat einen Fehler.\n"
)
XML = (
    "<Event><System><Provider Name='ESE'/><EventID>474</EventID><Channel>Application</Channel>"
    "<Computer>srv9</Computer></System>"
    "<EventData><Data>svchost</Data><Data>-1018</Data><Data>D:\\Mail\\mbx.edb</Data></EventData></Event>"
)
JSON = '{"ProviderName":"ESE","Id":474,"MachineName":"srv9","Properties":[{"Value":"top secret"},{"Value":"-1018"}]}'


def shown(text: str) -> str:
    return masked(text, entries(text, WORDS), WORDS, NAMES)


@pytest.mark.parametrize(
    "secret", ["EX01", "contoso.com", "S-1-5-21", "j.doe", "CLIENT7", "10.0.0.17", "svc-mail", "files01"]
)
def test_names_are_masked(secret: str) -> None:
    """Behind labels, by their form, and wherever else they occur."""
    assert secret.lower() not in shown(ENGLISH).lower()


@pytest.mark.parametrize("kept", ["Security-Auditing", "4625", "0x3E7", "0xC000006D", "15:01:02", "An account failed"])
def test_what_a_helper_needs_remains(kept: str) -> None:
    """Source, ID, codes, times and the words of the message."""
    assert kept in shown(ENGLISH)


def test_what_occurs_twice_has_one_placeholder() -> None:
    """So that the text can be followed."""
    assert shown(ENGLISH).count("[User 1]") == 2
    assert shown(GERMAN).count("[Computer 1]") == 2


def test_values_are_masked_but_no_codes() -> None:
    """In XML and JSON, also without names."""
    assert shown(XML).count("[Value ") == 2
    assert "<Data>-1018</Data>" in shown(XML)
    assert "top secret" not in shown(JSON)
    assert "srv9" not in shown(JSON) + shown(XML)


@pytest.mark.slow
def test_both_mask_alike() -> None:
    """All samples of all formats, and the cases of pastes."""
    texts = [ENGLISH, GERMAN, XML, JSON, *(sample.text for sample in samples(FORMATS)), *map(case, CASES)]
    theirs = answered("mask.js", {"words": plain(WORDS), "names": NAMES, "texts": texts})
    for text, their in zip(texts, theirs, strict=True):
        assert their == shown(text), text[:200]


@given(st.text(max_size=200))
def test_any_text_can_be_masked(text: str) -> None:
    """And again, without a fault."""
    shown(shown(text))
