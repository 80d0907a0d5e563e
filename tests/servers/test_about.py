"""What the preview adds to a page: the lines of its sections, and each problem at its place."""

import pytest

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity
from eventkb.model.event import Event, EventKey
from eventkb.model.text import plain
from eventkb.servers.about import about, about_guide, counts
from tests.guides import guide

FILE, KNOWN = "events/Demo/1.yml", "events/Demo/known.yml"
TEXT = """\
source: Demo
id: 1
message: It has begun.
insertions:
  - name: service
explanation:
  en: "It runs.
user_action:
  actions: []
"""
LIST = """\
- id: 4
  message: One
- id: 5
  level: error
  message: Two
"""


def event(file: str, *path: int) -> Event:
    return Event(key=EventKey("Demo", 1), file=file, path=path, message=plain("It."), original_languages=("en",))


def problem(line: int, file: str = FILE, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(Rule("E999", "wrong", severity), Place(file, line), "wrong", "write it right")


@pytest.mark.parametrize(
    ("line", "anchor"),
    [(2, "details"), (3, "message"), (5, "message"), (7, "explanation"), (9, "user-action")],
)
def test_a_problem_is_at_the_section_that_shows_its_key(line: int, anchor: str) -> None:
    """Also in a file that YAML can't read."""
    (placed,) = about(event(FILE), TEXT, [problem(line), problem(line, "events/Demo/2.yml")]).problems
    assert placed.anchor == anchor


def test_a_page_knows_the_lines_of_its_sections() -> None:
    """For links into the editor."""
    assert about(event(FILE), TEXT, ()).lines == {"details": 1, "message": 3, "explanation": 6, "user-action": 8}


def test_an_event_in_a_list_has_its_own_lines_and_problems() -> None:
    """What is wrong with its neighbours is not shown on its page."""
    page = about(event(KNOWN, 1), LIST, [problem(2, KNOWN), problem(4, KNOWN)])
    assert page.lines == {"details": 3, "message": 5}
    assert [placed.diagnostic.place.line for placed in page.problems] == [4]


def test_files_are_counted_those_with_errors_first() -> None:
    """With the line of their first problem."""
    warning = problem(3, KNOWN, Severity.WARNING)
    files = counts([warning, problem(2), problem(9), warning])
    assert [(each.file, each.line, each.errors, each.warnings) for each in files] == [(FILE, 2, 2, 0), (KNOWN, 3, 0, 2)]


def test_a_problem_of_a_guide_is_at_the_step_that_it_is_in() -> None:
    """One above the steps is about the guide as a whole."""
    text = "title: {en: Slow}\nstart: task\nsteps:\n  task:\n    text: {en: Look.}\n  disk:\n    answers: []\n"
    file = guide().file
    page = about_guide(guide(), text, [problem(1, file), problem(5, file), problem(7, file), problem(5)])
    assert [placed.anchor for placed in page.problems] == ["", "step-task-title", "step-disk-title"]
    assert page.lines == {"step-task-title": 4, "step-disk-title": 6}
