"""The whole way from definitions to a published site, in a copy of this project."""

import os
import shutil
import signal
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from eventkb.pipeline import OUTPUTS
from eventkb.pipeline.project import EngineFault
from eventkb.publish import MARK
from tests.site.conftest import ONE_ARTICLE, Project, built, pages, sampled, write

LOCALES = ("en", "de")
BROKEN = {"events/Demo/2.yml": "source: Demo\nid: 2\nmesage: {en: It has ended.}\n"}


def test_one_event_makes_a_whole_site(project: Project) -> None:
    """No page of docs/ requires a particular event: home, listings and article are there in each language."""
    folder = project(ONE_ARTICLE)
    built(folder)
    names = ("index.html", "demo/1/index.html", "demo/index.html", "id/1/index.html", "events/index.html")
    for locale, page in product(LOCALES, names):
        html = LexborHTMLParser((folder / "site" / locale / page).read_text("utf-8"))
        assert html.root is not None
        assert html.root.attributes["lang"] == locale
        assert "⟦" not in html.html
    assert (folder / "site/e/demo-1/index.html").exists()


def test_errors_publish_nothing(project: Project) -> None:
    """By default a build with an error leaves the old site as it was, and says what is wrong."""
    folder = project(ONE_ARTICLE)
    built(folder, only=("articles",))
    before = pages(folder / "site")
    write(folder, BROKEN)
    result = built(folder, only=("articles",))
    assert result.pages == 0
    assert [one.rule.name for one in result.diagnostics][:1] == ["unknown-key"]
    assert pages(folder / "site") == before


def test_keep_going_builds_what_is_sound(project: Project) -> None:
    """Files that are fine are built although others are not, if the contributor asks for it."""
    folder = project(ONE_ARTICLE | BROKEN)
    assert built(folder, keep_going=True, only=("articles",)).pages
    assert (folder / "site/en/demo/1/index.html").exists()
    assert not (folder / "site/en/demo/2").exists()


def test_two_builds_of_the_same_files_are_equal(whole: Path, tmp_path: Path) -> None:
    """A build depends on its files only: another folder, another time and another number of processes change no byte.

    Pagefind orders the lists of its filters by chance, and the names of the files that name them follow (1.5.2). The
    mark of a site names its generation.
    """
    folder = sampled(tmp_path / "again")
    built(folder, jobs=1)
    assert without_chance(pages(folder / "site")) == without_chance(pages(whole / "site"))


def without_chance(found: dict[str, bytes]) -> dict[str, bytes]:
    return {
        file: data
        for file, data in found.items()
        if not file.endswith((".pf_filter", ".pf_meta", "pagefind-entry.json", MARK))
    }


def test_a_second_build_takes_what_it_knows_from_the_cache(project: Project) -> None:
    """A broken cache counts as none, and the result is the same with and without it."""
    folder = project(ONE_ARTICLE)
    built(folder)
    first = pages(folder / "site")
    built(folder)
    assert pages(folder / "site") == first
    for file in (folder / ".cache/eventkb").glob("*.pickle"):
        file.write_bytes(b"rubbish")
    built(folder)
    assert pages(folder / "site") == first


def test_a_killed_build_leaves_the_old_site(project: Project) -> None:
    """Whatever moment a build is killed at, the site is the old one or the new one, and the next build cleans up."""
    folder = project(ONE_ARTICLE)
    built(folder, only=("articles",))
    before = pages(folder / "site")
    events = {f"events/Demo/{n}.yml": f"source: Demo\nid: {n}\nmessage: {{en: It is {n}.}}\n" for n in range(2, 900)}
    write(folder, events)
    shutil.rmtree(folder / ".cache")  # or only new events would be poured
    command = [sys.executable, "-m", "eventkb", "build", "--only", "articles"]
    running = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert running.stderr is not None
    for line in running.stderr:
        if line.startswith("Rendering articles"):
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    running.stderr.close()
    assert running.returncode == -signal.SIGKILL
    assert pages(folder / "site") == before
    built(folder, only=("articles", "permalinks"))
    assert not list(folder.glob(".site.*"))
    assert (folder / "site/e/demo-899/index.html").exists()


def test_only_some_outputs(project: Project) -> None:
    """`--only articles` makes articles and hand-written pages, and nothing else."""
    folder = project(ONE_ARTICLE)
    built(folder, only=("articles",))
    assert (folder / "site/en/demo/1/index.html").exists()
    assert not (folder / "site/e").exists()
    assert "articles" in OUTPUTS


@pytest.mark.parametrize("url", ["https://kb.example.org/en/", "https://kb.example.org/some/where/en/"])
def test_a_known_address_gives_canonical_links_and_a_sitemap(project: Project, url: str) -> None:
    """With `site_url` each page names its own address and those of the other languages, also in a subfolder."""
    folder = project(ONE_ARTICLE)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace('site_url: ""', f"site_url: {url}"), "utf-8")
    built(folder, only=("articles", "permalinks", "sitemap"))
    root = url.removesuffix("en/")
    page = LexborHTMLParser((folder / "site/de/demo/1/index.html").read_text("utf-8"))
    canonical = page.css_first('link[rel="canonical"]')
    assert canonical is not None
    assert canonical.attributes["href"] == f"{root}de/demo/1/"
    alternates = {one.attributes["hreflang"]: one.attributes["href"] for one in page.css("link[hreflang]")}
    assert alternates == {"en": f"{root}en/demo/1/", "de": f"{root}de/demo/1/", "x-default": f"{root}e/demo-1/"}
    sitemap = (folder / "site/sitemap.xml").read_text("utf-8")
    assert f"<loc>{root}en/demo/1/</loc>" in sitemap
    assert f'hreflang="de" href="{root}de/demo/1/"' in sitemap


def test_former_names_lead_on(project: Project) -> None:
    """Old keys of an event, and former names of a source, keep working as addresses."""
    event = ONE_ARTICLE["events/Demo/1.yml"] + "aliases: [Demo/77]\n"
    source = "name: Demo\nformer_names: [Old Demo]\n"
    folder = project({"events/Demo/1.yml": event, "events/Demo/source.yml": source})
    built(folder, only=("articles", "listings", "permalinks"))
    for old in ("de/demo/77", "e/demo-77", "de/old-demo/1", "e/old-demo-1"):
        page = (folder / "site" / old / "index.html").read_text("utf-8")
        assert 'http-equiv="refresh"' in page
        href = LexborHTMLParser(page).css_first("a").attributes["href"]
        assert href is not None
        assert (folder / "site" / old / href / "index.html").resolve().exists()


def test_an_unknown_slot_in_a_page_is_named(project: Project) -> None:
    """Who misspells a slot in a page of docs/ hears which page, and which slots there are."""
    folder = project(ONE_ARTICLE | {"docs/en/about.md": "# About\n\n⟦newst⟧\n"})
    with pytest.raises(EngineFault, match=r"en/about/ has a slot ⟦newst⟧"):
        built(folder)


def test_own_pages_navigation_and_styles_are_kept(project: Project) -> None:
    """A user's own page, its place in the navigation and `extra_css` work as in any MkDocs site."""
    folder = project(
        ONE_ARTICLE | {"docs/en/team.md": "# Our team\n\nAsk us.\n", "docs/en/own.css": "p { margin: 0 }\n"}
    )
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("  - About", "  - Our team: team.md\n  - About") + "extra_css: [own.css]\n"
    config.write_text(text, "utf-8")
    built(folder, only=("articles",))
    home = (folder / "site/en/index.html").read_text("utf-8")
    article = (folder / "site/en/demo/1/index.html").read_text("utf-8")
    assert "Ask us." in (folder / "site/en/team/index.html").read_text("utf-8")
    assert "Our team" in home
    assert 'href="../../own.css"' in article
