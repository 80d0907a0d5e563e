"""A third language is data: pages, one file of interface words and a configuration, and nothing in Python."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from tests.site.conftest import PARTS, built, copy, write

WORDS = """\
name: Français
this_page: Cette page en français
read: Lire en français
explanation: Explication
event_source: Source de l'événement
"""
EVENTS = {
    "events/Demo/1.yml": """\
source: Demo
id: 1
message: {en: The service %1 has begun., de: Der Dienst %1 hat begonnen., fr: Le service %1 a commencé.}
insertions: [{name: service, en: The service, de: Der Dienst, fr: Le service}]
explanation: {en: It is running., de: Er läuft., fr: Il fonctionne.}
impact: {en: None of it matters., de: Nichts davon ist wichtig.}
""",
    "events/Demo/2.yml": "source: Demo\nid: 2\nmessage: {fr: Le service est terminé.}\noriginal_languages: [fr]\n",
}


@pytest.fixture(scope="module")
def trilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in three languages, of which the third was added as the architecture page says."""
    folder = copy(tmp_path_factory.mktemp("trilingual") / "project", *PARTS)
    own = {"docs/fr/about.md": "# Qui nous sommes\n"}
    configuration = (
        (folder / "mkdocs.de.yml").read_text("utf-8").replace("docs/de", "docs/fr").replace("site/de", "site/fr")
    )
    french = configuration.replace("language: de", "language: fr")
    write(folder, {**EVENTS, **own, "locales/fr.yml": WORDS, "mkdocs.fr.yml": french})
    assert built(folder).locales == ("en", "de", "fr")
    return folder


def page(folder: Path, address: str) -> str:
    return (folder / "site" / address / "index.html").read_text("utf-8")


def test_an_article_is_in_the_third_language(trilingual: Path) -> None:
    """Its texts and the words around them."""
    html = page(trilingual, "fr/demo/1")
    assert '<html lang="fr"' in html
    assert "Il fonctionne." in html
    assert "Explication" in html


def test_pages_that_nobody_has_translated_are_there_in_the_source_language(trilingual: Path) -> None:
    """Marked as what they are; the page that is translated is the project's own."""
    assert "Qui nous sommes" in page(trilingual, "fr/about")
    assert re.search(r'<article[^>]* lang="en"', page(trilingual, "fr/finding"))
    assert not re.search(r'<article[^>]* lang="en"', page(trilingual, "fr/about") + page(trilingual, "de/finding"))


def test_every_language_leads_to_every_other(trilingual: Path) -> None:
    """In the switch of each page, on the permanent page, in the sitemap."""
    for locale, others in {"en": ("de", "fr"), "de": ("en", "fr"), "fr": ("en", "de")}.items():
        html = page(trilingual, f"{locale}/demo/1")
        assert all(f'hreflang="{other}"' in html for other in others)
    permanent = page(trilingual, "e/demo-1")
    assert all(f"/{locale}/demo/1/" in permanent for locale in ("en", "de", "fr"))
    assert "Le service %1 a commencé." in re.sub(r"<[^>]+>", "", permanent)


def test_what_is_missing_is_shown_in_the_source_language_and_said(trilingual: Path) -> None:
    """On that text alone."""
    html = page(trilingual, "fr/demo/1")
    assert re.search(r'lang="en"[^>]*>.{0,40}None of it matters', html, re.DOTALL)


def test_a_text_of_the_third_language_alone_is_shown_in_the_others(trilingual: Path) -> None:
    """With its language."""
    assert re.search(r'lang="fr"[^>]*>[^§]{0,200}Le service est terminé', page(trilingual, "e/demo-2"))


def test_the_state_of_translation_names_both_languages(trilingual: Path) -> None:
    """On the page, and in the terminal."""
    html = page(trilingual, "en/contribute/translation")
    assert 'id="to-de"' in html and 'id="to-fr"' in html


def test_commands_know_the_third_language(trilingual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking, translating, looking up, new definitions."""
    monkeypatch.chdir(trilingual)

    def ran(*arguments: str) -> str:
        result = CliRunner().invoke(eventkb, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    assert "no problem" in ran("check")
    assert [line.split()[0] for line in ran("translate", "status").splitlines() if line.endswith("reviewed")] == [
        "de",
        "fr",
    ]
    ran("translate", "export", "--to", "fr", "--output", "x.po")
    assert "Language: fr" in (trilingual / "x.po").read_text("utf-8")
    assert "Demo 1" in ran("lookup", "Le service Foo a commencé.", "--lang", "fr")
    ran("new", "Demo", "9", "--lang", "fr")
    assert '  fr: "TODO' in (trilingual / "events/Demo/9.yml").read_text("utf-8")
    (trilingual / "events/Demo/9.yml").unlink()


def test_the_editor_knows_the_third_language(trilingual: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its key is offered under every text."""
    monkeypatch.chdir(trilingual)
    CliRunner().invoke(eventkb, ["schema"], catch_exceptions=False)
    schema = (trilingual / ".cache/eventkb/schema/definition.json").read_text("utf-8")
    assert '"fr": {' in schema
