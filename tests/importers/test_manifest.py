"""Instrumentation manifests: what becomes of each of their parts."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import ImportedCode, ImportedInsertion, ImportFault
from eventkb.importers.manifest import read
from eventkb.importers.reading import Settings
from eventkb.model.codes import Notation

MANIFEST = """\
<assembly xmlns="urn:schemas-microsoft-com:asm.v3"><instrumentationManifest><instrumentation>
<events xmlns="http://schemas.microsoft.com/win/2004/08/events">
<provider name="Contoso-Backup" guid="{{12345678-1234-1234-1234-123456789012}}" message="$(string.name)">
<channels>
  <importChannel name="Application" chid="A"/>
  <channel name="Contoso/Admin" chid="C" type="Admin"/>
</channels>
<tasks><task name="Copy" value="1" message="$(string.task)"/></tasks>
<keywords><keyword name="Disk" mask="0x1"/></keywords>
<maps><valueMap name="Modes"><map value="1" message="$(string.full)"/></valueMap></maps>
<templates><template tid="T"><data name="JobName" inType="win:UnicodeString"/>
  <data name="Mode" inType="win:UInt32" map="Modes"/></template></templates>
<events>
  <event value="1001" version="1" symbol="JOB_FAILED" channel="C" level="win:Error" task="Copy" keywords="Disk"
    template="T" message="$(string.failed)"/>
  {more}
</events></provider></events></instrumentation>
<localization>
  <resources culture="en-US"><stringTable>
    <string id="name" value="Contoso Backup"/><string id="task" value="Copying"/><string id="full" value="Full"/>
    <string id="failed" value="Job %1 failed in mode %2.%n"/><string id="old" value="Job failed."/>
  </stringTable></resources>
  <resources culture="de-DE"><stringTable>
    <string id="failed" value="Auftrag %1 ist im Modus %2 fehlgeschlagen."/>
  </stringTable></resources>
</localization></instrumentationManifest></assembly>
"""


def manifest(more: str = "") -> bytes:
    return MANIFEST.format(more=more).encode()


def test_an_event_has_all_that_the_manifest_says_of_it() -> None:
    """Channel, level, task, keywords, fields with their maps, and the message in each culture."""
    (event,) = read(manifest(), Settings()).events
    assert (event.source, event.id, event.event_version, event.symbolic_name) == (
        "Contoso-Backup",
        1001,
        1,
        "JOB_FAILED",
    )
    assert (event.channel, event.level, event.category, event.keywords) == (
        "Contoso/Admin",
        "error",
        "Copying",
        ("Disk",),
    )
    assert event.messages == {
        "en-US": "Job %1 failed in mode %2.",
        "de-DE": "Auftrag %1 ist im Modus %2 fehlgeschlagen.",
    }
    assert event.insertions == (ImportedInsertion("job_name"), ImportedInsertion("mode", "contoso-backup-modes"))
    assert event.line == 14


def test_the_provider_and_its_maps_are_read() -> None:
    """A map is a table of codes with words in each culture that has them."""
    harvest = read(manifest(), Settings())
    (source,), (table,) = harvest.sources, harvest.tables
    assert (source.guid, source.titles) == ("{12345678-1234-1234-1234-123456789012}", {"en-US": "Contoso Backup"})
    assert (table.name, table.notation) == ("contoso-backup-modes", Notation.DECIMAL)
    assert table.codes == (ImportedCode(code="1", texts={"en-US": "Full"}),)


def test_an_audit_is_a_level() -> None:
    """Event Viewer shows the keyword of an audit instead of the level."""
    more = '<event value="2" level="win:Informational" keywords="win:AuditFailure" message="$(string.old)"/>'
    assert read(manifest(more), Settings()).events[1].level == "audit-failure"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('<event value="x" message="$(string.old)"/>', "an event with the value 'x'"),
        ('<event value="1001" version="1" message="$(string.old)"/>', "is already in line 14"),
        ('<event value="3" message="$(string.none)"/>', "no string table has $(string.none)"),
        ('<event value="3" channel="Z" message="$(string.old)"/>', "has the channel 'Z'"),
        ('<event value="3" template="Z" message="$(string.old)"/>', "has the template 'Z'"),
    ],
)
def test_what_does_not_fit_is_a_problem_with_its_line(more: str, sentence: str) -> None:
    """All other events are there."""
    harvest = read(manifest(more), Settings())
    (problem,) = harvest.problems
    assert sentence in problem.message
    assert problem.line == 16
    assert harvest.events[0].id == 1001


def test_events_without_a_message_are_counted() -> None:
    """They can't be looked up, so they don't become definitions."""
    assert read(manifest('<event value="3"/><event value="4" message=""/>'), Settings()).without_message == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(encoding: str) -> None:
    """Manifests come in UTF-8 and UTF-16."""
    assert len(read(MANIFEST.format(more="").encode(encoding), Settings()).events) == 1


DECLARED = '<?xml version="1.0" encoding="utf-16"?>\n' + MANIFEST.format(more="").replace("Copying", "Übertragen")


@pytest.mark.parametrize("data", [DECLARED.encode(), DECLARED.encode("utf-16-le"), b"\r\n  " + DECLARED.encode()])
def test_a_declaration_that_is_not_quite_right_is_understood(data: bytes) -> None:
    """UTF-8 that claims to be UTF-16, UTF-16 without a mark, blank lines above; lines are still counted rightly."""
    (event,) = read(data, Settings()).events
    assert (event.category, event.line) == ("Übertragen", 15 + data.startswith(b"\r"))


def test_names_of_windows_may_have_any_prefix() -> None:
    """Prefixes of namespaces are free; a level that Windows only reserves is no mistake."""
    more = (
        '<event value="2" level="w:Warning" message="$(string.old)"/>'
        '<event value="3" level="w:Warning" keywords="w:AuditSuccess" message="$(string.old)"/>'
        '<event value="4" level="win:ReservedLevel6" message="$(string.old)"/>'
    )
    harvest = read(manifest(more), Settings())
    assert [event.level for event in harvest.events[1:]] == ["warning", "audit-success", None]
    assert harvest.problems == ()


UNUSUAL = """\
<i:instrumentationManifest xmlns:i="http://schemas.microsoft.com/win/2004/08/events"><i:instrumentation><i:events>
<i:provider guid="{0}" name="Contoso"><i:maps>
  <i:bitMap name="Bits"><i:map value="0x80000000" symbol="HIGH" message="$(string.bit)"/><i:map value="2"/></i:bitMap>
  <i:patternMap name="P" format=".*"><i:map name="x" value="y"/></i:patternMap></i:maps>
<i:keywords><i:keyword name="Net" mask="0x1" message="$(string.net)"/></i:keywords>
<i:templates><i:template tid="T"><i:data name="Bits" map="Bits"/><i:struct name="Item"><i:data name="A"/></i:struct>
  <i:data name="UserName"/><i:UserData><E xmlns="x"><A>%1</A></E></i:UserData></i:template></i:templates>
<i:events><i:event message="$(string.m)" keywords="Net" template="T" value="0xC00003E8"/></i:events>
</i:provider></i:events></i:instrumentation><i:localization fallbackCulture="en-US">
<i:resources culture="de-DE"><i:stringTable>
  <i:string id="m" value="%1%% übertragen:%n%tFehler %%2147942405&#10;%3!s!%.%0 nie"/><i:string id="net" value="Netz"/>
</i:stringTable></i:resources>
<i:resources culture="en-US"><i:stringTable>
  <i:string id="m" value="%1%% transferred:%n%tError %%2147942405&#10;%3!s!%.%0 never"/>
  <i:string id="net" value="Network%0"/></i:stringTable><i:stringTable><i:string id="bit" value="High%r"/>
</i:stringTable></i:resources></i:localization></i:instrumentationManifest>
"""


def test_unusual_features_of_the_schema_are_read() -> None:
    """A prefix for all elements, two string tables, a full identifier, bits, structures, parameters and escapes."""
    harvest = read(UNUSUAL.encode(), Settings())
    (event,), (table,) = harvest.events, harvest.tables
    assert (event.id, event.qualifiers, event.keywords) == (1000, (0xC00003E8,), ("Network",))
    assert event.messages == {
        "de-DE": "%1%% übertragen:\n\tFehler %%2147942405\n%3.",
        "en-US": "%1%% transferred:\n\tError %%2147942405\n%3.",
    }
    assert [insertion and insertion.name for insertion in event.insertions] == ["bits", "item", "user_name"]
    assert table.codes == (ImportedCode(code="0x80000000", texts={"en-US": "High"}, symbol="HIGH"),)
    assert (table.notation, harvest.problems) == (Notation.FLAGS, ())


BROKEN = {
    b"": "isn't valid XML",
    b"<a><b></a>": "isn't valid XML",
    b"<?xml version='1.0' encoding='none'?><a/>": "isn't valid XML",
    b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>': "document type",
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"): "document type",
    b"<a>" * 300 + b"</a>" * 300: "more than 200 elements",
    b"<counters/>": "performance counters only",
    b"<a/>": "no <provider>",
}


@pytest.mark.parametrize("data", BROKEN)
def test_what_is_no_manifest_is_a_fault(data: bytes) -> None:
    """The sentence says what is wrong and what to do."""
    with pytest.raises(ImportFault, match=BROKEN[data]):
        read(data, Settings())


@given(st.integers(0, len(MANIFEST) - 1), st.sampled_from(list('<>"& a%$()')))
def test_no_slip_of_the_finger_leads_to_a_traceback(place: int, sign: str) -> None:
    """A manifest with a wrong character is read, or is a fault."""
    text = manifest().decode()
    with suppress(ImportFault):
        read((text[:place] + sign + text[place + 1 :]).encode(), Settings())
