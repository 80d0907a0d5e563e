"""The rules about what an article says in one word, and about its sample of an entry."""

from collections.abc import Iterator

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.wording import nearest, one_of, shortened
from eventkb.model.diagnostic import KEY, Finding, likely
from eventkb.model.event import messages


@rule("E361", "reason-without-answer", scope=Scope.FILE)
def reason_without_answer(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        if event.ignorable_reason and event.ignorable is None:
            yield reason_without_answer.at(
                event.file,
                (*event.path, "ignorable_reason", KEY),
                f"{event.key} has a reason, but doesn't say whether it may be ignored",
                help="write `ignorable: never`, `once`, `if-alone` or `usually` above it",
            )


@rule("E362", "sample-of-unknown-insertion", scope=Scope.FILE)
def sample_of_unknown_insertion(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        names = {insertion.name for message in messages(event) for insertion in message.insertions if insertion}
        for name in event.sample:
            if name not in names:
                meant = nearest(name, names)
                help = f"write {one_of(sorted(names))}" if names else "describe it in `insertions`"
                yield sample_of_unknown_insertion.at(
                    event.file,
                    (*event.path, "sample", name, KEY),
                    f"no insertion string is called {shortened(name, 40)}, so its value can't be shown",
                    help=f"did you mean `{meant}`?" if meant else help,
                    fix=likely(meant) if meant else None,
                )
