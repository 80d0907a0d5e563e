"""The rules about shared texts and their use."""

from collections.abc import Iterator, Mapping

from eventkb.check.rule import Scope, few, rule
from eventkb.check.subject import Subject, shared_actions
from eventkb.model.diagnostic import Finding, Path, Severity
from eventkb.model.event import actions
from eventkb.model.source import SharedText, used_by


@rule("E251", "unknown-shared-text", scope=Scope.TIES)
def unknown_shared_text(subject: Subject) -> Iterator[Finding]:
    shared = subject.definitions.shared
    unknown = (use for use in _uses(subject) if use[-1] not in shared and not subject.lacks(f"shared/{use[-1]}.yml"))
    for file, path, key in few(unknown, lambda use: use[0]):
        help = f"write the action itself, or put it into events/shared/{key}.yml"
        yield unknown_shared_text.unknown(file, path, f"no shared text {key}", name=key, known=shared, help=help)


@rule("E252", "unused-shared-text", Severity.WARNING, scope=Scope.TIES)
def unused_shared_text(subject: Subject) -> Iterator[Finding]:
    if subject.broken_files:
        return  # one of them may use it
    used = subject.used_by_events.union(*map(used_by, subject.definitions.shared.values()))
    for shared in subject.definitions.shared.values():
        if shared.key not in used:
            message = f"no event uses the shared text {shared.key}"
            help = f"write `- use: {shared.key}` where it fits, or delete the file"
            yield unused_shared_text.at(shared.file, (), message, help=help)


@rule("E253", "shared-text-cycle", scope=Scope.TIES)
def shared_text_cycle(subject: Subject) -> Iterator[Finding]:
    shared = subject.definitions.shared
    uses = {text.key: [(path, key) for path, key in _uses_of(text) if key in shared] for text in shared.values()}
    for text in shared.values():
        for path, key in uses[text.key]:
            way = _way(uses, key, text.key)
            # A circle is reported once, at its first shared text by name: one fix is enough.
            if way and text.key == min(way):
                message = f"shared texts use each other in a circle: {' → '.join([text.key, *way])}"
                help = "write out one of these actions instead of `use`"
                yield shared_text_cycle.at(text.file, path, message, help=help)


def _uses(subject: Subject) -> Iterator[tuple[str, Path, str]]:
    """Each `use` of a shared text, with its place; those of events only where one of them uses what is none."""
    is_asked = not subject.used_by_events <= subject.definitions.shared.keys()
    for event in subject.definitions.events if is_asked else ():
        for path, action in actions(event):
            if action.use is not None:
                yield event.file, (*path, "use"), action.use
    for shared in subject.definitions.shared.values():
        for path, key in _uses_of(shared):
            yield shared.file, path, key


def _uses_of(shared: SharedText) -> Iterator[tuple[Path, str]]:
    for path, action in shared_actions(shared):
        if action.use is not None:
            yield (*path, "use"), action.use


def _way(uses: Mapping[str, list[tuple[Path, str]]], start: str, end: str) -> list[str]:
    """The shortest way from one shared text to another, both included; empty where there is none."""
    ways, seen = [[start]], {start}
    for way in ways:
        if way[-1] == end:
            return way
        for _, key in uses[way[-1]]:
            if key not in seen:
                seen.add(key)
                ways.append([*way, key])
    return []
