"""`eventkb serve`: a preview of all languages that shows what is saved a moment later."""

import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
from watchfiles import watch

from eventkb.cli.output import fault, lines_below, print_diagnostics, progress_here, summary_of
from eventkb.engines.mkdocs import MkDocs
from eventkb.engines.pagefind import Pagefind
from eventkb.model.diagnostic import Diagnostic
from eventkb.pipeline import FAULTS, Built, Order, build
from eventkb.pipeline.cache import FOLDER
from eventkb.pipeline.gather import gather
from eventkb.pipeline.materials import materials
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import READ, Engines
from eventkb.pipeline.retouch import put, retouched
from eventkb.read.stock import FOLDERS, SUPPLIED, stock
from eventkb.report import text
from eventkb.servers.about import about
from eventkb.servers.preview import HOST, News, nothing, server

SITE = FOLDER / "preview"
PATIENCE = 3.0
"""Seconds: a site that took longer is not built again for one saved event; that event's pages are enough."""

EDITOR = "vscode://file/{path}:{line}"


@dataclass
class Sitting:
    """What is kept between two savings: the folder of definitions, the plan of what is shown, how long that took, and
    what is wrong."""

    root: Path
    news: News
    editor: str
    events: str = ""
    plan: Plan | None = None
    seconds: float = 0.0
    problems: tuple[Diagnostic, ...] = ()


@click.command("serve", epilog="Example: eventkb serve --port 8001")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes any.")
@click.option("--editor", default=EDITOR, show_default=True, help="The address by which a line opens in your editor.")
def command(port: int, editor: str) -> None:
    """Shows the site on this machine, and what you save a moment later: definitions, pages, templates, styles."""
    sitting = Sitting(Path.cwd(), News(), editor)
    if not (sitting.root / "mkdocs.yml").is_file():
        fault("there is no mkdocs.yml here. Run this in the folder that holds it.")
        sys.exit(1)
    try:
        found = server(port, lambda: sitting.root / SITE, sitting.news, lambda path: _about(sitting, path))
    except OSError as taken:
        fault(f"port {port} can't be used ({taken.strerror}); choose another one with --port.")
        sys.exit(1)
    watched = _watched(sitting)
    # Watched from before the first build on, so that nothing is missed that is saved meanwhile.
    changes = watch(*watched, step=20, debounce=200, raise_interrupt=False, yield_on_timeout=True, rust_timeout=50)
    next(changes, None)
    _build(sitting)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    click.echo(f"The site is at http://{HOST}:{found.server_address[1]}/ (Ctrl+C ends this).", err=True)
    try:
        for changed in changes:
            if changed:
                _follow(sitting, {Path(path) for _, path in changed})
    except KeyboardInterrupt:
        # Ctrl+C while something is being built ends it like any other.
        return


def _watched(sitting: Sitting) -> list[Path]:
    root = sitting.root
    # A fault is told by the build that follows; mending it is seen, as it stands in a file that is watched.
    with suppress(*FAULTS):
        sitting.events = MkDocs().configurations(root)[0].events
    supplies = stock(root)
    wanted = [*(root / name for name in FOLDERS), *supplies.theme_folders(root), SUPPLIED]
    wanted += [root / sitting.events] if sitting.events else []
    return [*{path for path in wanted if path.exists()}, *root.glob("mkdocs*.yml")]


def _follow(sitting: Sitting, paths: set[Path]) -> None:
    """Shows what was saved: an event's own pages at once, and then all others, unless these take too long."""
    if _retouch(sitting, paths) and sitting.seconds > PATIENCE:
        # Whoever saves again doesn't wait for it.
        threading.Thread(target=_check, args=(sitting,), daemon=True).start()
    else:
        _build(sitting)


def _check(sitting: Sitting) -> None:
    """Checks the whole catalogue, and tells the open pages what is wrong."""
    try:
        found = gather(sitting.root, sitting.events, materials(sitting.root), jobs=1)
    except FAULTS as wrong:
        fault(str(wrong))
        return
    sitting.problems = found.diagnostics
    print_diagnostics(found.diagnostics, sitting.root, err=True)
    sitting.news.tell(text.report(found.diagnostics, lines_below(sitting.root)) if found.has_errors else "", False)


def _retouch(sitting: Sitting, paths: set[Path]) -> bool:
    """Whether only events have changed, so that their pages could be made alone."""
    root = sitting.root
    if sitting.plan is None or not all(path.is_relative_to(root / sitting.events) for path in paths):
        return False
    files = {path.relative_to(root).as_posix(): _bytes(path) for path in sorted(paths)}
    found = retouched(sitting.plan, files, sitting.events)
    if found is None:
        return False
    sitting.plan, changed = found
    put(sitting.plan, changed, root / SITE)
    sitting.news.tell("", published=True)
    click.echo(f"Shown: {', '.join(str(event.key) for event in changed)}.", err=True)
    return True


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _build(sitting: Sitting) -> None:
    """Builds once, and tells the terminal and the open pages how it went."""
    root, news = sitting.root, sitting.news
    try:
        with progress_here(quiet=True) as progress:
            built = build(Order(root, root / SITE, only=READ), Engines(MkDocs(), Pagefind()), progress)
    except FAULTS as wrong:
        fault(str(wrong))
        news.tell(str(wrong), published=False)
        return
    sitting.problems = built.diagnostics
    print_diagnostics(built.diagnostics, root, err=True)
    click.echo(_told(built), err=True)
    if built.plan is not None:
        sitting.plan, sitting.seconds = built.plan, built.seconds
    shown = "" if built.pages else text.report(built.diagnostics, lines_below(root))
    news.tell(shown, published=bool(built.pages))


def _told(built: Built) -> str:
    if built.pages:
        return f"Built {built.events} events in {built.seconds:.1f} s."
    return f"Nothing new to show: {summary_of(built.diagnostics)}."


def _about(sitting: Sitting, path: str) -> Mapping[str, object]:
    """Where the parts of a page stand, and what is wrong with its event."""
    if sitting.plan is None:
        return nothing(path)
    found = about(path, sitting.plan, sitting.root, sitting.problems)
    problems = sitting.news.problems or text.report(found.problems, lines_below(sitting.root))
    pattern = sitting.editor.replace("{path}", (sitting.root / found.file).as_posix()) if found.file else ""
    return {"file": found.file, "lines": dict(found.lines), "problems": problems, "pattern": pattern}
