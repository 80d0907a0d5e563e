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
    definitions = subject.definitions
    days = [(event.file, event.path, event.modified) for event in definitions.events]
    days += [(guide.file, (), guide.modified) for guide in definitions.guides.values()]
    for file, path, day in days:
        if day and day > latest:
            message, help = f"{day} is in the future", "write the day of the last change"
            yield date_in_the_future.at(file, (*path, "modified"), message, help=help)
