"""Below a page: its dates, its review, and where readers say whether it helped."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from eventkb.model.event import Event, Review
from eventkb.model.locale import Locale
from eventkb.model.version import version_of
from eventkb.pour.article import article as article_view
from eventkb.pour.edition import Edition
from eventkb.pour.guide import guide as guide_view
from tests.catalogues import ENGLISH, GERMAN, SITE, article, definitions, edition, template, tree
from tests.guides import guide

GUIDE = guide()

TRACKER = replace(
    SITE,
    report_url="https://git.example/new?t={title}&b={text}",
    helped_url="https://git.example/new?labels=helped&t={title}&b={text}&l={language}",
)
REVIEWED = article(modified="2026-05-04", reviewed=Review("2026-05-05", "Jane <Doe>"))


def foot(event: Event, locale: Locale = ENGLISH) -> str:
    """The words at the end of an article."""
    view = article_view(edition(locale, definitions(event)), event)
    return tree(template(locale, "article")(v=view)).css_first(".article-foot").text(separator=" ")


def asked(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def with_tracker(event: Event, locale: Locale) -> Edition:
    return replace(edition(locale, definitions(event)), site=TRACKER)


def test_a_review_is_beside_the_date_of_change() -> None:
    """With the day and the name, in the reader's words."""
    assert "Last reviewed 5 May 2026 by Jane <Doe>" in " ".join(foot(REVIEWED).split())
    assert "Zuletzt geprüft 5. Mai 2026 von Jane <Doe>" in " ".join(foot(REVIEWED, GERMAN).split())
    assert "since" not in foot(REVIEWED)


def test_a_change_after_the_review_is_told() -> None:
    """Nobody takes the review for one of what they read."""
    changed = replace(REVIEWED, modified="2026-06-01")
    assert "(changed since)" in foot(changed)
    assert "(seitdem geändert)" in foot(changed, GERMAN)


def test_without_a_review_nothing_is_said_about_one() -> None:
    """Silence is no promise."""
    assert "review" not in foot(article(modified="2026-05-04")).lower()


@pytest.mark.parametrize(
    ("locale", "language", "helped"), [(ENGLISH, "English", "this helped"), (GERMAN, "Deutsch", "Das hat geholfen")]
)
def test_both_links_have_the_article_its_version_and_the_language(locale: Locale, language: str, helped: str) -> None:
    """So whoever gets the report knows what was read."""
    view = article_view(with_tracker(REVIEWED, locale), REVIEWED)
    wrong, good = asked(view.feedback.wrong), asked(view.feedback.helped)
    assert wrong["t"] == "Demo 1" and good["t"] == f"Demo 1: {helped}"
    for lines in (wrong["b"].splitlines(), good["b"].splitlines()):
        assert [line.partition(": ")[2] for line in lines] == [
            "Demo 1 (https://kb.example/e/demo-1/)",
            f"2026-05-04 · {version_of(REVIEWED)}",
            f"{language} ({locale})",
            "events/Demo/1.yml",
        ]
    assert good["l"] == locale


def test_the_links_are_links_and_nothing_else() -> None:
    """Nothing is sent by itself: there is no form and no script."""
    view = article_view(with_tracker(REVIEWED, GERMAN), REVIEWED)
    html = tree(template(GERMAN, "article")(v=view)).css_first(".article-foot")
    assert [link.text() for link in html.css("a")] == ["Das hat geholfen", "Das stimmt nicht", "Artikel bearbeiten"]
    assert not html.css("form, button, script, img")


def test_without_a_place_for_praise_there_is_the_link_that_was_there() -> None:
    """Settings of an earlier version give the page of an earlier version."""
    assert "Report a problem" in foot(REVIEWED) and "helped" not in foot(REVIEWED)


def test_a_guide_has_the_same_links() -> None:
    """With its own permanent address."""
    with_guide = replace(edition(GERMAN, definitions(guides={GUIDE.key: GUIDE})), site=TRACKER)
    _, view = guide_view(with_guide, GUIDE)
    assert f"https://kb.example/g/{GUIDE.key}/" in asked(view.feedback.helped)["b"]
