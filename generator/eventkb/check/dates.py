"""The rule about dates."""

from collections.abc import Iterator
from datetime import date, timedelta

from eventkb.check.rule import rule
from eventkb.check.subject import Subject
from eventkb.model.diagnostic import Finding, Severity


@rule("E136", "date-in-the-future", Severity.WARNING)
def date_in_the_future(subject: Subject) -> Iterator[Finding]:
    if not subject.today:
        return
    # Elsewhere on Earth it may be tomorrow already.
    latest = (date.fromisoformat(subject.today) + timedelta(days=1)).isoformat()
    for event in subject.definitions.events:
        if event.modified and event.modified > latest:
            yield date_in_the_future.at(
                event.file,
                (*event.path, "modified"),
                f"{event.modified} is in the future",
                help="write the day of the last change",
            )
