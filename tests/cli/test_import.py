"""`eventkb import`: what becomes of definitions when files are imported once, again, and by newer versions."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Run

Load = Callable[..., Result]

EVENT = {"source": "Backup", "id": 5, "level": 2, "channel": "Application", "message": "Job %1 failed."}
KNOWN = "events/Backup/known.yml"


@pytest.fixture
def load(run: Run, folder: Path) -> Load:
    """Imports events as a dump of providers, with further options."""

    def imported(*events: dict[str, object], options: tuple[str, ...] = (), name: str = "dump.json") -> Result:
        file = folder.parent / name
        file.write_text(json.dumps(list(events)), encoding="utf-8")
        return run("import", "providers", str(file), *options)

    return imported


def test_new_events_become_stubs_that_pass_the_check(load: Load, run: Run, folder: Path) -> None:
    """They are in the list of their source, formatted, and say where they are from."""
    result = load(EVENT)
    assert (result.exit_code, "1 new" in result.stdout) == (0, True)
    text = (folder / KNOWN).read_text("utf-8")
    assert "level: error" in text
    assert "origin: dump.json" in text
    assert run("check").exit_code == 0
    assert run("fmt", "--check", KNOWN).exit_code == 0


def test_the_same_import_twice_changes_nothing(load: Load, folder: Path) -> None:
    """The second run says so."""
    load(EVENT)
    before = (folder / KNOWN).read_bytes()
    assert "1 same. 0 files changed" in load(EVENT).stdout
    assert (folder / KNOWN).read_bytes() == before


def test_a_dry_run_shows_what_would_change_and_changes_nothing(load: Load, folder: Path) -> None:
    """The three-way view has both values."""
    load(EVENT)
    before = (folder / KNOWN).read_bytes()
    result = load({**EVENT, "level": 3}, options=("--dry-run",))
    assert "here:   error\n    import: warning\n    → changed" in result.stdout
    assert (folder / KNOWN).read_bytes() == before


def test_what_nobody_touched_follows_the_next_import(load: Load, folder: Path) -> None:
    """A level that the importer wrote may be changed by it."""
    load(EVENT)
    load({**EVENT, "level": 3})
    assert "level: warning" in (folder / KNOWN).read_text("utf-8")


def test_what_a_person_changed_stays(load: Load, folder: Path) -> None:
    """The person's value, their comment, and the texts that they added; the key is no longer the importer's."""
    load(EVENT)
    file = folder / KNOWN
    text = file.read_text("utf-8").replace("level: error", "level: critical  # as seen here")
    file.write_text(text.replace("  message:", "  summary:\n    en: A job failed.\n  message:"), encoding="utf-8")
    result = load({**EVENT, "level": 3})
    after = file.read_text("utf-8")
    assert "level: critical  # as seen here" in after
    assert "A job failed." in after
    assert "fields: [channel, message]" in after
    assert "= kept" in result.stdout


def test_a_german_dump_completes_an_english_one(load: Load, run: Run, folder: Path) -> None:
    """Both wordings are then the vendor's own; what a German server calls a task does not replace its name."""
    load({**EVENT, "task": "Copying"})
    german = {**EVENT, "message": "Auftrag %1 ist fehlgeschlagen.", "task": "Kopieren"}
    load(german, options=("--language", "de"), name="deutsch.json")
    text = (folder / KNOWN).read_text("utf-8")
    assert "de: Auftrag %1 ist fehlgeschlagen." in text
    assert "original_languages: [en, de]" in text
    assert "category: Copying" in text
    assert run("check").exit_code == 0


def test_files_of_one_name_in_two_folders_are_both_read(run: Run, folder: Path) -> None:
    """An English and a German dump of the same name, as two servers write them."""
    for language, message in (("en", "Job %1 failed."), ("de", "Auftrag %1 ist fehlgeschlagen.")):
        (folder.parent / "servers" / language).mkdir(parents=True)
        text = json.dumps([{**EVENT, "id": 5 + (language == "de"), "message": message}])
        (folder.parent / "servers" / language / "dump.json").write_text(text, encoding="utf-8")
    assert "2 new" in run("import", "providers", str(folder.parent / "servers")).stdout


def test_the_message_of_a_new_version_becomes_a_variant(load: Load, run: Run, folder: Path) -> None:
    """Both messages are there, each with its version; an older dump over a newer one is noticed."""
    (folder / "events/products.yml").write_text(
        "backup:\n  title: Backup\n  versions:\n    '1.0': {title: '1'}\n    '2.0': {title: '2'}\n", encoding="utf-8"
    )
    first, second = (("--product", "backup", "--version", version) for version in ("1.0", "2.0"))
    load(EVENT, options=first)
    load({**EVENT, "message": "The job %1 did not finish."}, options=second)
    text = (folder / KNOWN).read_text("utf-8")
    assert 'versions: ["1.0", "2.0"]' in text
    assert text.index("en: Job %1 failed.") < text.index("variants:") < text.index("en: The job %1 did not finish.")
    assert run("check").exit_code == 0
    result = load({**EVENT, "level": 4}, options=first)
    assert "is older than 2.0" in result.stderr
    assert "level: error" in (folder / KNOWN).read_text("utf-8")


def test_an_event_that_has_moved_to_its_own_file_is_found_there(load: Load, run: Run, folder: Path) -> None:
    """A stub that gains an explanation leaves the list; the next import changes its file."""
    load(EVENT, {**EVENT, "id": 6})
    run("new", "Backup", "5")
    load({**EVENT, "level": 3}, {**EVENT, "id": 6})
    assert "level: warning" in (folder / "events/Backup/5.yml").read_text("utf-8")


def test_an_event_that_vanished_is_named_and_stays(load: Load, folder: Path) -> None:
    """Its address works on."""
    load(EVENT, {**EVENT, "id": 6})
    assert "Backup/6: gone" in load(EVENT).stdout
    assert "id: 6" in (folder / KNOWN).read_text("utf-8")


def test_a_file_that_can_not_be_read_does_not_stop_the_others(run: Run, folder: Path) -> None:
    """A folder is gone through; each fault is one sentence."""
    dumps = folder.parent / "dumps"
    dumps.mkdir()
    (dumps / "broken.json").write_text("{", encoding="utf-8")
    (dumps / "whole.json").write_text(json.dumps([EVENT]), encoding="utf-8")
    result = run("import", "providers", str(dumps), "missing.json")
    assert "broken.json: it isn't valid JSON" in result.stderr
    assert "missing.json: it can't be read" in result.stderr
    assert "1 new" in result.stdout


def test_a_source_must_be_named_where_the_file_has_none(run: Run) -> None:
    """Wrong use, with what to type."""
    result = run("import", "mc", "messages.mc")
    assert (result.exit_code, "--source" in result.stderr) == (2, True)


def test_a_table_with_explanations_makes_drafts_of_articles(run: Run, folder: Path) -> None:
    """An event with texts gets a file of its own; a stub that was known before moves there, with its facts."""
    table = folder.parent / "events.csv"
    table.write_text("Quelle;Ereignis-ID;Meldungstext\nBackup;5;Auftrag %1 fehlt.\n", encoding="utf-8")
    assert run("import", "table", str(table), "--language", "de").exit_code == 0
    assert "Auftrag %1 fehlt." in (folder / KNOWN).read_text("utf-8")
    table.write_text(
        "Ereignisquelle;Ereignis-ID;Ebene;Meldungstext;Erläuterung;Benutzeraktion\n"
        "Backup;5;Fehler;Auftrag %1 fehlt.;Niemand hat ihn angelegt.;Legen Sie ihn an.\n",
        encoding="utf-8",
    )
    result = run("import", "table", str(table), "--language", "de")
    assert "Erläuterung = explanation" in result.stderr
    text = (folder / "events/Backup/5.yml").read_text("utf-8")
    assert "Niemand hat ihn angelegt." in text
    assert "level: error" in text
    assert not (folder / KNOWN).exists()
    assert run("fmt", "--check", "events/Backup/5.yml").exit_code == 0
    assert run("check").exit_code == 0
    assert "1 same. 0 files changed" in run("import", "table", str(table), "--language", "de").stdout


def test_a_source_of_another_kind_says_so(run: Run, folder: Path) -> None:
    """Alerts have names as IDs, so their source needs its kind."""
    rules = folder.parent / "rules.yml"
    rules.write_text(
        "groups:\n- rules:\n  - alert: Down\n    labels: {severity: critical}\n"
        "    annotations: {summary: '{{ $labels.job }} is down'}\n",
        encoding="utf-8",
    )
    assert run("import", "prometheus", str(rules)).exit_code == 0
    assert "kind: alert" in (folder / "events/Prometheus/source.yml").read_text("utf-8")
    assert "id: Down" in (folder / "events/Prometheus/known.yml").read_text("utf-8")
    assert run("check").exit_code == 0


ARTICLE = {
    "en": "Backup 5\n\nEvent Source\n\nBackup\n\nEvent ID\n\n5\n\nMessage Text\n\nJob %1 failed.\n\nExplanation\n\n"
    "This is the end of the job.\n\nUser Action\n\nStart it with the button.\n",
    "de": "Backup 5\n\nEreignisquelle\n\nBackup\n\nEreignis-ID\n\n5\n\nMeldungstext\n\nJob %1 failed.\n\nErklärung\n\n"
    "Das ist das Ende des Auftrags.\n\nBenutzeraktion\n\nStarten Sie ihn mit der Taste.\n",
}


def test_an_article_in_a_second_language_completes_its_draft(run: Run, folder: Path) -> None:
    """Imported at once or one after the other, the draft is the same; a third import changes nothing."""
    files = {language: folder.parent / f"{language}.txt" for language in ARTICLE}
    for language, text in ARTICLE.items():
        files[language].write_text(text, encoding="utf-8")
    draft = folder / "events/Backup/5.yml"
    address = ("--address", "https://vendor.example/5")
    run("import", "article", *map(str, files.values()), *address)
    at_once = draft.read_text("utf-8")
    draft.unlink()
    for file in files.values():
        run("import", "article", str(file), *address)
    assert draft.read_text("utf-8") == at_once
    assert "en: |\n          Start it with the button.\n        de: |\n          Starten Sie" in at_once
    assert "origin: https://vendor.example/5" in at_once
    assert run("check").exit_code == 0
    assert "0 files changed" in run("import", "article", *map(str, files.values()), *address).stdout


def test_a_text_that_somebody_rewrote_stays(run: Run, folder: Path) -> None:
    """The next import of the page keeps it, with its comment, and says so."""
    file = folder.parent / "page.txt"
    file.write_text(ARTICLE["en"], encoding="utf-8")
    run("import", "article", str(file))
    draft = folder / "events/Backup/5.yml"
    rewritten = draft.read_text("utf-8").replace("This is the end of the job.", "The job is over.  # seen")
    draft.write_text(rewritten, encoding="utf-8")
    file.write_text(ARTICLE["en"].replace("the end of the job", "an end"), encoding="utf-8")
    assert "= kept" in run("import", "article", str(file)).stdout
    assert "The job is over.  # seen" in draft.read_text("utf-8")


def test_a_code_table_is_completed_and_keeps_what_people_wrote(run: Run, folder: Path) -> None:
    """A German file adds its language; a text that somebody changed stays, and new codes come."""
    table = folder.parent / "contoso.csv"
    table.write_text("Code,Symbol,Text\n5,DENIED,Access denied\n", encoding="utf-8")
    assert "1 code table: 1 new" in run("import", "codes", str(table)).stdout
    table.write_text("Code;Bedeutung\n5;Zugriff verweigert\n", encoding="utf-8")
    run("import", "codes", str(table), "--language", "de")
    file = folder / "events/codes/contoso.yml"
    assert "en: Access denied\n      de: Zugriff verweigert\n" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace("Access denied", "No access"), encoding="utf-8")
    table.write_text("Code,Text\n5,Access is denied\n6,Gone\n", encoding="utf-8")
    run("import", "codes", str(table))
    text = file.read_text("utf-8")
    assert ("en: No access" in text, "en: Gone" in text, "Access is denied" in text) == (True, True, False)
    assert run("check").exit_code == 0
    assert run("fmt", "--check", "events/codes/contoso.yml").exit_code == 0
    assert "1 kept. 0 files changed" in run("import", "codes", str(table)).stdout


def test_sources_with_one_address_get_two(load: Load, run: Run, folder: Path) -> None:
    """Names that differ in their signs only; names that differ in their case are one source."""
    result = load(
        EVENT, {**EVENT, "source": "Back-Up"}, {**EVENT, "source": "Back Up"}, {**EVENT, "source": "BACKUP", "id": 6}
    )
    assert "is that of 'Back Up'" in result.stderr or "is that of 'Back-Up'" in result.stderr
    assert run("check").exit_code == 0
    assert "id: 6" in (folder / KNOWN).read_text("utf-8")


def test_a_product_that_the_project_lacks_is_refused(run: Run) -> None:
    """Before a thousand events name it."""
    result = run("import", "providers", "x.json", "--product", "nothing")
    assert (result.exit_code, "no product of products.yml" in result.stderr) == (2, True)
