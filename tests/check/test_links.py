"""Links between events: those that lead nowhere, round in circles, or to nothing worth reading."""

import pytest

from tests.check.examined import codes, marked, only, report

OTHERS = """\
# events/Demo/2007.yml
message: The queue is full.
# events/Demo/source.yml
name: Demo
former_names: [Old Demo]
"""


def related(key: str) -> str:
    return f"related:\n  - event: {key}\n    relation: follows\n{OTHERS}"


@pytest.mark.parametrize(
    "typed",
    [
        "Demo/20007",
        "Demo/207",
        "Demo/2070",
        "Demo/2001",
        "demo/2007",
        "Dmo/2007",
        "Old Demo/2007",
        "Dmo/20007",
    ],
)
def test_the_event_that_was_meant_is_suggested(typed: str) -> None:
    """One slip of the finger in the ID, in the source, or a source's former name still leads to the right event."""
    diagnostic = only(related(typed))
    assert (diagnostic.rule.code, diagnostic.message) == ("E201", f"no event {typed}")
    assert diagnostic.help == "did you mean Demo/2007?"


def test_without_a_similar_event_the_help_says_what_to_do() -> None:
    """A key that resembles nothing is answered with what can be done about it."""
    assert "define this event" in only(related("Security/4625")).help


def test_the_key_itself_is_marked() -> None:
    """The place of a wrong relation is its event, not the file."""
    assert marked(related("Demo/20007")) == "Demo/20007"


def test_a_link_in_a_text_is_marked_to_the_character() -> None:
    """In a text of many words only the wrong link is marked."""
    text = (
        "explanation:\n  en: |\n    It is full, see [[Demo/2]].\n    It was started by [[Demo/3|the other]] before.\n"
    )
    assert marked(text) == "[[Demo/3|the other]]"


def test_brackets_in_code_are_no_link() -> None:
    """PowerShell's own double brackets go into backticks."""
    assert codes("explanation: {en: 'Write `[[string]]` or `[[Demo/3]]`.'}") == []


def test_a_link_by_an_old_key_is_right() -> None:
    """A link by the former key of an event works and is not reported."""
    old = "related:\n  - event: Demo/9\n    relation: follows\n# events/Demo/2.yml\naliases: [Demo/9]\n"
    assert codes(old) == []


@pytest.mark.parametrize(
    "block",
    [
        "# events/shared/check-the-log.yml\ntext: {en: 'See [[Demo/3]].'}\n",
        "# events/shared/check-the-log.yml\ntext: {en: Look.}\nnote: {en: 'See [[Demo/3]].'}\n",
        "# events/Demo/source.yml\nname: Demo\ndescription: {en: 'See [[Demo/3]].'}\n",
        "# events/glossary.yml\n- {en: queue, de: Warteschlange, definition: {en: 'See [[Demo/3]].'}}\n",
        "user_action: {actions: [{text: {en: 'See [[Demo/3]].'}}]}\n",
        "related: [{event: Demo/2, relation: follows, reason: {en: 'See [[Demo/3]].'}}]\n",
        "withdrawn: {en: 'See [[Demo/3]].'}\n",
    ],
)
def test_links_are_checked_wherever_a_text_may_stand(block: str) -> None:
    """Shared texts, sources and terms link events just as articles do."""
    assert marked(block) == "[[Demo/3]]"


def test_an_event_that_could_not_be_read_is_no_second_error() -> None:
    """A mistake in one file is reported once, and not again at every link to it."""
    broken = "related: [{event: Demo/3, relation: follows}]\nexplanation: {en: 'See [[Demo/3]].'}\n"
    assert codes(broken + "# events/Demo/3.yml\nlevle: error\n") == ["E101"]


def test_an_event_cannot_replace_itself() -> None:
    """An article that says it was replaced by itself is found."""
    assert only("replaced_by: Demo/1").message == "Demo/1 is replaced by itself"


def test_an_event_cannot_be_related_to_its_old_key() -> None:
    """Relations by a former key are followed before they are judged."""
    assert only("aliases: [Demo/9]\nrelated: [{event: Demo/9, relation: follows}]\n").rule.code == "E202"


def test_two_different_relations_to_one_event_are_right() -> None:
    """One event may both follow another and be caused by it."""
    both = "related: [{event: Demo/2, relation: follows}, {event: Demo/2, relation: caused-by}]"
    assert codes(both) == []


def test_the_successor_of_a_withdrawn_event_is_suggested() -> None:
    """Where a withdrawn article names its successor, the link should lead there."""
    gone = "# events/Demo/2.yml\nwithdrawn: {en: It was a mistake.}\nreplaced_by: Demo/3\n"
    diagnostic = only(f"explanation: {{en: 'See [[Demo/2]].'}}\n{gone}# events/Demo/3.yml\nlevel: error\n")
    assert (diagnostic.severity, diagnostic.help) == ("warning", "link Demo/3 instead")


def test_a_link_that_names_no_event_is_reported_with_the_right_form() -> None:
    """A blank instead of a slash is a mistake in the form, not an unknown event."""
    diagnostics = report("explanation: {en: 'See [[Demo 2]] and [[Demo/2]].'}")
    assert [(diagnostic.rule.code, diagnostic.message) for diagnostic in diagnostics] == [
        ("E205", "[[Demo 2]] does not name an event")
    ]


def test_a_withdrawn_event_without_a_successor_has_no_other_to_link() -> None:
    """The help names none, and none that isn't there."""
    withdrawn = (
        "# events/Demo/2007.yml\nmessage: The queue is full.\nwithdrawn: {en: It was wrong., de: Es war falsch.}\n"
    )
    (help,) = (each.help for each in report(related("Demo/2007") + withdrawn) if each.rule.code == "E204")
    assert help == "link another event, or delete the link"


def test_a_guide_that_is_like_no_other_is_not_guessed() -> None:
    """Whoever links it gets the file in which it would be."""
    diagnostic = only("explanation: {en: 'See [[guides/zzz]].'}")
    assert diagnostic.help == "correct the name, or write events/guides/zzz.yml"
    assert diagnostic.fix is None
