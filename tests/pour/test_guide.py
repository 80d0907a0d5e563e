"""The page of a guide."""

from dataclasses import replace

from eventkb.model.guide import Answer, Step
from eventkb.pour.guide import GuideView
from eventkb.pour.guide import guide as guide_view
from tests.catalogues import ENGLISH, GERMAN, edition, template, text, tree, words_of
from tests.guides import HOSTILE, guide, with_guide


def view(locale: str = ENGLISH, **given: object) -> GuideView:
    written = guide(**given)
    return guide_view(edition(locale, with_guide(written)), written)[1]


def test_steps_are_numbered_as_readers_meet_them() -> None:
    """The start is the first step, wherever it is in the file; without a title the first sentence is it."""
    steps = view().steps
    assert [(step.number, step.key, step.title) for step in steps] == [
        (1, "task", "Look at Demo 1."),
        (2, "disk", "Is the disk full?"),
    ]


def test_an_answer_names_the_step_that_it_leads_to() -> None:
    """On paper nobody can follow a link."""
    answer = view().steps[0].answers[0]
    assert (answer.href, answer.leads) == ("#step-disk", "Go on with step 2. Is the disk full?")


def test_an_answer_that_ends_the_guide_has_a_place_of_its_own() -> None:
    """A link can lead there, from the diagram or from a ticket."""
    answer = view().steps[1].answers[0]
    assert (answer.href, answer.anchor) == ("#end-disk-1", "end-disk-1")
    assert answer.end is not None and "Delete old backups." in answer.end.html


def test_only_values_of_the_guide_become_fields_in_commands() -> None:
    """Other braces belong to the command."""
    command = view().steps[0].command
    assert command is not None
    assert command.html == 'type <var class="insertion" data-name="log"><i>log</i></var> {{other}}'


def test_a_guide_in_one_language_is_shown_in_the_other_with_a_note() -> None:
    """Each text knows its language, and the reader is told."""
    german = view(GERMAN, title=text("Slow"), summary=text("Finds it."))
    assert (german.title, german.language) == ("Slow", "en")
    assert german.lead.language == "en" and german.lead.note is not None


def test_events_to_look_for_are_links() -> None:
    """They lead from the guide to the article."""
    (sought,) = view().steps[0].events
    assert sought.link.href == "../../demo/1/"


def test_a_guide_with_mistakes_can_be_previewed() -> None:
    """Unknown steps, unknown events and a step without answers are shown as far as possible."""
    some = guide().steps
    broken = {
        "task": replace(some["task"], look_for=(("Demo", 7),), answers=(Answer(text=text("On"), next="gone"),)),
        "lost": Step(key="lost", text=text("Nobody comes here.")),
    }
    shown = view(steps=broken)
    assert [step.events for step in shown.steps] == [(), ()]
    assert shown.steps[0].answers[0].href == "#step-gone"


def test_a_long_guide_has_no_diagram_and_stays_readable() -> None:
    """A thousand steps are a list, and the page says why nothing is drawn."""
    many = {
        f"s{n}": Step(key=f"s{n}", text=text(f"Step {n}."), answers=(Answer(text=text("On"), next=f"s{n + 1}"),))
        for n in range(1000)
    }
    shown = view(steps=many, start="s0")
    assert len(shown.steps) == 1000 and not shown.diagram
    html = template(ENGLISH, "guide")(v=shown)
    assert "too many steps" in html


def test_words_of_a_guide_are_never_markup() -> None:
    """Titles, answers and meanings are words, and Markdown has no raw HTML."""
    step = Step(key="task", title=HOSTILE, text=HOSTILE, answers=(Answer(text=HOSTILE, done=HOSTILE),))
    page = tree(template(ENGLISH, "guide")(v=view(title=HOSTILE, summary=HOSTILE, steps={"task": step})))
    assert not page.css("script")
    assert not [link for link in page.css("a") if (link.attributes.get("href") or "").startswith("javascript:")]


def test_the_page_has_each_step_once_and_a_diagram() -> None:
    """Headings in order, an anchor for each step and end, and a drawing with a link to each of them."""
    page = tree(template(GERMAN, "guide")(v=view(GERMAN)))
    assert words_of(page.css(".guide-step h2")[0]).startswith("1")
    anchors = {f"#{node.attributes['id']}" for node in page.css(".guide-step, .guide-answers li[id]")}
    assert {link.attributes["href"] for link in page.css("svg a")} == anchors


def test_a_link_to_a_guide_is_called_by_its_title() -> None:
    """In the reader's language, unless the text has words of its own."""
    end = Answer(text=text("On"), done=text("See [[guides/slow-backup]] or [[guides/slow-backup|this]].", "x"))
    step = Step(key="task", text=text("Look."), answers=(end,))
    shown = view(steps={"task": step}).steps[0].answers[0].end
    assert shown is not None
    assert '<a href="../../guides/slow-backup/">The backup is slow</a>' in shown.html
    assert '<a href="../../guides/slow-backup/">this</a>' in shown.html
