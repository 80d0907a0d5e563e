"""The user action as a view: what to do, nested as deep as it was written, shared texts in place."""

import re
from dataclasses import dataclass
from string import ascii_lowercase

from eventkb.language.markup import Html, escape
from eventkb.model.event import PLACEHOLDER, Action, Command, Event, Shell
from eventkb.model.locale import Locale
from eventkb.model.text import Text, Translation
from eventkb.pour.edition import Edition
from eventkb.pour.notes import NOTED, LanguageNote, Passage, foreign, note

TITLE = re.compile(r"<p><strong>[^<]*</strong>(?:\n|</p>)")
"""A bold line at the beginning of an action says what to do; the sentences after it say how."""


@dataclass(frozen=True, slots=True)
class CommandView:
    """A command with the reader's values marked as chips."""

    shell: Shell
    shell_name: str
    label: str
    html: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """One action; `anchor` only for those of the first depth, which have a letter."""

    anchor: str
    html: Html
    is_titled: bool
    language: Locale | None
    language_note: LanguageNote | None
    choices: tuple["ActionView", ...]
    steps: tuple["ActionView", ...]
    note: Passage | None
    command: CommandView | None


@dataclass(frozen=True, slots=True)
class UserActionView:
    introduction: Passage | None
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose texts are being rendered: their translation lists and the names of their insertion strings."""

    edition: Edition
    translation: Translation
    numbers: dict[str, int]
    edit_link: str


def user_action(edition: Edition, event: Event, edit_link: str) -> UserActionView | None:
    """What to do about an event; None where nobody has said it."""
    if event.user_action is None:
        return None
    numbers = {one.name: number for number, one in enumerate(event.insertions, 1) if one}
    scope = _Scope(edition, event.translation, numbers, edit_link)
    introduction = event.user_action.introduction
    return UserActionView(
        passage(edition, introduction, event.translation, edit_link) if introduction else None,
        tuple(
            _view(scope, action, f"action-{letters(place)}")
            for place, action in enumerate(event.user_action.actions)
        ),
    )  # fmt: skip


def letters(place: int) -> str:
    """The letter that names an action on the phone: a, b … z, aa, ab …"""
    tens, ones = divmod(place, len(ascii_lowercase))
    return (letters(tens - 1) if tens else "") + ascii_lowercase[ones]


def passage(edition: Edition, text: Text, translation: Translation, edit_link: str, marked: bool = False) -> Passage:
    """A Markdown text for the reader, with its language note."""
    html = edition.html if marked else edition.html_unmarked
    found = edition.local(text, translation)
    # The original of a sound translation is shown nowhere, and rendering it would take as long as the text itself.
    said = note(edition, found, html(found.original), edit_link) if found.state in NOTED else None
    return Passage(html(found.value), foreign(edition, found), said)


def _view(scope: _Scope, action: Action, anchor: str = "") -> ActionView:
    if action.use is not None:
        return _shared(scope, action.use, anchor)
    text = passage(scope.edition, action.text, scope.translation, scope.edit_link) if action.text else Passage(Html())
    return ActionView(
        anchor=anchor,
        html=text.html,
        is_titled=TITLE.match(text.html) is not None,
        language=text.language,
        language_note=text.note,
        choices=tuple(_view(scope, one) for one in action.choices),
        steps=tuple(_view(scope, one) for one in action.steps),
        note=passage(scope.edition, action.note, scope.translation, scope.edit_link) if action.note else None,
        command=_command(scope, action.command) if action.command else None,
    )


def _shared(scope: _Scope, key: str, anchor: str) -> ActionView:
    shared = scope.edition.catalogue.definitions.shared[key]
    edit_link = scope.edition.site.edit_link(shared.file)
    return _view(_Scope(scope.edition, shared.translation, {}, edit_link), shared.action, anchor)


def _command(scope: _Scope, command: Command) -> CommandView:
    name = scope.edition.word("shells", command.shell)
    label = scope.edition.word("copy_command").replace("{shell}", name)
    pieces, position = [], 0
    for match in PLACEHOLDER.finditer(command.run):
        number = scope.numbers.get(match[1])
        if number is None:
            continue
        pieces.append(escape(command.run[position : match.start()]))
        pieces.append(Html('<var class="insertion"><b>%{}</b> <i>{}</i></var>').format(number, match[1]))
        position = match.end()
    html = Html("").join([*pieces, escape(command.run[position:].rstrip())])
    return CommandView(command.shell, name, label, html)
