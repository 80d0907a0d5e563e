"""A small guide made by hand, with a circle, a command, a value and an event to look for."""

from eventkb.model.catalogue import Definitions
from eventkb.model.event import Command, EventKey, Insertion
from eventkb.model.guide import Answer, Guide, Step
from eventkb.model.text import Text
from tests.catalogues import article, definitions, text

FULL = Answer(text=text("Yes", "Ja"), done=text("Delete old backups.", "Löschen Sie alte Sicherungen."))


def guide(**given: object) -> Guide:
    """A guide of two steps in English and German; `given` replaces what it has."""
    steps = {
        "disk": Step(
            key="disk",
            title=text("Is the disk full?", "Ist der Datenträger voll?"),
            text=text("Look at the free space.", "Prüfen Sie den freien Speicherplatz."),
            answers=(FULL, Answer(text=text("No", "Nein"), next="task")),
        ),
        "task": Step(
            key="task",
            text=text("Look at [[Demo/1]]. Then go on.", "Siehe [[Demo/1]]."),
            command=Command("cmd", "type {{log}} {{other}}"),
            look_for=(EventKey("Demo", 1),),
            answers=(Answer(text=text("It is there", "Es ist da"), next="disk"),),
        ),
    }
    facts: dict[str, object] = {
        "key": "slow-backup",
        "file": "events/guides/slow-backup.yml",
        "title": text("The backup is slow", "Die Sicherung ist langsam"),
        "summary": text("Finds the *reason*.", "Findet den *Grund*."),
        "start": "task",
        "steps": steps,
        "values": (Insertion("log", text("the log", "das Protokoll"), "backup.log"),),
        "modified": "2026-11-29",
    }
    return Guide(**(facts | given))  # type: ignore[arg-type]


def with_guide(written: Guide | None = None) -> Definitions:
    """A catalogue of one article and a guide."""
    own = written or guide()
    return definitions(article(), guides={own.key: own})


HOSTILE = Text({"en": '<script>alert(1)</script> "x" [a](javascript:b)'})  # type: ignore[dict-item]
