"""The cost of each output besides the articles, in time and size, and of a stub compared with an article.

Run as `python -m bench.link [--size N] [--folder DIR] [--write]`. Everything is measured in one run, since only ratios
count.
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml

from bench import catalogue
from bench.build import FOLDER, PAGE
from bench.candidates import EVENTKB
from bench.measure import Output, measure, output
from bench.report import MEGABYTE, insert, markdown
from eventkb.model.site import OUTPUTS

URL = "https://kb.example.org/"
APART = ("fulltext", "full", "cards")
"""Outputs that are not measured here: `bench.find` measures the full text; pictures are measured separately, because
they are kept between builds; the file of all articles isn't created for so many."""

BELOW = {
    "articles": "??/*/[0-9]*/index.html", "markdown": "**/*.md", "permalinks": "e/*/index.html", "api": "api/**/*",
    "lookup": "lookup/*", "feeds": "**/feed.*", "setup": "setup/**/*", "cards": "e/*/card.png",
}  # fmt: skip
"""The files of each output."""

KNOWN = ("id", "symbolic_name", "product", "versions", "channel", "level", "category", "message")
"""The keys of a stub."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what other systems get.")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    project = (chosen.folder / f"link-{chosen.size}").resolve()
    catalogue.make(project, chosen.size)
    _place(project)
    parts = (_outputs(project, chosen.size), _cards(project), _stubs(project))
    text = f"### {chosen.size:,} events in two languages\n\n" + "\n\n".join(parts) + "\n"
    print(text)
    if chosen.write:
        insert(PAGE, "linking", text)


def _place(project: Path) -> None:
    """Sets the address of the site, which feeds and pictures need."""
    for name, locale in (("mkdocs.yml", "en"), ("mkdocs.de.yml", "de")):
        config = project / name
        config.write_text(config.read_text("utf-8").replace('site_url: ""', f"site_url: {URL}{locale}/"), "utf-8")


def _build(project: Path, names: Sequence[str]) -> float:
    return measure([*EVENTKB, "--only", ",".join(names)], project).seconds


def _outputs(project: Path, size: int) -> str:
    """The cost of each output in addition to the articles, with a warm cache; then of all of them together."""
    _build(project, ["articles"])
    alone = _build(project, ["articles"])
    rows = [("articles", f"{alone:.1f}", "1.00", *_size(project, "articles", size))]
    for name in OUTPUTS:
        if name != "articles" and name not in APART:
            seconds = _build(project, ["articles", name]) - alone
            rows.append((name, f"{seconds:.1f}", f"{seconds / alone:.2f}", *_size(project, name, size)))
    everything = [name for name in OUTPUTS if name not in APART]
    seconds = _build(project, everything) - alone
    whole = output(project / "site", "**/*.html").size / MEGABYTE
    rows.append(("all of these together", f"{seconds:.1f}", f"{seconds / alone:.2f}", "", f"{whole:.0f}", ""))
    return markdown(("output", "seconds more", "to the articles", "files", "MB", "KB an event"), rows)


def _size(project: Path, name: str, size: int) -> tuple[str, str, str]:
    if name not in BELOW:
        return "", "", ""
    files = [file for file in (project / "site").glob(BELOW[name]) if file.is_file()]
    total = Output(len(files), sum(file.stat().st_size for file in files))
    return f"{total.pages:,}", f"{total.size / MEGABYTE:.1f}", f"{total.size / size / 1000:.1f}"


def _cards(project: Path) -> str:
    """The cost of the pictures of all articles, first drawn and then taken from the cache."""
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  eventkb:\n", "  eventkb:\n    most_cards: 100000\n"), "utf-8"
    )
    shutil.rmtree(project / ".cache/eventkb/cards", ignore_errors=True)
    alone = _build(project, ["articles"])
    first, again = (_build(project, ["articles", "cards"]) - alone for _ in range(2))
    files = [file.stat().st_size for file in (project / "site").glob(BELOW["cards"])]
    row = (f"{len(files):,}", f"{first:.1f}", f"{again:.1f}", f"{sum(files) / MEGABYTE:.1f}")
    return markdown(("pictures", "seconds more, drawn", "seconds more, kept", "MB"), [row])


def _stubs(project: Path) -> str:
    """The cost of all events as articles, as stubs, and of a site without events; for the first build and the next."""
    explained = _first_and_again(project)
    for folder in {file.parent for file in (project / "events").glob("*/[0-9]*.yml")}:
        files = sorted(folder.glob("[0-9]*.yml"))
        definitions = [yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in files]
        known = [{key: definition[key] for key in KNOWN if key in definition} for definition in definitions]
        (folder / "known.yml").write_text(yaml.safe_dump(known, allow_unicode=True, sort_keys=False), "utf-8")
        for file in files:
            file.unlink()
    stubs = _first_and_again(project)
    for file in (project / "events").glob("*/known.yml"):
        file.unlink()
    none = _first_and_again(project)
    rows = [
        (name, f"{full:.1f}", f"{stub:.1f}", f"{empty:.1f}", f"{(stub - empty) / (full - empty):.2f}")
        for name, full, stub, empty in zip(("first run", "again"), explained, stubs, none, strict=True)
    ]
    return markdown(("build", "articles, seconds", "stubs, seconds", "no event, seconds", "a stub to an article"), rows)


def _first_and_again(project: Path) -> tuple[float, float]:
    for kept in (".cache", "site"):
        shutil.rmtree(project / kept, ignore_errors=True)
    return _build(project, ["articles"]), _build(project, ["articles"])


if __name__ == "__main__":
    main()
