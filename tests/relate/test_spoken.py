"""Which articles speak of a code."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.codes import Code, CodeTable, Key, Notation
from eventkb.model.event import Case, Condition, Insertion
from eventkb.model.speaking import Speaking, Standing
from eventkb.model.text import plain
from eventkb.relate.spoken import Spoken
from tests.catalogues import definitions, event, key, text

WIN32 = CodeTable(
    name="win32",
    title=plain("Win32"),
    notation=Notation.DECIMAL,
    codes=(Code("5", plain("denied"), "ERROR_ACCESS_DENIED"),),
)


def spoken(defined: Definitions, tables: Sequence[CodeTable]) -> Mapping[Key, tuple[Speaking, ...]]:
    """The events that mention a code, by its key."""
    return Spoken().renewed(defined, tables, defined.by_key)


def test_every_way_to_write_a_code_counts() -> None:
    """Hexadecimal, negative, enhanced, a parameter, a symbol, and the condition of a case."""
    article = event(
        "Demo",
        1,
        explanation=text("It returns 0xC000006D, or -1018, or 550 5.7.1, or %%2313, or ERROR_ACCESS_DENIED."),
        cases=(Case(when=(Condition("status", ("0xC0000064", "other")),), title=text("No user")),),
    )
    by_code = spoken(definitions(article), (WIN32,))
    assert by_code.keys() == {0xC000006D, -1018 & 0xFFFFFFFF, "5.7.1", "%%2313", 5, 0xC0000064}
    assert {item.event for speaking in by_code.values() for item in speaking} == {key("Demo", 1)}


def test_with_other_tables_all_articles_are_read_again() -> None:
    """A symbol is a code as soon as a table has it."""
    known, defined = Spoken(), definitions(event("Demo", 1, explanation=text("ERROR_ACCESS_DENIED")))
    assert known.renewed(defined, (), defined.by_key) == {}
    assert known.renewed(defined, (WIN32,), ()).keys() == {5}


def test_numbers_that_are_no_codes_do_not_count() -> None:
    """A date, a range, an option of a command, a version, an identifier and a word are no codes."""
    article = event("Demo", 1, explanation=text("On 2026-11-29, pages 10-120, -x, version 15.1.2507, a-1018, it_is."))
    assert spoken(definitions(article), (WIN32,)) == {}


def test_a_case_s_value_is_a_code_of_its_insertion_string_s_tables() -> None:
    """A small number is a code where the table says so; a symbol that no table has is filed by its letters."""
    article = event(
        "Demo",
        1,
        insertions=(
            Insertion("error", None, None, ("win32",)),
            Insertion("name", None, None),
            Insertion("day", None, None),
        ),
        cases=(
            Case(when=(Condition("error", ("5", "0x80070020")),), title=text("Locked")),
            Case(when=(Condition("name", ("LDAP_SERVER_DOWN",)), Condition("day", ("5", "31"))), title=text("Down")),
        ),
    )
    by_code = spoken(definitions(article, tables={"win32": WIN32}), (WIN32,))
    assert by_code == {
        5: (Speaking(key("Demo", 1), Standing.CASE, frozenset({"win32"})),),
        0x80070020: (Speaking(key("Demo", 1), Standing.CASE),),
        "ldap_server_down": (Speaking(key("Demo", 1), Standing.CASE),),
    }


def test_a_short_number_is_a_code_of_its_own_tables_only() -> None:
    """0xE of one family says nothing about 14 of another; a long number is the same everywhere."""
    tables = {name: replace(WIN32, name=name) for name in ("win32", "kerberos")}
    article = event(
        "Demo",
        1,
        insertions=(Insertion("error", None, None, ("kerberos",)),),
        cases=(Case(when=(Condition("error", ("0x5", "0xC000006D")),), title=text("Denied")),),
    )
    catalogue = Catalogue(known := definitions(article, tables=tables), {}, spoken(known, tuple(tables.values())))
    assert [catalogue.speaking_of(5, name) for name in tables] == [(), (key("Demo", 1),)]
    assert [catalogue.speaking_of(0xC000006D, name) for name in tables] == [(key("Demo", 1),)] * 2


def test_articles_that_a_code_matters_most_to_come_first() -> None:
    """The value of a case, then the summary, then any mention."""
    mentioning = event("Demo", 1, explanation=text("It returns -1018."))
    about = event("Demo", 2, summary=text("The page is damaged (-1018)."), explanation=text("As above."))
    deciding = event("Demo", 3, cases=(Case(when=(Condition("error", ("-1018",)),), title=text("Damaged")),))
    speaking = spoken(definitions(mentioning, about, deciding), (WIN32,))[-1018 & 0xFFFFFFFF]
    assert [item.event.id for item in speaking] == [3, 2, 1]
