"""`eventkb serve`: a preview of all languages, updated a moment after a file is saved."""

import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
from watchfiles import watch

from eventkb.cli.output import counted, fault, lines_below, print_diagnostics, progress_here, summary_of
from eventkb.cli.surroundings import cure
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
from eventkb.read.folders import Folders, path_of
from eventkb.report import text
from eventkb.servers.about import about
from eventkb.servers.preview import HOST, News, nothing, server
from eventkb.stock import FOLDERS, SUPPLIED, stock

SITE = FOLDER / "preview"
PATIENCE = 3.0
"""Seconds. If a build took longer, a saved event only updates its own pages, and the site isn't built again."""

NOWHERE = Folders("")
"""The folders of a project whose settings are wrong."""

EDITOR = "vscode://file/{path}:{line}"


@dataclass(kw_only=True)
class Sitting:
    """The state between two saves.

    `folders` are those of definitions, `plan` the plan of the pages shown, `seconds` the duration of the last build,
    and `problems` its diagnostics.
    """

    root: Path
    news: News
    editor: str
    is_public: bool = False
    folders: Folders = NOWHERE
    plan: Plan | None = None
    seconds: float = 0.0
    problems: tuple[Diagnostic, ...] = ()


@click.command("serve", epilog="Example: eventkb serve --port 8001")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 chooses a free one."
)
@click.option("--editor", default=EDITOR, show_default=True, help="The address that opens a line in your editor.")
@click.option("--public", "is_public", is_flag=True, help="Without notes, as `build --public`.")
def command(port: int, editor: str, is_public: bool) -> None:
    """Shows the site on this machine and updates it when you save definitions, pages, templates or styles."""
    sitting = Sitting(root=Path.cwd(), news=News(), editor=editor, is_public=is_public)
    if not (sitting.root / "mkdocs.yml").is_file():
        fault("there is no mkdocs.yml here. Run this in the folder that contains it.")
        sys.exit(1)
    try:
        preview = server(port, lambda: sitting.root / SITE, sitting.news, lambda path: _about(sitting, path))
    except OSError as taken:
        fault(f"port {port} can't be used ({taken.strerror}). Choose another one with --port.")
        sys.exit(1)
    watched = _watched(sitting)
    # Watching starts before the first build, so that no file saved in the meantime is missed.
    changes = watch(*watched, step=20, debounce=200, raise_interrupt=False, yield_on_timeout=True, rust_timeout=50)
    next(changes, None)
    _build(sitting)
    threading.Thread(target=preview.serve_forever, daemon=True).start()
    click.echo(f"The site is at http://{HOST}:{preview.server_address[1]}/ (Ctrl+C stops it).", err=True)
    try:
        for changed in changes:
            if changed:
                _follow(sitting, {Path(path) for _, path in changed})
    except KeyboardInterrupt:
        # Ctrl+C during a build ends the command like any other Ctrl+C.
        return


def _watched(sitting: Sitting) -> list[Path]:
    root = sitting.root
    # The build that follows reports a fault here. Its fix is noticed, because mkdocs.yml is watched.
    with suppress(*FAULTS):
        sitting.folders = MkDocs().configurations(root)[0].folders(is_public=sitting.is_public)
    supplies = stock(root)
    wanted = [*(root / name for name in FOLDERS), *supplies.theme_folders(root), SUPPLIED]
    wanted += [path for name in sitting.folders.names if name and (path := path_of(root, name))]
    return [*{path for path in wanted if path.exists()}, *root.glob("mkdocs*.yml")]


def _follow(sitting: Sitting, paths: set[Path]) -> None:
    """Shows what was saved: first the pages of the saved events, then all others, unless a build takes too long."""
    if _retouch(sitting, paths) and sitting.seconds > PATIENCE:
        # In a thread, so that the next save is shown without waiting for the check.
        threading.Thread(target=_check, args=(sitting,), daemon=True).start()
    else:
        _build(sitting)


def _check(sitting: Sitting) -> None:
    """Checks the whole catalogue and shows problems in the open pages."""
    try:
        main = MkDocs().configurations(sitting.root)[0]
        gathered = gather(sitting.root, sitting.folders, materials(sitting.root).of_kind(main.kind), jobs=1)
    except FAULTS as wrong:
        fault(str(wrong))
        return
    sitting.problems = gathered.diagnostics
    print_diagnostics(gathered.diagnostics, sitting.root, err=True)
    sitting.news.tell(
        text.report(gathered.diagnostics, lines_below(sitting.root)) if gathered.has_errors else "", False
    )


def _retouch(sitting: Sitting, paths: set[Path]) -> bool:
    """Renders only the pages of changed events; False if something else has changed, so that a build is needed."""
    root = sitting.root
    if sitting.plan is None or not all(path.is_relative_to(root / sitting.folders.own) for path in paths):
        return False
    files = {path.relative_to(root).as_posix(): _bytes(path) for path in sorted(paths)}
    outcome = retouched(sitting.plan, files, sitting.folders.own)
    if outcome is None:
        return False
    sitting.plan, changed = outcome
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
    """Builds once and reports the result on the terminal and in the open pages."""
    root, news = sitting.root, sitting.news
    try:
        with progress_here(quiet=True) as progress:
            order = Order(root=root, site_dir=root / SITE, only=READ, is_public=sitting.is_public)
            built = build(order, Engines(MkDocs(), Pagefind()), progress)
    except (*FAULTS, OSError) as wrong:
        sentence = str(wrong) if isinstance(wrong, FAULTS) else cure(wrong)
        if sentence is None:
            raise
        fault(sentence)
        news.tell(sentence, published=False)
        return
    sitting.problems = built.diagnostics
    print_diagnostics(built.diagnostics, root, err=True)
    click.echo(_summary(built), err=True)
    if built.plan is not None:
        sitting.plan, sitting.seconds = built.plan, built.seconds
    shown = "" if built.pages else text.report(built.diagnostics, lines_below(root))
    news.tell(shown, published=bool(built.pages))


def _summary(built: Built) -> str:
    if built.pages:
        return f"Built {counted(built.events, 'event')} in {built.seconds:.1f} s."
    return f"Nothing new to show: {summary_of(built.diagnostics)}."


def _about(sitting: Sitting, path: str) -> Mapping[str, object]:
    """The lines that define the parts of a page, and the problems of its event."""
    if sitting.plan is None:
        return nothing(path)
    page = about(path, sitting.plan, sitting.root, sitting.problems)
    problems = sitting.news.problems or text.report(page.problems, lines_below(sitting.root))
    pattern = sitting.editor.replace("{path}", (sitting.root / page.file).as_posix()) if page.file else ""
    return {"file": page.file, "lines": dict(page.lines), "problems": problems, "pattern": pattern}
