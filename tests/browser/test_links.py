"""Every reference of every page of the built site leads to a file and a place that are there, and none off the site."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from eventkb.model import address
from eventkb.model.address import Address

HOST = "http://site.invalid/"
LOADED = {"src", "srcset", "data", "poster"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
REFRESH = re.compile(r"^\s*\d+\s*;\s*url=(.*)$", re.IGNORECASE)
SLOT = re.compile("[⟦⟧]")
STYLE_REFERENCE = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a page names; `is_loaded` where a browser fetches it without being asked."""

    target: str
    is_loaded: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What a page has; `is_filled` unless it still has the sign of a slot."""

    ids: tuple[str, ...]
    references: tuple[Reference, ...]
    is_filled: bool


def read(html: str) -> Read:
    page = LexborHTMLParser(html)
    ids = tuple(node.attributes["id"] or "" for node in page.css("[id]"))
    return Read(ids, tuple(references(page)), not SLOT.search(html))


def references(page: LexborHTMLParser) -> Iterator[Reference]:
    for node in page.css("[href], [src], [srcset], [action], [data], [poster]"):
        relations = set((node.attributes.get("rel") or "").split())
        for name in ("href", "src", "srcset", "action", "data", "poster"):
            target = node.attributes.get(name)
            if target is not None:
                yield Reference(target, name in LOADED or (node.tag == "link" and bool(relations & LOADING_LINKS)))
    for node in page.css("meta[http-equiv=refresh]"):
        match = REFRESH.match(node.attributes["content"] or "")
        if match:
            yield Reference(match[1], True)


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, Read]:
    """What every page of the site names, by the page's file."""
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix(): read(file.read_text("utf-8")) for file in files}


def resolved(file: str, target: str) -> tuple[str, str]:
    """The file and the fragment that a reference leads to; the file is empty where it leaves the site."""
    url, fragment = urldefrag(urljoin(HOST + file.removesuffix("index.html"), target))
    path = unquote(urlsplit(url).path).removeprefix("/")
    return (address.file_of(Address(path)) if url.startswith(HOST) else ""), unquote(fragment)


def test_every_link_leads_somewhere(site: Path, pages: Mapping[str, Read]) -> None:
    """No link of any page is dead, neither its file nor its place in it."""
    ids = {file: frozenset(page.ids) for file, page in pages.items()}
    dead = set()
    for file, page in pages.items():
        for reference in page.references:
            there, fragment = resolved(file, reference.target)
            is_there = not there or there in pages or (site / there).is_file()
            if not is_there or (there in ids and fragment and fragment not in ids[there]):
                dead.add(f"{file}: {reference.target}")
    assert not dead, "\n".join(sorted(dead)[:40])


def test_every_page_is_reached(pages: Mapping[str, Read]) -> None:
    """Whoever follows links from the root comes to every page in a language."""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        file = waiting.pop()
        for reference in pages[file].references:
            there, _ = resolved(file, reference.target)
            if there in pages and there not in reached:
                reached.add(there)
                waiting.append(there)
    queried = {address.file_of(place) for place in address.GO}
    neutral = {"404.html", *queried} | {file for file in pages if file.startswith("id/")}
    assert set(pages) - reached <= neutral


def test_no_page_loads_anything_from_elsewhere(pages: Mapping[str, Read]) -> None:
    """Styles, scripts, fonts and pictures come from the site itself."""
    foreign = {
        f"{file}: {one.target}"
        for file, page in pages.items()
        for one in page.references
        if one.is_loaded and not one.target.startswith("data:") and not resolved(file, one.target)[0]
    }
    assert not foreign, "\n".join(sorted(foreign)[:40])


def test_styles_load_what_is_there(site: Path) -> None:
    """What a stylesheet names is a file of the site too."""
    missing = [
        f"{file.name}: {target}"
        for file in site.rglob("*.css")
        for target in STYLE_REFERENCE.findall(file.read_text("utf-8"))
        if not target.startswith(("data:", "#")) and not (file.parent / target).is_file()
    ]
    assert not missing


def test_links_hold_wherever_the_site_stands(pages: Mapping[str, Read]) -> None:
    """No page but 404 links from the root of the host: the site works in a subfolder and on a disk."""
    rooted = {file for file, page in pages.items() for one in page.references if one.target.startswith("/")}
    assert rooted <= {"404.html"}


def test_ids_are_unique(pages: Mapping[str, Read]) -> None:
    """A place on a page has a name of its own, so that links to it and labels mean one thing."""
    double = {
        file: twice for file, page in pages.items() if (twice := [i for i, n in Counter(page.ids).items() if n > 1])
    }
    assert not double, str(dict(list(double.items())[:10]))


def test_no_page_has_an_unfilled_slot(pages: Mapping[str, Read]) -> None:
    """Nobody reads the name of a slot."""
    assert not [file for file, page in pages.items() if not page.is_filled]


DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)")


def test_the_site_can_be_copied_to_any_file_system(site: Path) -> None:
    """No two files differ in case only, and no name is one that Windows can't have or that is too long for it."""
    files = [file.relative_to(site).as_posix() for file in site.rglob("*")]
    assert len({file.casefold() for file in files}) == len(files)
    for file in files:
        for part in file.split("/"):
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]|[. ]$', part) and not DEVICES.match(part), file
        assert len(file) < 200
