"""Code tables of a project, and insertion strings that name tables."""

from tests.check.examined import codes, marked, only

TABLE = """\
# events/codes/house.yml
title: {en: Exit codes, de: Exitcodes}
notation: %s
codes:
  - {code: "%s", symbol: %s, text: {en: The disk is full., de: Der Datenträger ist voll.}}
  - {code: "%s", symbol: %s, text: {en: The disk is away., de: Der Datenträger fehlt.}}
"""


def table(notation: str, *codes: str) -> str:
    """A table with two codes, each with its symbol."""
    return TABLE % (notation, *codes)


def test_a_table_that_nobody_has_is_reported_with_the_nearest() -> None:
    """The name itself is marked, also in a variant, and the likely one comes with it."""
    right = table("decimal", "1", "FULL", "2", "AWAY")
    diagnostic = only("message: Ended with %1.\ninsertions: [{name: code, en: the code, codes: [hause]}]\n" + right)
    assert (diagnostic.message, diagnostic.help) == ("no code table hause", "did you mean house?")
    insertions = "insertions: [{name: code, en: the code, codes: [%s]}]"
    variant = f'versions: ["1.0"]\nvariants: [{{versions: ["1.0"], {insertions % "other"}}}]\n'
    block = "message: Ended with %1.\n" + insertions % "house" + "\n" + variant + right
    assert marked(block) == "other"


def test_a_table_that_cannot_be_read_is_not_missing() -> None:
    """One mistake in a table is reported once, not again for each insertion string that names it."""
    named = "message: Ended with %1.\ninsertions: [{name: code, en: the code, codes: [house]}]\n"
    assert codes(named + "# events/codes/house.yml\ntitle: Exit codes\nnotation: octal\ncodes: []\n") == [
        "E120",
        "E105",
    ]


def test_two_notations_of_a_number_are_one_code() -> None:
    """A second spelling is reported with the first one."""
    diagnostic = only(table("hex", "0x1", "FULL", "0x00000001", "AWAY"))
    assert (diagnostic.rule.code, diagnostic.message) == (
        "E302",
        "0x00000001 is in this table twice, the first time as 0x1",
    )


def test_a_code_in_another_notation_is_reported_with_the_form() -> None:
    """The help names the form and the other way out."""
    diagnostic = only(table("pattern", "X.7.1", "ONE", "7.1", "TWO"))
    assert diagnostic.rule.code == "E303"
    assert diagnostic.help == "write a digit or X and two numbers, as in X.7.1; or change `notation`"


def test_symbols_are_single_names_of_one_code() -> None:
    """A symbol of two codes and a sentence are warnings, since the codes can still be found."""
    assert codes(table("decimal", "1", "FULL", "2", "full")) == ["E304"]
    assert codes(table("decimal", "1", "Disk full", "2", "AWAY")) == ["E305"]
