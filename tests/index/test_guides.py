"""Guides for programs."""

import json

from eventkb.index.document import document as event_document
from eventkb.index.document import texts as texts_of
from eventkb.index.guides import document, files, markdown
from eventkb.index.markdown import article as article_page
from tests.catalogues import ENGLISH, GERMAN, article, edition, editions
from tests.guides import guide, with_guide


def test_the_list_names_the_file_of_each_guide() -> None:
    """A program reads the list first."""
    written = {place: json.loads(data) for place, data in files(editions(with_guide()))}
    (entry,) = written["api/v1/guides.json"]["guides"]
    assert entry["json"] == "/api/v1/guides/slow-backup.json"
    assert entry["address"] == "/g/slow-backup/"
    assert written["api/v1/guides/slow-backup.json"]["start"] == "task"


def test_steps_have_their_texts_by_language_and_links_that_work() -> None:
    """Markdown of a step links the article, and keys lead from answer to step."""
    step = document(editions(with_guide()), guide())["all_steps"][0]
    assert "https://kb.example/de/demo/1/" in step["text"]["de"]
    assert (step["look_for"], step["answers"][0]["next"]) == (["Demo/1"], "disk")


def test_markdown_has_all_steps_with_where_answers_lead() -> None:
    """It reads well without links."""
    page = markdown(edition(ENGLISH, with_guide()), guide())
    assert page.startswith("# The backup is slow\n")
    assert "## 2. Is the disk full?" in page
    assert "- **It is there** → Step 2" in page
    assert "- **Yes**\n\n  Delete old backups." in page


def test_markdown_is_in_the_language_of_its_edition() -> None:
    """Interface words, too."""
    assert "Suchen Sie nach diesen Ereignissen:" in markdown(edition(GERMAN, with_guide()), guide())


def test_an_event_names_the_guides_that_ask_for_it() -> None:
    """In its JSON by key, in its Markdown by a link."""
    view = edition(GERMAN, with_guide())
    assert event_document(editions(with_guide()), article())["guides"] == ["slow-backup"]
    page = article_page(view, article(), texts_of(view, article()))
    assert "- [Die Sicherung ist langsam](https://kb.example/de/guides/slow-backup/index.md)" in page
