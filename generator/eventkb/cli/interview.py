"""The questions of `eventkb new --ask`, in the language of the person who answers them."""

import re
from collections.abc import Iterator, Mapping, Sequence

import click

from eventkb.edit.draft import Given, common, numbers
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event, EventKey
from eventkb.model.locale import Language, Locale

TEXTS = ("summary", "explanation", "impact", "user_action", "verification")
"""The texts that the interview asks for after the message, in this order."""

LONGEST_NAME = 3
"""The most words of a meaning that make a good name of an insertion string."""


def interview(language: Language, key: EventKey, event: Event | None, definitions: Definitions) -> Given:
    """The answers of a person. Asks only for what isn't known yet; an empty answer leaves a part for later.

    `event` is the event as a list of known ones has it.
    """
    click.echo(language.word("interview", "how"), err=True)
    levels = [level.name for level in definitions.kind_of(key.source).levels]
    facts = {} if event else dict(_facts(language, common(key.source, definitions), levels, list(definitions.products)))
    asked = TEXTS if event else ("message", *TEXTS)
    texts: dict[str, Mapping[Locale, str]] = {}
    insertions: Sequence[Mapping[str, str] | None] = ()
    message: object = dict(event.message.values) if event else None
    for name in asked:
        if name == "summary" and not (event and event.insertions):
            insertions = _insertions(language, numbers(message))
        answer = lines(language.word("interview", name))
        if answer:
            texts[name] = {language.locale: answer}
            message = texts.get("message", message)
    return Given(facts, texts, insertions)


def _facts(
    language: Language, known: Mapping[str, object], levels: Sequence[str], products: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The facts of an event that its source doesn't give."""
    questions = {"level": levels, "symbolic_name": None, "product": products}
    for name, choices in questions.items():
        if name in known or choices == []:
            continue
        answer = _answer(language.word("interview", name), choices)
        if answer:
            yield name, answer


def _answer(question: str, choices: Sequence[str] | None = None) -> str:
    """An answer on one line, one of some choices if there are any; it may be empty."""
    kind = click.Choice(["", *choices], case_sensitive=False) if choices else None
    text = f"{question} [{', '.join(choices)}]" if choices else question
    answer = click.prompt(text, type=kind, default="", show_default=False, show_choices=False, err=True)
    return str(answer).strip()


def _insertions(language: Language, used: Sequence[int]) -> list[Mapping[str, str] | None]:
    """What the insertion strings of a message stand for; nothing if a person leaves one of them for later."""
    meanings: dict[int, str] = {}
    for number in used:
        question = language.word("interview", "insertion").format(number=number)
        answer = _answer(question)
        if not answer:
            return []
        meanings[number] = answer
    return [
        {"name": _name(meanings[number], number), language.locale: meanings[number]} if number in meanings else None
        for number in range(1, max(used, default=0) + 1)
    ]


def _name(meaning: str, number: int) -> str:
    """A name for commands, of a meaning that is short enough."""
    words = re.findall(r"[a-z0-9]+", meaning.lower())
    is_good = meaning.isascii() and 0 < len(words) <= LONGEST_NAME
    return "_".join(words) if is_good else f"value_{number}"


def lines(question: str) -> str:
    """An answer of one or more lines, ended by an empty line. A single line gets no line break at its end."""
    click.echo(f"\n{question}", err=True)
    typed = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True):
        typed.append(line)
    return "\n".join(typed) + "\n" if len(typed) > 1 else "".join(typed)
