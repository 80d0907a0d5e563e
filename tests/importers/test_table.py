"""Tables that teams keep, as text and as Excel files."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import Harvest, ImportFault
from eventkb.importers.reading import Settings
from eventkb.importers.table import FIELDS, folded, read
from tests.importers.workbooks import workbook

HEADINGS = {folded(name): name for name in FIELDS} | {
    folded("Ereignisquelle"): "source",
    folded("Ereignis-ID"): "id",
    folded("Meldungstext"): "message",
    folded("Ebene"): "level",
}
LEVELS = {"fehler": "error", "error": "error"}


def harvest(data: bytes, source: str | None = None) -> Harvest:
    return read(data, Settings(source=source or "", neutral="de", headings=HEADINGS, levels=LEVELS))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_german_headings_are_understood(separator: str) -> None:
    """Whatever separates the cells; a level by its name in a language."""
    head = separator.join(["Ereignisquelle", "Ereignis-ID", "Ebene", "Meldungstext", "Notiz"])
    (event,) = harvest(
        f"{head}\nBackup{separator}E-12{separator}Fehler{separator}Auftrag {{0}} fehlt{separator}x\n".encode()
    ).events
    assert (event.source, event.id, event.level, event.messages) == (
        "Backup",
        "E-12",
        "error",
        {"de": "Auftrag %1 fehlt"},
    )


def test_texts_of_articles_come_along_in_their_languages() -> None:
    """A heading may end in a language."""
    data = 'id,message (en),message (de),explanation en\n7,"The, end","Das, Ende",It is over.\n'
    (event,) = harvest(data.encode(), "Demo").events
    assert event.messages == {"en": "The, end", "de": "Das, Ende"}
    assert event.article
    assert event.article.texts == {"explanation": {"en": "It is over.\n"}}


def test_what_was_guessed_is_shown() -> None:
    """And a row that does not fit is a problem with its number."""
    problems = harvest(b"ID;Message;Owner\n7;Text;me\nx y;Text;me\n", "Demo").problems
    assert problems[0].message == "Columns: ID = id, Message = message, Owner = left out."
    assert (problems[1].line, "is no ID" in problems[1].message) == (3, True)


def excel(*rows: list[str]) -> bytes:
    """A workbook with texts in its cells."""
    return workbook(
        "".join(
            "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
        )
    )


def test_an_excel_file_is_read() -> None:
    """The first sheet."""
    (event,) = harvest(excel(["ID", "Message"], ["2007.0", "It ended."]), "Demo").events
    assert (event.id, event.messages) == (2007, {"de": "It ended."})


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"PK\x03\x04broken", excel(["A"], ["1"])[:300]])
def test_what_has_no_id_and_no_message_is_a_fault(data: bytes) -> None:
    """The sentence says how the columns must be called."""
    with pytest.raises(ImportFault):
        harvest(data)


@given(st.text(alphabet='id,message;"\n\r1\t', max_size=80) | st.text(max_size=40))
def test_no_file_leads_to_a_traceback(text: str) -> None:
    """It is read, or is a fault."""
    with suppress(ImportFault):
        harvest(text.encode("utf-8", "replace"), "Demo")


def test_titles_may_be_above_the_headings() -> None:
    """Teams put the name of the list there; the words for tables are understood too."""
    data = "Unsere Meldungen;;\n;Stand;29.11.2026\nEreignis-ID;Fehlertext;Abhilfe\n7;Es fehlt;Kopieren\n"
    labels = {"fehlertext": "message", "abhilfe": "user_action"}
    settings = Settings(source="Demo", neutral="de", headings=HEADINGS, levels=LEVELS, labels=labels)
    (event,) = read(data.encode("cp1252"), settings).events
    assert (event.id, event.line, event.messages, event.article is not None) == (7, 4, {"de": "Es fehlt"}, True)


def test_each_sheet_of_a_workbook_is_read() -> None:
    """One without headings is named."""

    def cell(text: str) -> str:
        return f'<c t="inlineStr"><is><t>{text}</t></is></c>'

    rows = f"<row>{cell('ID')}{cell('Message')}</row><row>{cell('7')}{cell('Seven')}</row>"
    both = harvest(workbook(rows, second=rows.replace("7", "8")), "Demo")
    assert [event.id for event in both.events] == [7, 8]
    one = harvest(workbook(f"<row>{cell('Notes')}</row>", second=rows), "Demo")
    assert ([event.id for event in one.events], "The sheet A is left out" in one.problems[0].message) == ([7], True)
