"""What to do about an event as one reader gets it: shared texts in their places, each text in the reader's language."""

from collections.abc import Mapping, Sequence

from eventkb.model.event import Action, Command, UserAction
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.source import SharedText
from eventkb.model.text import LocalText, Translation, local


@frozen_dataclass(kw_only=True)
class Instruction:
    """An action for one reader."""

    text: LocalText | None
    command: Command | None
    note: LocalText | None
    steps: tuple["Instruction", ...]
    choices: tuple["Instruction", ...]


@frozen_dataclass()
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

    def instruction(action: Action, translation: Translation) -> Instruction:
        if action.use is not None:
            used = shared[action.use]
            return instruction(used.action, used.translation)
        return Instruction(
            text=local(locale, action.text, translation) if action.text else None,
            command=action.command,
            note=local(locale, action.note, translation) if action.note else None,
            steps=within(action.steps, translation) if action.steps else (),
            choices=within(action.choices, translation) if action.choices else (),
        )

    def within(actions: Sequence[Action], translation: Translation) -> tuple[Instruction, ...]:
        return tuple([instruction(action, translation) for action in actions])

    return Instructions(
        local(locale, user_action.introduction, translation) if user_action.introduction else None,
        within(user_action.actions, translation),
    )
