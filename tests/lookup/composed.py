"""A small catalogue of events that nobody has, in which one message swallows another, sources share IDs, and so on."""

from collections.abc import Mapping, Sequence
from functools import cache

from eventkb.index import lookup as index_of
from eventkb.lookup.answer import Answer, Index, lookup, opened
from eventkb.lookup.words import plain
from eventkb.relate import relate
from tests.catalogues import LANGUAGES, definitions, event, text
from tests.lookup.pasted import WORDS
from tests.lookup.twins import assert_browser_agrees

MESSAGES: Mapping[tuple[str, int], tuple[str, str]] = {
    ("ContosoMail", 1009): (
        "Process %1 (PID=%2). %3",
        "Prozess %1 (PID=%2). %3",
    ),
    ("ContosoMail", 1010): (
        "Process %1 (PID=%2). The mailbox %3 could not be opened because of error %4.",
        "Prozess %1 (PID=%2). Das Postfach %3 konnte wegen des Fehlers %4 nicht geöffnet werden.",
    ),
    ("ContosoMail", 2080): (
        "The mail queue on %1 is longer than %2 messages.",
        "Die Warteschlange auf %1 ist länger als %2 Nachrichten.",
    ),
    ("ContosoBackup", 1010): ("Backup of %1 has ended.", "Die Sicherung von %1 ist beendet."),
    ("ContosoBackup", 4000): ("%1", "%1"),
    ("ContosoBackup", 4001): ("%1\n%2", "%1\n%2"),
    ("ContosoBackup", 4100): (
        "Recovery complete (error %1, session %2)",
        "Wiederherstellung fertig (Fehler %1, Sitzung %2)",
    ),
    ("ContosoBackup", 4101): ("The operation completed successfully.", "Der Vorgang wurde erfolgreich beendet."),
    ("ContosoBackup", 4102): ("Service stopping", "Dienst wird beendet"),
    ("ContosoBackup", 4103): ("The service is not stopping in time.", "Der Dienst wird nicht rechtzeitig beendet."),
    **{
        ("ContosoStore", number): (
            f"Recovery of part {number} is complete, error and session are in table {number}%1.",
            f"Die Wiederherstellung von Teil {number} ist fertig, Fehler und Sitzung in Tabelle {number}%1.",
        )
        for number in range(300, 400)
    },
}  # fmt: skip


@cache
def _files() -> Mapping[str, bytes]:
    events = (event(*key, message=text(*messages)) for key, messages in MESSAGES.items())
    return dict(index_of.files(relate(definitions(*events)), LANGUAGES, plain(WORDS)))


@cache
def index() -> Index:
    return opened(_files().__getitem__)


def answer(pasted: str) -> Answer:
    return lookup(pasted, index())


def first(pasted: str) -> tuple[str, str] | None:
    """The first event and how sure it is, such as `("ContosoMail/1010", "exact")`."""
    matches = answer(pasted).matches
    return (f"{matches[0].record.source}/{matches[0].record.id}", str(matches[0].confidence)) if matches else None


def agree(texts: Sequence[str]) -> None:
    """Asserts that the browser answers some texts as the command does."""
    assert_browser_agrees(_files(), texts, answer)
