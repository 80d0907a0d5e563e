"""The functions for Python programs: load, lookup, render."""

import pytest

from eventkb import Library, explain_codes, load, look_up, render
from eventkb.library import data, event
from eventkb.pipeline.project import EngineFault
from tests.site.conftest import ROOT

pytestmark = pytest.mark.slow  # the whole catalogue of this project is loaded


@pytest.fixture(scope="module")
def kb() -> Library:
    return load(ROOT)


def test_a_program_goes_from_an_entry_to_an_article(kb: Library) -> None:
    """In three calls, with the values of the entry."""
    matches = look_up(kb, "Send connector Internet mail has initiated a new session to mail.example.net.")
    assert matches[0].event == "MSExchangeTransport/2007"
    assert matches[0].values == {"connector": "Internet mail", "destination": "mail.example.net"}
    assert matches[0].address == "/e/msexchangetransport-2007/"
    for language, heading in (("en", "## Explanation"), ("de", "## Erläuterung")):
        assert heading in render(kb, matches[0].event, language)
    assert data(kb, matches[0].event)["texts"].keys() == {"en", "de"}
    assert kb.languages == ("en", "de")


def test_a_program_gets_the_case_that_applies(kb: Library) -> None:
    """With its number, its title by language and its address; without one where none applies."""
    case = look_up(kb, "ESE 482 112")[0].case
    assert case and (case.number, case.address) == (1, "/en/ese/482/#case-112")
    assert case.title == {"en": "The drive is full", "de": "Das Laufwerk ist voll"}
    assert look_up(kb, "ESE 482")[0].case is None
    listed = data(kb, "ESE/482")["cases"][0]
    assert listed == {"number": 1, "versions": [], "anchor": "case-112", "when": {"system_error": ["112"]}}
    assert data(kb, "ESE/482")["texts"]["de"]["cases"][0]["title"] == case.title["de"]


def test_a_program_asks_what_a_code_means(kb: Library) -> None:
    """In every notation, with the table's own way to write it, and the meaning by language."""
    code = explain_codes(kb, "4294966278")[0]
    assert (code.text, code.code, code.symbol) == ("4294966278", "-1018", "JET_errReadVerifyFailure")
    assert code.meaning["en"] and code.address.startswith("/en/codes/")
    assert explain_codes(kb, "nothing") == ()


def test_what_is_not_there_is_no_event(kb: Library) -> None:
    """Any text has an answer; a key that nobody has is a KeyError."""
    assert look_up(kb, "") == ()
    for key in ("Nobody/1", "no key", ""):
        with pytest.raises(KeyError):
            event(kb, key)
    with pytest.raises(KeyError):
        render(kb, "MSExchangeTransport/2007", "fr")


def test_a_folder_without_a_project_is_told(tmp_path: object) -> None:
    """In words."""
    with pytest.raises(EngineFault, match=r"There is no mkdocs\.yml here"):
        load(str(tmp_path))


def test_another_name_is_not_there() -> None:
    """As of any module."""
    import eventkb  # noqa: PLC0415

    with pytest.raises(AttributeError):
        eventkb.nonsense  # noqa: B018
