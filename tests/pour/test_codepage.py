"""Pages of code tables: addresses that stay, other notations, articles that speak of a code."""

from eventkb.model.codes import Code, CodeTable, Notation
from eventkb.pour import codepage
from eventkb.pour.edition import Edition
from tests.catalogues import GERMAN, definitions, edition, event, text

ESE = CodeTable(
    name="ese",
    file="events/codes/ese.yml",
    title=text("Errors", "Fehler"),
    notation=Notation.DECIMAL,
    codes=(
        Code("-1018", text("A page is damaged.", "Eine Seite ist beschädigt."), "JET_errReadVerifyFailure"),
        Code("1", text("A warning.")),
    ),
    origin="the engine",
    licence="MIT",
    base=0xC8000000,
)
STATUS = CodeTable(
    name="status",
    file="events/codes/status.yml",
    title=text("States", "Status"),
    notation=Notation.HEX,
    codes=(
        Code("0xC000006D", text("Logon failed."), action=text("See [[Demo/1]].")),
        Code("0x00000001", text("Waiting.")),
        Code("0xC0000064", text("No user.")),
    ),
    digits=4,
)


def german() -> Edition:
    """The German edition of two tables and an article that speaks of -1018."""
    article = event("Demo", 1, explanation=text("Error -1018 or 0xC0000064."))
    return edition(GERMAN, definitions(article, tables={"ese": ESE, "status": STATUS}))


def test_a_short_table_is_one_page() -> None:
    """Each code has an anchor, its other notations, its meaning in the reader's language and the articles."""
    [(place, view)] = codepage.pages(german(), ESE)
    assert place == "de/codes/ese/"
    assert (view.title, view.origin, view.licence) == ("Fehler", "the engine", "MIT")
    error, warning = view.codes
    assert (error.anchor, error.meaning, error.language) == ("-1018", "Eine Seite ist beschädigt.", None)
    assert error.others == ("0xFFFFFC06", "0xC80003FA")
    assert [(link.href, link.name) for link in error.events] == [("../../demo/1/", "Demo 1")]
    assert (warning.meaning, warning.language, warning.others) == ("A warning.", "en", ("0x1",))


def test_meanings_in_another_language_are_announced() -> None:
    """The note is only there where a meaning lacks a translation."""
    [(_, view)] = codepage.pages(german(), ESE)
    assert view.note
    whole = CodeTable(name="ese", title=ESE.title, notation=ESE.notation, codes=ESE.codes[:1])
    assert not next(codepage.pages(edition(GERMAN, definitions(tables={"ese": whole})), whole))[1].note


def test_a_long_table_is_split_by_leading_digits() -> None:
    """The table's own page leads to the parts; the place of a code depends on the code alone."""
    first, *parts = codepage.pages(german(), STATUS)
    assert first[0] == "de/codes/status/"
    assert [(part.href, part.first, part.last) for part in first[1].parts] == [
        ("0000/", "0x00000001", "0x00000001"),
        ("c000/", "0xC000006D", "0xC0000064"),
    ]
    assert [place for place, _ in parts] == ["de/codes/status/0000/", "de/codes/status/c000/"]
    page = parts[1][1]
    assert [(crumb.name, crumb.href) for crumb in page.crumbs] == [("Codes", "../../"), ("Status", "../")]
    assert [code.code for code in page.codes] == ["0xC000006D", "0xC0000064"]
    assert 'href="../../../demo/1/"' in page.codes[0].action
    assert page.codes[0].others == ("-1073741715",)
    assert [link.href for link in page.codes[1].events] == ["../../../demo/1/"]


def test_the_list_of_tables_and_their_origins() -> None:
    """Every table is in the list; one of the house without an origin is not among the origins."""
    entries = codepage.entries(german(), "de/codes/")  # type: ignore[arg-type]
    assert [(entry.href, entry.title, entry.name) for entry in entries] == [
        ("ese/", "Fehler", "ese"),
        ("status/", "Status", "status"),
    ]
    assert codepage.origins(german()) == (("Fehler", "the engine", "MIT"),)
