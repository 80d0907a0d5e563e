"""Pouring is no trick: what MkDocs makes natively of the same event is the same page, but for what is named here."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site.conftest import PARTS, ROOT, copy, write

EVENTS = ("msexchangetransport/2007", "msexchange-adaccess/2114", "ese/474")
CONFIGURATIONS = {"en": "mkdocs.yml", "de": "mkdocs.de.yml"}

DIFFERENT = (
    "title",  # a native page has its heading; the poured one the symbolic name too
    "head meta[name=description], head meta[name=robots], head meta[property], head meta[name^=twitter], "
    "head link[rel=canonical]",
    "head link[rel='alternate '], head link[rel=prev], head link[rel=next], head script[type='application/ld+json']",
    ".md-sidebar",  # the sidebar of constant size and the article's own contents, instead of navigation and headings
    "script[src*='/lookup/']",  # the find field needs an index, which a preview of one language has not
    ".language-link",  # a native page doesn't know that it exists in other languages
)
"""What the two pages may differ in: all of it is what pouring is for."""


GUIDE = {
    "events/guides/slow.yml": """\
title: {en: It is slow, de: Es ist langsam}
summary: {en: Finds the reason., de: Findet den Grund.}
start: a
steps:
  a:
    text: {en: Look., de: Sehen Sie nach.}
    answers: [{text: {en: "Yes", de: Ja}, done: {en: It is full., de: Er ist voll.}}]
"""
}


@pytest.fixture(scope="module")
def native(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with some events as pages of docs/, rendered by MkDocs alone.

    Their articles go in as HTML: Python-Markdown is not CommonMark, so the texts themselves would come out otherwise.
    """
    folder = copy(tmp_path_factory.mktemp("native"), *PARTS)
    (folder / "events/Demo").mkdir(parents=True)
    for named_in_the_menu in ("products.yml", "glossary.yml"):
        shutil.copy(ROOT / "events" / named_in_the_menu, folder / "events")
    (folder / "events/Demo/1.yml").write_text("source: Demo\nid: 1\nmessage: {en: It has begun.}\n", "utf-8")
    write(folder, GUIDE)  # without any, the menu has no guides
    for locale, config in CONFIGURATIONS.items():
        for event in EVENTS:
            page = LexborHTMLParser((whole / "site" / locale / event / "index.html").read_text("utf-8"))
            inner = page.css_first("article").inner_html
            assert inner is not None
            target = folder / "docs" / locale / f"{event}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            without_gaps = re.sub(r"\n\s*\n", "\n", inner)  # an empty line would end the HTML for Markdown
            target.write_text(f"---\nmenu: false\nkind: article\n---\n<div>\n{without_gaps}\n</div>\n", "utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("locale", CONFIGURATIONS)
@pytest.mark.parametrize("event", EVENTS)
def test_a_poured_page_is_what_mkdocs_makes_of_it(whole: Path, native: Path, locale: str, event: str) -> None:
    """Header, content, footer, styles, scripts, languages and landmarks are equal, node by node."""
    poured = LexborHTMLParser((whole / "site" / locale / event / "index.html").read_text("utf-8"))
    made = LexborHTMLParser((native / "site" / locale / event / "index.html").read_text("utf-8"))
    wrapper = made.css_first("article > div")
    wrapper.unwrap()
    for link in poured.css('[aria-current="true"]'):
        del link.attrs["aria-current"]  # the section of the menu, which the frame can't know
    assert outline(poured) == outline(made)


def outline(page: LexborHTMLParser) -> list[str]:
    """A page as one line a node, without what may differ and without white space between elements."""
    for selector in DIFFERENT:
        for node in page.css(selector):
            node.decompose()
    assert page.root is not None
    return [line for node in page.root.traverse(include_text=True) if (line := told(node))]


def told(node: LexborNode) -> str:
    if node.tag == "-text":
        return " ".join((node.text_content or "").split())
    # A bare attribute (`hidden`) and an empty one are the same thing; MkDocs writes the longer form.
    attributes = {name: value or "" for name, value in sorted(node.attributes.items())}
    if "kb" in attributes.get("class", ""):
        del attributes["class"]
    return f"<{node.tag} {attributes}>"
