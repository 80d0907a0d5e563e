"""The pictures of articles, made where a chat could fetch them, and kept until what they say changes."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from eventkb.index.card import Card, card, picture
from eventkb.model.event import EventKey
from eventkb.pipeline import cache, parallel
from eventkb.pipeline.plan import Plan
from eventkb.publish import replace, write

FOLDER = "cards"


ROOM = 2
"""How many times the pictures of a site may be kept: those that a change replaced stay until there is no room left."""


def put(root: Path, plan: Plan, staged: Path, jobs: int, keys: Iterable[EventKey]) -> None:
    """Writes the pictures of the articles among some events into a site, and forgets all others that were kept."""
    kept = _written(root, plan, staged, jobs, keys)
    for file in (root / cache.FOLDER / FOLDER).glob("*.png"):
        if file not in kept:
            file.unlink()


def renew(root: Path, plan: Plan, staged: Path, jobs: int, keys: Iterable[EventKey]) -> None:
    """Writes the pictures of the articles among some events into a site, and forgets the oldest of too many."""
    _written(root, plan, staged, jobs, keys)
    files = [(file.stat().st_mtime_ns, file) for file in (root / cache.FOLDER / FOLDER).glob("*.png")]
    for _, file in sorted(files)[: -ROOM * len(plan.catalogue.articles)]:
        file.unlink()


def _written(root: Path, plan: Plan, staged: Path, jobs: int, keys: Iterable[EventKey]) -> frozenset[Path]:
    """Writes the pictures of the articles among some events into a site; only those that are not kept are drawn.

    Returns their files in the cache.
    """
    folder = root / cache.FOLDER / FOLDER
    first = plan.editions[0]
    events = [event for key in keys if not (event := plan.catalogue.events[key]).is_stub]
    cards = {event.key: card(plan.editions, event) for event in events}
    files = {key: folder / f"{cache.digest(cache.program(), repr(view))}.png" for key, view in cards.items()}
    missing = [(files[key], view) for key, view in cards.items() if not files[key].exists()]
    list(parallel.in_chunks(_draw, missing, jobs, size=20))
    for key, file in files.items():
        write(staged, first.picture(key), file.read_bytes())
    return frozenset(files.values())


def _draw(cards: Sequence[tuple[Path, Card]]) -> None:
    for file, view in cards:
        replace(file, picture(view))
