"""The security headers are one value."""

from eventkb.model.policy import HEADERS, ONLY_AS_HEADER, POLICY, POLICY_OF_PAGES, of_pages, with_policy
from tests.catalogues import ROOT


def test_nothing_but_the_own_host_is_allowed() -> None:
    """No inline script or style, no other host, no plug-in; everything that isn't named is forbidden."""
    assert POLICY.startswith("default-src 'none'; ")
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(POLICY.replace(";", "").split())
    assert HEADERS["Content-Security-Policy"] == POLICY


def test_a_page_says_what_it_can_say_itself() -> None:
    """Browsers warn of a directive that only a header may have."""
    assert set(POLICY.split("; ")) - set(POLICY_OF_PAGES.split("; ")) == {"frame-ancestors 'none'"}
    assert "frame-ancestors" in ONLY_AS_HEADER


def test_the_policy_comes_before_all_that_a_page_loads() -> None:
    """A browser applies it to what follows; the encoding has to be known before."""
    page = with_policy('<!doctype html><html><head>\n<meta charset="utf-8">\n<script src="a.js"></script>')
    assert page.index("charset") < page.index(POLICY_OF_PAGES) < page.index("<script")
    assert page.count("http-equiv") == 1


OF_THEIR_OWN = {"coverage.jinja", "book.jinja"}
"""Files that somebody opens without a server, with their styles in them."""


def test_each_template_of_a_whole_page_can_say_the_policy() -> None:
    """Right after the encoding. Pages for the full-text engine are not published; a file of its own has its styles."""
    templates = {path.name: path.read_text("utf-8") for path in (ROOT / "templates/poured").glob("*.jinja")}
    whole = {name for name, text in templates.items() if '<meta charset="utf-8">' in text} - OF_THEIR_OWN
    assert whole == {"neutral.jinja", "every.jinja", "moved.jinja"}
    assert all('<meta charset="utf-8">{{ policy }}' in templates[name] for name in whole)
    assert '<meta charset="utf-8">' in (ROOT / "templates/theme/main.html").read_text("utf-8")
    assert "referrer" in of_pages()
