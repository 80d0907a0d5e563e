"""The version of a text as readers see it: they name it in a report, and whoever gets the report compares it."""

from collections.abc import Iterable

from eventkb.model.contents import prose_texts
from eventkb.model.event import Event
from eventkb.model.guide import Guide
from eventkb.model.text import Text, new_digest


def version_of(event: Event) -> str:
    """A digest of the message and all texts of an event in all languages; shared texts are not among them."""
    return _digest((event.message, *prose_texts(event)))


def version_of_guide(guide: Guide) -> str:
    """A digest of all texts of a guide in all languages."""
    answers = [answer for step in guide.steps.values() for answer in step.answers]
    texts = (
        guide.title,
        guide.summary,
        *(text for step in guide.steps.values() for text in (step.title, step.text)),
        *(text for answer in answers for text in (answer.text, answer.done)),
    )
    return _digest(text for text in texts if text)


def _digest(texts: Iterable[Text]) -> str:
    wordings = [
        f"{locale}\0{values[locale]}" for values in [text.values for text in texts] for locale in sorted(values)
    ]
    return new_digest("\0".join(wordings))
