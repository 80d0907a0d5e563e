"""What a build is asked for, and what it reports."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from eventkb.model.diagnostic import Diagnostic
from eventkb.model.locale import Language, Locale
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.share import Share


@dataclass(frozen=True, slots=True)
class Missing:
    """What a language lacks: the number of articles with a text that is not translated."""

    language: Language
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made; `pages` is the number of pages of the site. `plan` is what was poured, None if nothing was."""

    site: Path
    events: int
    stubs: int
    pages: int
    locales: tuple[Locale, ...]
    missing: tuple[Missing, ...]
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    plan: Plan | None = field(default=None, repr=False)

    @property
    def is_published(self) -> bool:
        """Whether there is a site now, and errors have not kept it from being published."""
        return self.plan is not None or self.pages > 0


@dataclass(frozen=True, slots=True, kw_only=True)
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
