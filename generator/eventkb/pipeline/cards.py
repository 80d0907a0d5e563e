"""The pictures of articles, made where a chat could fetch them, and kept until what they say changes."""

from collections.abc import Sequence
from pathlib import Path

from eventkb.index.card import Card, card, picture
from eventkb.pipeline import cache, parallel
from eventkb.pipeline.plan import Plan
from eventkb.publish import replace, write

FOLDER = "cards"


def put(root: Path, plan: Plan, staged: Path, jobs: int) -> None:
    """Writes the picture of each article into a site; only those that are not kept are drawn."""
    folder = root / cache.FOLDER / FOLDER
    first = plan.editions[0]
    cards = {event.key: card(plan.editions, event) for event in plan.catalogue.events.values() if not event.is_stub}
    files = {key: folder / f"{cache.digest(cache.program(), repr(view))}.png" for key, view in cards.items()}
    missing = [(files[key], view) for key, view in cards.items() if not files[key].exists()]
    list(parallel.in_chunks(_draw, missing, jobs, size=20))
    for key, file in files.items():
        write(staged, first.picture(key), file.read_bytes())
    kept = set(files.values())
    for file in folder.glob("*.png"):
        if file not in kept:
            file.unlink()


def _draw(cards: Sequence[tuple[Path, Card]]) -> None:
    for file, view in cards:
        replace(file, picture(view))
