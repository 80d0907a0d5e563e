"""The rules about kinds of sources, and about the addresses of events whose IDs are texts."""

import re
from collections.abc import Iterator

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.wording import nearest, one_of, shortened
from eventkb.model.address import DEVICES, permalink
from eventkb.model.diagnostic import Finding, Path, likely
from eventkb.model.event import Event

OF_THE_SITE = re.compile(r"page-[0-9]+")
"""Further pages of a source's list, which are beside its events."""


@rule("E335", "unknown-kind", scope=Scope.TIES)
def unknown_kind(subject: Subject) -> Iterator[Finding]:
    known = list(subject.definitions.kinds.by_name)
    for source in subject.definitions.sources.values():
        if source.kind and known and source.kind not in known:
            meant = nearest(source.kind, known)
            help = f"did you mean {meant}?" if meant else f"write {one_of(known)}; or describe it"
            yield unknown_kind.at(
                source.file,
                ("kind",),
                f"there is no kind {shortened(source.kind, 40)}",
                help=help if meant else f"{help} in kinds/{source.kind}.yml",
                fix=likely(meant) if meant else None,
            )


@rule("E336", "same-event-address", scope=Scope.TIES)
def same_event_address(subject: Subject) -> Iterator[Finding]:
    owners: dict[str, Event] = {}
    for event in subject.definitions.by_key.values():
        part = subject.definitions.slug_of(event.key)
        # The permanent link of an event is equal wherever its article's address is.
        address = permalink(subject.definitions.slugs[event.key.source], part)
        owner = owners.setdefault(address, event)
        if owner is not event and _differ(subject, owner, event):
            yield same_event_address.at(
                event.file,
                _named(event),
                f"{event.key} has the same address as {owner.key}: /{address}",
                help=f"write `slug: {part}-2`, or a better one, into one of the two",
            )


@rule("E337", "unusable-event-slug", scope=Scope.TIES)
def unusable_event_slug(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.by_key.values():
        part = subject.definitions.slug_of(event.key)
        if part in DEVICES or OF_THE_SITE.fullmatch(part):
            owner = "no folder on some systems may have" if part in DEVICES else "the site has for a list"
            yield unusable_event_slug.at(
                event.file,
                _named(event),
                f"{event.key} gives the address {part}, which {owner}",
                help=f"write `slug: {part}-event`, or a better one, into the event",
            )


def _named(event: Event) -> Path:
    """Where an event says what its address is."""
    return (*event.path, "slug" if event.slug else "id")


def _differ(subject: Subject, event: Event, other: Event) -> bool:
    """Whether the slugs of two sources differ or are one; two sources with one slug have a rule of their own."""
    slugs = subject.definitions.slugs
    return event.key.source == other.key.source or slugs[event.key.source] != slugs[other.key.source]
