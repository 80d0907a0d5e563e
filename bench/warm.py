"""How long a site takes after a small change: nothing, a text of an article, a summary, a link, a new event,
a term, a word, a template ….

Run as `python -m bench.warm [--size N] [--folder DIR] [--edits N] [--without-texts] [--write]`. The folder should be on
a RAM disk. Every edit is of another event; each build is a process of its own.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from bench import catalogue
from bench.build import FOLDER, PAGE
from bench.candidates import EVENTKB
from bench.link import _place
from bench.measure import Measured, measure
from bench.report import insert, markdown
from eventkb.model.site import OUTPUTS
from eventkb.stock import SUPPLIED

EDITS = 10
WITH_PICTURES = ("cards", "full")
"""Outputs that so many events don't have."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures builds after small changes.")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--edits", type=int, default=EDITS)
    parser.add_argument("--without-texts", action="store_true", help="Leave the index of all texts out.")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    project = (chosen.folder / f"warm-{chosen.size}").resolve()
    catalogue.make(project, chosen.size)
    _place(project)
    _add_others(project)
    without = {*WITH_PICTURES, *(["fulltext"] if chosen.without_texts else [])}
    command = [*EVENTKB, "--only", ",".join(name for name in OUTPUTS if name not in without)]
    rows = list(_rows(project, command, chosen.edits))
    title = f"### {chosen.size:,} events in two languages{', without an index of all texts' * chosen.without_texts}"
    heads = ["after", "seconds", "slowest", "processor seconds", "MiB"]
    text = f"{title}\n\n{markdown(heads, rows)}\n"
    print(text)
    if chosen.write:
        insert(PAGE, "warm-without" if chosen.without_texts else "warm", text)


def _rows(project: Path, command: list[str], edits: int) -> list[list[str]]:
    rows = [_row("no build", [measure(command, project)]), _row("no change", [measure(command, project)])]
    measured = []
    for number in range(edits):
        _edit(project, number)
        measured.append(measure(command, project))
    rows.append(_row(f"a text of an article ({edits} times)", measured))
    for name, change in OTHERS.items():
        change(project)
        rows.append(_row(name, [measure(command, project)]))
    return rows


def _row(name: str, measured: list[Measured]) -> list[str]:
    seconds = [one.seconds for one in measured]
    processor = median(one.processor for one in measured)
    memory = max(one.memory for one in measured) / 2**20
    row = [name, f"{median(seconds):.1f}", f"{max(seconds):.1f}", f"{processor:.1f}", f"{memory:.0f}"]
    print(*row, sep=" | ", file=sys.stderr, flush=True)
    return row


def _edit(project: Path, number: int) -> None:
    """Writes a word at the end of the first line of an explanation."""
    explained = _explained(project)
    file = explained[len(explained) * (2 * number + 1) // (2 * EDITS) % len(explained)]
    before, key, rest = file.read_text("utf-8").partition("\nexplanation:\n  en: |\n    ")
    line, _, after = rest.partition("\n")
    file.write_text(f"{before}{key}{line} Once more.\n{after}", "utf-8")


def _replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def _template(project: Path) -> None:
    own = project / "overrides/poured/sidebar.jinja"
    own.parent.mkdir(parents=True)
    own.write_text((SUPPLIED / "poured/sidebar.jinja").read_text("utf-8") + "\n", "utf-8")


def _word(project: Path) -> None:
    (project / "locales").mkdir()
    (project / "locales/en.yml").write_text("impact: What it means for you\n", "utf-8")


def _write_on(project: Path, key: str) -> None:
    """Writes a word at the beginning of an English text, in the middle of the events that have it."""
    first = re.compile(rf"\n{key}:\n  en: (?:\|\n    )?['\"]?")
    files = [file for file in sorted(project.glob("events/*/[0-9]*.yml")) if first.search(file.read_text("utf-8"))]
    file = files[len(files) // 2]
    text = first.sub(lambda match: f"{match[0]}Now ", file.read_text("utf-8"), count=1)
    file.write_text(text, "utf-8")


def _page(project: Path) -> None:
    """Writes a sentence at the end of a hand-written page."""
    page = project / "docs/en/about.md"
    page.write_text(f"{page.read_text('utf-8')}\nAsk us.\n", "utf-8")


def _add_others(project: Path) -> None:
    """Adds what the catalogue does not have: a guide, a code table, a note."""
    event = sorted(project.glob("events/*/[0-9]*.yml"))[0]
    files = {
        project / "events/guides/stopped.yml": GUIDE.replace("EVENT", f"{event.parent.name}/{event.stem}"),
        project / "events/codes/demo.yml": TABLE,
        event.with_suffix(".note.yml"): NOTE,
    }
    for file, text in files.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")


GUIDE = """title: {en: It has stopped, de: Es steht}
summary: {en: What to do., de: Was zu tun ist.}
start: look
steps:
  look:
    text: {en: Look for the event., de: Suchen Sie das Ereignis.}
    look_for: ["EVENT"]
    answers:
      - text: {en: There, de: Da}
        done: {en: Good., de: Gut.}
"""
TABLE = """title: {en: Codes of the demo, de: Codes der Demo}
notation: hex
codes:
  - code: "0x80070005"
    symbol: DEMO_DENIED
    text: {en: Denied., de: Nein.}
"""
NOTE = "note: {en: Call us., de: Rufen Sie uns an.}\n"


def _level(project: Path) -> None:
    files = [
        file for file in sorted(project.glob("events/*/[0-9]*.yml")) if "\nlevel: error\n" in file.read_text("utf-8")
    ]
    _replace(files[len(files) // 2], "\nlevel: error\n", "\nlevel: warning\n")


def _explained(project: Path) -> list[Path]:
    """The files of articles whose explanation is in English."""
    files = sorted(project.glob("events/*/[0-9]*.yml"))
    return [file for file in files if "\nexplanation:\n  en: |\n    " in file.read_text("utf-8")]


def _new(project: Path) -> Path:
    """Where an event is defined that is new: beside an article, with an ID that is free."""
    beside = _explained(project)
    return beside[len(beside) // 3].with_name("64999.yml")


def _new_event(project: Path) -> None:
    """Writes an article that links another one and leads to it."""
    file = _new(project)
    other = _explained(project)[0]
    target = f"{other.parent.name}/{other.stem}"
    text = {
        "source": file.parent.name,
        "id": int(file.stem),
        "level": "error",
        "message": {"en": "The belt %1 has stopped.", "de": "Das Band %1 steht."},
        "insertions": [{"name": "belt", "en": "The belt", "de": "Das Band"}],
        "explanation": {"en": f"The belt is torn; see [[{target}]].", "de": f"Das Band ist weg; siehe [[{target}]]."},
        "related": [{"event": target, "relation": "causes"}],
    }
    file.write_text(yaml.safe_dump(text, allow_unicode=True, sort_keys=False), "utf-8")


def _link(project: Path) -> None:
    """Writes a link to an event at the end of the first line of an explanation."""
    files = _explained(project)
    target = files[len(files) // 4]
    _replace(
        files[len(files) // 2],
        "\nexplanation:\n  en: |\n    ",
        f"\nexplanation:\n  en: |\n    [[{target.parent.name}/{target.stem}]] ",
    )


OTHERS: dict[str, Callable[[Path], None]] = {
    "a summary": lambda project: _write_on(project, "summary"),
    "a message": lambda project: _write_on(project, "message"),
    "a level": _level,
    "a link between events": _link,
    "a new event": _new_event,
    "a deleted event": lambda project: _new(project).unlink(),
    "a term of the glossary": lambda project: _replace(project / "events/glossary.yml", " needs ", " wants "),
    "the title of a product": lambda project: _replace(project / "events/products.yml", "Server", "Suite"),
    "a word of the interface": _word,
    "a template": _template,
    "a hand-written page": _page,
    "a text of a guide": lambda project: _replace(project / "events/guides/stopped.yml", "Look for", "Search for"),
    "a code": lambda project: _replace(project / "events/codes/demo.yml", "Denied.", "Access denied."),
    "a note": lambda project: _replace(next(project.glob("events/*/*.note.yml")), "Call us.", "Write to us."),
}


if __name__ == "__main__":
    main()
