"""Message text files: IDs, severities, languages, escapes and what goes wrong."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import ImportFault
from eventkb.importers.message_file import read
from eventkb.importers.reading import Settings

SETTINGS = Settings(source="Disk", neutral="en")

FILE = """\
;// The header.
MessageIdTypedef=DWORD
SeverityNames=(Success=0x0:S
  Warning=0x2:W
)
FacilityNames=(System=0x0:F
  Io=0x4:IO)
LanguageNames=(English=0x409:MSG00409)
LanguageNames=(German=0x407:MSG00407)

MessageId=0x10 Severity=Warning Facility=Io SymbolicName=DISK_SLOW
Language=English
Disk %1!s! is slow%t(%2!u! ms).%n
.
Language=German
Datenträger %1!s! ist langsam%t(%2!u! ms).
.
MessageId=
SymbolicName=NEXT
Language=English
The next.
.
MessageId=+5
Language=English
Five more.
.
"""


def test_ids_severities_and_languages() -> None:
    """An empty MessageId is one more, `+n` is n more; severity and facility hold until they are named again."""
    events = read(FILE.encode(), SETTINGS).events
    assert [(event.id, event.symbolic_name) for event in events] == [(16, "DISK_SLOW"), (17, "NEXT"), (22, None)]
    assert [event.qualifiers for event in events] == [(0x80040010,), (0x80040011,), (0x80040016,)]
    assert {event.level for event in events} == {"warning"}
    assert events[0].messages == {
        "en": "Disk %1 is slow\t(%2 ms).",
        "de": "Datenträger %1 ist langsam\t(%2 ms).",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_recognized(encoding: str) -> None:
    """UTF-16 with and without a byte order mark, UTF-8, and the code page of western Windows."""
    assert "Datenträger" in read(FILE.encode(encoding), SETTINGS).events[0].messages["de"]


def test_a_file_of_dos_ends_at_its_end_mark() -> None:
    """What follows Ctrl+Z is not text."""
    assert len(read((FILE + "\x1aMessageId=99\nLanguage=English\nX.\n.\n").encode(), SETTINGS).events) == 3


def test_without_a_severity_no_level_is_claimed() -> None:
    """A file whose messages have no severity says nothing about levels."""
    (event,) = read(b"MessageId=1\nLanguage=English\nText.\n.\n", SETTINGS).events
    assert (event.level, event.qualifiers) == (None, ())


def test_a_language_goes_by_its_name_before_its_number() -> None:
    """There are files in which German has the number of Arabic."""
    (event,) = read(b"LanguageNames=(German=1:M)\nMessageId=1\nLanguage=German\nText.\n.\n", SETTINGS).events
    assert event.messages == {"de": "Text."}


UNUSUAL = """\
;#ifndef MESSAGES
MessageIdTypedef = NTSTATUS
OutputBase = 16
SeverityNames = ( Success = 0x0 : S  ; a comment (in brackets)
    Informational = 0x1  ; another (one)
    Error = 0x3 : E )
FacilityNames = ( System=0x0FF
                  Storage = 5 : FACILITY_STORAGE )
LanguageNames = ( English = 0x409 : MSG00409
                  German  = 0x0407 : MSG00407
)
LanguageNames=(SwissGerman=0x807:MSG00807:850)

MessageId    = 1000
Severity     = Error
Facility     = Storage
SymbolicName = E_FIRST
Language     = English
Disk %1!-20s! has %2!08lX! errors: %3!*.*s!.%r
.
Language     = German
Datenträger %1!-20s! hat %2!08lX! Fehler: %3!*.*s!.
.
MessageId = +0x10 SymbolicName=E_SECOND
Language=SwissGerman
50%% erledigt%!
%0
.
MessageId= Severity=Informational ; a comment
Facility=System
Language=English
. begins with a dot
 .
.
MessageId=0XFF FACILITY = Application SymbolicName = LOWER ; why
SEVERITY=Success
Language=english
~ %b%b%.%t{0} {name}
.
; the end
"""


def test_unusual_features_of_the_format_are_read() -> None:
    """Lists and comments over lines, a code page, blanks around signs, an empty ID before a key, a dot in a text."""
    harvest = read(UNUSUAL.encode(), SETTINGS)
    assert [(event.qualifiers, event.symbolic_name, event.messages) for event in harvest.events] == [
        (
            (0xC00503E8,),
            "E_FIRST",
            {"en": "Disk %1 has %2 errors: %3.", "de": "Datenträger %1 hat %2 Fehler: %3."},
        ),
        ((0xC00503F8,), "E_SECOND", {"de": "50%% erledigt!"}),
        ((0x40FF03F9,), None, {"en": ". begins with a dot\n ."}),
        ((0x0FFF00FF,), "LOWER", {"en": "~   .\t{0} {name}"}),
    ]
    assert harvest.problems == ()


PROBLEMS = {
    "Nonsense here\n": (1, "not understood"),
    "MessageId=1\nSeverity=Fatal\n": (2, "severity Fatal is not in"),
    "MessageId=70000\n": (1, "greater than 65535"),
    "MessageId=one\n": (1, "is no number"),
    "MessageId=1\nLanguage=Klingon\nText.\n.\n": (2, "Language=Klingon is not in"),
    "Language=English\nText.\n.\n": (1, "without a MessageId"),
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_what_does_not_fit_is_a_problem_with_its_line(text: str) -> None:
    """Everything else is read."""
    harvest = read((text + "\nMessageId=500\nLanguage=English\nRight.\n.\n").encode(), SETTINGS)
    line, sentence = PROBLEMS[text]
    assert (harvest.problems[0].line, sentence in harvest.problems[0].message) == (line, True)
    assert 500 in [event.id for event in harvest.events]


def test_a_message_without_an_end_is_read_to_the_end_of_the_file() -> None:
    """The problem names the line where the message begins."""
    harvest = read(b"MessageId=1\nLanguage=English\nNo end", SETTINGS)
    assert (harvest.events[0].messages, harvest.problems[0].line) == ({"en": "No end"}, 2)


@pytest.mark.parametrize("data", [b"", b"; nothing\n", b"\xff\xfe\x00"])
def test_what_contains_no_message_is_a_fault(data: bytes) -> None:
    """It is no message file, or cut off."""
    with pytest.raises(ImportFault):
        read(data, SETTINGS)


@given(
    st.text(alphabet="MessageIdLanguage=English()+0x1.;\n %")
    | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1"))
)
def test_no_text_leads_to_a_traceback(text: str) -> None:
    """Any text is read, or is a fault."""
    with suppress(ImportFault):
        read(text.encode(), SETTINGS)
