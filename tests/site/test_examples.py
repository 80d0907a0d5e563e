"""The catalogues that `eventkb init --example` offers: sound, built, and without a word of another world."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from eventkb import load
from eventkb.engines import settings
from eventkb.pipeline import examples
from tests.site.conftest import URL, built, example, place_at

LEAST = {"postgresql": 20, "linux": 20, "prometheus": 15}
"""How many events each example explains, at least."""

VALUES = re.compile(r"<code>(?:powershell|cmd)</code>")
"""Values that a definition of any kind may have: these shells run on every system."""

OF_ANOTHER_WORLD = re.compile(
    r"\bwindows\b|\bexchange\b(?! format)|microsoft|event ?viewer|ereignisanzeige|power ?shell|winevent|get-eventlog"
    r"|wevtutil|winlogbeat|\bntfs\b|active directory|technet|contoso|anwendungsprotokoll|sendeconnector"
    r"|send connector|\bcmdlets?\b|not affiliated|unabhängiges nachschlagewerk",
    re.IGNORECASE,
)
"""Words that nobody should meet who runs none of this. An XLIFF file is an exchange format."""

READABLE = (".html", ".md", ".txt", ".xml", ".json")
UNREAD = ("lookup/", "pagefind/", "scripts/", "assets/", "licences/")
"""Folders of other files: among them the names by which pastes of all worlds are recognised, and others' licences."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Each example, built for a known address, with all outputs."""
    folders = {name: example(tmp_path_factory.mktemp("examples") / name, name) for name in LEAST}
    for folder in folders.values():
        place_at(folder, URL)
        assert built(folder).pages
    return {name: folder / "site" for name, folder in folders.items()}


@pytest.mark.parametrize("name", LEAST)
def test_an_example_is_sound_and_explained_in_every_language(tmp_path: Path, name: str) -> None:
    """No error, no warning; each event has what our own have, and nothing is missing in a language."""
    folder = example(tmp_path / "kb", name)
    knowledge = load(folder)
    assert not knowledge.diagnostics
    events = knowledge.catalogue.events.values()
    assert len(events) >= LEAST[name]
    for event in events:
        texts = (event.summary, event.explanation, event.verification, *(link.title for link in event.references))
        assert all((text and {"en", "de"} <= set(text.values)) or (text and text.neutral) for text in texts), event.key
        assert event.user_action and len(event.user_action.actions) > 1 and event.level and event.modified, event.key


def test_every_example_is_tested() -> None:
    """A new one needs a line here, and cases in the browser's tests."""
    assert set(examples.names()) == set(LEAST)


@pytest.mark.parametrize("name", LEAST)
def test_no_page_of_an_example_speaks_of_another_world(sites: Mapping[str, Path], name: str) -> None:
    """In either language, in whatever form a reader or a program gets it."""
    spoken = [
        f"{path}: {match[0]}" for path, text in _readable(sites[name]) for match in OF_ANOTHER_WORLD.finditer(text)
    ]
    assert not spoken, spoken[:20]


@pytest.mark.parametrize("name", LEAST)
def test_pages_that_make_no_sense_for_an_example_are_not_there(sites: Mapping[str, Path], name: str) -> None:
    """Neither the page nor the downloads nor a link to them."""
    site = sites[name]
    assert not [path for path in site.rglob("*") if "event-viewer" in path.name or path.suffix in {".reg", ".ps1"}]
    for locale in ("en", "de"):
        page = LexborHTMLParser((site / locale / "index.html").read_text("utf-8"))
        assert not [link for link in page.css("a") if "event-viewer" in (link.attributes.get("href") or "")]
        assert not (site / locale / "parts/windows").exists()


@pytest.mark.parametrize("name", LEAST)
def test_examples_on_pages_come_from_the_catalogue(sites: Mapping[str, Path], name: str) -> None:
    """What a page says can be typed names an event that is there."""
    for locale in ("en", "de"):
        page = LexborHTMLParser((sites[name] / locale / "finding/index.html").read_text("utf-8"))
        source, number = (page.css("#__content table code")[1].text() or "").rsplit(" ", 1)
        slug = re.sub("[^a-z0-9]+", "-", source.lower())
        assert (sites[name] / locale / slug / re.sub("[^a-z0-9]+", "-", number.lower()) / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("name", LEAST)
def test_a_preview_of_an_example_starts(tmp_path: Path, name: str) -> None:
    """It reports its address, and ends without an error."""
    folder = example(tmp_path / "kb", name)
    command = [sys.executable, "-m", "eventkb", "serve", "--port", "0"]
    # A shell ignores Ctrl+C for what runs in its background, and so would the preview; here it must not.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, preexec_fn=heed) as running:  # noqa: PLW1509
        assert running.stderr is not None
        lines = []
        for line in running.stderr:
            lines.append(line)
            if "The site is at " in line:
                break
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
    assert "The site is at " in "".join(lines), lines
    assert "Traceback" not in rest and "error:" not in "".join(lines)


def test_an_example_in_one_language_has_no_word_of_the_other(tmp_path: Path) -> None:
    """Its name and its texts are those of the language."""
    folder = example(tmp_path / "kb", "linux")
    (folder / "mkdocs.de.yml").rename(folder / "left-out")
    names = {configuration.locale: configuration.site_name for configuration in settings.configurations(folder)}
    assert names == {"en": "Messages of a Linux server"}


def _readable(site: Path) -> Iterator[tuple[str, str]]:
    """The files that people and programs read, with their texts; scripts and styles in pages are left out."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        inside = name.split("/", 1)[-1] if name[:3] in {"en/", "de/"} else name
        if path.suffix in READABLE and not name.startswith(UNREAD) and not inside.startswith(UNREAD):
            text = re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
            yield name, VALUES.sub("", text)
