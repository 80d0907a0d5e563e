"""What is kept of events and of their neighbourhoods as blobs, each of which is read when somebody asks for it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from eventkb.cache.store import Lost, Place, Store
from eventkb.model.catalogue import Catalogue, Neighbourhood
from eventkb.model.event import EventKey
from eventkb.pipeline import cache
from eventkb.pipeline.gather import CACHED
from eventkb.pipeline.kept.before import Before
from eventkb.pipeline.kept.change import Change
from eventkb.pipeline.kept.files import Files
from eventkb.pipeline.kept.state import AROUND, EVENTS, Places
from eventkb.read import Piece


def places_of(store: Store, catalogue: Catalogue, names: Mapping[str, str]) -> Places:
    """Takes over what each file defines from the cache, and returns the places of the files with events.

    `names` are those under which the cache has what each file defines.

    Raises:
        Lost: another command has replaced that meanwhile.
    """
    path = cache.file_of_parts(store.root, CACHED)
    store.take(path)
    try:
        places = cache.places_in_parts(store.folder / path.name)
        files = dict.fromkeys(event.file for event in catalogue.events.values())
        return {file: places[names[file]] for file in files}
    except cache.UNREADABLE as fault:
        raise Lost(CACHED) from fault


def around(catalogue: Catalogue, places: Places) -> Iterator[tuple[Sequence[str], object]]:
    """The neighbourhoods of all events as `Before.load_around` reads them, together for the files at one place."""
    files: dict[Place, dict[str, dict[EventKey, Neighbourhood]]] = {}
    for key, event in catalogue.events.items():
        own = files.setdefault(places[event.file], {}).setdefault(event.file, {})
        own[key] = catalogue.neighbourhoods[key]
    for group in files.values():
        yield tuple(group), {key: around for own in group.values() for key, around in own.items()}


def places_now(before: Before, changes: Change, files: Files) -> tuple[Places, Places]:
    """Keeps what has changed with some `files`; returns the places of all events and of all neighbourhoods."""
    store = before.kept.store
    places = store.add_blobs(EVENTS, _events(changes, files.contents), _without(before.places, files.gone))
    neighbourhoods = store.add_blobs(AROUND, _around(changes), _without(before.around, files.gone))
    return places, neighbourhoods


def _without(places: Places, gone: Collection[str]) -> Places:
    return {file: place for file, place in places.items() if file not in gone} if gone else places


def _events(changes: Change, files: Collection[str]) -> Iterator[tuple[tuple[str], object]]:
    """The events of some files that have any, as `Before.load` reads them."""
    for file, keys in _by_file(changes, files).items():
        piece = Piece(file=file, events=tuple(map(changes.shelf.event, keys)))
        yield (file,), {file: piece}


def _around(changes: Change) -> Iterator[tuple[tuple[str], object]]:
    """The neighbourhoods of the events of files in which one has another one, as `Before.load_around` reads them."""
    around = changes.related.around if changes.related else {}
    for file, keys in _by_file(changes, {changes.shelf.keys[key] for key in around}).items():
        yield (file,), {key: changes.shelf.neighbourhood(key) for key in keys}


def _by_file(changes: Change, files: Collection[str]) -> Mapping[str, Sequence[EventKey]]:
    keys: dict[str, list[EventKey]] = {}
    for key, file in changes.shelf.keys.items():
        if file in files:
            keys.setdefault(file, []).append(key)
    return keys
