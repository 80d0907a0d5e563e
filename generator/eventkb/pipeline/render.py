"""What the engine makes of each language, kept until something changes that it read."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from eventkb.index.styles import names_in
from eventkb.model.policy import with_policy
from eventkb.pipeline import cache
from eventkb.pipeline.materials import refuse_links
from eventkb.pipeline.project import Configuration, Engine, EngineFault, Rendered
from eventkb.publish import discard
from eventkb.stock import FOLDERS, POURED, stock

FRAMES = {
    "article": "frames/article/index.html",
    "deeper": "frames/deep/below/index.html",
    "deep": "frames/deep/index.html",
    "shallow": "frames/index.html",
}
"""Where the engine puts each kind of frame, below the language's root: as deep as the pages poured into it."""

PLUGIN = "eventkb"
COMPLETE = ".complete"
NOT_OURS = ("sitemap.xml", "sitemap.xml.gz", "search.json", COMPLETE)
"""What engines make that the whole site has once, for all languages."""


UNUSED = (
    "assets/javascripts/lunr/", "assets/javascripts/workers/",  # the theme's own search, which our pages don't have
    "assets/stylesheets/modern/",  # another look of Zensical's theme
    "assets/javascripts/LICENSE",  # the site has all licences in one place
)  # fmt: skip
"""Files of engines that no page asks for, by how their paths begin."""


def is_unused(file: str) -> bool:
    """Whether no page asks for a file of the engine, such as its theme's search, and maps of scripts for debuggers."""
    return file.startswith(UNUSED) or file.endswith(".map")


def render(root: Path, engine: Engine, configurations: Sequence[Configuration]) -> tuple[Rendered, ...]:
    """All languages rendered by the engine, one after the other, or taken from the cache.

    Rules of the theme's style sheets for what is on no page are left out, so names in templates of articles count too.
    What the engine has made ready for the first language, such as the theme's templates, the others need not wait for.

    Raises:
        EngineFault: something in the hand-written pages stops the engine, a frame is missing, or a link leads out of
            the project.
    """
    refuse_links(root, [*(each.docs_dir for each in configurations), *(root / name for name in FOLDERS)])
    decisive = cache.digest(engine.version, cache.program(), *sorted(names_in(stock(root).texts(POURED, ".jinja"))))
    folders = [_language(root, engine, configuration, decisive) for configuration in configurations]
    _forget(root, folders)
    return tuple(map(_rendered, configurations, folders))


def _folder(root: Path, configuration: Configuration, decisive: str) -> Path:
    """Where a language's pages are kept: under the digest of all that decides them, and what all languages share."""
    settings = (" ".join(configuration.kinds), " ".join(configuration.defined), cache.files(configuration.inputs, root))
    return root / cache.FOLDER / "pages" / f"{configuration.locale}-{cache.digest(decisive, *settings)}"


def _language(root: Path, engine: Engine, configuration: Configuration, decisive: str) -> Path:
    into = _folder(root, configuration, decisive)
    if not (into / COMPLETE).exists():
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir(parents=True)
        try:
            engine.render(configuration, into)
            (into / COMPLETE).touch()
        except BaseException:
            discard(into)
            raise
    return into


def _forget(root: Path, wanted: Sequence[Path]) -> None:
    """Deletes what was kept of earlier states of the hand-written pages."""
    for kept in (root / cache.FOLDER / "pages").iterdir():
        if kept not in wanted:
            shutil.rmtree(kept, ignore_errors=True)


def _rendered(configuration: Configuration, folder: Path) -> Rendered:
    pages = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))
    }
    for file in FRAMES.values():
        if file not in pages:
            raise EngineFault(
                f"{configuration.file.name}: the engine made no {file} for `{configuration.locale}`; "
                f"does `docs_dir` name docs/{configuration.locale}, and is `{PLUGIN}` among the plugins?"
            )
    if configuration.policy_in_pages:
        pages = {path: with_policy(page) for path, page in pages.items()}
    return Rendered(configuration.locale, folder, pages)
