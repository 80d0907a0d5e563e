"""The rules about links from one event to another: `related`, `replaced_by`, and `[[…]]` in texts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from eventkb.check.rule import Scope, few, rule
from eventkb.check.subject import SINGLE_BRACKETS, Subject
from eventkb.language.markup import event_links
from eventkb.language.wording import nearest
from eventkb.model.address import permalink, slug
from eventkb.model.diagnostic import Finding, Path, Severity, likely
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import LINKED, linked_as
from eventkb.model.identifier import EventId, event_id, id_slug

DEAD_END = "correct the source or the ID, or define this event"
DIGITS = "0123456789"
SIGNS = f"{DIGITS}abcdefghijklmnopqrstuvwxyz._-:"
MANY = 3
"""So many files don't contain the same typing error."""


@frozen_dataclass(kw_only=True)
class Link:
    """A mention of an event, with its place. `target` is None where what is `written` is not the key of an event.

    `excluded` are events that cannot be meant: the one that links, and those that it is related to already.
    A link in a text has a `span`, and perhaps `words` after the key: `[[Demo/2|the other event]]`.
    """

    target: EventKey | None
    file: str
    path: Path
    written: str = ""
    span: tuple[int, int] | None = None
    words: str = ""
    excluded: frozenset[str] = frozenset()


@rule("E201", "unknown-event", scope=Scope.LINKS)
def unknown_event(subject: Subject) -> Iterator[Finding]:
    links = _links(subject, lambda target: not subject.exists(target))
    missing = [(link, link.target) for link in links if link.target and not subject.exists(link.target)]
    files = Counter(target for target, _ in {(target, link.file) for link, target in missing})
    released = frozenset(subject.released) if missing else frozenset()
    reported: set[EventKey] = set()
    for link, target in few(missing, lambda pair: pair[0].file):
        gone = _gone(subject, target, files[target], released)
        if gone and target in reported:
            continue  # restoring it, or taking over its links, is one thing to do
        reported.add(target)
        message, help = gone or _dead_end(target)
        meant = None if gone else _meant(subject, target, link)
        yield unknown_event.at(
            link.file,
            link.path,
            message,
            help=f"did you mean {meant}?" if meant else help,
            span=link.span,
            fix=likely(f"[[{meant}{link.words}]]" if link.span else str(meant)) if meant else None,
        )


def _dead_end(target: EventKey) -> tuple[str, str]:
    """The message and help about an event or a guide that was never there."""
    if target.source == LINKED:
        return f"no guide {target.id}", f"correct the name, or write events/{LINKED}/{target.id}.yml"
    return f"no event {target}", DEAD_END


def _meant(subject: Subject, target: EventKey, link: Link) -> EventKey | str | None:
    """What somebody probably wanted to link."""
    if target.source == LINKED:
        guide = nearest(str(target.id), subject.definitions.guides)
        return linked_as(guide) if guide else None
    return _by_path(subject, target) or nearest_event(subject, target, link.excluded)


def _by_path(subject: Subject, target: EventKey) -> EventKey | None:
    """The event whose file somebody has named instead of its key: `events/Demo/8.yml`."""
    *_, folder, name = f"{target.source}/{target.id}".removesuffix(".yml").split("/")
    id = event_id(name)
    key = EventKey(folder, id) if id is not None else None
    return key if key is not None and key != target and subject.exists(key) else None


def _gone(subject: Subject, target: EventKey, files: int, released: Collection[str]) -> tuple[str, str] | None:
    """The message and help about an event that was certainly there once.

    It was published, it was deleted in the repository, or so many files link it that it is no typing error.
    """
    links = f"{files} files link it" if files > 1 else "is still linked"
    part = subject.definitions.slugs.get(target.source, slug(target.source))
    if permalink(part, id_slug(target.id)) in released:
        help = "restore its file and write why it is gone into `withdrawn`; or link the event that took its place"
        since = f" and was deleted on {day}" if (day := subject.deleted(target)) else " and is gone"
        return f"{target} was published{since}, but {links}", help
    if day := subject.deleted(target):
        help = "restore its file; or link the event that took its place, or delete the links"
        return f"{target} was deleted on {day}, but {links}", help
    if files >= MANY:
        help = "restore its file, if somebody has deleted or renamed it; or correct all links"
        return f"no event {target}, but {links}", help
    return None


@rule("E202", "related-to-itself", scope=Scope.TIES)
def related_to_itself(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        for path, target in _typed(event) if event.key in map(subject.meant, _targets(event)) else ():
            if subject.meant(target) == event.key:
                way = "replaced by" if path[-1] == "replaced_by" else "related to"
                help = "write the key of the other event, or delete this one"
                yield related_to_itself.at(event.file, path, f"{event.key} is {way} itself", help=help)


@rule("E203", "relation-typed-twice", scope=Scope.TIES)
def relation_typed_twice(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        seen = set()
        for number, relation in enumerate(event.related):
            relationship = subject.meant(relation.target), relation.kind
            if relationship in seen:
                yield relation_typed_twice.at(
                    event.file,
                    (*event.path, "related", number, "event"),
                    f"{relation.kind} {relation.target} is written twice",
                    help="delete one of the two, and keep the better reason",
                )
            seen.add(relationship)


@rule("E204", "link-to-withdrawn-event", Severity.WARNING, scope=Scope.LINKS)
def link_to_withdrawn_event(subject: Subject) -> Iterator[Finding]:
    for link in _links(subject, subject.is_withdrawn):
        if link.target is not None and subject.is_withdrawn(link.target):
            successor = subject.definitions.by_key[subject.meant(link.target)].replaced_by
            yield link_to_withdrawn_event.at(
                link.file,
                link.path,
                f"the article on {link.target} was withdrawn",
                help=f"link {successor} instead" if successor else "link another event, or delete the link",
                span=link.span,
            )


@rule("E205", "wrong-event-link", scope=Scope.LINKS)
def wrong_event_link(subject: Subject) -> Iterator[Finding]:
    for link in _in_texts(subject):
        if link.target is None:
            yield wrong_event_link.at(
                link.file,
                link.path,
                f"[[{link.written}]] does not name an event",
                help="write [[Source/ID]] or [[Source/ID|words]]; put brackets that are not a link into backticks",
                span=link.span,
            )
    for passage, locale, value in subject.doubtful:
        for match in SINGLE_BRACKETS.finditer(value):
            key = EventKey.parse(match[1])
            if key and subject.exists(key):
                yield wrong_event_link.at(
                    passage.file,
                    passage.at(locale),
                    f"{match[0]} is no link: it takes two brackets on each side",
                    help=f"write [[{match[1]}]]",
                    span=match.span(),
                    fix=likely(f"[[{match[1]}]]"),
                )


def _links(subject: Subject, is_wanted: Callable[[EventKey], bool]) -> Iterator[Link]:
    """The wanted links in keys of events; those of all guides; and those of texts with a doubtful one."""
    for event in subject.definitions.events:
        if any(is_wanted(target) for target in _targets(event)):
            for path, target in _typed(event):
                if is_wanted(target):
                    yield Link(target=target, file=event.file, path=path, excluded=_excluded(event, path))
    for guide in subject.definitions.guides.values():
        for step in guide.steps.values():
            for number, key in enumerate(step.look_for):
                yield Link(target=key, file=guide.file, path=("steps", step.key, "look_for", number))
    yield from _in_texts(subject)


def _targets(event: Event) -> list[EventKey]:
    """The events that keys of an event name. Nearly all are as they should be, so nobody asks for their places."""
    targets = [relation.target for relation in event.related]
    return targets if event.replaced_by is None else [*targets, event.replaced_by]


def _typed(event: Event) -> list[tuple[Path, EventKey]]:
    """The events that keys of an event name, with their places."""
    links: list[tuple[Path, EventKey]] = [
        ((*event.path, "related", number, "event"), relation.target) for number, relation in enumerate(event.related)
    ]
    if event.replaced_by is not None:
        links.append(((*event.path, "replaced_by"), event.replaced_by))
    return links


def _excluded(event: Event, path: Path) -> frozenset[str]:
    """The events that a link at a path can't mean: the event itself, and beside `related` those related already."""
    related = [str(relation.target) for relation in event.related] if path[-1] == "event" else []
    return frozenset((*related, str(event.key)))


def _in_texts(subject: Subject) -> Iterator[Link]:
    """The links of all texts with a doubtful one. Parsing the other texts would cost more than all other rules."""
    for passage, locale, value in subject.doubtful:
        for link in event_links(value):
            yield Link(
                target=EventKey.parse(link.target),
                written=link.target,
                file=passage.file,
                path=passage.at(locale),
                span=link.span,
                words=link.words,
                excluded=frozenset({passage.owner}),
            )


def nearest_event(subject: Subject, target: EventKey, excluded: Collection[str] = ()) -> EventKey | None:
    """The event that was probably meant: an old or similar name of its source, this or a similar ID."""
    sources = subject.definitions.sources
    now = {former: source.name for source in sources.values() for former in source.former_names}
    source = target.source if target.source in sources else nearest(target.source, [*sources, *now])
    if source is None:
        return None
    source = now.get(source, source)
    candidates = (EventKey(source, id) for id in (target.id, *_slips(target.id)))
    return next((key for key in candidates if subject.exists(key) and str(key) not in excluded), None)


def _slips(id: EventId) -> Iterator[EventId]:
    """The IDs that differ by one typing error: two signs exchanged, one too many, missing, or wrong.

    Looking these up is much faster than comparing a wrong link with each of thousands of events.
    """
    digits = str(id)
    signs = DIGITS if isinstance(id, int) else SIGNS
    places = range(len(digits))
    slips = [
        *(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :] for n in places[:-1]),
        *(digits[:n] + digits[n + 1 :] for n in places),
        *(digits[:n] + digit + digits[n:] for n in (*places, len(digits)) for digit in signs),
        *(digits[:n] + digit + digits[n + 1 :] for n in places for digit in signs),
    ]
    ids = [slip for written in slips if (slip := event_id(written)) is not None]
    return (slip for slip in ids if isinstance(slip, int) or isinstance(id, str))
