"""`eventkb addresses`: published addresses stay in the list, and a change that would lose one is an error."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN, SOUND, Run, define

BUILD = ("build", "--only", "articles,listings,permalinks,api")
"""Makes every address that is promised."""


def all_lines(folder: Path) -> list[str]:
    return (folder / "addresses.txt").read_text("utf-8").splitlines()


def lines(folder: Path) -> list[str]:
    """The addresses without those of code tables, which the package has for each project, and without the heading."""
    heading, *addresses = all_lines(folder)
    assert heading.startswith("#")
    return [line for line in addresses if "/codes/" not in line]


def test_all_permanent_addresses_are_listed(run: Run, folder: Path) -> None:
    """The list contains the addresses of events, IDs and sources in every language."""
    result = run("addresses")
    assert lines(folder) == ["de/demo/", "e/demo-1/", "en/demo/", "id/1/"]
    count = len(all_lines(folder)) - 1  # the heading
    assert f"{count} addresses, {count} of them new" in result.stderr
    assert run("check").exit_code == 0


def test_an_event_that_is_deleted_is_refused(run: Run, folder: Path) -> None:
    """Each line whose address would lead nowhere is an error, and `addresses` doesn't remove it."""
    define(folder, 2, SOUND.replace("id: 1", "id: 2"))
    run("addresses")
    (folder / "events/Demo/2.yml").unlink()
    result = run("check")
    assert result.exit_code == 1
    line = 1 + all_lines(folder).index("e/demo-2/")
    assert f"addresses.txt:{line}:1: error: E219 lost-address: the address /e/demo-2/ no longer exists" in result.stdout
    assert "/id/2/" in result.stdout and "e/demo-2/" in result.stdout.splitlines()[1]
    run("addresses")
    assert "e/demo-2/" in lines(folder)


@pytest.mark.usefixtures("rendered")
def test_what_moved_or_was_withdrawn_is_not_lost(run: Run, folder: Path) -> None:
    """An alias keeps the old address and the list of the old ID; a withdrawn event keeps its page."""
    define(folder, 2, SOUND.replace("id: 1", "id: 2"))
    run("addresses")
    assert run("move", "Demo/1", "Demo/7").exit_code == 0
    define(folder, 2, SOUND.replace("id: 1", "id: 2") + "withdrawn: {en: It was wrong., de: Es war falsch.}\n")
    assert "E219" not in run("check").stdout
    assert run(*BUILD).exit_code == 0
    for place in lines(folder):
        assert (folder / "site" / place / "index.html").is_file(), place


@pytest.mark.usefixtures("rendered")
def test_a_source_with_a_former_name_is_not_lost(run: Run, folder: Path) -> None:
    """The old address of the source's list redirects, too."""
    run("addresses")
    shutil.rmtree(folder / "events/Demo")
    (folder / "events/New").mkdir()
    (folder / "events/New/source.yml").write_text("name: New\nformer_names: [Demo]\n", "utf-8")
    (folder / "events/New/1.yml").write_text(SOUND.replace("Demo", "New"), "utf-8")
    assert "E219" not in run("check").stdout
    assert run(*BUILD).exit_code == 0
    for place in lines(folder):
        assert (folder / "site" / place / "index.html").is_file(), place


@pytest.mark.usefixtures("rendered")
def test_published_pages_of_a_stub_lead_to_its_permanent_address(run: Run, folder: Path) -> None:
    """A list of an earlier version has only permanent addresses, and promises all pages of their events."""
    (folder / "addresses.txt").write_text("e/demo-1/\nid/1/\n", "utf-8")
    define(folder, 2, SOUND.replace("id: 1", "id: 2"))
    assert run("addresses").exit_code == 0
    assert {"de/demo/1/", "en/demo/1/", "de/id/1/", "e/demo-2/"} <= set(lines(folder))
    assert not {"de/demo/2/", "en/demo/2/", "de/id/2/"} & set(lines(folder))
    assert run(*BUILD).exit_code == 0
    for place in lines(folder):
        assert (folder / "site" / place / "index.html").is_file(), place
    assert "url=../../../e/demo-1/#de" in (folder / "site/de/demo/1/index.html").read_text("utf-8")
    assert (folder / "site/api/v1/events/demo-1.json").is_file()
    assert not (folder / "site/de/demo/2").exists()


@pytest.mark.usefixtures("rendered")
def test_a_stub_that_becomes_an_article_gains_pages_and_keeps_its_permanent_address(run: Run, folder: Path) -> None:
    """Nobody has to change a link that is in a ticket."""
    assert run(*BUILD).exit_code == 0
    assert "every.js" in (folder / "site/e/demo-1/index.html").read_text("utf-8")
    define(folder, 1, SOUND + "explanation: {en: It was started., de: Er wurde gestartet.}\n")
    assert run(*BUILD).exit_code == 0
    assert (folder / "site/de/demo/1/index.html").is_file() and (folder / "site/de/id/1/index.html").is_file()
    assert "data-goes-on" in (folder / "site/e/demo-1/index.html").read_text("utf-8")


def test_the_pages_of_codes_are_promised_too(run: Run, folder: Path) -> None:
    """An address leads to each code; a table that is shown no longer would lose its pages."""
    table = folder / "events/codes/exits.yml"
    table.parent.mkdir()
    table.write_text(
        "title: {en: Exits, de: Ausstiege}\nnotation: decimal\n"
        "codes:\n  - {code: '1', symbol: ONE, text: {en: Failed, de: Fehlgeschlagen}}\n",
        "utf-8",
    )
    assert run("addresses").exit_code == 0
    assert {"en/codes/exits/", "de/codes/exits/"} <= set(all_lines(folder))
    table.unlink()
    assert "the address /en/codes/exits/ no longer exists" in run("check").stdout


def test_nothing_is_written_as_long_as_there_are_errors(run: Run, folder: Path) -> None:
    """Addresses of an incomplete catalogue would be incomplete."""
    define(folder, 2, BROKEN)
    assert run("addresses").exit_code == 1
    assert not (folder / "addresses.txt").exists()
