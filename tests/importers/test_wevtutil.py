"""The XML of `wevtutil gp /ge /gm`, in a file for one provider or for all."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import Harvest, ImportFault
from eventkb.importers.providers import read
from eventkb.importers.reading import Settings

PROVIDER = """<?xml version="1.0" encoding="UTF-16"?>
<provider name="Contoso-Disk" guid="{12345678-1234-1234-1234-123456789012}" message="Contoso-Datenträger"
    xmlns="http://schemas.microsoft.com/win/2004/08/events">
  <channels><channel name="System" id="8" flags="1" message="System"/></channels>
  <levels><level name="win:Error" value="2" message="Fehler"/></levels>
  <tasks><task name="Copy" value="7" message="Kopieren"/></tasks>
  <keywords><keyword name="Disk" mask="4" message="Datenträger"/></keywords>
  <events>
    <event value="7" version="0" opcode="0" channel="8" level="2" task="7" keywords="0x8000000000000004"
        message="Fehlerhafter Block auf %1.&#xD;&#xA;"/>
    <event value="3221225480" version="1" channel="8" level="0" task="0" keywords="0x8020000000000000"
        message="Zweites Ereignis&#x1;."/>
    <event value="9" version="0" channel="8" level="4" task="0" keywords="0x8000000000000000" message=""/>
    <event value="x" message="Kein Ereignis"/>
  </events>
</provider>
"""
SETTINGS = Settings(neutral="de")


def harvest(text: str, encoding: str = "utf-16") -> Harvest:
    return read(text.encode(encoding), SETTINGS)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "cp1252", "cp850"])
def test_numbers_are_what_they_refer_to(encoding: str) -> None:
    """Channel, level, task and keywords, whatever a console or /uni:true has written."""
    result = harvest(PROVIDER, encoding)
    (source,) = result.sources
    first, second = result.events
    assert (source.name, source.titles, source.channel) == ("Contoso-Disk", {"de": "Contoso-Datenträger"}, "System")
    assert (first.id, first.channel, first.level, first.category) == (7, "System", "error", "Kopieren")
    assert (first.keywords, first.messages) == (("Datenträger",), {"de": "Fehlerhafter Block auf %1."})
    assert (second.id, second.qualifiers, second.level) == (8, (3221225480,), "audit-success")
    assert second.messages == {"de": "Zweites Ereignis."}
    assert (result.without_message, len(result.problems)) == (1, 1)


def test_a_file_may_have_the_output_of_a_loop() -> None:
    """Several documents, one after the other."""
    other = PROVIDER.replace("Contoso-Disk", "Contoso-Net")
    assert {source.name for source in harvest(PROVIDER + other).sources} == {"Contoso-Disk", "Contoso-Net"}


def test_of_a_file_that_is_cut_off_the_beginning_is_read() -> None:
    """The place where it ends is reported."""
    result = harvest(PROVIDER[: PROVIDER.index('<event value="9"')])
    assert len(result.events) == 2
    assert result.problems[0].line == 13


@pytest.mark.parametrize(
    "text", ["<", "<a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><provider>&b;</provider>", "<a>" * 500, "<provider"]
)
def test_what_is_no_export_is_a_fault(text: str) -> None:
    """Also entities, and what is nested too deeply."""
    with pytest.raises(ImportFault):
        harvest(text)


@given(st.integers(0, len(PROVIDER) - 1), st.sampled_from('<>"&/=\0\x01 x'))
def test_no_damage_leads_to_a_traceback(place: int, sign: str) -> None:
    """Any letter may be wrong."""
    with suppress(ImportFault):
        harvest(PROVIDER[:place] + sign + PROVIDER[place + 1 :])
