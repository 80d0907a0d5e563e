"""What a build is asked for."""

from collections.abc import Collection
from pathlib import Path

from eventkb.cache.published import Wishes
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline.share import Share


@frozen_dataclass(kw_only=True)
class Order:
    """What is to be built. `site_dir` None means where the configuration says; for the public, notes are left out.

    `share` is a part of the site, to be put together with the others later; its folder is called after it.
    """

    root: Path
    site_dir: Path | None = None
    jobs: int = 0
    only: Collection[str] = ()
    keep_going: bool = False
    is_public: bool = False
    share: Share | None = None

    @property
    def wishes(self) -> Wishes:
        """What of it decides the site."""
        return Wishes(self.site_dir, tuple(self.only), self.keep_going, self.is_public)
