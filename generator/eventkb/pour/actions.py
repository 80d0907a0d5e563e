"""The user action as a view: what to do, nested as it was written, shared texts in place."""

import re
from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase

from eventkb.language.html import Html, as_html, escaped
from eventkb.model.case import EventCase, insertion_numbers_by_name
from eventkb.model.event import PLACEHOLDER, Action, Command, Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import LocalText, Translation
from eventkb.pour.edition import Edition
from eventkb.pour.notes import NOTED, LanguageNote, Passage, note
from eventkb.pour.once import once_an_edition

BOLD = "<p><strong>"
TITLE = re.compile(rf"{BOLD}[^<]*</strong>(?:\n|</p>)")
"""A bold line at the beginning of an action says what to do; the sentences after it say how."""

NO_TEXT = Passage(Html())
"""The text of an action that is a command alone."""


@frozen_dataclass()
class CommandView:
    """A command with the reader's values marked as chips."""

    shell: str
    shell_name: str
    label: str
    html: Html


@frozen_dataclass(kw_only=True)
class ActionView:
    """One action. Only those of the first depth have a letter, and an `anchor` made of it."""

    anchor: str
    html: Html
    is_titled: bool
    language: Locale | None
    language_note: LanguageNote | None
    choices: tuple["ActionView", ...]
    steps: tuple["ActionView", ...]
    note: Passage | None
    command: CommandView | None


@frozen_dataclass()
class UserActionView:
    introduction: Passage | None
    actions: tuple[ActionView, ...]


@frozen_dataclass()
class _Context:
    """Whose actions are shown: how far their texts are translated, the numbers of the event's insertion strings by
    name, where the texts are edited."""

    edition: Edition
    translation: Translation
    numbers: Mapping[str, int]
    edit_link: str


def user_action(
    edition: Edition, event: Event, edit_link: str, event_case: EventCase | None = None
) -> UserActionView | None:
    """What to do about an event, or in one of its cases; None where it has no user action."""
    written = event_case.case.user_action if event_case else event.user_action
    if written is None:
        return None
    numbers = event_case.numbers if event_case else insertion_numbers_by_name(event.insertions)
    prefix = f"{event_case.anchor}-" if event_case else ""
    context = _Context(edition, event.translation, numbers, edit_link)
    introduction = edition.local(written.introduction, event.translation) if written.introduction else None
    return UserActionView(
        passage(edition, introduction, edit_link) if introduction else None,
        tuple(
            [_view(context, action, f"{prefix}action-{letters(place)}") for place, action in enumerate(written.actions)]
        ),
    )


@cache
def letters(place: int) -> str:
    """The letter that names an action on the phone: a, b … z, aa, ab …"""
    tens, units = divmod(place, len(ascii_lowercase))
    return (letters(tens - 1) if tens else "") + ascii_lowercase[units]


def passage(edition: Edition, text: LocalText, edit_link: str, *, marks_terms: bool = False) -> Passage:
    """A Markdown text as HTML, with its language note."""
    html = edition.html if marks_terms else edition.html_unmarked
    # The original of a sound translation is shown nowhere, and rendering it would take as long as the text itself.
    language_note = note(edition, text, html(text.original), edit_link) if text.state in NOTED else None
    return Passage(html(text.value), text.language if text.language != edition.locale else None, language_note)


def _view(context: _Context, action: Action, anchor: str = "") -> ActionView:
    if action.use is not None:
        return _anchored(_shared(context.edition, action.use), anchor)
    edition, translation, edit_link = context.edition, context.translation, context.edit_link
    text = passage(edition, edition.local(action.text, translation), edit_link) if action.text else NO_TEXT
    return ActionView(
        anchor=anchor,
        html=text.html,
        is_titled=text.html.startswith(BOLD) and TITLE.match(text.html) is not None,
        language=text.language,
        language_note=text.note,
        choices=tuple([_view(context, choice) for choice in action.choices]) if action.choices else (),
        steps=tuple([_view(context, step) for step in action.steps]) if action.steps else (),
        note=passage(edition, edition.local(action.note, translation), edit_link) if action.note else None,
        command=command_view(edition, action.command, context.numbers) if action.command else None,
    )


@once_an_edition
def _shared(edition: Edition, key: str) -> ActionView:
    """A shared text, which knows no event's insertion strings, and so is the same in all articles."""
    used = edition.catalogue.definitions.shared[key]
    return _view(_Context(edition, used.translation, {}, edition.edit_link(used.file)), used.action)


def _anchored(view: ActionView, anchor: str) -> ActionView:
    """A view with an anchor; `replace` would take five times as long."""
    return ActionView(
        anchor=anchor,
        html=view.html,
        is_titled=view.is_titled,
        language=view.language,
        language_note=view.language_note,
        choices=view.choices,
        steps=view.steps,
        note=view.note,
        command=view.command,
    )


def command_view(edition: Edition, command: Command, numbers: Mapping[str, int]) -> CommandView:
    """A command; `numbers` are those of the event's insertion strings by name."""
    if "{" not in command.run:
        return chipped_command(edition, command, {})
    chips = {
        name: f'<var class="insertion"><b>%{number}</b> <i>{escaped(name)}</i></var>'
        for name, number in numbers.items()
        if name in command.run
    }
    return chipped_command(edition, command, chips)


def chipped_command(edition: Edition, command: Command, chips: Mapping[str, str]) -> CommandView:
    """A command in which names in braces are replaced by the HTML of their chips; others stay as they are."""
    name, label = _shell(edition, command.shell)
    html = _chipped(command.run, chips) if chips else as_html(escaped(command.run.rstrip()))
    return CommandView(command.shell, name, label, html)


def _chipped(run: str, chips: Mapping[str, str]) -> Html:
    pieces: list[str] = []
    position = 0
    for match in PLACEHOLDER.finditer(run):
        if match[1] in chips:
            pieces += (escaped(run[position : match.start()]), chips[match[1]])
            position = match.end()
    return as_html("".join((*pieces, escaped(run[position:].rstrip()))))


@once_an_edition
def _shell(edition: Edition, key: str) -> tuple[str, str]:
    """What a shell is called, and the label of the button that copies a command for it."""
    shell = edition.catalogue.definitions.kinds.everything.shell(key)
    name = shell.title.nearest(edition.locale) if shell else key
    return name, edition.word("copy_command").replace("{shell}", name)
