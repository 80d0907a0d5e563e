"""Every text of the definitions that readers see and translators translate, with its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable
from eventkb.model.contents import prose_texts
from eventkb.model.diagnostic import Path
from eventkb.model.event import Event, Insertion, action_prose, cases, prose
from eventkb.model.guide import Guide
from eventkb.model.locale import Locale
from eventkb.model.note import Note
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.model.text import ORIGINAL, Text, Translation, TranslationState, state


class Form(Enum):
    """How a text is written: as Markdown, as a literal message, or as plain words."""

    PROSE = auto()
    MESSAGE = auto()
    WORDS = auto()


# Python 3.11 looks for a member in its class seven times as long as for a name, and each text is asked for its form.
PROSE, MESSAGE, WORDS = Form.PROSE, Form.MESSAGE, Form.WORDS


class Definition(NamedTuple):
    """What texts belong to: `owner` is its name, `base` its path in the file."""

    owner: str
    file: str
    base: Path
    translation: Translation | None


class Passage(NamedTuple):
    """A text with its file and its path.

    `originals` are the languages in which the text is the vendor's wording, not a translation.
    """

    definition: Definition
    path: Path
    text: Text
    form: Form
    originals: frozenset[str] = frozenset()

    @property
    def owner(self) -> str:
        """The name of what it belongs to: `Backup/1001`, `shared/check-the-queues`."""
        return self.definition.owner

    @property
    def file(self) -> str:
        return self.definition.file

    @property
    def base(self) -> Path:
        """The path of its definition, which contains the key `translation`."""
        return self.definition.base

    @property
    def translation(self) -> Translation | None:
        """The lists of its definition; None where that cannot have the key `translation`."""
        return self.definition.translation

    def at(self, locale: Locale) -> Path:
        """The path of the text in one language; a text for all languages has one path only."""
        return self.path if self.text.neutral else (*self.path, locale)

    @property
    def lists(self) -> Translation:
        return self.translation or {}

    def state(self, locale: Locale) -> TranslationState:
        """The state of the text in a language. The vendor's own wording is `ORIGINAL`."""
        if locale in self.originals and locale in self.text.values:
            return ORIGINAL
        return state(self.text, locale, self.definition.translation or {})


def group(definition: Definition) -> str:
    """What a text is counted with: its event source, `shared`, `codes`; for all others the name of their file."""
    above, slash, _ = definition.owner.rpartition("/")
    # A source, a product or a term has no lists of its own, and may have a slash in its name.
    return above if slash and definition.translation is not None else definition.file.rpartition("/")[2]


def passages(definitions: Definitions) -> Iterator[Passage]:
    """Every text of the events, then of shared texts, sources, products, terms, code tables, guides, notes."""
    for event in definitions.events:
        yield from of_event(event)
    yield from beside_events(definitions)


def prose_where(is_wanted: Callable[[str], bool], definitions: Definitions) -> Iterator[Passage]:
    """Each Markdown text that is wanted in any of its languages. No other passage is made, which takes most time.

    Several texts are asked about at once, one a line: these must be wanted if one of them is.
    """
    for event in definitions.events:
        if is_wanted("\n".join([value for text in prose_texts(event) for value in text.values.values()])):
            definition = definition_of(event)
            passages = (Passage(definition, path, text, PROSE) for path, text in prose(event))
            yield from (passage for passage in passages if is_wanted("\n".join(passage.text.values.values())))
    for passage in beside_events(definitions):
        if passage.form is PROSE and is_wanted("\n".join(passage.text.values.values())):
            yield passage


def definition_of(event: Event) -> Definition:
    """An event as what its texts belong to."""
    return Definition(str(event.key), event.file, event.path, event.translation)


def beside_events(definitions: Definitions) -> Iterator[Passage]:
    """The texts that belong to no event."""
    for shared in definitions.shared.values():
        yield from of_shared(shared)
    for source in definitions.sources.values():
        yield from _of_source(source)
    for product in definitions.products.values():
        yield from _of_product(product)
    for term in definitions.glossary:
        yield from _of_term(term)
    for table in definitions.tables.values():
        if table.file:
            yield from of_table(table)
    for guide in definitions.guides.values():
        yield from of_guide(guide)
    for note in definitions.notes.values():
        yield from of_note(note)


def of_event(event: Event) -> list[Passage]:
    """The texts of an event: message, meanings of insertion strings, article, titles of references."""
    definition = definition_of(event)
    base, originals = event.path, frozenset(event.original_languages)
    texts = [Passage(definition, (*base, "message"), event.message, MESSAGE, originals)]
    texts += [Passage(definition, path, text, WORDS) for path, text in _meanings(base, event.insertions)]
    for number, variant in enumerate(event.variants):
        path = (*base, "variants", number)
        vendors = originals if variant.original_languages is None else frozenset(variant.original_languages)
        if variant.message is not None:
            texts.append(Passage(definition, (*path, "message"), variant.message, MESSAGE, vendors))
        texts += [Passage(definition, path, text, WORDS) for path, text in _meanings(path, variant.insertions or ())]
    texts += [Passage(definition, (*path, "title"), case.title, WORDS) for path, case in cases(event) if case.title]
    texts += [Passage(definition, path, text, PROSE) for path, text in prose(event)]
    texts += [
        Passage(definition, (*base, "references", number, "title"), reference.title, WORDS)
        for number, reference in enumerate(event.references)
    ]
    return texts


def _of_file(
    owner: str, file: str, translation: Translation | None, texts: Iterable[tuple[Path, Text | None, Form]]
) -> Iterator[Passage]:
    """The passages of a definition that is a file of its own; texts that are not there are left out."""
    definition = Definition(owner, file, (), translation)
    for path, text, form in texts:
        if text is not None:
            yield Passage(definition, path, text, form)


def of_shared(shared: SharedText) -> Iterator[Passage]:
    """The texts of a shared text."""
    texts = ((path, text, PROSE) for path, text in action_prose((), shared.action))
    return _of_file(f"shared/{shared.key}", shared.file, shared.translation, texts)


def of_note(note: Note) -> Iterator[Passage]:
    """The texts of a house's own note on an event. They belong to the event, under keys that no event has."""
    texts: list[tuple[Path, Text | None, Form]] = [(("note",), note.text, PROSE)]
    texts += [(("links", number, "title"), link.title, WORDS) for number, link in enumerate(note.links)]
    texts += [(("contacts", number, "who"), contact.who, WORDS) for number, contact in enumerate(note.contacts)]
    return _of_file(str(note.key), note.file, note.translation, texts)


def _of_source(source: EventSource) -> Iterator[Passage]:
    texts: Mapping[str, tuple[Text | None, Form]] = {
        "title": (source.title, WORDS),
        "description": (source.description, PROSE),
    }
    definition = Definition(source.name, source.file, (), None)
    for name, (text, form) in texts.items():
        if text is not None:
            yield Passage(definition, (name,), text, form)


def _of_product(product: Product) -> Iterator[Passage]:
    definition = Definition(product.key, product.file, (product.key,), None)
    yield Passage(definition, (product.key, "title"), product.title, WORDS)
    for name, version in product.versions.items():
        yield Passage(definition, (product.key, "versions", name, "title"), version.title, WORDS)


def _of_term(term: Term) -> Iterator[Passage]:
    if term.definition:
        name = next(iter(term.names.values()), "")
        definition = Definition(name, term.file, (term.position,), None)
        yield Passage(definition, (term.position, "definition"), term.definition, PROSE)


def of_table(table: CodeTable) -> Iterator[Passage]:
    """The texts of a code table: its title, and meaning and action of each code."""
    texts: list[tuple[Path, Text | None, Form]] = [(("title",), table.title, WORDS)]
    for number, code in enumerate(table.codes):
        path: Path = ("codes", number)
        texts += [((*path, "text"), code.text, WORDS), ((*path, "action"), code.action, PROSE)]
    return _of_file(f"codes/{table.name}", table.file, table.translation, texts)


def of_guide(guide: Guide) -> Iterator[Passage]:
    """The texts of a guide, in the order of its file."""
    return _of_file(f"guides/{guide.key}", guide.file, guide.translation, _of_guide(guide))


def _of_guide(guide: Guide) -> Iterator[tuple[Path, Text, Form]]:
    yield ("title",), guide.title, WORDS
    yield ("summary",), guide.summary, PROSE
    for number, value in enumerate(guide.values):
        if value.meaning:
            yield ("values", number), value.meaning, WORDS
    for step in guide.steps.values():
        path: Path = ("steps", step.key)
        if step.title is not None:
            yield (*path, "title"), step.title, WORDS
        yield (*path, "text"), step.text, PROSE
        for number, answer in enumerate(step.answers):
            yield (*path, "answers", number, "text"), answer.text, WORDS
            if answer.done is not None:
                yield (*path, "answers", number, "done"), answer.done, PROSE
    for number, reference in enumerate(guide.references):
        yield ("references", number, "title"), reference.title, WORDS


def _meanings(base: Path, insertions: tuple[Insertion | None, ...]) -> Iterator[tuple[Path, Text]]:
    for number, insertion in enumerate(insertions):
        if insertion and insertion.meaning:
            yield (*base, "insertions", number), insertion.meaning
