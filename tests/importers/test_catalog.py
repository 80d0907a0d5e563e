"""Message catalogues of systemd's journal."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.catalog import read
from eventkb.importers.harvest import ImportedInsertion, ImportFault
from eventkb.importers.reading import Settings

CATALOG = """\
#  A comment.

-- f77379a8490b408bbe5f6940505a777b
Subject: The journal has been started
Defined-By: systemd

The system journal process has started up,
and is ready for writing to @FILE@.

-- ec387f577b844b8fa948f33cad9a75e6 de
Subject: Platz für @JOURNAL_NAME@: @DISK_AVAILABLE@ von @JOURNAL_NAME@
Defined-By: systemd
"""
ID = "f77379a8490b408bbe5f6940505a777b"


def test_the_subject_is_the_message_and_the_text_explains_it() -> None:
    """Variables of the subject are insertion strings; an entry may name its language."""
    first, second = read(CATALOG.encode(), Settings(name="systemd.catalog", neutral="en")).events
    assert (first.id, first.messages) == (ID, {"en": "The journal has been started"})
    assert first.article
    assert first.article.texts["explanation"]["en"].endswith("is ready for writing to `FILE`.\n")
    assert second.messages == {"de": "Platz für %1: %2 von %1"}
    assert second.insertions == (ImportedInsertion("journal_name"), ImportedInsertion("disk_available"))
    assert second.article is None


def test_the_language_may_be_in_the_name_of_the_file() -> None:
    """systemd.de.catalog has German texts."""
    events = read(CATALOG.encode(), Settings(name="catalog/systemd.de.catalog.in", neutral="en")).events
    assert set(events[0].messages) == {"de"}


def test_an_entry_without_a_subject_is_a_problem() -> None:
    """With its line; the others are read."""
    harvest = read(f"-- {ID}\n\nText.\n{CATALOG}".encode(), Settings(name="x.catalog", neutral="en"))
    assert ([problem.line for problem in harvest.problems], len(harvest.events)) == ([1], 2)


@pytest.mark.parametrize("data", [b"", b"Subject: alone\n"])
def test_what_has_no_entry_is_a_fault(data: bytes) -> None:
    """The sentence shows the first line of an entry."""
    with pytest.raises(ImportFault, match="catalogue"):
        read(data, Settings(name="x", neutral="en"))


@given(st.text(alphabet="-- f0 Subject:@A@\n"), st.text(max_size=20))
def test_no_file_leads_to_a_traceback(text: str, name: str) -> None:
    """It is read, or is a fault."""
    with suppress(ImportFault):
        read(f"-- {ID}\n{text}".encode(), Settings(name=name, neutral="en"))


def test_a_variant_of_a_language_in_the_name_is_that_language() -> None:
    """`be@latin` isn't the language of the command."""
    data = b"-- fc2e22bc6ee647b6b90729ab34a250b1\nSubject: Pomnik\n"
    (event,) = read(data, Settings(neutral="en", name="systemd.be@latin.catalog")).events
    assert event.messages == {"be": "Pomnik"}


def test_what_looks_like_html_stays_text() -> None:
    """Explanations are Markdown, the catalogue's texts are not."""
    data = b"-- fc2e22bc6ee647b6b90729ab34a250b1\nSubject: Locked\n\nRun change -p <OLDPW> < file.\n"
    (event,) = read(data, Settings(neutral="en")).events
    assert event.article
    assert event.article.texts == {"explanation": {"en": "Run change -p \\<OLDPW> < file.\n"}}
