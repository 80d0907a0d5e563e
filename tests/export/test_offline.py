"""Pages that work from a disk: every link names a file, and no script is a module."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.export.offline import file_of, page, portable

NAMES = {"index.html", "en/index.html", "en/demo/1/index.html", "en/demo/index.html", "e/demo-1/index.html", "en/a.css"}
HERE = "en/demo/1"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../../", "../../index.html"),
        ("../..", "../../index.html"),
        ("./", "./index.html"),
        ("../", "../index.html"),
        ("../../../e/demo-1/", "../../../e/demo-1/index.html"),
        ("../../../e/demo-1/#case-5", "../../../e/demo-1/index.html#case-5"),
        ("../?q=1", "../index.html?q=1"),
        ("../../a.css", "../../a.css"),
        ("#top", "#top"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:kb@example.org", "mailto:kb@example.org"),
        ("data:image/png;base64,AA==", "data:image/png;base64,AA=="),
        ("../2/", None),
        ("../../../api/v1/index.json", None),
    ],
)
def test_an_address_becomes_a_file(address: str, file: str | None) -> None:
    """That of a folder its page; what is not there is no address."""
    assert file_of(HERE, address, NAMES) == file


def test_a_link_to_nothing_is_no_link() -> None:
    """Its words stay; in the head of a page it is left out."""
    html = '<head><link rel="alternate" href="../x.json"><link href="../../a.css"></head><a href="../2/">two</a>'
    assert page(f"{HERE}/index.html", html, NAMES, {}) == '<head><link href="../../a.css"></head><a>two</a>'


def test_a_page_that_goes_on_goes_on_to_a_file() -> None:
    """As redirects do."""
    html = '<meta http-equiv="refresh" content="0; url=../../en/demo/1/">'
    assert "url=../../en/demo/1/index.html" in page("e/demo-1/index.html", html, NAMES, {})


def test_a_module_becomes_a_script_of_one_piece() -> None:
    """Beside the module, which is left out; classic scripts stay as they are."""
    files = {
        "en/demo/1/index.html": b'<script src="../../scripts/material/base.js"></script>'
        b'<script type="module" src="../../scripts/site.js"></script>',
        "en/scripts/site.js": b"import x",
        "en/scripts/a/part.js": b"export x",
        "en/scripts/material/base.js": b"base",
        "lookup/find-1.js": b"find",
    }
    made = dict(portable(files, lambda module: f"joined {module}"))
    assert made["en/scripts/site.offline.js"] == b"joined site.js"
    assert b'<script defer src="../../scripts/site.offline.js">' in made["en/demo/1/index.html"]
    assert b'<script src="../../scripts/material/base.js">' in made["en/demo/1/index.html"]
    assert made.keys() == {*files, "en/scripts/site.offline.js"} - {"en/scripts/site.js", "en/scripts/a/part.js"}


@given(st.text("<>a=\"'href /.&#?:", max_size=60))
def test_any_page_can_be_rewritten(html: str) -> None:
    """What has no address stays as it is, byte by byte."""
    again = page("en/index.html", html, NAMES, {})
    if "=" not in html:
        assert again == html
