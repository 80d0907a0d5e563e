"""The rules about the identity of events and sources: the names and addresses that they have or had."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.wording import quoted, shortened
from eventkb.model.address import DEVICES, LONGEST_SLUG, RESERVED, slug
from eventkb.model.diagnostic import Finding, Path, Severity
from eventkb.model.event import Event, EventKey
from eventkb.model.source import EventSource

FEWEST_WORDS = 3


class OldName(NamedTuple):
    """A former name of an event or a source, with its place."""

    source: str
    file: str
    path: Path


@rule("E211", "duplicate-event", scope=Scope.TIES)
def duplicate_event(subject: Subject) -> Iterator[Finding]:
    for first, again in _defined_again(subject):
        if _is_listed(first) or not _is_listed(again):
            yield duplicate_event.at(
                again.file,
                (*again.path, "id"),
                f"{again.key} is already defined in {first.file}",
                help="correct the ID, or join the two definitions and delete one",
            )


@rule("E212", "known-and-explained", scope=Scope.TIES)
def known_and_explained(subject: Subject) -> Iterator[Finding]:
    for first, again in _defined_again(subject):
        if _is_listed(again) and not _is_listed(first):
            yield known_and_explained.at(
                again.file,
                (*again.path, "id"),
                f"{again.key} has a file of its own, {first.file}",
                help="copy what the other file lacks, and delete it here",
            )


@rule("E213", "same-slug", scope=Scope.TIES)
def same_slug(subject: Subject) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for name, part in subject.definitions.slugs.items():
        other = taken.setdefault(part, name)
        if other != name and other.casefold() != name.casefold() and part:
            file, path = subject.place(subject.definitions.sources[name])
            yield same_slug.at(
                file,
                path,
                f"{name} has the same address as {other}: {part}",
                help=f"write `slug: {part}-2`, or a better one, into source.yml of one of the two",
            )


@rule("E214", "unusable-slug", scope=Scope.TIES)
def unusable_slug(subject: Subject) -> Iterator[Finding]:
    reserved = RESERVED | DEVICES | subject.pages
    for name, part in subject.definitions.slugs.items():
        if not part or part in reserved or len(part) > LONGEST_SLUG:
            file, path = subject.place(subject.definitions.sources[name])
            yield unusable_slug.at(
                file,
                path,
                _unusable(name, part),
                help="write a `slug` of small letters, digits and hyphens into source.yml",
            )
    for old in _old_names(subject):
        part = slug(old.source)
        if not part or part in reserved:
            help = "delete it: no link can ever have led to it"
            yield unusable_slug.at(old.file, old.path, _unusable(old.source, part), help=help)


@rule("E215", "sources-differ-in-case", scope=Scope.TIES)
def sources_differ_in_case(subject: Subject) -> Iterator[Finding]:
    seen: dict[str, EventSource] = {}
    for source in subject.definitions.sources.values():
        other = seen.setdefault(source.name.casefold(), source)
        if other.name != source.name:
            file, path = subject.place(source)
            yield sources_differ_in_case.at(
                file,
                path,
                f"{source.name} and {other.name} differ only in capital and small letters",
                help="write the name as the log shows it, and move all events into the folder of that name",
            )


@rule("E216", "alias-shadows-event", scope=Scope.TIES)
def alias_shadows_event(subject: Subject) -> Iterator[Finding]:
    aliases = list(_aliases(subject))
    addresses = _addresses(subject) if aliases else {}
    for event, place, alias in aliases:
        owner = addresses.get(_address(subject, alias))
        if owner is not None:
            what = "is this event itself" if owner == event.key else f"has the address of {owner}, which exists"
            yield alias_shadows_event.at(event.file, place, f"{alias} {what}", help="delete the alias, or correct it")


@rule("E217", "alias-of-two-events", scope=Scope.TIES)
def alias_of_two_events(subject: Subject) -> Iterator[Finding]:
    owners: dict[tuple[str, str], EventKey] = {}
    for event, place, alias in _aliases(subject):
        owner = owners.setdefault(_address(subject, alias), event.key)
        if owner != event.key:
            message = f"{alias} is already an alias of {owner}"
            yield alias_of_two_events.at(event.file, place, message, help="keep it only in the event that it became")


@rule("E218", "former-name-in-use", scope=Scope.TIES)
def former_name_in_use(subject: Subject) -> Iterator[Finding]:
    slugs = subject.definitions.slugs
    owners = {part: name for name, part in slugs.items()}
    for source in subject.definitions.sources.values():
        for number, former in enumerate(source.former_names):
            owner = owners.setdefault(slug(former), source.name)
            if owner != source.name:
                names = slugs.get(owner) == slug(former)
                yield former_name_in_use.at(
                    source.file,
                    ("former_names", number),
                    f"{quoted(former)} is the name of {owner}"
                    if names
                    else f"{owner} also has the former name {quoted(former)}",
                    help="correct the name; a name that is only for lookup goes into `aliases`",
                )


@rule("E220", "sentence-as-symbolic-name", Severity.WARNING, scope=Scope.FILE)
def sentence_as_symbolic_name(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        names = [(event.path, event.symbolic_name)]
        names += [
            ((*event.path, "variants", number), variant.symbolic_name) for number, variant in enumerate(event.variants)
        ]
        for path, name in names:
            if name and len(name.split()) >= FEWEST_WORDS:
                yield sentence_as_symbolic_name.at(
                    event.file,
                    (*path, "symbolic_name"),
                    f"{shortened(name, 40)} is a sentence, not the name of the event in its source code",
                    help="write the vendor's name, such as MSG_STOPPED; a sentence belongs into `summary`",
                )


def _defined_again(subject: Subject) -> Iterator[tuple[Event, Event]]:
    """The definition of an event that counts, with each other one. A file of its own counts before `known.yml`."""
    events = subject.definitions.events
    if len(events) == len(subject.definitions.by_key):
        return
    for _, group in groupby(sorted(events, key=_rank), key=lambda event: event.key):
        first, *others = group
        for again in others:
            yield first, again


def _rank(event: Event) -> tuple[EventKey, bool, str]:
    return event.key, _is_listed(event), event.file


def _is_listed(event: Event) -> bool:
    """Whether the event is an item of `known.yml`."""
    return bool(event.path)


def _old_names(subject: Subject) -> Iterator[OldName]:
    for source in subject.definitions.sources.values():
        for number, former in enumerate(source.former_names):
            yield OldName(former, source.file, ("former_names", number))
    for event, place, alias in _aliases(subject):
        if alias.source not in subject.definitions.sources:
            yield OldName(alias.source, event.file, place)


def _aliases(subject: Subject) -> Iterator[tuple[Event, Path, EventKey]]:
    for event in subject.definitions.events:
        for number, alias in enumerate(event.aliases):
            yield event, (*event.path, "aliases", number), alias


def _addresses(subject: Subject) -> Mapping[tuple[str, str], EventKey]:
    return {_address(subject, key): key for key in subject.definitions.by_key}


def _address(subject: Subject, key: EventKey) -> tuple[str, str]:
    """The parts of an event's address, which two different keys may share."""
    return subject.definitions.slugs.get(key.source, slug(key.source)), subject.definitions.slug_of(key)


def _unusable(name: str, part: str) -> str:
    if len(part) > LONGEST_SLUG:
        return f"{quoted(name)} gives an address of {len(part)} characters, and {LONGEST_SLUG} are allowed"
    if part in DEVICES:
        return f"{quoted(name)} gives the address {part}, which not every system allows as a folder"
    if part:
        return f"{quoted(name)} gives the address {part}, which belongs to the site itself"
    return f"{quoted(name)} has neither a letter from a to z nor a digit, so it gives no address"
