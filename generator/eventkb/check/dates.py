"""The rules about dates."""

from collections.abc import Iterator
from datetime import date, timedelta

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.model.diagnostic import Finding, Path, Severity
from eventkb.model.event import Review
from eventkb.model.frozen import frozen_dataclass

MANY = 10
"""So many articles, and more than half of all, are not mistyped: the clock is wrong."""


@frozen_dataclass()
class _Dated:
    """The days of an article or a guide, at `path` of its file."""

    file: str
    path: Path
    modified: str | None
    reviewed: Review | None


@rule("E136", "date-in-the-future", Severity.WARNING, scope=Scope.TIES)
def date_in_the_future(subject: Subject) -> Iterator[Finding]:
    if not subject.today:
        return
    # Elsewhere on Earth it may be tomorrow already.
    latest = (date.fromisoformat(subject.today) + timedelta(days=1)).isoformat()
    changed = [dated for dated in _dated(subject) if dated.modified]
    future = [dated for dated in changed if dated.modified and dated.modified > latest]
    if len(future) >= MANY and 2 * len(future) > len(changed):
        message = f"{len(future)} articles were changed later than today, which is {subject.today} on this machine"
        help = "set the clock of this machine; or write the days of the last changes, if it is right"
        yield date_in_the_future.at(future[0].file, (*future[0].path, "modified"), message, help=help)
        return
    for dated in _dated(subject):
        if dated.modified and dated.modified > latest:
            message, help = f"{dated.modified} is in the future", "write the day of the last change"
            yield date_in_the_future.at(dated.file, (*dated.path, "modified"), message, help=help)
        if dated.reviewed and dated.reviewed.date > latest:
            message, help = f"{dated.reviewed.date} is in the future", "write the day of the last review"
            yield date_in_the_future.at(dated.file, (*dated.path, "reviewed", "date"), message, help=help)


@rule("E401", "review-before-change", Severity.WARNING, scope=Scope.TIES)
def review_before_change(subject: Subject) -> Iterator[Finding]:
    for dated in _dated(subject):
        if dated.reviewed and dated.reviewed.is_before(dated.modified):
            yield review_before_change.at(
                dated.file,
                (*dated.path, "reviewed", "date"),
                f"reviewed on {dated.reviewed.date}, but changed on {dated.modified}",
                help="review what has changed and write the day of this review, or delete `reviewed`",
            )


def _dated(subject: Subject) -> Iterator[_Dated]:
    for event in subject.definitions.events:
        if event.modified or event.reviewed:
            yield _Dated(event.file, event.path, event.modified, event.reviewed)
    for guide in subject.definitions.guides.values():
        yield _Dated(guide.file, (), guide.modified, guide.reviewed)
