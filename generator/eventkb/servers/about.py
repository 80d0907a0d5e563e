"""What the preview adds to the page of an event for its writer: the lines of its sections, and its problems."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.diagnostic import Path as Way
from eventkb.model.event import Event
from eventkb.model.locale import Locale
from eventkb.pipeline.plan import Plan
from eventkb.read import readable

ARTICLE = re.compile(r"/([a-z-]+)/([a-z0-9-]+)/([a-z0-9-]+)/")
SECTIONS: Mapping[str, Way] = {
    "details": (),
    "message": ("message",),
    "explanation": ("explanation",),
    "impact": ("impact",),
    "user-action": ("user_action",),
    "verification": ("verification",),
    "related": ("related",),
    "references": ("references",),
}
"""The path of the value that a section shows, by the section's anchor."""


@dataclass(frozen=True, slots=True)
class About:
    """The file of a page's event, the lines of its sections by anchor, and its problems."""

    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()


def about(path: str, plan: Plan, root: Path, problems: Sequence[Diagnostic]) -> About:
    """What is known about the page at a path of the site; empty if it isn't an article."""
    event = _event(path, plan)
    if event is None:
        return About()
    try:
        parsed, _ = readable(event.file, (root / event.file).read_bytes())
    except OSError:
        return About()
    own = tuple(diagnostic for diagnostic in problems if diagnostic.place.file == event.file)
    if parsed is None:
        return About(event.file, {}, own)
    paths = {anchor: (*event.path, *way) for anchor, way in SECTIONS.items()}
    lines = {anchor: parsed.place(way).line for anchor, way in paths.items() if way in parsed.nodes}
    return About(event.file, lines, own)


def _event(path: str, plan: Plan) -> Event | None:
    match = ARTICLE.fullmatch(path)
    if match is None:
        return None
    definitions = plan.catalogue.definitions
    locale, slug, own = Locale(match[1]), match[2], match[3]
    sources = (name for name, own_slug in definitions.slugs.items() if own_slug == slug)
    events = (event for name in sources for event in plan.catalogue.by_source.get(name, ()))
    event = next((event for event in events if definitions.slug_of(event.key) == own), None)
    is_right = event is not None and path == f"/{address.article(locale, slug, own)}"
    return event if is_right else None
