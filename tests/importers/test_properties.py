"""Message catalogues of applications."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import ImportFault
from eventkb.importers.properties import read
from eventkb.importers.reading import Settings

FILE = """\
# Messages
CWWKF0011I = The server {0} is ready in {1,number} s.
start.failed = APP-0042: Can''t open {0}, \\
               try again.
ui.button.ok = OK
E1001:K\\u00f6nnte \\t sein
"""


def test_texts_with_a_code_become_events() -> None:
    """The key is the code, or the text begins with it; other texts are none of our business."""
    events = read(FILE.encode(), Settings(name="messages.properties", source="App", neutral="en")).events
    assert [(event.id, event.symbolic_name) for event in events] == [
        ("CWWKF0011I", None),
        ("APP-0042", "start.failed"),
        ("E1001", None),
    ]
    assert [event.messages["en"] for event in events] == [
        "The server %1 is ready in %2 s.",
        "Can't open %1, try again.",
        "Könnte \t sein",
    ]
    assert [event.line for event in events] == [2, 3, 6]


def test_the_language_may_be_in_the_name_of_the_file() -> None:
    """messages_de.properties has German texts."""
    settings = Settings(name="a/messages_de_AT.properties", source="App", neutral="en")
    assert set(read(FILE.encode(), settings).events[0].messages) == {"de"}


@pytest.mark.parametrize("data", [b"", b"ui.ok=OK\n", b"\x00\x01"])
def test_without_codes_there_are_no_events(data: bytes) -> None:
    """The sentence shows a code."""
    with pytest.raises(ImportFault, match="ORA-00600"):
        read(data, Settings(name="x.properties", source="App", neutral="en"))


@given(st.text(alphabet="E12=: \\u0{}'\n#", max_size=60) | st.text(max_size=30))
def test_no_file_leads_to_a_traceback(text: str) -> None:
    """It is read, or is a fault."""
    with suppress(ImportFault):
        read(text.encode("utf-8", "replace"), Settings(name="x.properties", source="App", neutral="en"))


def test_numbers_and_states_of_sql_are_codes() -> None:
    """Databases call their errors so; what has no code is counted."""
    text = b"1042=Too late\n42X01=Syntax error\n08004.C.1=Refused\ntitle=Errors\nHELLO=Hello\n"
    harvest = read(text, Settings(source="db", neutral="en"))
    assert [str(event.id) for event in harvest.events] == ["1042", "42X01", "08004.C.1"]
    assert [problem.message for problem in harvest.problems] == ["texts left out because they have no code: 2."]
