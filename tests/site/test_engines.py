"""Each engine makes the same site: hand-written pages and frames by what they mean, articles byte by byte.

Runs for the engine that `make engines` names. The site of MkDocs, which it is compared with, is built by a process of
its own, since an engine may take the place of MkDocs' modules.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from eventkb.frame import cut
from eventkb.pipeline.render import FRAMES
from eventkb.stock import SUPPLIED
from tests.site.conftest import ENGINE, LANGUAGES, ONE_ARTICLE, PARTS, choose, copy, pages, sampled, write

NAME = os.environ.get(ENGINE, "")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not NAME, reason="for the other engines: make engines")]

OWN_PAGES = {
    "docs/en/team/index.md": "# Our team\n\nAsk [us](../about.md#contact), or see [an event](../finding.md).\n",
    "docs/en/team/markdown.md": """\
---
menu: All of Markdown
description: What engines make of it
---
# Words & signs: <b>, “quotes”, (c), --, 1/2

A paragraph with *emphasis*, **more**, `code`, a [link](index.md "a title"), <https://example.org> and a line\x20\x20
break. ![A picture](own.svg){ width=20 .wide }

## A list { #own-id }

1. first
2. second

    - below it

        more of it

## A list

!!! note "A note"

    With text.

| a | b |
|---|--:|
| 1 | 2 |

```powershell
Get-Service | Where-Object Status -eq 'Running'
```

    indented code

> A quotation

Term[^1] and H~2~O, ==mark==, :smile:, ++ctrl+c++

<div class="own" markdown="1">

### In a block

⟦word.find.label⟧

</div>
""",
    "docs/en/own.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
    "docs/en/team/own.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
    "docs/en/own.css": ".own { margin: 0 }\n",
    "overrides/partials/own.html": "<p>own</p>",
    "overrides/own/file.txt": "of the theme",
}


def built_by(folder: Path, engine: str) -> Path:
    """A project with pages of its own, built by an engine."""
    sampled(folder)
    write(folder, OWN_PAGES)
    settings = folder / "mkdocs.yml"
    settings.write_text(
        re.sub("    engine: .*\n", "", settings.read_text("utf-8"))
        + "extra_css: [own.css]\nsite_description: Of ours\n",
        "utf-8",
    )
    choose(folder, engine)
    run(folder)
    return folder


def run(folder: Path) -> None:
    command = [sys.executable, "-m", "eventkb", "build", "--quiet"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


ASKING_FOR_MORE = """\
site_description: Of ours
copyright: Example Ltd
nav: [index.md, Team: [team/index.md, team/more.md], about.md]
extra_css: [own.css]
extra_javascript: [own.js, {path: module.js, type: module}]
extra: {own: {word: A word of ours}}
exclude_docs: |
  secret.md
markdown_extensions:
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.snippets
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
"""
MORE_PAGES = {
    "docs/en/team/index.md": '# Our team\n\n--8<-- "snippet.md"\n',
    "docs/en/team/more.md": """\
# More

=== "Linux"

    ```sh
    systemctl status backup
    ```

=== "Windows"

    ``` powershell hl_lines="1" title="a.ps1"
    Get-Service
    ```

??? warning

    Folded.

- [x] done
""",
    "docs/en/own.css": ".own { margin: 0 }\n",
    "docs/en/own.js": "document.title += '!';\n",
    "docs/en/module.js": "export {};\n",
    "docs/en/secret.md": "# Nothing for readers\n",
    "snippet.md": "Of a **snippet**.\n",
    "look/partials/copyright.html": "<p>{{ config.copyright }}: {{ config.extra.own.word }}</p>\n",
}


def asking_for_more(folder: Path) -> Path:
    """A project that uses what MkDocs offers: own navigation, look, scripts, templates, extensions of Markdown."""
    write(copy(folder, *PARTS), {**ONE_ARTICLE, **MORE_PAGES})
    footer = (SUPPLIED / "theme/partials/footer.html").read_text("utf-8")
    write(folder, {"overrides/partials/footer.html": footer + "{% include 'partials/copyright.html' %}\n"})
    settings = folder / "mkdocs.yml"
    text = re.sub("    engine: .*\n", "", settings.read_text("utf-8"))
    theme = "  name: eventkb\n  custom_dir: look\n  features: [navigation.top, content.code.copy]\n"
    settings.write_text(text.replace("  name: eventkb\n", theme) + ASKING_FOR_MORE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def changed_over(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project with settings of every kind, and the same one after a change of the engine."""
    usual, other = (asking_for_more(tmp_path_factory.mktemp(name)) for name in ("before", "after"))
    choose(other, NAME)
    for folder in (usual, other):
        run(folder)
    return usual, other


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same project, built by MkDocs and by the other engine."""
    folder = tmp_path_factory.mktemp("engines")
    first, second = (folder / name for name in ("usual", "other"))
    for place, engine in ((first, ""), (second, NAME)):
        place.mkdir()
        built_by(place, engine)
    return first, second


OF_THE_ENGINE = re.compile(
    r"[a-z-]+/(assets/(?!mark)|styles/pages\.css)"  # its theme
    r"|licences/zensical\.txt"  # and the licence of its theme
    r"|pagefind/"  # the index of texts, whose names differ from build to build
    r"|\.eventkb"  # the mark of a finished site, with the time of its files
)


def is_of_the_engine(file: str) -> bool:
    """Whether a file need not be the same, whoever has rendered the pages."""
    return OF_THE_ENGINE.match(file) is not None


def test_the_same_files_are_published(projects: tuple[Path, Path]) -> None:
    """But for styles and scripts of the engine's theme."""
    usual, other = ({file for file in pages(folder / "site") if not is_of_the_engine(file)} for folder in projects)
    assert usual == other


def test_files_that_are_no_pages_are_equal(projects: tuple[Path, Path]) -> None:
    """Byte by byte: indexes, data, styles, scripts, pictures."""
    usual, other = (pages(folder / "site") for folder in projects)
    compared = [file for file in usual if not file.endswith(".html") and not is_of_the_engine(file)]
    assert len(compared) > 100
    assert not [file for file in compared if usual[file] != other[file]]


def test_what_is_poured_is_equal(projects: tuple[Path, Path]) -> None:
    """Byte by byte: articles, lists, sidebars and heads of all pages that are poured."""
    usual, other = (pages(folder / "site") for folder in projects)
    hand_written = {f"{locale}/{page}" for locale in LANGUAGES for page in rendered(projects[0], locale)}
    poured = [file for file in usual if file.endswith(".html") and file not in hand_written]
    assert len(poured) > 100
    for file in poured:
        assert parts(usual[file].decode()) == parts(other[file].decode()), file


def parts(html: str) -> list[str]:
    """What is poured into a page: its content, its sidebars, and what the head says about it."""
    pattern = (
        r"<article.*?</article>|<nav class=\"(?:neighbours|contents|site-links).*?</nav>|<meta .*?>|<title>.*?</title>"
    )
    return [part for part in re.findall(pattern, html, re.DOTALL) if 'name="generator"' not in part]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_frames_have_the_same_slots_and_the_same_meaning(projects: tuple[Path, Path], locale: str) -> None:
    """In the same order, in pages with the same text, headings, links and landmarks."""
    usual, other = (rendered(folder, locale) for folder in projects)
    for file in FRAMES.values():
        assert cut(usual[file]).names == cut(other[file]).names
        assert meaning(usual[file], file) == meaning(other[file], file)


@pytest.mark.parametrize("locale", LANGUAGES)
def test_hand_written_pages_mean_the_same(projects: tuple[Path, Path], locale: str) -> None:
    """The package's and the project's own."""
    usual, other = (rendered(folder, locale) for folder in projects)
    assert usual.keys() == other.keys()
    for file, html in usual.items():
        if file == "404.html":  # for previews of a single language; a site has one for all
            continue
        assert meaning(html, file) == meaning(other[file], file), file


def test_a_project_changes_over_by_one_line(changed_over: tuple[Path, Path]) -> None:
    """Its other settings and files stay as they are, and its pages say the same, as decision 31 promises."""
    usual, other = changed_over
    before, after = ((folder / "mkdocs.yml").read_text("utf-8").splitlines() for folder in changed_over)
    assert [line for line in after if line not in before] == [f"    engine: {NAME}"]
    pages_before, pages_after = rendered(usual, "en"), rendered(other, "en")
    assert pages_before.keys() == pages_after.keys() and "secret/index.html" not in pages_before
    more = "team/more/index.html"
    assert "A word of ours" in pages_before[more] and "own.js" in pages_before[more]
    for file, html in pages_before.items():
        if file != "404.html":
            assert meaning(html, file) == meaning(pages_after[file], file), file
            assert scripts(html, file) == scripts(pages_after[file], file), file


def scripts(html: str, file: str) -> list[str]:
    """The scripts of the project that a page loads; those of an engine's theme have names of their own."""
    page = LexborHTMLParser(html)
    places = (address(node.attributes["src"], file) for node in page.css("script[src]"))
    return [place for place in places if "/assets/" not in place]


def rendered(folder: Path, locale: str) -> dict[str, str]:
    """The pages of a language as the engine made them."""
    (kept,) = (folder / ".cache/eventkb/pages").glob(f"{locale}-*")
    return {path.relative_to(kept).as_posix(): path.read_text("utf-8") for path in kept.rglob("*.html")}


NOT_MEANT = ".md-dialog, script, style, template, .md-skip, #__skip, meta[name=generator], link[rel=stylesheet]"
LANDMARKS = "header, nav, main, article, aside, footer, form, label, input, button, img, [role], [aria-label]"
"""What a page consists of, for those who don't see it."""

KEPT = ("role", "aria-label", "aria-labelledby", "type", "for", "name", "alt", "lang", "placeholder", "data-copied")


def meaning(html: str, file: str) -> dict[str, object]:
    """What a page says and where it leads, whatever its markup is like."""
    page = LexborHTMLParser(html)
    for node in page.css(NOT_MEANT):
        node.decompose()
    return {
        "language": page.css_first("html").attributes.get("lang"),
        "title": words(page.css_first("title")),
        "text": words(page.body),
        "headings": [(node.tag, node.attributes.get("id"), words(node)) for node in page.css("h1, h2, h3, h4, h5, h6")],
        "links": [(words(node), address(node.attributes["href"], file)) for node in page.css("a[href]")],
        "pictures": [address(node.attributes["src"], file) for node in page.css("img[src]")],
        "head": sorted(head(page, file)),
        "parts": [part(node) for node in page.css(LANDMARKS)],
        "code": [node.inner_html for node in page.css("article code")],
        "blocks": [
            words(node) for node in page.css("article p, article li, article pre, article td, article blockquote")
        ],
    }


def words(node: LexborNode | None) -> str:
    return " ".join((node.text() if node else "").split())


def address(href: str | None, file: str) -> str:
    """A link from the root of the language, without what means the same: `index.html`, a slash at the end."""
    if re.match("[a-z]+:|⟦", href or ""):
        return href or ""
    href = href or "."  # both are the page itself
    path, mark, fragment = href.partition("#")
    place = normpath(join("/", file.removesuffix("index.html"), path or "."))
    return place.removesuffix("/index.html") + mark + fragment


def head(page: LexborHTMLParser, file: str) -> Iterator[str]:
    for node in page.css("head meta, head link"):
        own = {key: value for key, value in node.attributes.items() if key != "href"}
        yield f"{node.tag} {sorted(own.items())} {address(node.attributes.get('href'), file)}"


def part(node: LexborNode) -> str:
    own = {key: node.attributes.get(key) for key in KEPT if key in node.attributes}
    return f"{node.tag} {own}"
