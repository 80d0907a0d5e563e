"""An event as its readers get it, in plain text by section: what two versions of it are compared by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.event import Action, Event, Insertion, Variant
from generator.locale import Locale
from generator.source import SharedText
from generator.text import Text

STEP = "   "


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article under its interface word; `locale` is None for what is the same in all languages."""

    word: str
    locale: Locale | None


def sections(event: Event, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """The texts of an event's sections; one that is empty is left out."""
    found = {Section("details", None): "\n".join(_facts(event))}
    for locale in locales:
        texts = {
            "message": _value(event.message, locale),
            "insertion": "\n".join(_insertions(event.insertions, locale)),
            "summary": _value(event.summary, locale),
            "explanation": _value(event.explanation, locale),
            "impact": _value(event.impact, locale),
            "user_action": "\n".join(_user_action(event, locale)),
            "verification": _value(event.verification, locale),
            "related": "\n".join(f"{one.kind} {one.target}: {_value(one.reason, locale)}" for one in event.related),
            "references": "\n".join(f"{_value(one.title, locale)}: {one.url}" for one in event.references),
            "withdrawn": _value(event.withdrawn, locale),
        }
        found |= {Section(word, locale): text.strip("\n") for word, text in texts.items()}
    return {section: text for section, text in found.items() if text}


def shared_sections(shared: SharedText, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """The text of a shared action."""
    return {Section("user_action", one): "\n".join(_action(shared.action, one, "", "")) for one in locales}


def _facts(event: Event) -> Iterator[str]:
    facts = {
        "symbolic_name": event.symbolic_name,
        "product": event.product,
        "versions": ", ".join(event.versions),
        "channel": event.channel,
        "level": event.level,
        "category": event.category.source if event.category else None,
        "keywords": ", ".join(event.keywords),
        "qualifiers": ", ".join(f"0x{one:08X}" for one in event.qualifiers),
        "aliases": ", ".join(map(str, event.aliases)),
        "replaced_by": str(event.replaced_by) if event.replaced_by else None,
    }
    yield from (f"{name}: {value}" for name, value in facts.items() if value)
    yield from (line for one in event.variants for line in _variant(one))


def _variant(variant: Variant) -> Iterator[str]:
    yield f"variant {', '.join(variant.versions)}:"
    for name, value in (("level", variant.level), ("symbolic_name", variant.symbolic_name)):
        if value:
            yield f"{STEP}{name}: {value}"
    if variant.message:
        yield from (f"{STEP}message {locale}: {value}" for locale, value in variant.message.values.items())


def _value(text: Text | None, locale: Locale) -> str:
    """A text in a language, if it has one there."""
    if text is None:
        return ""
    return text.source if text.neutral else text.values.get(locale, "")


def _insertions(insertions: tuple[Insertion | None, ...], locale: Locale) -> Iterator[str]:
    for number, one in enumerate(insertions, 1):
        if one:
            example = f" ({one.example})" if one.example else ""
            yield f"%{number} {one.name}: {_value(one.meaning, locale)}{example}"


def _user_action(event: Event, locale: Locale) -> Iterator[str]:
    if event.user_action:
        yield _value(event.user_action.introduction, locale)
        for one in event.user_action.actions:
            yield from _action(one, locale, "", "- ")


def _action(action: Action, locale: Locale, indent: str, mark: str) -> Iterator[str]:
    """An action as lines, with those within it."""
    if action.use:
        yield f"{indent}{mark}shared/{action.use}"
        return
    first, *rest = _value(action.text, locale).rstrip("\n").split("\n")
    below = indent + " " * len(mark)
    yield f"{indent}{mark}{first}"
    yield from (below + line for line in rest)
    if action.command:
        yield from (f"{below}> {line}" for line in action.command.run.rstrip("\n").split("\n"))
    if note := _value(action.note, locale):
        yield from (f"{below}! {line}" for line in note.rstrip("\n").split("\n"))
    for number, one in enumerate(action.steps, 1):
        yield from _action(one, locale, below, f"{number}. ")
    for one in action.choices:
        yield from _action(one, locale, below, "* ")
