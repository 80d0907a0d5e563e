"""One event's pages anew: what they show is what a whole build would make of them."""

from pathlib import Path

import pytest

from eventkb.pipeline.plan import Plan
from eventkb.pipeline.retouch import put, retouched
from eventkb.servers.about import about
from tests.site.conftest import Project, built

EVENT = """\
source: Demo
id: 1
message: {en: It has begun., de: Es hat begonnen.}
explanation: {en: It runs., de: Es läuft.}
related: [{event: Demo/2, relation: causes}]
"""
FILES = {
    "events/Demo/1.yml": EVENT,
    "events/Demo/2.yml": "source: Demo\nid: 2\nmessage: {en: It is over., de: Es ist zu Ende.}\n",
    "events/Demo/3.yml": "source: Demo\nid: 3\nmessage: {en: It waits., de: Es wartet.}\n",
}
NEW = EVENT.replace("It runs.", "It is running.").replace("Demo/2", "Demo/3")
FILE = "events/Demo/1.yml"


def plan_of(folder: Path) -> Plan:
    found = built(folder).plan
    assert found is not None
    return found


def pages(folder: Path) -> dict[str, bytes]:
    return {one: (folder / "site" / one / "index.html").read_bytes() for one in ("en/demo/1", "de/demo/1", "e/demo-1")}


def test_the_pages_of_a_saved_event_are_those_of_a_whole_build(project: Project) -> None:
    """In every language, with its relations, and the permanent page."""
    folder = project(FILES)
    plan = plan_of(folder)
    (folder / FILE).write_text(NEW, "utf-8")
    found = retouched(plan, {FILE: NEW.encode()}, "events")
    assert found is not None
    put(*found, folder / "site")
    quick = pages(folder)
    built(folder)
    assert quick == pages(folder)
    assert b"It is running." in quick["en/demo/1"]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {FILE: None},
        {FILE: b"source: Demo\nid: [\n"},
        {FILE: EVENT.replace("id: 1", "id: 9").encode()},
        {FILE: f"{EVENT}aliases: [Demo/7]\n".encode()},
        {"events/shared/look.yml": b"text: {en: Look., de: Sehen.}\n"},
        {"docs/en/index.md": b"# Home\n"},
    ],
)
def test_what_concerns_more_than_an_events_pages_takes_a_whole_build(
    project: Project, files: dict[str, bytes | None]
) -> None:
    """A deleted, broken, renamed event; a shared text; a page."""
    assert retouched(plan_of(project(FILES)), files, "events") is None


def test_a_page_knows_the_lines_of_its_sections_and_its_problems(project: Project) -> None:
    """For links into the editor; a page that is no article has none."""
    folder = project({**FILES, FILE: EVENT + "impact: {en: None of it., de: None of it matters at all.}\n"})
    result = built(folder)
    assert result.plan is not None
    found = about("/de/demo/1/", result.plan, folder, result.diagnostics)
    assert (found.file, found.lines["explanation"], found.lines["impact"]) == (FILE, 4, 6)
    assert about("/de/events/", result.plan, folder, result.diagnostics).file == ""
    (folder / FILE).unlink()
    assert about("/de/demo/1/", result.plan, folder, ()).lines == {}
