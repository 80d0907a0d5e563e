"""The user action: nested as it was written, shared texts in place, commands with the reader's values marked."""

import pytest
from hypothesis import given

from eventkb.model.event import Action, Command, Insertion, UserAction
from eventkb.model.source import SharedText
from eventkb.pour.actions import UserActionView, letters, user_action
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    HOSTILE,
    LOCALES,
    Locale,
    acting,
    definitions,
    edition,
    event,
    text,
    tree,
    words_of,
)

WAIT = text("Wait.", "Warten Sie.")


def view(locale: Locale, *actions: Action, shared: dict[str, SharedText] | None = None) -> UserActionView:
    stub = event(user_action=acting(*actions), insertions=(Insertion("connector", None, None),))
    return user_action(edition(locale, definitions(stub, shared=shared or {})), stub, "https://git.example/")


def test_an_event_without_a_user_action_has_none() -> None:
    """Nothing is invented where nobody has said what to do."""
    stub = event()
    assert user_action(edition(ENGLISH, definitions(stub)), stub, "") is None


@pytest.mark.parametrize(("locale", "words"), [(ENGLISH, "Wait."), (GERMAN, "Warten Sie.")])
def test_actions_are_nested_as_they_were_written(locale: Locale, words: str) -> None:
    """Choices and steps stay below the action they belong to; only the outermost ones have an address."""
    deep = Action(text=WAIT, choices=(Action(text=WAIT, steps=(Action(text=WAIT), Action(text=WAIT))),), note=WAIT)
    first, second = view(locale, deep, Action(text=WAIT)).actions
    assert (first.anchor, second.anchor, first.choices[0].anchor) == ("action-a", "action-b", "")
    assert len(first.choices[0].steps) == 2
    for html in (first.html, first.choices[0].steps[1].html, first.note.html):
        assert html == f"<p>{words}</p>\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("**Look at the queues.**\nThe last error is the answer.", True),
        ("**Look at the queues.**", True),
        ("**Server** is what you choose.", False),
        ("Choose **Server**.", False),
    ],
)
def test_a_bold_first_line_is_the_title_of_an_action(written: str, expected: bool) -> None:
    """It says what to do, so it stands out; bold words within a sentence don't."""
    (action,) = view(ENGLISH, Action(text=text(written, written))).actions
    assert action.is_titled is expected


@pytest.mark.parametrize(("place", "expected"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (52, "ba"), (702, "aaa")])
def test_actions_are_named_by_letters(place: int, expected: str) -> None:
    """'Try C' can be said on the phone; after z comes aa."""
    assert letters(place) == expected


@pytest.mark.parametrize(("locale", "words"), [(ENGLISH, "Wait."), (GERMAN, "Warten Sie.")])
def test_a_shared_text_stands_where_it_is_used(locale: Locale, words: str) -> None:
    """It reads like any other action, at any depth, also when it uses another one."""
    shared = {
        "wait": SharedText("wait", "events/shared/wait.yml", Action(text=WAIT, steps=(Action(use="other"),))),
        "other": SharedText("other", "events/shared/other.yml", Action(text=text("Look.", "Sehen Sie nach."))),
    }
    first, second = view(
        locale, Action(use="wait"), Action(text=WAIT, choices=(Action(use="wait"),)), shared=shared
    ).actions
    assert first.anchor == "action-a"
    assert words_of(tree(first.html).body) == words
    assert second.choices[0].html == first.html
    assert "Look." in first.steps[0].html or "Sehen" in first.steps[0].html


def test_a_note_on_a_shared_text_leads_to_its_own_file() -> None:
    """Whoever adds the missing translation opens the file that lacks it."""
    shared = {"wait": SharedText("wait", "events/shared/wait.yml", Action(text=text("Wait.")))}
    (action,) = view(GERMAN, Action(use="wait"), shared=shared).actions
    assert action.language == ENGLISH
    assert action.language_note.link == "https://git.example/edit/events/shared/wait.yml"


@pytest.mark.parametrize(("locale", "words"), [(ENGLISH, "Wait."), (GERMAN, "Warten Sie.")])
def test_an_introduction_stands_before_the_actions(locale: Locale, words: str) -> None:
    """A sentence on all of them is there once."""
    stub = event(user_action=UserAction(WAIT, ()))
    assert words in user_action(edition(locale, definitions(stub)), stub, "").introduction.html


@pytest.mark.parametrize(
    ("locale", "shell", "name", "label"),
    [
        (ENGLISH, "powershell", "PowerShell", "Copy command: PowerShell"),
        (GERMAN, "powershell", "PowerShell", "Befehl kopieren: PowerShell"),
        (ENGLISH, "cmd", "Command Prompt", "Copy command: Command Prompt"),
        (GERMAN, "cmd", "Eingabeaufforderung", "Befehl kopieren: Eingabeaufforderung"),
    ],
)
def test_a_command_says_where_to_run_it(locale: Locale, shell: str, name: str, label: str) -> None:
    """Its shell is named, and its copy button says what it copies."""
    (action,) = view(locale, Action(text=WAIT, command=Command(shell, "dir"))).actions
    assert (action.command.shell_name, action.command.label, action.command.html) == (name, label, "dir")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_command_marks_the_readers_values(locale: Locale) -> None:
    """A placeholder of this event is marked with its number; braces that name nothing, and `%TEMP%`, stay."""
    run = "Get-SendConnector '{{connector}}' | ? {{other}} > %TEMP%\\a <b>\n"
    (action,) = view(locale, Action(text=WAIT, command=Command("powershell", run))).actions
    shown = tree(f"<code>{action.command.html}</code>").css_first("code")
    (value,) = shown.css("var.insertion")
    assert words_of(value.css_first("b")) == "%1"
    assert words_of(value.css_first("i")) == "connector"
    value.decompose()
    assert shown.text() == "Get-SendConnector '' | ? {{other}} > %TEMP%\\a <b>"


@pytest.mark.parametrize("written", ["{{connector}}", "{{ connector }}"])
def test_a_placeholder_may_have_blanks(written: str) -> None:
    """What `check` takes for a placeholder is marked as one."""
    (action,) = view(ENGLISH, Action(text=WAIT, command=Command("cmd", f"ping {written}"))).actions
    assert action.command.html == 'ping <var class="insertion"><b>%1</b> <i>connector</i></var>'


@given(HOSTILE)
def test_a_command_is_shown_letter_by_letter(run: str) -> None:
    """What is copied is what was written, whatever signs are in it."""
    (action,) = view(ENGLISH, Action(text=WAIT, command=Command("cmd", f"x{run}x"))).actions
    shown = tree(f"<code>{action.command.html}</code>").css_first("code")
    assert not shown.css("a, script, b")
    assert shown.text() == f"x{run}x".replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
