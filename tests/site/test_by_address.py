"""Pages by address: what the preview makes when it is asked is what a build writes."""

from pathlib import Path

from eventkb.engines.chosen import Chosen
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.pipeline.by_address import PagesByAddress
from eventkb.pipeline.project import READ
from eventkb.servers.live import LiveSite, set_up
from tests.site.conftest import Project, built

EVENTS = {
    "events/Demo/1.yml": (
        "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\naliases: [Demo/9]\nproduct: demo\n"
        "explanation: {en: It runs., de: Es läuft.}\n"
    ),
    "events/Demo/source.yml": "name: Demo\nformer_names: [Old Demo]\n",
    "events/Other/1.yml": "source: Other\nid: 1\nmessage: {en: It is over., de: Es ist zu Ende.}\n",
    "events/products.yml": "demo: {title: Demo}\n",
}


def pages_of(folder: Path) -> PagesByAddress:
    """The pages of a project's preview."""
    site = LiveSite(setting=set_up(folder, Chosen(folder)))
    site.read_all()
    site.show()
    assert site.moment is not None
    return site.moment.pages


def test_each_page_of_a_build_is_made_alike_when_asked_for(project: Project) -> None:
    """Articles, permanent pages, listings, rules, hand-written pages, entrances, and pages that have moved."""
    folder = project(EVENTS)
    built(folder, only=READ)
    pages = pages_of(folder)
    written = {
        path.relative_to(folder / "site").as_posix(): path.read_text("utf-8")
        for path in (folder / "site").rglob("*.html")
    }
    for file, html in written.items():
        place = Address(file.removesuffix("index.html"))
        assert pages.page(place) == html, file
        assert address.file_of(place) == file


def test_an_address_without_a_page_has_none(project: Project) -> None:
    """Unknown events, sources, rules, languages, and the pages of a language that are for its own preview."""
    folder = project(EVENTS)
    pages = pages_of(folder)
    for place in (
        "en/demo/2/",
        "en/demo/1/1/",
        "e/demo-1",
        "e/",
        "en/nobody/",
        "en/checks/E000/",
        "fr/demo/1/",
        "en/404.html",
        "id/7/",
        "en",
        "e/demo-2/",
    ):
        assert pages.page(Address(place)) is None, place
