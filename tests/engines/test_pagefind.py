"""The full-text engine: its index and its errors."""

from pathlib import Path

import pytest

from eventkb.engines.pagefind import Pagefind
from eventkb.pipeline.project import EngineFault


def test_pages_become_an_index_for_each_of_their_languages(tmp_path: Path) -> None:
    """Each language that the pages declare gets an index."""
    for locale in ("en", "de"):
        page = tmp_path / "pages" / locale / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f'<html lang="{locale}"><body data-pagefind-body><h1>A</h1><p>words</p></body></html>', "utf-8")
    Pagefind().index(tmp_path / "pages", tmp_path / "index")
    assert {path.name[:2] for path in (tmp_path / "index/fragment").iterdir()} == {"en", "de"}


def test_a_failure_is_reported_in_the_engine_s_own_words(tmp_path: Path) -> None:
    """The message quotes Pagefind, for example for a folder that can't be written."""
    (tmp_path / "index").write_text("in the way", "utf-8")
    with pytest.raises(EngineFault, match=r"pagefind: ."):
        Pagefind().index(tmp_path / "no such folder", tmp_path / "index" / "below")
