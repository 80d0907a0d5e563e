"""An event as readers see it, as plain text by section, so that two versions can be compared."""

from collections.abc import Iterator, Mapping

from eventkb.model.case import event_cases
from eventkb.model.event import Action, Event, Insertion, UserAction, Variant
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.note import Note
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.model.text import Text

STEP = "   "


@frozen_dataclass()
class Section:
    """A part of an article, named by its interface word; `locale` is None for text that all languages share."""

    word: str
    locale: Locale | None


def sections(event: Event, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """The texts of an event's sections, without empty ones."""
    by_section = {Section("details", None): "\n".join(_facts(event))}
    for locale in locales:
        texts = {
            "message": value_of(event.message, locale),
            "insertion": "\n".join(_insertions(event.insertions, locale)),
            "summary": value_of(event.summary, locale),
            "explanation": value_of(event.explanation, locale),
            "cases": "\n".join(_cases(event, locale)),
            "impact": value_of(event.impact, locale),
            "ignorable_title": value_of(event.ignorable_reason, locale),
            "user_action": "\n".join(_user_action(event.user_action, locale)),
            "verification": value_of(event.verification, locale),
            "related": "\n".join(
                f"{relation.kind} {relation.target}: {value_of(relation.reason, locale)}" for relation in event.related
            ),
            "references": "\n".join(
                f"{value_of(reference.title, locale)}: {reference.url}" for reference in event.references
            ),
            "withdrawn": value_of(event.withdrawn, locale),
        }
        by_section |= {Section(word, locale): text.strip("\n") for word, text in texts.items()}
    return {section: text for section, text in by_section.items() if text}


def shared_sections(shared: SharedText, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """The text of a shared action."""
    return {Section("user_action", locale): "\n".join(_action(shared.action, locale, "", "")) for locale in locales}


def source_sections(source: EventSource, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """The details and texts of a source."""
    facts = {
        "slug": source.slug,
        "guid": source.guid,
        "aliases": ", ".join(source.aliases),
        "former_names": ", ".join(source.former_names),
        "product": source.product,
        "channel": source.channel,
    }
    return _described(facts, {"title": source.title, "description": source.description}, locales)


def product_sections(product: Product, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """The names of a product and its versions."""
    facts = {f"{key}, builds": ", ".join(version.builds) for key, version in product.versions.items()}
    by_section = dict(_described(facts, {"title": product.title}, locales))
    for locale in locales:
        names = [f"{key}: {value_of(version.title, locale)}" for key, version in product.versions.items()]
        by_section |= {Section("versions", locale): "\n".join(names)} if names else {}
    return by_section


def note_sections(note: Note, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """A house's own note: its text, its links and whom to ask."""
    by_section: dict[Section, str] = {}
    for locale in locales:
        links = (f"{value_of(link.title, locale)}: {link.url}" for link in note.links)
        contacts = (
            " ".join(filter(None, (value_of(contact.who, locale), contact.mail, contact.phone, contact.url)))
            for contact in note.contacts
        )
        texts = {"note": value_of(note.text, locale), "references": "\n".join(links), "contacts": "\n".join(contacts)}
        by_section |= {Section(word, locale): text for word, text in texts.items() if text}
    return by_section


def term_sections(term: Term, locales: tuple[Locale, ...]) -> Mapping[Section, str]:
    """A term in each language, its definition, and the words to avoid."""
    by_section = dict(_described({}, {"definition": term.definition}, locales))
    for locale in locales:
        words = {"term": term.names.get(locale, ""), "avoid": ", ".join(term.avoid.get(locale, ()))}
        by_section |= {Section(word, locale): text for word, text in words.items() if text}
    return by_section


def _described(
    facts: Mapping[str, str | None], texts: Mapping[str, Text | None], locales: tuple[Locale, ...]
) -> Mapping[Section, str]:
    by_section = {Section("details", None): "\n".join(_lines(facts))}
    by_section |= {Section(word, locale): value_of(text, locale) for word, text in texts.items() for locale in locales}
    return {section: text for section, text in by_section.items() if text}


def _facts(event: Event) -> Iterator[str]:
    facts = {
        "symbolic_name": event.symbolic_name,
        "product": event.product,
        "versions": ", ".join(event.versions),
        "channel": event.channel,
        "level": event.level,
        "logging_level": event.logging_level,
        "ignorable": event.ignorable,
        "category": event.category.source if event.category else None,
        "keywords": ", ".join(event.keywords),
        "sample": ", ".join(f"{name}={value}" for name, value in event.sample.items()),
        "qualifiers": ", ".join(f"0x{qualifier:08X}" for qualifier in event.qualifiers),
        "aliases": ", ".join(map(str, event.aliases)),
        "replaced_by": str(event.replaced_by) if event.replaced_by else None,
    }
    yield from _lines(facts)
    for variant in event.variants:
        yield f"variant {', '.join((*variant.versions, *map(str, variant.event_versions)))}:"
        yield from (STEP + line for line in _variant(variant))


def _lines(facts: Mapping[str, str | None]) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in facts.items() if value)


def _variant(variant: Variant) -> Iterator[str]:
    """The values in which a variant differs from its event."""
    yield from _lines(
        {
            "level": variant.level,
            "symbolic_name": variant.symbolic_name,
            "channel": variant.channel,
            "category": variant.category.source if variant.category else None,
            "keywords": ", ".join(variant.keywords or ()),
        }
    )
    languages = [*variant.message.values] if variant.message else []
    yield from (f"message {locale}: {value_of(variant.message, locale)}" for locale in languages)
    insertions = variant.insertions or ()
    described = {
        locale for insertion in insertions if insertion and insertion.meaning for locale in insertion.meaning.values
    }
    for locale in sorted(described):
        yield from (f"{locale} {line}" for line in _insertions(insertions, locale))


def value_of(text: Text | None, locale: Locale) -> str:
    """A text in a language; empty if it isn't there."""
    if text is None:
        return ""
    return text.source if text.neutral else text.values.get(locale, "")


def _insertions(insertions: tuple[Insertion | None, ...], locale: Locale) -> Iterator[str]:
    for number, insertion in enumerate(insertions, 1):
        if insertion:
            example = f" ({insertion.example})" if insertion.example else ""
            yield f"%{number} {insertion.name}: {value_of(insertion.meaning, locale)}{example}"


def _cases(event: Event, locale: Locale) -> Iterator[str]:
    """The cases of an event and its variants, each with its conditions."""
    for event_case in event_cases(event, {}):
        case = event_case.case
        versions = f" ({', '.join(event_case.versions)})" if event_case.versions else ""
        yield f"{event_case.in_words}{versions}: {value_of(case.title, locale)}".rstrip(": ")
        lines = [*value_of(case.explanation, locale).rstrip("\n").split("\n"), *_user_action(case.user_action, locale)]
        yield from (STEP + line for line in lines if line)


def _user_action(user_action: UserAction | None, locale: Locale) -> Iterator[str]:
    if user_action:
        yield value_of(user_action.introduction, locale)
        for action in user_action.actions:
            yield from _action(action, locale, "", "- ")


def _action(action: Action, locale: Locale, indent: str, mark: str) -> Iterator[str]:
    """The lines of an action and of the actions within it."""
    if action.use:
        yield f"{indent}{mark}shared/{action.use}"
        return
    first, *rest = value_of(action.text, locale).rstrip("\n").split("\n")
    below = indent + " " * len(mark)
    yield f"{indent}{mark}{first}"
    yield from (below + line for line in rest)
    if action.command:
        yield from (f"{below}> {line}" for line in action.command.run.rstrip("\n").split("\n"))
    if note := value_of(action.note, locale):
        yield from (f"{below}! {line}" for line in note.rstrip("\n").split("\n"))
    for number, step in enumerate(action.steps, 1):
        yield from _action(step, locale, below, f"{number}. ")
    for choice in action.choices:
        yield from _action(choice, locale, below, "* ")
