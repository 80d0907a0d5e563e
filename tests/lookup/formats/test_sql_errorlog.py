"""Lines of SQL Server's error log."""

import pytest

from eventkb.lookup.formats.sql_errorlog import detects, parses
from tests.lookup.pasted import WORDS


@pytest.mark.parametrize(
    "head",
    [
        "Error: 824, Severity: 24, State: 2.",
        "Fehler: 824, Schweregrad: 24, Status: 2.",
        "2009-11-02 15:46:42.90 spid51      Error: 824, Severity: 24, State: 2.",
        "Msg 824, Level 24, State 2, Line 1",
    ],
)
def test_an_error_is_found_in_any_language(head: str) -> None:
    """The three numbers tell; time and process before the text are no part of it."""
    (found,) = parses(f"{head}\n2009-11-02 15:46:42.90 spid51      It is damaged.", WORDS)
    assert (found.id, found.source, found.message) == (824, None, "It is damaged.")


def test_a_sentence_with_numbers_is_none() -> None:
    """Three numbers in a sentence are no head."""
    assert not detects("It took 3, then 24, then 2 seconds.", WORDS)
