"""The full-text index: made of all articles in parts, each kept until one of its texts changes."""

import json
import zlib
from pathlib import Path

import pytest

from eventkb.cache import FOLDER
from eventkb.cache.store import Store
from eventkb.engines.pagefind import Pagefind
from eventkb.model.address import Address
from eventkb.pipeline import fulltext
from eventkb.pipeline.kept import renewal
from tests.site.conftest import Project, built, pages, write

TEXT = """\
source: Demo
id: 1
message: {en: It has begun., de: Es hat begonnen.}
summary: {en: A run has begun., de: Ein Lauf hat begonnen.}
"""


SEARCHED = ("articles", "fulltext")


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    found = sorted((folder / "site/pagefind").rglob("*.pf_fragment"))
    return {path.name: (path.stat().st_size, path.read_bytes()) for path in found}


def pages_of_codes(folder: Path, locale: str) -> int:
    """The number of pages of code tables, which are in the index, too."""
    pages = (folder / "site" / locale / "codes").rglob("index.html")
    return sum('<dl class="codes">' in page.read_text("utf-8") for page in pages)


def test_every_article_of_every_language_is_in_it(project: Project) -> None:
    """One fragment a page; what nobody uses of the engine stays away."""
    folder = project({"events/Demo/1.yml": TEXT, "events/Demo/2.yml": TEXT.replace("id: 1", "id: 2")})
    assert built(folder).pages
    names = list(state(folder))
    assert len([name for name in names if name.startswith("en_")]) == 2 + pages_of_codes(folder, "en")
    assert len([name for name in names if name.startswith("de_")]) == 2 + pages_of_codes(folder, "de")
    assert not list((folder / "site/pagefind").glob("pagefind-ui*"))


def parts(folder: Path) -> dict[str, int]:
    """The parts of the index that are kept, with the times when they were made."""
    return {path.name: path.stat().st_mtime_ns for path in (folder / ".cache/eventkb/fulltext/parts").iterdir()}


def test_it_is_kept_until_a_text_changes(project: Project) -> None:
    """A build without a changed text takes it as it is; a changed text makes it anew."""
    folder = project({"events/Demo/1.yml": TEXT})
    built(folder, only=SEARCHED)
    assert not (folder / ".cache/eventkb/fulltext/pages").exists()
    kept, first = parts(folder), state(folder)
    built(folder, only=SEARCHED)
    assert parts(folder) == kept
    assert state(folder) == first
    write(folder, {"events/Demo/1.yml": TEXT.replace("begun", "started")})
    built(folder, only=SEARCHED)
    assert state(folder).keys() != first.keys()


def test_a_changed_text_makes_its_part_again_and_no_other(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many parts in two languages, one is replaced; the rest is taken as it is."""
    monkeypatch.setattr(fulltext, "MOST", 8)
    folder = project({f"events/Demo/{id}.yml": TEXT.replace("id: 1", f"id: {id}") for id in range(1, 40)})
    built(folder, only=SEARCHED)
    before = parts(folder)
    assert len(before) > 8
    write(folder, {"events/Demo/1.yml": TEXT.replace("has begun., de: Ein", "has started., de: Ein")})
    built(folder, only=SEARCHED)
    after = parts(folder)
    assert len(before.items() - after.items()) == len(after.items() - before.items()) == 1


def test_an_index_that_lost_a_file_is_made_again(project: Project) -> None:
    """The cache may be deleted at any time, in part, too."""
    folder = project({"events/Demo/1.yml": TEXT})
    built(folder, only=SEARCHED)
    first = state(folder)
    next((folder / ".cache/eventkb/fulltext").rglob("*.pf_fragment")).unlink()
    built(folder, only=SEARCHED)
    assert state(folder) == first


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"decisive": "", "parts": {}, "files": {"a": "../../b"}}'])
def test_a_foreign_file_in_the_cache_is_ignored(tmp_path: Path, content: str) -> None:
    """It neither stops a build nor brings a file of the project into the site."""
    write(tmp_path, {".cache/eventkb/fulltext/state.json": content})
    assert not fulltext.state(tmp_path)


def test_renewing_gives_the_index_of_a_build_from_nothing(project: Project, tmp_path: Path) -> None:
    """New and changed files are written, the names of those that are no longer used are returned."""
    folder = project({"events/Demo/1.yml": TEXT, "events/Demo/2.yml": TEXT.replace("id: 1", "id: 2")})
    built(folder, only=SEARCHED)
    kept = fulltext.state(folder)
    site = folder / "site"
    changed = {Address("en/demo/1/"): LEAN}
    dropped = fulltext.Dropped(changed, {})
    gone = fulltext.renewed(folder, Pagefind(), dropped, tmp_path / "new", jobs=1)
    assert gone
    assert all((site / name).exists() for name in gone)
    for name in gone:
        (site / name).unlink()
    for file in pages(tmp_path / "new"):
        (tmp_path / "new" / file).replace(site / file)
    renewed = pages(site / "pagefind")
    assert fulltext.state(folder) != kept
    assert fulltext.renewed(folder, Pagefind(), dropped, tmp_path / "again", jobs=1) == frozenset()
    place = fulltext.Shelf(tmp_path / "cold", "")
    all_pages = {**kept_pages(folder), **changed}
    for of_events in (True, False):
        own = {page: html for page, html in all_pages.items() if ("/demo/" in page) == of_events}
        fulltext.drop(place.pages, own, of_events=of_events)
    fulltext.put(place, Pagefind(), tmp_path / "cold-site", jobs=2)
    assert pages(tmp_path / "cold-site/pagefind") == renewed


LEAN = '<html lang="en"><body data-pagefind-body><h1 data-pagefind-meta="title">Demo 1</h1><p>Renewed</p></body></html>'


def kept_pages(folder: Path) -> dict[Address, str]:
    """The lean pages of all parts."""
    found: dict[Address, str] = {}
    for file in (folder / ".cache/eventkb/fulltext/parts").rglob(fulltext.PAGES):
        found |= json.loads(zlib.decompress(file.read_bytes()))
    return found


@pytest.mark.parametrize("is_warm", [True, False])
def test_lean_pages_that_a_killed_build_left_get_into_no_index(project: Project, is_warm: bool) -> None:
    """Their texts may be in no definition any more."""
    other = TEXT.replace("Demo", "Other").replace("id: 1", "id: 7")
    folder = project({"events/Demo/1.yml": TEXT, "events/Other/7.yml": other})
    built(folder, only=SEARCHED)
    left = fulltext.Shelf(folder / FOLDER / fulltext.FOLDER, "").pages
    if is_warm:
        left = Store(folder, renewal.LEAN).folder
        write(folder, {"events/Other/7.yml": other.replace("begun", "ended")})
    else:
        Store(folder).clear()
    fulltext.drop(left, {Address("en/demo/1/"): LEAN})
    built(folder, only=SEARCHED)
    assert "Renewed" not in kept_pages(folder)[Address("en/demo/1/")]
    assert not left.exists()


def test_it_can_be_left_out(project: Project) -> None:
    """As an output of its own."""
    folder = project({"events/Demo/1.yml": TEXT})
    built(folder, only=("articles",))
    assert not (folder / "site/pagefind").exists()
