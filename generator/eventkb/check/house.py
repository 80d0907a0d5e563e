"""The rules about a house's own notes, and about its definitions that replace those of another catalogue."""

from collections.abc import Iterator

from eventkb.check.links import nearest_event
from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.model.address import permalink
from eventkb.model.diagnostic import Finding, Severity
from eventkb.model.event import EventKey
from eventkb.model.identifier import file_stem, id_slug

COPIES = "ejected.txt"


@rule("E342", "note-without-event", Severity.WARNING, scope=Scope.TIES)
def note_without_event(subject: Subject) -> Iterator[Finding]:
    for key, note in subject.definitions.notes.items():
        if key not in subject.definitions.by_key and key not in subject.broken:
            message, help = _gone(subject, key)
            yield note_without_event.at(note.file, (), message, help=help)


def _gone(subject: Subject, key: EventKey) -> tuple[str, str]:
    """The message and help about a note whose event is not there."""
    definitions = subject.definitions
    present = definitions.renamed.get(key)
    if present is not None:
        folder = definitions.sources[present.source].folder
        return f"{key} is called {present} now", f"rename the note {folder}/{file_stem(present.id)}.note.yml"
    part = definitions.slugs.get(key.source)
    if part and permalink(part, id_slug(key.id)) in frozenset(subject.released):
        help = "move what is still true to the note of another event, and delete this one"
        return f"{key} was published and is gone, so nobody sees this note", help
    meant = nearest_event(subject, key)
    help = f"did you mean {meant}? Then rename the file; or delete it" if meant else "rename the file, or delete it"
    return f"there is no event {key}, so nobody sees this note", help


@rule("E343", "replaced-original-changed", Severity.WARNING, scope=Scope.TIES)
def replaced_original_changed(subject: Subject) -> Iterator[Finding]:
    for copy in subject.outdated_copies:
        if copy.replaces:
            change = "is gone" if copy.is_gone else "has changed since"
            cure = f"compare: eventkb eject --diff {copy.name}; then confirm it with --keep"
            gone = "write into `authors` or `references` where it comes from, if that matters, and delete this line"
            message = f"{copy.path} replaces {copy.replaces}, which {change}"
            yield replaced_original_changed.at(COPIES, (copy.line - 1,), message, help=gone if copy.is_gone else cure)


@rule("E344", "stub-replaces-article", Severity.WARNING, scope=Scope.TIES)
def stub_replaces_article(subject: Subject) -> Iterator[Finding]:
    for key, original in subject.definitions.originals.items():
        event = subject.definitions.by_key.get(key)
        if event is not None and event.is_stub and not original.is_stub and not event.withdrawn:
            yield stub_replaces_article.at(
                event.file,
                (*event.path, "id"),
                f"{key} has only facts here and takes the place of the article in {original.file}",
                help="delete it here; or explain the event; or write a note on it instead",
            )
