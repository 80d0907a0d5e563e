"""The rules about translations: what must survive, which word is agreed, and how a language is written."""

import pytest

from tests.check.examined import codes, marked, only


def both(en: str, de: str) -> str:
    return f"summary:\n  en: {en}\n  de: {de}\n"


GLOSSARY = "# events/glossary.yml\n- {en: Send connector, de: Sendeconnector}\n"


@pytest.mark.parametrize(
    ("en", "de"),
    [
        ("The Send connectors are off.", "Die Sendeconnectors sind aus."),
        ("The Send connector is off.", "Der Name des Sendeconnectors fehlt."),
        ("Run `Send connector` now.", "Führen Sie `Send connector` jetzt aus."),
        ("The Send connector is off.", "Der Eintrag heißt Send connector."),
        ("A Send connectorized thing.", "Ein anderes Ding."),
    ],
)
def test_a_term_may_be_inflected_or_a_name(en: str, de: str) -> None:
    """Plurals, genitives, code, and names that stay."""
    assert "E271" not in codes(both(en, de) + GLOSSARY)


def test_a_term_without_a_letter_is_looked_for_too() -> None:
    """It has no word by which it could be found."""
    terms = "# events/glossary.yml\n- {en: '802.1', de: '802,1'}\n"
    assert only(both("It uses 802.1 now.", "Es verwendet 8021 jetzt.") + terms).rule.code == "E271"
    assert "E271" not in codes(both("It uses 802.1 now.", "Es verwendet 802,1 jetzt.") + terms)


def test_another_word_for_a_term_is_reported() -> None:
    """With the one that was agreed."""
    diagnostic = only(both("The Send connector is off.", "Der Versandstecker ist aus.") + GLOSSARY)
    assert (diagnostic.rule.code, diagnostic.help) == ("E271", "write Sendeconnector, if the text means the same thing")


@pytest.mark.parametrize(
    ("en", "de", "lost"),
    [
        ("Wait 30 minutes.", "Warten Sie 20 Minuten.", "`20` or `30`"),
        ("Run `Get-Queue`.", "Führen Sie es aus.", "`Get-Queue`"),
        ("As [[Demo/2]] says.", "Wie Demo 2 sagt.", "[[Demo/2"),
        ("See [it](https://example.org/a).", "Siehe [dort](https://example.org/b).", "https://example.org/a"),
    ],
)
def test_what_is_lost_is_reported(en: str, de: str, lost: str) -> None:
    """A number, code, a link, an address."""
    diagnostic = only(both(f"'{en}'", f"'{de}'"))
    assert diagnostic.rule.code == "E273"
    assert lost in diagnostic.message


@pytest.mark.parametrize(
    ("en", "de"),
    [
        ("Wait 1,500 ms.", "Warten Sie 1.500 ms."),
        ("Wait 3 minutes.", "Warten Sie drei Minuten."),
        ("Use %1 and %2.", "Verwenden Sie %2 und %1."),
    ],
)
def test_what_is_only_written_otherwise_is_not_lost(en: str, de: str) -> None:
    """Separators of thousands, small numbers as words, another order."""
    assert "E273" not in codes(both(en, de))


@pytest.mark.parametrize(
    ("de", "wrong", "right"),
    [
        ("Es ist z.B. so.", "z.B.", "z.\u00a0B."),
        ("Es ist z. B. so.", "z. B.", "z.\u00a0B."),
        ("Nur 8 MB frei.", "8 MB", "8\u00a0MB"),
        ("Zu 5% voll.", "5%", "5\u00a0%"),
        ("Der “Dienst” fehlt.", "“Dienst”", "„Dienst“"),
        ("Er endet - endlich.", " - ", " – "),
        ("Und so weiter...", "...", "…"),
    ],
)
def test_german_is_written_as_german(de: str, wrong: str, right: str) -> None:
    """Told at its characters, with what `--fix` writes."""
    block = both("It says so.", de)
    diagnostic = only(block)
    assert (diagnostic.rule.code, marked(block)) == ("E274", wrong)
    assert diagnostic.fix and diagnostic.fix.text == right


@pytest.mark.parametrize(
    ("en", "wrong", "right"),
    [("Only 8 GB.", "8 GB", "8\u00a0GB"), ("The „service“ ends.", "„service“", "“service”"), ("And on...", "...", "…")],
)
def test_english_is_written_as_english(en: str, wrong: str, right: str) -> None:
    """The same in the other language."""
    block = f"summary:\n  en: {en}\n"
    assert marked(block) == wrong
    assert only(block).fix.text == right  # type: ignore[union-attr]  # there is one


def test_code_and_messages_are_not_looked_at() -> None:
    """They are what they are."""
    assert "E274" not in codes("message: {en: 'Only 8 MB - %1...', de: 'Nur 8 MB - %1...'}\n")
    assert "E274" not in codes(both("Run `a - b...`.", "Starten Sie `a - b...`."))


GERMAN = "Der Dienst wurde von einem Administrator beendet und ist nicht mehr da."
ENGLISH = "The service was stopped by an administrator and is not there."


@pytest.mark.parametrize(
    ("block", "help"),
    [
        (both(GERMAN, ENGLISH), "exchange en: and de:"),
        (both(GERMAN, f"{GERMAN} So ist es."), "write it in the language en, or delete the line of en"),
        (both(ENGLISH, f"{ENGLISH} It is."), "write it in the language de, or delete the line of de"),
        (f"summary:\n  en: {GERMAN}\n", "write de: in the place of en:"),
        (f"message: {GERMAN}\n", "write its language before it, on a line of its own: de: Der Dienst wurde von"),
    ],
)
def test_a_text_in_another_language_is_reported(block: str, help: str) -> None:
    """Once for each text, with what to do."""
    diagnostic = only(block)
    assert diagnostic.rule.code == "E276"
    assert diagnostic.help.startswith(help)


@pytest.mark.parametrize(
    "block",
    [
        both(ENGLISH, GERMAN),
        both("It is called `der des dem den`.", "Er heißt so."),
        both("See “Der Dienst wurde beendet”, which the service of the server logs.", "Siehe dort."),
        "message: Transport service\n",
    ],
)
def test_words_of_another_language_may_be_quoted(block: str) -> None:
    """A few words, or code, make no text of another language."""
    assert "E276" not in codes(block)


@pytest.mark.parametrize(
    ("de", "right"),
    [
        ("Fuer", "Für"),
        ("ueber", "über"),
        ("naechste", "nächste"),
        ("koennen", "können"),
        ("Groesse", "Größe"),
        ("Schluessel", "Schlüssel"),
        ("Geraet", "Gerät"),
        ("aendern", "ändern"),
        ("oeffnen", "öffnen"),
    ],
)
def test_an_umlaut_in_two_letters_is_reported(de: str, right: str) -> None:
    """With the word as it is written."""
    assert only(both("That is it.", f"Das ist {de}.")).help == f"write {right}"


def test_words_that_have_these_letters_are_right() -> None:
    """`ue`, `ae` and `oe` are no umlauts in these."""
    words = "Queue neue Feuer Quelle aktuell manuell Steuer treuer Duell Israel Boeing Poet Michael Statue Value genau"
    assert codes(both("That is it.", f"Das ist {words}.")) == []


def test_readers_are_addressed_formally_in_german() -> None:
    """A person has to rewrite the sentence, so nothing is fixed."""
    diagnostic = only(both("You can.", "Das kannst du selbst."))
    assert (diagnostic.rule.code, diagnostic.help, diagnostic.fix) == ("E274", "write Sie", None)
