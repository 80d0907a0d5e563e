"""Message catalogues of gettext."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.gettext import read
from eventkb.importers.harvest import ImportFault
from eventkb.importers.reading import Settings

FILE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: de_DE\\n"

#, c-format
msgid "APP-0042: Can't open %s after %d tries"
msgstr "APP-0042: %2$d Versuche, %1$s zu öffnen, sind gescheitert"

#, python-format
msgctxt "APP-0043"
msgid "%(user)s has used 100%% of {quota}"
msgstr "100%% von {quota} hat %(user)s belegt"

msgid "CWWKF0011I"
msgstr "Der Server {0} ist bereit."

#, fuzzy
msgid "APP-0044: Stopped"
msgstr "APP-0044: Gestartet"

msgid "OK"
msgstr "OK"

#~ msgid "APP-0045: Gone"
#~ msgstr "APP-0045: Weg"
"""
SETTINGS = Settings(name="app.po", source="App", neutral="en")


def test_texts_with_a_code_become_events_in_both_languages() -> None:
    """The context, the identifier or the text has the code; values are numbered alike in original and translation."""
    harvest = read(FILE.encode(), SETTINGS)
    assert {str(event.id): event.messages for event in harvest.events} == {
        "APP-0042": {
            "en": "Can't open %1 after %2 tries",
            "de": "%2 Versuche, %1 zu öffnen, sind gescheitert",
        },
        "APP-0043": {"en": "%1 has used 100%% of {quota}", "de": "100%% von {quota} hat %1 belegt"},
        "CWWKF0011I": {"de": "Der Server %1 ist bereit."},
        "APP-0044": {"en": "Stopped"},
    }
    assert [insertion.name for insertion in harvest.events[1].insertions] == ["user"]
    assert [event.line for event in harvest.events] == [6, 10, 15, 18]


def test_what_is_left_out_is_counted() -> None:
    """Texts without a code, and translations of another text."""
    messages = [problem.message for problem in read(FILE.encode(), SETTINGS).problems]
    assert messages == [
        "texts left out because they have no code: 1.",
        "translations left out because they are marked as fuzzy: 1.",
    ]


def test_names_in_braces_are_values_where_the_entry_says_so() -> None:
    """Elsewhere braces may be text, as around a GUID."""
    entry = '#, python-brace-format\nmsgid "APP-0046: {disk!r} has {free:.1f} MB"\nmsgstr ""\n'
    (event,) = read(entry.encode(), SETTINGS).events
    assert event.messages == {"en": "%1 has %2 MB"}
    assert [insertion.name for insertion in event.insertions] == ["disk", "free"]


def test_a_text_that_is_a_path_opens_no_file(tmp_path: Path) -> None:
    """The library takes a text that is a path for the file there."""
    other = tmp_path / "other.po"
    other.write_text(FILE, "utf-8")
    with pytest.raises(ImportFault, match="ORA-00600"):
        read(str(other).encode(), SETTINGS)


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b'msgid "OK"\nmsgstr "OK"\n', b"msgid msgid", b'"msgid'])
def test_what_is_no_catalogue_with_codes_is_refused(data: bytes) -> None:
    """In one sentence."""
    with pytest.raises(ImportFault, match=r"gettext|ORA-00600"):
        read(data, SETTINGS)


@given(
    st.lists(
        st.sampled_from(
            ['msgid "E12: %s"', 'msgstr "x"', "msgctxt", '"', "#~ ", "\\", "\n", "#, fuzzy\n", "msgid_plural"]
        )
    )
)
def test_no_file_leads_to_a_traceback(pieces: list[str]) -> None:
    """It is read, or is a fault."""
    with suppress(ImportFault):
        read("\n".join(pieces).encode(), SETTINGS)
