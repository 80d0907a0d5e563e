"""Pages at former addresses."""

from urllib.parse import urljoin

from eventkb.model.released import Released
from eventkb.pour.moved import moved
from tests.catalogues import (
    ENGLISH,
    LOCALES,
    NOWHERE,
    article,
    definitions,
    editions,
    event,
    key,
    source,
    template,
    tree,
)


def test_every_former_address_of_an_event_leads_to_it() -> None:
    """In each language and from the permanent link, whatever the event was once called."""
    all_editions = editions(definitions(article("MS Demo", 2, aliases=(key("Old Demo", 9),))))
    pages = dict(moved(all_editions))
    assert set(pages) == {*(f"{locale}/old-demo/9/" for locale in LOCALES), "e/old-demo-9/"}
    for old, view in pages.items():
        new = urljoin(f"https://kb.example/{old}", view.href)
        assert new == view.canonical
        assert new.removeprefix("https://kb.example/") == old.replace("old-demo", "ms-demo").replace("9", "2")


def test_a_source_under_its_former_name_leads_to_the_new_one() -> None:
    """Its listing and all of its events move with it."""
    renamed = source("Demo", former_names=("Old Demo",))
    all_editions = editions(definitions(article("Demo", 1), article("Demo", 2), sources=(renamed,)))
    pages = {old: urljoin(f"/{old}", view.href) for old, view in moved(all_editions)}
    assert pages == {
        **{f"{locale}/old-demo/": f"/{locale}/demo/" for locale in LOCALES},
        **{f"{locale}/old-demo/{n}/": f"/{locale}/demo/{n}/" for locale in LOCALES for n in (1, 2)},
        **{f"e/old-demo-{n}/": f"/e/demo-{n}/" for n in (1, 2)},
    }


def test_a_former_address_goes_on_without_a_script() -> None:
    """A browser goes on at once, a search engine forgets the old page, and a reader has a link in any case."""
    all_editions = editions(definitions(article("Demo", 2, aliases=(key("Old", 9),))), NOWHERE)
    _, view = next(moved(all_editions))
    page = tree(template(ENGLISH, "moved")(v=view))
    assert page.css_first("meta[http-equiv=refresh]").attributes["content"] == "0; url=../../demo/2/"
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert page.css_first("body a").attributes["href"] == "../../demo/2/"
    assert not page.css("link[rel=canonical]")


def test_a_former_address_has_the_slug_that_its_source_chose() -> None:
    """That is where the event was; the slug made of the name has never been an address."""
    chosen = source("MS Demo", slug="demo")
    pages = dict(moved(editions(definitions(article("MS Demo", 2, aliases=(key("MS Demo", 9),)), sources=(chosen,)))))
    assert set(pages) == {*(f"{locale}/demo/9/" for locale in LOCALES), "e/demo-9/"}


def test_pages_that_were_published_lead_on_when_the_event_is_a_bare_stub() -> None:
    """In each language to the page that all have in common, and the lists of its ID as well."""
    released = Released.of(["# published", "e/demo-2/", "en/demo/2/", "de/demo/2/", "en/id/2/", "de/id/2/"])
    pages = dict(moved(editions(definitions(event("Demo", 2), event("Demo", 3), released=released))))
    leads = {old: view.target for old, view in pages.items()}
    assert leads == {
        **{f"{locale}/demo/2/": "e/demo-2/" for locale in LOCALES},
        **{f"{locale}/id/2/": "id/2/" for locale in LOCALES},
    }


def test_an_article_keeps_its_own_pages() -> None:
    """Nothing leads away from what is there."""
    released = Released.of(["# published", "en/demo/2/", "en/id/2/"])
    assert not dict(moved(editions(definitions(article("Demo", 2), released=released))))
