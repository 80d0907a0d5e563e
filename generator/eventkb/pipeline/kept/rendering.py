"""Hand-written pages that the site engine renders again, because one of them has changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from eventkb.model.address import Address
from eventkb.model.asked import Input
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline import outputs
from eventkb.pipeline.doors import HAND_WRITTEN
from eventkb.pipeline.kept.inputs import Wider
from eventkb.pipeline.kept.state import Frame, Kept
from eventkb.pipeline.kept.translations import counting_pages
from eventkb.pipeline.plan import frames, hand_written
from eventkb.pipeline.project import Rendered


@frozen_dataclass(kw_only=True)
class Rendering:
    """The pages of docs/ in all languages before and now, as HTML by address, and the files that they show."""

    rendered: Sequence[Rendered]
    pages: tuple[Mapping[Address, str], Mapping[Address, str]]
    assets: tuple[frozenset[str], frozenset[str]]

    @property
    def inputs(self) -> Iterator[Input]:
        """What units ask for of hand-written pages that differ."""
        was, now = self.pages
        yield from ((HAND_WRITTEN, place) for place, html in now.items() if html != was[place])

    def write_assets(self, site: Path) -> frozenset[str]:
        """Writes all files that pages show into a folder; returns those of the site that are gone."""
        for language in self.rendered:
            outputs.write_assets(site, language)
        was, now = self.assets
        return was - now


def rendering(kept: Kept, rendered: Sequence[Rendered]) -> Rendering:
    """What is different in pages that have been rendered again.

    Raises:
        Wider: there are other pages.
    """
    was, now = kept.pages(), hand_written(rendered)
    if was.keys() != now.keys():
        raise Wider("a hand-written page is new, or gone")
    return Rendering(rendered=rendered, pages=(was, now), assets=(kept.assets(), outputs.assets(rendered)))


def with_pages(frame: Frame, rendered: Sequence[Rendered]) -> Frame:
    """What pages are made with, with frames and pages of today."""
    press = replace(frame.press, frames=frames(rendered))
    return replace(frame, press=press, counting=counting_pages(rendered))
