"""`eventkb new`: a file with known values, prompts for the rest, and the interview."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from tests.cli.conftest import Run, headed

LEVELS = {"en": "Level", "de": "Ebene"}
PROMPTS = {"en": "TODO: the message text exactly", "de": "TODO: der Meldungstext genau"}
NEXT = {"en": "  summary: one sentence that says", "de": "  summary: ein Satz, der sagt"}


@pytest.mark.parametrize("locale", PROMPTS)
def test_only_what_is_known_is_written(run: Run, folder: Path, locale: str) -> None:
    """Product and channel come from the source; without a message there is a prompt, in one language only."""
    (folder / "events/Demo/source.yml").write_text("name: Demo\nchannel: Application\n", encoding="utf-8")
    result = run("new", "Demo", "2008", "--lang", locale)
    assert (result.exit_code, result.stdout) == (0, "events/Demo/2008.yml\n")
    text = (folder / "events/Demo/2008.yml").read_text("utf-8")
    head = headed(f"source: Demo\nid: 2008\nchannel: Application\nmessage:\n  {locale}: ")
    assert text.startswith(head)
    assert PROMPTS[locale] in text.removeprefix(head)
    assert text.count("TODO") == 1
    assert NEXT[locale] in result.stderr


def test_a_new_file_passes_the_check(run: Run, folder: Path) -> None:
    """There are warnings alone, and the file is formatted."""
    run("new", "Demo", "2008")
    result = run("check")
    assert result.exit_code == 0
    assert "warning: E239 unwritten-message" in result.stdout
    assert run("fmt", "--check", "events/Demo/2008.yml").exit_code == 0


def test_it_says_where_the_source_is_described(run: Run, folder: Path) -> None:
    """The file of the source, or the one to write."""
    assert "write events/Demo/source.yml, with the line `name: Demo`" in run("new", "Demo", "7").stderr
    (folder / "events/Demo/source.yml").write_text("name: Demo\n", encoding="utf-8")
    assert "The source is described in events/Demo/source.yml." in run("new", "Demo", "8").stderr


@pytest.mark.parametrize("name", ["demo", "Dem", "Demoo", "Domo", "Deom"])
def test_a_source_that_differs_by_a_slip_is_asked_about(run: Run, folder: Path, name: str) -> None:
    """Nothing is written, unless the person insists or says in the interview which one is meant."""
    result = run("new", name, "7")
    assert result.exit_code == 2
    assert "did you mean Demo?" in result.stderr
    assert not (folder / f"events/{name}").exists()
    asked = CliRunner().invoke(eventkb, ["new", "--ask", name, "7"], input="y\n" + "\n" * 9, catch_exceptions=False)
    assert asked.stdout == "events/Demo/7.yml\n"
    assert run("new", name, "7", "--new-source").stdout == f"events/{name}/7.yml\n"
    assert run("new", "Other", "7").exit_code == 0


def test_a_known_event_leaves_its_list(run: Run, folder: Path) -> None:
    """Its facts and comments are kept; an empty list is deleted."""
    known = folder / "events/Demo/known.yml"
    known.write_text(
        "# heard of\n- id: 7\n  # as seen\n  level: error\n  message: '%1 broke.'\n- id: 8\n  message: No.\n", "utf-8"
    )
    run("new", "Demo", "7")
    text = (folder / "events/Demo/7.yml").read_text("utf-8")
    assert "# as seen\nlevel: error\n" in text
    assert text.endswith('message: "%1 broke."\n')
    assert known.read_text("utf-8") == headed("# heard of\n- id: 8\n  message: No.\n", "known")
    run("new", "Demo", "8")
    assert not known.exists()


def test_an_event_that_has_a_file_is_left_alone(run: Run, folder: Path) -> None:
    """The message names the file."""
    before = (folder / "events/Demo/1.yml").read_bytes()
    result = run("new", "Demo", "1")
    assert result.exit_code == 1
    assert "events/Demo/1.yml" in result.stderr
    assert (folder / "events/Demo/1.yml").read_bytes() == before


def test_a_source_with_signs_that_no_file_can_have(run: Run, folder: Path) -> None:
    """The folder is named by the same rule that reading uses."""
    assert run("new", "A/B: C", "1").stdout == "events/A_B_ C/1.yml\n"
    assert "E" not in [line.split(":")[3:4] for line in run("check").stdout.splitlines() if "folder" in line]


@pytest.mark.parametrize("locale", PROMPTS)
def test_an_interview_in_the_language_of_the_person(folder: Path, locale: str) -> None:
    """Questions and answers are in that language; what is left empty is not in the file, in no language."""
    values = "server name\na value that nobody knows\n"
    answers = f"Fresh\n77\nerror\n\nIt %1 broke %3.\n\n{values}It broke.\n\nBecause it\nis old.\n\n\nWait.\n\n\n"
    result = CliRunner().invoke(eventkb, ["new", "--ask", "--lang", locale], input=answers, catch_exceptions=False)
    assert result.exit_code == 0
    assert LEVELS[locale] in result.stderr
    assert (folder / "events/Fresh/77.yml").read_text("utf-8") == headed(
        f"source: Fresh\nid: 77\nlevel: error\nmessage:\n  {locale}: It %1 broke %3.\n"
        f"insertions:\n  - name: server_name\n    {locale}: server name\n  - null\n"
        f"  - name: value_3\n    {locale}: a value that nobody knows\n"
        f"summary:\n  {locale}: It broke.\nexplanation:\n  {locale}: |\n    Because it\n    is old.\n"
        f"user_action:\n  actions:\n    - text:\n        {locale}: Wait.\n"
    )


def test_the_interview_asks_for_the_product(run: Run, folder: Path) -> None:
    """Where the site has products; a product that the source has is not asked for."""
    (folder / "events/products.yml").write_text("demo:\n  title: Demo\n", encoding="utf-8")
    answers = "\n\ndemo\n" + "\n" * 6
    CliRunner().invoke(eventkb, ["new", "--ask", "Demo", "7"], input=answers, catch_exceptions=False)
    assert "product: demo\n" in (folder / "events/Demo/7.yml").read_text("utf-8")


def test_without_an_event_it_says_what_to_type(run: Run, folder: Path) -> None:
    """The message contains an example."""
    result = run("new")
    assert result.exit_code == 2
    assert "eventkb new Backup 1002" in result.stderr


def report(folder: Path, *events: tuple[str, int, str]) -> str:
    rows = [{"source": source, "id": id, "state": state, "count": 1} for source, id, state in events]
    (folder / "coverage.json").write_text(json.dumps({"totals": {}, "events": rows}), encoding="utf-8")
    return "coverage.json"


def test_a_report_on_a_log_makes_files_for_what_nobody_has_explained(run: Run, folder: Path) -> None:
    """In its order, also for stubs, which leave their list with what is known; explained events are left alone."""
    known = folder / "events/Demo/known.yml"
    known.write_text("- id: 7\n  message: Seven.\n- id: 8\n  message: Eight.\n- id: 9\n  message: Nine.\n", "utf-8")
    rows = [("Demo", 1, "explained"), ("Demo", 8, "known"), ("Other", 3, "unknown"), ("Demo", 7, "known")]
    result = run("new", "--from", report(folder, *rows))
    assert result.stdout.split("\n")[:-1] == ["events/Demo/8.yml", "events/Other/3.yml", "events/Demo/7.yml"]
    assert "Eight." in (folder / "events/Demo/8.yml").read_text("utf-8")
    assert known.read_text("utf-8") == headed("- id: 9\n  message: Nine.\n", "known")
    assert run("check").exit_code == 0


def test_a_report_may_be_taken_in_parts(run: Run, folder: Path) -> None:
    """The next run goes on, since what has a file is left alone."""
    file = report(folder, *(("Other", number, "unknown") for number in (5, 6, 7)))
    assert run("new", "--from", file, "--most", "2").stdout == "events/Other/5.yml\nevents/Other/6.yml\n"
    assert run("new", "--from", file, "--most", "2").stdout == "events/Other/7.yml\n"


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"events": 5}', '{"events": [{"source": "Demo", "id": "x y"}, 5, {}]}']
)
def test_what_is_no_report_makes_no_file(run: Run, folder: Path, content: str) -> None:
    """It says how to make one, or which row is left out."""
    (folder / "coverage.json").write_text(content, encoding="utf-8")
    result = run("new", "--from", "coverage.json")
    assert result.stdout == ""
    assert "eventkb coverage LOG --format json" in result.stderr or "x y is left out" in result.stderr


@pytest.mark.parametrize("locale", ["en", "de"])
def test_a_new_guide_needs_only_its_texts(run: Run, folder: Path, locale: str) -> None:
    """Every way ends, so nothing is wrong with it but that it is still to be written."""
    result = run("new", "--guide", "slow-backup", "--lang", locale)
    assert (result.exit_code, result.stdout) == (0, "events/guides/slow-backup.yml\n")
    report = run("check").stdout
    assert "E228 unfinished-text" in report and "E37" not in report
    assert run("fmt", "--check", "events/guides/slow-backup.yml").exit_code == 0


def test_a_guide_is_never_overwritten_and_has_a_name_that_an_address_can_have(run: Run, folder: Path) -> None:
    """Both say what to do."""
    run("new", "--guide", "slow")
    assert "edit events/guides/slow.yml" in run("new", "--guide", "slow").stderr
    wrong = run("new", "--guide", "Slow Backup")
    assert wrong.exit_code == 2 and "write slow-backup" in wrong.stderr


def test_a_source_with_a_character_that_nobody_sees_is_refused(run: Run, folder: Path) -> None:
    """Such as one that a terminal obeys, which no definition may contain."""
    result = run("new", "A\x1b[31m", "7")
    assert result.exit_code == 2
    assert "The event source has a character that nobody sees: A\N{REPLACEMENT CHARACTER}[31m" in result.stderr
