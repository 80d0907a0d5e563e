"""The rule about files that a project has copied from the package."""

from collections.abc import Iterator

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.model.diagnostic import Finding, Severity

FILE = "ejected.txt"


@rule("E281", "changed-original", Severity.WARNING, scope=Scope.TIES)
def changed_original(subject: Subject) -> Iterator[Finding]:
    for copy in (copy for copy in subject.outdated_copies if not copy.replaces):
        change = "is no longer part of eventkb" if copy.is_gone else "has changed since"
        cure = "delete your copy" if copy.is_gone else f"compare: eventkb eject --diff {copy.path}, then --keep it"
        message = f"{copy.path} is a copy of a file that {change}"
        yield changed_original.at(FILE, (copy.line - 1,), message, help=cure)
