"""What is answered surely, what possibly and what not at all, in a catalogue made for it; in both engines alike."""

import pytest

from tests.lookup import composed
from tests.lookup.composed import answer, first

ENTRY = "Log Name: Application\nSource: {}\nEvent ID: {}\nLevel: Error\nDescription:\n{}"
EINTRAG = "Protokollname: Application\nQuelle: {}\nEreignis-ID: {}\nEbene: Fehler\nBeschreibung:\n{}"
MAILBOX = "Process store.exe (PID=44). The mailbox jdoe could not be opened because of error 0x5."
POSTFACH = "Prozess store.exe (PID=44). Das Postfach jdoe konnte wegen des Fehlers 0x5 nicht geöffnet werden."
OTHER = "Process store.exe (PID=44). Exchange topology discovery has found nothing in the site, for some long reason."
ANDERE = "Prozess store.exe (PID=44). In dem Standort wurde nichts gefunden, was sehr viele Gründe haben kann."

FIRST = {
    # the ID or the source makes the template that swallows a family the right one
    ENTRY.format("ContosoMail", 1009, OTHER): ("ContosoMail/1009", "exact"),
    EINTRAG.format("ContosoMail", 1009, ANDERE): ("ContosoMail/1009", "exact"),
    # without them it is only possible, and with another source or ID, too
    OTHER + "\n": ("ContosoMail/1009", "possible"),
    f"\n{ANDERE}\nEnde": ("ContosoMail/1009", "possible"),
    ENTRY.format("OtherMail", 777, OTHER): ("ContosoMail/1009", "possible"),
    EINTRAG.format("AndereMail", 777, ANDERE): ("ContosoMail/1009", "possible"),
    ENTRY.format("OtherMail", 1009, OTHER): ("ContosoMail/1009", "possible"),
    # the closer template comes first
    MAILBOX: ("ContosoMail/1010", "exact"),
    POSTFACH: ("ContosoMail/1010", "exact"),
    ENTRY.format("OtherMail", 1010, MAILBOX): ("ContosoMail/1010", "likely"),
    EINTRAG.format("AndereMail", 1010, POSTFACH): ("ContosoMail/1010", "likely"),
    # a template that the whole text fits comes before those with rarer words
    "Recovery complete (error 5, session 7)": ("ContosoBackup/4100", "exact"),
    "Wiederherstellung fertig (Fehler 5, Sitzung 7)": ("ContosoBackup/4100", "exact"),
    # a known sentence within a message of nobody here
    "The catalog service has read 200 items from the store of the site and written them. "
    "The operation completed successfully. See the log of the service for more of this.": (
        "ContosoBackup/4101",
        "likely",
    ),
    # a number that only one event has
    "2080": ("ContosoMail/2080", "likely"),
    "Event ID 2080": ("ContosoMail/2080", "likely"),
    "Ereignis-ID 2080": ("ContosoMail/2080", "likely"),
    # both give another source than the number's
    "ContosoMail 4000": None,
}


@pytest.mark.parametrize("text", [text for text in FIRST if FIRST[text]])
def test_few_words_and_other_sources_make_nothing_sure(text: str) -> None:
    """The right event comes first, and no surer than the text allows."""
    assert first(text) == FIRST[text]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (ENTRY.format("ContosoBackup", 4000, "Volume E: is offline."), ["Volume E: is offline."]),
        (EINTRAG.format("ContosoBackup", 4000, "Datenträger E: fehlt."), ["Datenträger E: fehlt."]),
        (ENTRY.format("ContosoBackup", 4001, "Volume E:\nis offline."), ["Volume E:", "is offline."]),
        (EINTRAG.format("ContosoBackup", 4001, "Datenträger E:\nfehlt."), ["Datenträger E:", "fehlt."]),
    ],
)
def test_a_message_that_is_only_insertion_strings_gives_its_values(text: str, values: list[str]) -> None:
    """With source and ID, the message is the value; of two, each has its line."""
    best = answer(text).matches[0]
    assert (best.confidence, [value.value for value in best.values]) == ("exact", values)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0x80072EE2", "0x80072EE2"), ("Fehler 0x80072EE2", "0x80072EE2"), ("-1018", "-1018"),
        ("452 4.3.1 Insufficient system resources", "452 4.3.1"), ("535 5.7.3", "535 5.7.3"),
        ("421-4.7.0 try again", "421-4.7.0"), ("-2147024882", "-2147024882"), ("2147942414", "2147942414"),
    ],
)  # fmt: skip
def test_a_code_is_no_event_id(text: str, code: str) -> None:
    """It is said to be one, and no event is offered for its digits."""
    assert (answer(text).code, answer(text).unknown_id) == (code, None)
    assert not [match for match in answer(text).matches if match.confidence != "possible"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("4625", 4625), ("Ereignis 4625", 4625), ("event id 4625", 4625), ("Fehler 7031", 7031), ("error 7031", 7031),
        ("99999", 99999), ("ContosoMail 4625", 4625), ("Event 41", 41), ("Ereignis-ID 41", 41),
        (ENTRY.format("Elsewhere", 4625, "x"), 4625),
    ],
)  # fmt: skip
def test_an_id_that_no_event_has_is_named(text: str, id: int) -> None:
    """And no event without the ID is offered surely."""
    assert answer(text).unknown_id == id
    assert not [match for match in answer(text).matches if match.confidence != "possible"]


@pytest.mark.parametrize("text", ["ContosoStore 30", "contosostore 39", "ContosoBackup 41", "Quelle ContosoBackup 41"])
def test_the_beginning_of_an_id_chooses_among_the_source_s_events(text: str) -> None:
    """All that are offered first are of the source and begin with the digits."""
    digits = text.rsplit(" ", maxsplit=1)[-1]
    matches = answer(text).matches
    assert matches[0].reason == "source-longer-id"
    assert all(str(match.record.id).startswith(digits) for match in matches)
    assert answer(text).unknown_id is None


FULL = ENTRY.format("ContosoMail", 2080, "The mail queue on EX01 is longer than 40 messages.")
VOLL = EINTRAG.format("ContosoMail", 2080, "Die Warteschlange auf EX01 ist länger als 40 Nachrichten.")
ABOVE = [
    "Type: Incident\n" + FULL, "Typ: Störung\n\n" + VOLL, "Content-Type: text/plain; charset=utf-8\n\n" + FULL,
    "Source: Helpdesk\n" + FULL, "Quelle: Ticket 7\nStufe: 2\n" + VOLL, "Type: Incident\nLevel: 3\n" + VOLL,
    "MIME-Type: text/html\nSource: Monitoring\n\n" + VOLL,
    "Source: Helpdesk portal\nDescription: see below\n\n" + FULL, "Quelle: Telefon\nBeschreibung: Störung\n\n" + VOLL,
]  # fmt: skip


@pytest.mark.parametrize("text", ABOVE)
def test_lines_with_labels_above_an_entry_take_nothing_away(text: str) -> None:
    """A ticket or a mail has labels of its own above the entry."""
    (match,) = answer(text).matches
    assert (match.reason, [value.value for value in match.values]) == ("source-id-message", ["EX01", "40"])
    assert len(answer(text).entries) == 1


UNDESCRIBED = [
    "The description for Event ID 2080 from source ContosoMail cannot be found. Either the component that raises this "
    "event is not installed.\n\nThe following information was included with the event: \n\nEX01\n40\n\nThe message "
    "resource is present but the message is not found in the string/message table\n",
    "The description for Event ID ( 2080 ) in Source ( ContosoMail ) cannot be found. The local computer may not have "
    "the DLL files. The following information is part of the event: EX01, 40.",
    "The description for Event ID '2080' in Source 'ContosoMail' cannot be found.  The local computer may not have the "
    "necessary registry information.  The following information is part of the event:'EX01', '40'",
    'Die Beschreibung für die Ereignis-ID "2080" aus der Quelle "ContosoMail" wurde nicht gefunden. Entweder ist die '
    "Komponente nicht installiert.\n\nDie folgenden Informationen wurden mit dem Ereignis gespeichert: \n\nEX01\n40\n",
    "Die Beschreibung für Ereignis-ID 2080 aus der Quelle ContosoMail\nkonnte nicht gefunden werden.\n"
    "Das Ereignis beinhaltet die folgenden Informationen:\n\nEX01\n40\n",
    "Die Beschreibung für die Ereignis-ID 2080 aus der ContosoMail-Quelle wurde nicht gefunden.\n\n"
    "Folgende Informationen sind Bestandteil des Ereignisses: EX01, 40.",
    "Type: Error\nMessage: The description for Event ID 2080 from source ContosoMail cannot be found. "
    "The following information is part of the event:'EX01', '40'\n",
]


@pytest.mark.parametrize("text", UNDESCRIBED)
def test_an_event_without_a_description_gives_source_id_and_values(text: str) -> None:
    """In all wordings that Windows has for it."""
    match = answer(text).matches[0]
    assert (match.record.id, match.confidence) == (2080, "exact")
    assert [value.value for value in match.values] == ["EX01", "40"]


FOREIGN = [
    "Nom du journal : Application\nSource :        ContosoMail\nDate :          18/08/2023 10:44:38\n"
    "ID de l’événement : 2080\nNiveau :        Erreur\nDescription :\nLa file d’attente",
    "Nombre de registro: Application\nOrigen:        ContosoMail\nId. del evento: 2080\nNivel: Error\nDescripción:\nx",
    "Nome registro: Application\nOrigine: ContosoMail\nID evento: 2080\nLivello: Errore\nDescrizione:\nx",
    "Logboeknaam: Application\nBron: ContosoMail\nGebeurtenis-id: 2080\nNiveau: Fout\nBeschrijving:\nx",
    "Имя журнала:   Application\nИсточник:      ContosoMail\nКод события:   2080\nУровень:       Ошибка\nОписание:\nx",
    "ログの名前: Application\nソース: ContosoMail\nイベント ID: 2080\nレベル: エラー\n説明:\nx",
    "日志名称：Application\n来源：ContosoMail\n事件 ID：2080\n级别：错误\n说明：\nx",
    "Loggnamn: Application\nKälla: ContosoMail\nHändelse-ID: 2080\nNivå: Fel\nBeskrivning:\nx",
]
LABELLED = [
    ("Nom du journal : Application\nSource : Inconnu\nID de l’événement : 2080\nNiveau : Erreur\nDescription :\nx y"),
    ("Nombre de registro:Application\nOrigen: Inconnu\nId. del evento:2080\nNivel: Error\nDescripción:\nx y"),
    ("Nome registro: Application\nOrigine: Inconnu\nID evento: 2080\nLivello: Errore\nDescrizione:\nx y"),
    ("Logboeknaam: Application\nBron: Inconnu\nGebeurtenis-id:2080\nNiveau: Fout\nBeschrijving:\nx y"),
    ("Nome do Log: Application\nFonte: Inconnu\nID do Evento: 2080\nNível: Erro\nDescrição:\nx y"),
    ("Nazwa dziennika:Application\nŹródło: Inconnu\nIdentyfikator zdarzenia:2080\nPoziom: Błąd\nOpis:\nx y"),
    ("Název protokolu:Application\nZdroj: Inconnu\nID události: 2080\nÚroveň: Chyba\nPopis:\nx y"),
    ("Имя журнала: Application\nИсточник: Inconnu\nКод события: 2080\nУровень: Ошибка\nОписание:\nx y"),
    ("Günlük Adı: Application\nKaynak: Inconnu\nOlay Kimliği: 2080\nDüzey: Hata\nAçıklama:\nx y"),
    ("ログの名前: Application\nソース: Inconnu\nイベント ID: 2080\nレベル: エラー\n説明:\nx y"),
    ("日志名称: Application\n来源: Inconnu\n事件 ID: 2080\n描述:\nx y"),
]
"""Labels of languages that the site doesn't have, with a source that nobody knows."""


@pytest.mark.parametrize("text", FOREIGN)
def test_labels_in_an_unknown_language_leave_source_and_id(text: str) -> None:
    """Where a known source and the ID of one of its events are both in lines with labels."""
    match = answer(text).matches[0]
    assert (match.record.source, match.record.id, match.reason) == ("ContosoMail", 2080, "source-id")


@pytest.mark.parametrize("text", LABELLED)
def test_labels_of_other_languages_are_read(text: str) -> None:
    """Source, ID, level and message of an entry that nobody here has."""
    (entry,) = answer(text).entries
    level = "error" if "级别" not in text and "日志" not in text else None
    assert (entry.source, entry.id, entry.channel, entry.level) == ("Inconnu", 2080, "Application", level)
    assert entry.message == "x y"


TITLES = ["Event 4711, Foo Bar\n\nNobody knows what.", "Ereignis 4711, Foo Bar\n\nNobody knows what."]


@pytest.mark.parametrize("text", TITLES)
def test_the_title_of_the_preview_pane_names_a_source_that_nobody_knows(text: str) -> None:
    """The ID is said to be unknown, and the rest is the message."""
    (entry,) = answer(text).entries
    assert (entry.source, entry.id, entry.message) == ("Foo Bar", 4711, "Nobody knows what.")
    assert answer(text).unknown_id == 4711


def test_values_in_one_text_with_more_commas_than_values_are_not_guessed() -> None:
    """A wrong value would be worse than none."""
    text = '{"win":{"system":{"providerName":"ContosoMail","eventID":"2080"},"eventdata":{"data":"EX01, Site A, 40"}}}'
    assert answer(text).matches[0].values == ()
    assert [value.value for value in answer(text.replace(" Site A,", "")).matches[0].values] == ["EX01", "40"]


@pytest.mark.slow
def test_the_browser_gives_the_same_answers() -> None:
    """For everything that is asked here."""
    composed.agree([*TITLES, *ABOVE, *UNDESCRIBED, *FOREIGN, *LABELLED])
    composed.agree([*FIRST, "0x80072EE2", "452 4.3.1 x", "Ereignis 4625", "ContosoStore 30", "Quelle ContosoBackup 41"])
