"""What to do about an event as one reader gets it: shared texts in their places, each text in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from eventkb.model.event import Action, Command, UserAction
from eventkb.model.locale import Locale
from eventkb.model.source import SharedText
from eventkb.model.text import LocalText, Text, Translation, local


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """An action for one reader. `shared_file` is where its text is defined, None where that is the event's own file."""

    text: LocalText | None
    command: Command | None
    note: LocalText | None
    steps: tuple["Instruction", ...]
    choices: tuple["Instruction", ...]
    shared_file: str | None


@dataclass(frozen=True, slots=True)
class Instructions:
    """The user action of an event for one reader."""

    introduction: LocalText | None
    actions: tuple[Instruction, ...]


def instructions(
    user_action: UserAction | None, translation: Translation, locale: Locale, shared: Mapping[str, SharedText]
) -> Instructions | None:
    """The user action of an event or a case in a language; None where it has none.

    `translation` is the event's.

    Raises:
        KeyError: an action uses a shared text that is not among `shared`.
    """
    if user_action is None:
        return None

    def translated(text: Text | None, translation: Translation) -> LocalText | None:
        return local(text, locale, translation) if text else None

    def instruction(action: Action, translation: Translation, shared_file: str | None = None) -> Instruction:
        if action.use is not None:
            used = shared[action.use]
            return instruction(used.action, used.translation, used.file)
        return Instruction(
            text=translated(action.text, translation),
            command=action.command,
            note=translated(action.note, translation),
            steps=tuple(instruction(step, translation, shared_file) for step in action.steps),
            choices=tuple(instruction(choice, translation, shared_file) for choice in action.choices),
            shared_file=shared_file,
        )

    return Instructions(
        translated(user_action.introduction, translation),
        tuple(instruction(action, translation) for action in user_action.actions),
    )
