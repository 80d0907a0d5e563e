"""The sitemap: what search engines are told."""

import xml.etree.ElementTree as ET

import pytest

from eventkb.index import sitemap
from eventkb.model.address import Address
from eventkb.relate import relate
from tests.catalogues import LOCALES, NOWHERE, SITE, article, definitions, event

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
FOUND = relate(definitions(article("MS Demo", 7, modified="2012-09-19"), event("MS Demo", 8)))


def urls(data: bytes) -> list[ET.Element]:
    return ET.fromstring(data).findall("s:url", NAMES)


def test_articles_are_listed_in_every_language() -> None:
    """Each with its other languages and the day of its last change; stubs are left out."""
    ((place, data),) = sitemap.files(SITE, FOUND, ())
    assert place == "sitemap.xml"
    assert [url.findtext("s:loc", None, NAMES) for url in urls(data)] == [
        f"https://kb.example/{locale}/ms-demo/7/" for locale in LOCALES
    ]
    for url in urls(data):
        assert url.findtext("s:lastmod", None, NAMES) == "2012-09-19"
        assert {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)} == {
            locale: f"https://kb.example/{locale}/ms-demo/7/" for locale in LOCALES
        }


def test_other_pages_know_their_other_languages() -> None:
    """A page that is there in one language only has no alternative."""
    others = [Address("de/about/"), Address("en/about/"), Address("en/a&b/")]
    ((_, data),) = sitemap.files(SITE, relate(definitions()), others)
    assert {url.findtext("s:loc", None, NAMES): len(url.findall("x:link", NAMES)) for url in urls(data)} == {
        "https://kb.example/de/about/": 2,
        "https://kb.example/en/about/": 2,
        "https://kb.example/en/a&b/": 0,
    }


def test_without_a_known_root_there_is_none() -> None:
    """A sitemap holds full addresses or nothing."""
    assert list(sitemap.files(NOWHERE, FOUND, [Address("en/about/")])) == []


def test_a_large_one_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file leads to all others, and every page is in one of them."""
    monkeypatch.setattr(sitemap, "MOST", 2)
    files = dict(sitemap.files(SITE, FOUND, [Address(f"en/{n}/") for n in range(3)]))
    listed = [
        element.text for element in ET.fromstring(files.pop(Address("sitemap.xml"))).findall("s:sitemap/s:loc", NAMES)
    ]
    assert listed == [f"https://kb.example/{name}" for name in files]
    assert sum(len(urls(data)) for data in files.values()) == 5
    assert all(len(urls(data)) <= 2 for data in files.values())
