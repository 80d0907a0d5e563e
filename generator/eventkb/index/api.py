"""The files below `/api/v1/`, without those of single events, which are made beside their articles."""

import gzip
import json
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import NamedTuple, TypeVar
from zlib import crc32

from eventkb.index import guides, schema, shapes, tables
from eventkb.index.compactjson import compact_json
from eventkb.index.document import by_language, document, entry, json_address, origin, stated
from eventkb.model import address
from eventkb.model.address import API, Address, Read
from eventkb.model.catalogue import newest_first
from eventkb.model.event import Event, EventKey
from eventkb.model.identifier import EventId, id_slug
from eventkb.model.source import EventSource
from eventkb.pour.edition import Edition

LIST = Address(f"{API}events.json")
DUMP = Address(f"{API}events.ndjson.gz")
FEWEST, MOST = 32, 128
"""Events that are compressed as one member."""
AHEAD = 8
"""Members that wait to be compressed."""
FAST = 6
"""Level of gzip: half as large again as the best one, in a tenth of the time."""


Named = TypeVar("Named")


class Piece(NamedTuple):
    """Where a part of a file is that consists of others: a file of the site, or what it has under a name."""

    file: Address
    name: str = ""


def of_event(edition: Edition, event: Event, data: shapes.EventDocument) -> tuple[Address, bytes]:
    """An event's own file."""
    return edition.json(event.key), compact_json(data)


def files(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """The index, the lists without that of events, the schemas and the OpenAPI description."""
    site, catalogue = editions[0].site, editions[0].catalogue
    yield _file("index", _index(editions))
    yield _file(
        "sources", {"sources": [_source(editions, source) for source in catalogue.definitions.sources.values()]}
    )
    yield _file("changes", {"changes": _changes(editions)})
    yield from tables.files(editions)
    yield from guides.files(editions)
    yield from schema.files(site.name, site.url or "/")


def of_source(editions: Sequence[Edition], name: str) -> Iterator[tuple[Address, bytes]]:
    """The file of a source."""
    catalogue = editions[0].catalogue
    events = [entry(editions, event) for event in catalogue.by_source.get(name, ())]
    document = _source_document(editions, catalogue.definitions.sources[name], events)
    yield address.source_json(editions[0].slug(name)), compact_json(document)


def of_id(editions: Sequence[Edition], id: EventId) -> tuple[Address, bytes]:
    """The file of an ID."""
    events = editions[0].catalogue.by_id[id]
    return address.id_json(id_slug(id)), compact_json({"events": [entry(editions, event) for event in events]})


def sources(edition: Edition) -> Iterator[Address]:
    """The files of all sources with events, in the order of the list of all events."""
    return (address.source_json(edition.slug(name)) for name in edition.catalogue.by_source)


def listed(files_of_sources: Iterable[bytes]) -> bytes:
    """The list of all events, of the files of their sources."""
    return b'{"events":[' + b",".join(map(_entries, files_of_sources)) + b"]}"


def _entries(file: bytes) -> bytes:
    """The entries in the file of a source, as they are written there. No text of JSON has a quotation mark inside."""
    start = file.index(ENTRIES) + len(ENTRIES)
    return file[start : file.index(AFTER_ENTRIES, start - 1)]


ENTRIES, AFTER_ENTRIES = b',"events":[', b'],"stubs":{'
"""What is before and behind the entries in the file of a source."""


def places(edition: Edition) -> list[Piece]:
    """Where the documents of all events are, in their order."""
    return [place(edition, key) for key in _keys(edition)]


def _keys(edition: Edition) -> Iterator[EventKey]:
    return chain.from_iterable(edition.catalogue.keys_by_source.values())


def place(edition: Edition, key: EventKey) -> Piece:
    """Where the document of an event is: in its own file, or in that of the source."""
    if edition.catalogue.definitions.has_own_json(key):
        return Piece(edition.json(key))
    return Piece(address.source_json(edition.slug(key.source)), edition.event_slug(key))


def _name(piece: Piece) -> str:
    """What an event is called in the addresses of documents, of the place of its own."""
    file = piece.file.rpartition("/")[2].removesuffix(".json")
    return f"{file}-{piece.name}" if piece.name else file


def _name_of(edition: Edition, key: EventKey) -> str:
    """The same of an event, without asking where its document is."""
    return f"{edition.slug(key.source)}-{edition.event_slug(key)}"


def documents(pieces: Iterable[Piece], read: Read) -> Iterator[bytes]:
    """The documents of events, each as one line of JSON; `read` returns the content of a file of the API."""
    held: str = ""
    stubs: Stubs = {}
    for piece in pieces:
        if piece.name and piece.file != held:
            held, stubs = piece.file, stubs_in(read(piece.file))
        yield compact_json(stubs[piece.name]) if piece.name else read(piece.file)


Stubs = Mapping[str, object]
"""The documents of bare stubs by the last part of their address."""


def stubs_in(content: bytes) -> Stubs:
    """The bare stubs in the file of a source."""
    stubs: Stubs = json.loads(content)["stubs"]
    return stubs


def members(events: Iterable[Named], name: Callable[[Named], str]) -> Iterator[tuple[Named, ...]]:
    """The events of each member. What begins one is decided by the name of an event, so that one more or less changes
    the member that it is in, and few or none behind that."""
    together: list[Named] = []
    for event in events:
        size = len(together)
        if size == MOST or (size >= FEWEST and crc32(name(event).encode()) % FEWEST == 0):
            yield tuple(together)
            together = []
        together.append(event)
    if together:
        yield tuple(together)


def dump(pieces: Sequence[Piece], read: Read) -> bytes:
    """All events, one per line, compressed; the same bytes for the same events.

    A file can consist of several members (RFC 1952, 2.2), which threads compress at the same time.
    """
    lines, compressed = documents(pieces, read), list[bytes]()
    with ThreadPoolExecutor() as pool:
        waiting: deque[Future[bytes]] = deque()
        for together in members(pieces, _name):
            waiting.append(pool.submit(_member, [*islice(lines, len(together))]))
            if len(waiting) > AHEAD:  # or all documents would be in memory at once
                compressed.append(waiting.popleft().result())
        return b"".join((*compressed, *(member.result() for member in waiting)))


MEMBER_HEAD = gzip.compress(b"", FAST, mtime=0)[:10]
"""The beginning of a member (RFC 1952, 2.3): the same for all, as none has a time or a name."""


def dump_again(
    dumped: bytes, before: Edition, edition: Edition, changed: Collection[EventKey], read: Read
) -> bytes | None:
    """The dump of an edition, of whose events those that have not changed are in the one `before`; None where that has
    another form. Only members with other events, or with a changed one, are compressed again."""
    former = [MEMBER_HEAD + member for member in dumped.split(MEMBER_HEAD)[1:]]
    owners = [*members(_keys(before), partial(_name_of, before))]
    if len(owners) != len(former) or not dumped.startswith(MEMBER_HEAD):
        return None
    known = {own: member for own, member in zip(owners, former, strict=True) if not any(key in changed for key in own)}
    return b"".join(
        known[own] if own in known else _member([*documents((place(edition, key) for key in own), read)])
        for own in members(_keys(edition), partial(_name_of, edition))
    )


def _member(documents: Sequence[bytes]) -> bytes:
    return gzip.compress(b"".join(document + b"\n" for document in documents), FAST, mtime=0)


def _file(name: str, data: object) -> tuple[Address, bytes]:
    return Address(f"{API}{name}.json"), compact_json(data)


def _index(editions: Sequence[Edition]) -> shapes.Index:
    first = editions[0]
    return {
        "version": "1",
        "name": first.site.name,
        "languages": [str(edition.locale) for edition in editions],
        "events": len(first.catalogue.events),
        "articles": len(first.catalogue.articles),
        "catalogues": [stated(catalogue) for catalogue in first.catalogue.definitions.origins],
        "addresses": {endpoint.name: f"/{API}{endpoint.path}" for endpoint in schema.ENDPOINTS},
    }


def _source(editions: Sequence[Edition], source: EventSource) -> shapes.SourceEntry:
    first = editions[0]
    slug = first.slug(source.name)
    return {
        "source": source.name,
        "slug": slug,
        "json": f"/{API}sources/{slug}.json",
        "events": len(first.catalogue.by_source.get(source.name, ())),
        "title": by_language(source.title),
    }


def _source_document(
    editions: Sequence[Edition], source: EventSource, events: list[shapes.EventEntry]
) -> shapes.SourceDocument:
    edition = editions[0]
    return {
        "source": source.name,
        "slug": edition.slug(source.name),
        "kind": edition.catalogue.definitions.kind_of(source.name).name,
        "guid": source.guid,
        "aliases": list(source.aliases),
        "former_names": list(source.former_names),
        "product": source.product,
        "channel": source.channel,
        "title": by_language(source.title),
        "origin": origin(edition, source.file),
        "events": events,
        "stubs": {
            edition.event_slug(event.key): document(editions, event)
            for event in edition.catalogue.by_source.get(source.name, ())
            if not edition.catalogue.definitions.has_own_json(event.key)
        },
    }


def _changes(editions: Sequence[Edition]) -> list[shapes.Change]:
    dates = editions[0].catalogue.dates
    return [
        {"modified": dates[key], "event": str(key), "json": f"/{json_address(editions[0], key)}"}
        for key in newest_first(dates)
    ]
