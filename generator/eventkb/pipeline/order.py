"""What a build is asked for, and what it reports."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from eventkb.model.diagnostic import Diagnostic
from eventkb.model.locale import Language, Locale
from eventkb.pipeline.plan import Plan


@dataclass(frozen=True, slots=True)
class Missing:
    """What a language lacks: the number of articles with a text that is not translated."""

    language: Language
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made. `pages` is 0 where errors kept it from publishing; `plan` is what was poured."""

    site: Path
    events: int
    stubs: int
    pages: int
    locales: tuple[Locale, ...]
    missing: tuple[Missing, ...]
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    plan: Plan | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built. `site_dir` None means where the configuration says; for the public, notes are left out."""

    root: Path
    site_dir: Path | None = None
    jobs: int = 0
    only: Collection[str] = ()
    keep_going: bool = False
    is_public: bool = False
