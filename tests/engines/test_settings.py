"""What a project's settings mean, for every engine; and what they can't be."""

from pathlib import Path

import pytest

from eventkb.engines import settings
from eventkb.engines.chosen import ADAPTERS, Chosen
from eventkb.pipeline.project import EngineFault

MAIN = "site_name: Demo\nplugins:\n  eventkb: {}\n"


def configured(folder: Path, main: str = MAIN, **languages: str) -> Path:
    (folder / "mkdocs.yml").write_text(main, "utf-8")
    for name, text in languages.items():
        (folder / f"mkdocs.{name}.yml").write_text(f"INHERIT: mkdocs.yml\n{text}", "utf-8")
    return folder


def test_each_file_is_a_language(tmp_path: Path) -> None:
    """The main one first; what it says holds for the others."""
    german = "docs_dir: docs/de\nsite_dir: site/de\ntheme: {language: de}\n"
    first, second = settings.configurations(configured(tmp_path, de=german))
    assert (first.locale, second.locale) == ("en", "de")
    assert (first.site_name, second.site_name) == ("Demo", "Demo")
    assert second.docs_dir == tmp_path / "docs/de" and second.site_dir == tmp_path / "site/de"
    assert first.engine == second.engine == "mkdocs"


def test_a_url_ends_with_a_slash(tmp_path: Path) -> None:
    """Because addresses are put behind it."""
    for url in ("https://kb.example.org/en", "https://kb.example.org/en/"):
        (own,) = settings.configurations(configured(tmp_path, f"{MAIN}site_url: {url}\n"))
        assert own.url == "https://kb.example.org/en/"


@pytest.mark.parametrize("url", ["https://[::1]:8000/en/", "http://localhost:8000/", "https://kb.exämple/%20/ä/"])
def test_a_url_may_have_a_port_and_any_letters(tmp_path: Path, url: str) -> None:
    """As in a company's network."""
    (own,) = settings.configurations(configured(tmp_path, f"{MAIN}site_url: '{url}'\n"))
    assert own.url == url


def test_plugins_may_be_a_list(tmp_path: Path) -> None:
    """With settings of ours or without."""
    for plugins, kind in (("[search, eventkb]", "windows"), ("[eventkb: {kind: syslog}]", "syslog")):
        (own,) = settings.configurations(configured(tmp_path, f"site_name: Demo\nplugins: {plugins}\n"))
        assert own.kind == kind


@pytest.mark.parametrize("written", ["[events, 'package:other']", "[events, package: other]"])
def test_folders_of_other_catalogues(tmp_path: Path, written: str) -> None:
    """A blank after the colon makes a key of YAML, and is understood."""
    (own,) = settings.configurations(configured(tmp_path, MAIN.replace("{}", f"{{events: {written}}}")))
    assert (own.events, own.events_beside) == ("events", ("package:other",))


WRONG = {
    "site_name: Demo\n": "add `eventkb: {}` to `plugins:`",
    "plugins: {eventkb: {}}\n": "`site_name` is missing",
    MAIN + "site_url: kb.example.org\n": "`site_url` must begin with https://",
    **{
        MAIN + f"site_url: '{url}'\n": "`site_url` must be a host and a path"
        for url in (
            "https://me:secret@kb.example.org/",
            "https://kb.example.org/?language=en",
            "https://kb.example.org/#en",
            "https://kb.example.org/a b/",
            'https://kb.example.org/"><b>',
            "https:///en/",
        )
    },
    MAIN + "extra_css: own.css\n": r"`extra_css` must be a list: extra_css: \[own.css\]",
    MAIN + "docs_dir: [docs]\n": "`docs_dir` must be a text",
    MAIN.replace("{}", "[kind]"): "`eventkb` must contain its settings",
    MAIN.replace("{}", "{engine: hugo}"): "`engine` must be one of mkdocs, zensical",
    MAIN.replace("{}", "{publisher_is: friend}"): "`publisher_is` must be one of independent, maker, house",
    MAIN.replace("{}", "{knid: syslog}"): "`eventkb` has no setting `knid`. Did you mean `kind`",
    MAIN.replace(
        "{}", "{report_url: 'javascript:alert(1)'}"
    ): "`report_url` must begin with https://, http://, mailto:",
    MAIN.replace("{}", "{security_contact: security}"): "`security_contact` must begin with https://, mailto:, tel:",
    MAIN + "theme: {language: id}\n": "Write its code with a region, such as id-id",
    MAIN.replace("{}", "{publisher: 1}"): "`publisher` must be a text; it is 1",
    MAIN.replace("{}", "{most_cards: many}"): "`most_cards` must be a whole number; it is 'many'",
    MAIN.replace("{}", "{most_cards: true}"): "`most_cards` must be a whole number",
    MAIN.replace("{}", "{requires: 99}"): "requires version 99 .* pip install -U eventkb",
    MAIN.replace("{}", "{outputs: lookup}"): "`outputs` must be a list of articles, ",
    MAIN.replace("{}", "{events: []}"): "`events` names the folder of your definitions",
    MAIN.replace("{}", "{events: [7]}"): "`events` names the folder of your definitions",
    MAIN.replace("{}", "{elsewhere: [{title: A}]}"): "must have a `title` and a `url`",
    MAIN.replace("{}", "{elsewhere: A}"): "`elsewhere` must be a list",
}


@pytest.mark.parametrize("text", WRONG, ids=WRONG.get)
def test_a_setting_that_does_not_fit_is_named(tmp_path: Path, text: str) -> None:
    """With what would fit."""
    with pytest.raises(EngineFault, match=rf"^mkdocs\.yml: .*{WRONG[text]}"):
        settings.configurations(configured(tmp_path, text))


def test_an_engine_that_is_not_installed_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(ADAPTERS, "zensical", ("eventkb.engines.not_there", "Zensical"))
    engine = Chosen(configured(tmp_path, MAIN.replace("{}", "{engine: zensical}")))
    with pytest.raises(EngineFault, match=r"`engine: zensical` needs .* pip install 'eventkb\[zensical\]'"):
        _ = engine.version
