"""`eventkb new`: a file with known values, prompts for the rest, and the interview."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from tests.cli.conftest import Run, headed

PROMPTS = {"en": "one sentence that says what has happened", "de": "ein Satz, der sagt, was geschehen ist"}
LEVELS = {"en": "Level", "de": "Ebene"}


def test_what_is_known_is_filled_in_and_the_rest_is_reported_as_unfinished(run: Run, folder: Path) -> None:
    """Product and channel come from the source; each language gets prompts, and `check` reports each of them."""
    (folder / "events/Demo/source.yml").write_text("name: Demo\nchannel: Application\n", encoding="utf-8")
    result = run("new", "Demo", "2008")
    assert (result.exit_code, result.stdout) == (0, "events/Demo/2008.yml\n")
    text = (folder / "events/Demo/2008.yml").read_text("utf-8")
    assert text.startswith(headed("source: Demo\nid: 2008\nchannel: Application\nmessage:\n"))
    for locale, prompt in PROMPTS.items():
        assert f'  {locale}: "TODO: {prompt}"' in text
    checked = run("check")
    assert checked.exit_code == 1
    assert checked.stdout.count("E228 unfinished-text") == text.count("TODO")
    assert run("fmt", "--check", "events/Demo/2008.yml").exit_code == 0


def test_a_known_event_leaves_its_list(run: Run, folder: Path) -> None:
    """Its facts and comments are kept; an empty list is deleted."""
    known = folder / "events/Demo/known.yml"
    known.write_text(
        "# heard of\n- id: 7\n  # as seen\n  level: error\n  message: '%1 broke.'\n- id: 8\n  message: No.\n", "utf-8"
    )
    run("new", "Demo", "7")
    text = (folder / "events/Demo/7.yml").read_text("utf-8")
    assert "# as seen\nlevel: error\n" in text
    assert 'message: "%1 broke."\ninsertions:\n  - name: value_1\n' in text
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
    """Questions and answers are in that language; an empty answer becomes a prompt."""
    answers = "Fresh\n77\nerror\n\nIt %1 broke.\n\nIt broke.\n\nBecause it\nis old.\n\n\n"
    result = CliRunner().invoke(eventkb, ["new", "--ask", "--lang", locale], input=answers, catch_exceptions=False)
    assert result.exit_code == 0
    assert LEVELS[locale] in result.stderr
    text = (folder / "events/Fresh/77.yml").read_text("utf-8")
    assert text.startswith(
        headed(f"source: Fresh\nid: 77\nlevel: error\nmessage:\n  {locale}: It %1 broke.\ninsertions:\n")
    )
    assert f"summary:\n  {locale}: It broke.\n" in text
    assert f"explanation:\n  {locale}: |\n    Because it\n    is old.\n" in text
    assert '    - text:\n        en: "TODO:' in text


def test_without_an_event_it_says_what_to_type(run: Run, folder: Path) -> None:
    """The message contains an example."""
    result = run("new")
    assert result.exit_code == 2
    assert "eventkb new MSExchangeTransport 2008" in result.stderr
