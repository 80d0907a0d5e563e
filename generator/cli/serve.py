"""`eventkb serve`: a preview of all languages that builds again whenever something is saved."""

import sys
import threading
from pathlib import Path

import click
from watchfiles import watch

from generator.build import FAULTS, Built, Order, build
from generator.build.cache import FOLDER
from generator.build.project import Engines
from generator.cli.output import fault, lines_below, print_diagnostics, progress_here, summary_of
from generator.engines.mkdocs import MkDocs
from generator.engines.pagefind import Pagefind
from generator.report import text
from generator.servers.preview import HOST, News, server

SITE = FOLDER / "preview"


@click.command("serve", epilog="Example: eventkb serve --port 8001")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes any.")
def command(port: int) -> None:
    """Shows the site on this machine, and builds it again when a definition, page, template or style is saved."""
    root, news = Path.cwd(), News()
    if not (root / "mkdocs.yml").is_file():
        fault("there is no mkdocs.yml here. Run this in the folder that holds it.")
        sys.exit(1)
    try:
        found = server(port, lambda: root / SITE, news)
    except OSError as taken:
        fault(f"port {port} can't be used ({taken.strerror}); choose another one with --port.")
        sys.exit(1)
    _build(root, news)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    click.echo(f"The site is at http://{HOST}:{found.server_address[1]}/ (Ctrl+C ends this).", err=True)
    for _ in watch(*_watched(root), step=20, raise_interrupt=False):
        _build(root, news)


def _watched(root: Path) -> list[Path]:
    try:
        events = [root / one.events for one in MkDocs().configurations(root)]
    except FAULTS:  # told by the build before; mending it is seen, as it stands in a file that is watched
        events = []
    wanted = [root / "docs", root / "templates", *events]
    return [*{path for path in wanted if path.exists()}, *root.glob("mkdocs*.yml")]


def _build(root: Path, news: News) -> None:
    """Builds once, and tells the terminal and the open pages how it went."""
    try:
        with progress_here(quiet=True) as progress:
            built = build(Order(root, root / SITE), Engines(MkDocs(), Pagefind()), progress)
    except FAULTS as wrong:
        fault(str(wrong))
        news.tell(str(wrong), published=False)
        return
    print_diagnostics(built.diagnostics, root, err=True)
    click.echo(_told(built), err=True)
    shown = "" if built.pages else text.report(built.diagnostics, lines_below(root))
    news.tell(shown, published=bool(built.pages))


def _told(built: Built) -> str:
    if built.pages:
        return f"Built {built.events} events in {built.seconds:.1f} s."
    return f"Nothing new to show: {summary_of(built.diagnostics)}."
