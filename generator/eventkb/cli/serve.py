"""`eventkb serve`: a preview of all languages, updated a moment after a file is saved."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import click
from watchfiles import watch

from eventkb.cli.output import counted, fault, lines_below, print_diagnostics, summary_of
from eventkb.cli.surroundings import cure
from eventkb.engines import settings
from eventkb.engines.chosen import Chosen
from eventkb.language.wording import shortened
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.locale import Locale
from eventkb.pipeline import FAULTS
from eventkb.pipeline.by_address import PagesByAddress
from eventkb.pipeline.cache import FOLDER
from eventkb.pipeline.materials import materials
from eventkb.pipeline.menu import NEEDS
from eventkb.report import json, text
from eventkb.servers.about import About, Problem, about, about_guide, counts
from eventkb.servers.live import LiveSite, Setting, is_hidden, put_files, set_up
from eventkb.servers.preview import HOST, News, nothing, server
from eventkb.stock import FOLDERS, SUPPLIED, stock
from eventkb.stock.catalogues import path_of

SITE, TEXTS = FOLDER / "preview", FOLDER / "preview-texts"
"""The folders of files that pages need, and of the full-text index, which takes longest and is made by a process."""

QUIET = 0.4
"""Seconds without a save before all definitions are checked: a check would slow down the pages of the next save."""

QUIET_PAGES = 0.3
"""Seconds without a save before pages are rendered that it may change: first, a browser asks for what it shows."""

QUIET_TEXTS = 3.0
"""Seconds without a save before the full-text index is made; at least as many as that took the last time."""

PATIENT = 10
"""How much less of the processor than the preview the work beside it gets, as `nice` counts it."""

OF_THE_MENU = frozenset({"source.yml", *NEEDS.values()})
"""Definitions that decide which pages there are besides articles and lists."""

MOST_FILES = 50
"""Files with errors that a page names."""

LONGEST = 100
"""Characters of the names of saved files on the terminal."""

EDITOR = "vscode://file/{path}:{line}"


@dataclass(kw_only=True)
class Sitting:
    """The state between two saves.

    `fault` is what keeps the project's words, templates or pages from being read, `printed` what was last reported on
    the terminal. After a save, a thread waits for `due` to check everything, and another one for `texts_due`.
    """

    root: Path
    news: News
    editor: str
    is_public: bool = False
    site: LiveSite | None = None
    fault: str = ""
    printed: tuple[Diagnostic, ...] | None = None
    saved_at: float = 0.0
    is_rendered: bool = True
    due: threading.Event = field(default_factory=threading.Event)
    texts_due: threading.Event = field(default_factory=threading.Event)
    changing: threading.RLock = field(default_factory=threading.RLock)


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
        preview = server(
            port,
            lambda place: sitting.root / (TEXTS if place.startswith(address.FULL_TEXT) else SITE),
            sitting.news,
            about=lambda path: _about(sitting, path),
            find=lambda place: _file(sitting, Address(place)),
        )
    except OSError as taken:
        fault(f"port {port} can't be used ({taken.strerror}). Choose another one with --port.")
        sys.exit(1)
    changes = _changes(sitting.root)
    next(changes)  # watching starts before the first reading, so that no file saved in the meantime is missed
    _set_up(sitting)
    threading.Thread(target=preview.serve_forever, daemon=True).start()
    click.echo(f"The site is at http://{HOST}:{preview.server_address[1]}/ (Ctrl+C stops it).", err=True)
    ending = threading.Event()
    for work in (_keep_checked, _keep_indexed):
        threading.Thread(target=_beside, args=(work, sitting, ending), daemon=True).start()
    try:
        for paths in changes:
            if paths:
                _follow(sitting, paths)
    except KeyboardInterrupt:
        # Ctrl+C ends the command like any other Ctrl+C.
        return
    finally:
        ending.set()


def _beside(work: Callable[[Sitting], None], sitting: Sitting, ending: threading.Event) -> None:
    """Does a work beside the preview. When the command ends, the processes that the work uses are gone before it."""
    try:
        work(sitting)
    except RuntimeError:  # of an executor: its processes are broken, or it takes no more work
        if not ending.is_set():
            raise


def _changes(root: Path) -> Iterator[set[Path]]:
    """The paths that were saved, again and again, or nothing; all that is watched, as soon as that begins.

    It ends at Ctrl+C.
    """
    existing: list[Path] = []
    while True:
        candidates = _candidates(root)
        new = {path for path in candidates if path.exists()} - set(existing)
        existing = [path for path in candidates if path.exists()]
        changes = watch(*existing, step=20, debounce=100, rust_timeout=50, yield_on_timeout=True, raise_interrupt=False)
        for changed in changes:
            yield new | {Path(path) for _, path in changed}
            new = set()
            if [path for path in candidates if path.exists()] != existing:
                break  # a folder has been created, such as the one of the first template of the project's own
        else:
            return


def _candidates(root: Path) -> list[Path]:
    """The folders and files to watch, as far as they exist."""
    folders = [*(root / name for name in (*FOLDERS, "words")), *stock(root).theme_folders(root), SUPPLIED]
    # Setting up reports a fault here. Its fix is noticed, because mkdocs.yml is watched.
    with suppress(*FAULTS):
        names = settings.configurations(root)[0].folders().names
        folders += [path for name in names if (path := path_of(root, name))]
    return [*dict.fromkeys(folders), *sorted(root.glob("mkdocs*.yml"))]


def _follow(sitting: Sitting, paths: set[Path]) -> None:
    """Shows what was saved. What is wrong with it, and what takes longer, follows by itself."""
    begun = time.monotonic()
    with sitting.changing:
        is_shown = _changed(sitting, paths)
    if is_shown:
        sitting.news.saved()
        below = (path.relative_to(sitting.root).as_posix() for path in paths if path.is_relative_to(sitting.root))
        names = sorted(name for name in below if not is_hidden(name))
        click.echo(f"Shown after {time.monotonic() - begun:.1f} s: {shortened(', '.join(names), LONGEST)}", err=True)
    sitting.saved_at = time.monotonic()
    sitting.due.set()


def _changed(sitting: Sitting, paths: set[Path]) -> bool:
    """Takes over what was saved; False where there is nothing new to show."""
    site = sitting.site
    if site is None:
        return _set_up(sitting)
    definitions = {path for path in paths if site.setting.is_definition(path)}
    try:
        has_new_words = bool(paths - definitions)
        if has_new_words:
            sitting.is_rendered = False
            site.renew(materials(sitting.root))
        has_new_definitions = bool(definitions) and site.reread(definitions)
        sitting.is_rendered &= not any(path.name in OF_THE_MENU for path in definitions)
        if has_new_words or has_new_definitions:
            site.show()
        sitting.fault = ""
    except FAULTS as wrong:
        _report(sitting, str(wrong))
        return False
    return has_new_words or has_new_definitions


def _set_up(sitting: Sitting) -> bool:
    """Renders the project's pages, where they have changed, and reads all definitions.

    False where this fails, or where there is nothing new to show.
    """
    try:
        setting = set_up(sitting.root, Chosen(sitting.root), is_public=sitting.is_public)
        with sitting.changing:
            is_new = sitting.site is None or sitting.site.setting != setting or bool(sitting.fault)
            if is_new:
                put_files(setting, sitting.root / SITE)
                sitting.site = _with(sitting.site, setting)
                sitting.site.show()
            sitting.fault = ""
    except (*FAULTS, OSError) as wrong:
        sentence = str(wrong) if isinstance(wrong, FAULTS) else cure(wrong)
        if sentence is None:
            raise
        _report(sitting, sentence)
        return False
    sitting.due.set()
    return is_new


def _with(site: LiveSite | None, setting: Setting) -> LiveSite:
    """The site in another setting; a new one reads all definitions."""
    if site is None:
        site = LiveSite(setting=setting)
        site.read_all()
    else:
        site.set(setting)
    return site


def _report(sitting: Sitting, sentence: str) -> None:
    """Reports a fault of the project's set-up on the terminal and in the open pages, which stay as they are."""
    sitting.fault = sentence
    fault(sentence)
    sitting.news.checked()


def _keep_checked(sitting: Sitting) -> None:
    """After each save: renders the pages again where needed, then checks all definitions."""
    while True:
        sitting.due.wait()
        sitting.due.clear()
        if not sitting.is_rendered:
            _wait_for_quiet(sitting, QUIET_PAGES)
            sitting.is_rendered = True
            if _set_up(sitting):
                sitting.news.saved()
        _wait_for_quiet(sitting, QUIET)
        if not sitting.due.is_set() and sitting.site is not None:
            _check(sitting, sitting.site)
            sitting.texts_due.set()


def _check(sitting: Sitting, site: LiveSite) -> None:
    """Checks all definitions in another process, so that no page has to wait, and shows what is wrong."""
    saved_at = sitting.saved_at
    checked = _run("check", "--format", "json", root=sitting.root)
    try:
        diagnostics = json.diagnostics(checked, site.setting.materials.rules)
    except (ValueError, KeyError):
        return  # the project's set-up has a fault, which has been reported, or a rule is being written
    if saved_at != sitting.saved_at:
        return
    site.problems = diagnostics
    sitting.news.checked()
    if diagnostics != sitting.printed:
        sitting.printed = diagnostics
        print_diagnostics(diagnostics, sitting.root, err=True)
        events = counted(sum(len(part.events) + len(part.broken) for part in site.pieces.values()), "event")
        click.echo(f"Checked {events}: {summary_of(diagnostics) or 'no problem'}.", err=True)


def _keep_indexed(sitting: Sitting) -> None:
    """Makes the index of all texts some time after the last save, in another process that slows down no page."""
    options: tuple[str, ...] = (
        "--only",
        "fulltext",
        "--keep-going",
        "--jobs",
        "1",
        "--site-dir",
        str(sitting.root / TEXTS),
    )
    options += ("--public",) if sitting.is_public else ()
    seconds = 0.0
    while True:
        sitting.texts_due.wait()
        _wait_for_quiet(sitting, max(QUIET_TEXTS, seconds))
        sitting.texts_due.clear()
        begun = time.monotonic()
        _run("build", *options, root=sitting.root)
        seconds = time.monotonic() - begun


def _run(*arguments: str, root: Path) -> str:
    """What a command of eventkb prints that runs in a process of its own, which leaves the processor to the preview."""
    command = [sys.executable, "-m", "eventkb", *arguments]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as running:
        if sys.platform != "win32":
            with suppress(ProcessLookupError):  # it has ended already
                os.setpriority(os.PRIO_PROCESS, running.pid, PATIENT)
        return running.communicate()[0]


def _wait_for_quiet(sitting: Sitting, seconds: float) -> None:
    """Waits until nothing has been saved for some seconds."""
    while (rest := sitting.saved_at + seconds - time.monotonic()) > 0:
        time.sleep(rest)


def _file(sitting: Sitting, place: Address) -> bytes | None:
    moment = sitting.site.moment if sitting.site else None
    return moment.file(place) if moment else None


def _about(sitting: Sitting, path: str) -> Mapping[str, object]:
    """What the preview's script shows on a page: the lines of its sections, its problems, and the number of all."""
    site = sitting.site
    if site is None or site.moment is None:
        return {**nothing(path), "fault": sitting.fault}
    place, problems, moment = Address(path.removeprefix("/")), site.problems, site.moment
    page = _page_at(site, moment.pages, place)
    edition = next((own for own in moment.plan.editions if place.startswith(address.home(own.locale))), None)
    edition = edition or moment.plan.editions[0]
    lines = lines_below(sitting.root)
    with_errors = [each for each in counts(problems) if each.errors]
    errors = sum(each.errors for each in with_errors)
    articles = {
        part.file: f"/{edition.article(part.events[0].key)}" for part in site.with_events(with_errors[:MOST_FILES])
    }
    return {
        "file": page.file,
        "lines": dict(page.lines),
        "pattern": sitting.editor.replace("{path}", (sitting.root / page.file).as_posix()) if page.file else "",
        "problems": [_problem(problem, edition.locale, lines) for problem in page.problems],
        "summary": f"{counted(errors, 'error')} in {counted(len(with_errors), 'file')}" if errors else "",
        "files": [
            {"file": each.file, "errors": each.errors, "href": articles.get(each.file, "")}
            for each in with_errors[:MOST_FILES]
        ],
        "fault": sitting.fault,
    }


def _page_at(site: LiveSite, pages: PagesByAddress, place: Address) -> About:
    """What is known about the page of an event or a guide; nothing about any other page."""
    event, guide = pages.event_at(place), pages.guide_at(place)
    of = event or guide
    text = site.files.get(of.file, b"").decode("utf-8", "replace") if of else ""
    if event:
        return about(event, text, site.problems)
    return about_guide(guide, text, site.problems) if guide else About()


def _problem(problem: Problem, locale: Locale, lines: text.Lines) -> Mapping[str, object]:
    diagnostic = problem.diagnostic
    return {
        "anchor": problem.anchor,
        "file": diagnostic.place.file,
        "line": diagnostic.place.line,
        "severity": diagnostic.severity,
        "code": diagnostic.rule.code,
        "name": diagnostic.rule.name,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "excerpt": "\n".join(text.excerpt(diagnostic, lines)),
        "page": f"/{address.check_page(locale, diagnostic.rule.code)}",
    }
