"""From the schema's models to the nouns of the rest of the program. Nothing can fail here.

What very many definitions have in common, such as the name of a source, is one value for all of a file or a process
(`intern`): a catalogue of 100,000 events would have it 100,000 times.
"""

from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any

from eventkb.model.codes import Code, CodeTable
from eventkb.model.diagnostic import Path
from eventkb.model.event import (
    Action,
    Case,
    Command,
    Condition,
    Event,
    EventKey,
    Insertion,
    Reference,
    Relation,
    Review,
    UserAction,
    Variant,
)
from eventkb.model.guide import Answer, Guide, Step
from eventkb.model.imported import Imported
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.note import Contact, Note
from eventkb.model.origin import Origin, TextOrigin
from eventkb.model.source import EventSource, Product, ProductVersion, SharedText, Term
from eventkb.model.text import Text, Translation, TranslationState
from eventkb.read.schema import codes, guides, house, models, parts
from eventkb.read.schema.imported import Imported as ImportedKey
from eventkb.read.schema.mapping import TranslationLists

NOTHING: Mapping[Any, Any] = {}
"""The value of a key with further keys that is not there, one for all events."""


def event(written: models.Definition, source: str, file: str, path: Path) -> Event:
    """An event of a source, as it is defined at `path` of a file."""
    return Event(
        key=EventKey(intern(source), written.id),
        file=file,
        path=path,
        slug=written.slug,
        message=written.message,
        original_languages=_words(written.original_languages or (SOURCE_LANGUAGE,)),
        insertions=_insertions(written.insertions),
        symbolic_name=written.symbolic_name,
        product=_word(written.product),
        versions=_words(written.versions),
        channel=_word(written.channel),
        level=_word(written.level),
        category=written.category,
        keywords=written.keywords,
        qualifiers=written.qualifiers,
        variants=tuple(map(_variant, written.variants)),
        summary=written.summary,
        explanation=written.explanation,
        impact=written.impact,
        user_action=_user_action(written.user_action),
        verification=written.verification,
        cases=tuple(map(_case, written.cases)),
        related=tuple(Relation(related.event, related.relation, related.reason) for related in written.related),
        references=tuple(Reference(reference.title, reference.url) for reference in written.references),
        modified=written.modified,
        reviewed=_review(written.reviewed),
        authors=_words(written.authors),
        aliases=written.aliases,
        replaced_by=written.replaced_by,
        withdrawn=written.withdrawn,
        logging_level=written.logging_level,
        ignorable=written.ignorable,
        ignorable_reason=written.ignorable_reason,
        sample=written.sample or NOTHING,
        imported=_imported(written.imported),
        translation=_translation(written.translation),
    )


def event_source(written: models.SourceFile, file: str, folder: str) -> EventSource:
    return EventSource(
        name=written.name,
        file=file,
        folder=folder,
        title=written.title,
        slug=written.slug,
        guid=written.guid,
        aliases=written.aliases,
        former_names=written.former_names,
        product=written.product,
        channel=written.channel,
        description=written.description,
        logging_command=_command(written.logging_command),
        kind=written.kind,
    )


def product(written: models.Product, file: str, key: str) -> Product:
    versions = {name: ProductVersion(version.title, version.builds) for name, version in written.versions.items()}
    return Product(key, file, written.title, versions)


def shared_text(written: models.Shared, file: str, key: str) -> SharedText:
    return SharedText(key, file, _action(written), _translation(written.translation))


def term(written: models.Term, file: str, position: int) -> Term:
    return Term(
        names={Locale(language): name for language, name in written.words.items()},
        file=file,
        position=position,
        definition=written.definition,
        avoid={Locale(language): words for language, words in written.avoid.items()},
        source=written.source,
    )


def note(written: house.Note, key: EventKey, file: str) -> Note:
    return Note(
        key=key,
        file=file,
        text=written.note,
        links=tuple(Reference(link.title, link.url) for link in written.links),
        contacts=tuple(
            Contact(contact.who, contact.mail or "", contact.phone or "", contact.url or "")
            for contact in written.contacts
        ),
        translation=_translation(written.translation),
    )


def code_table(written: codes.CodeTable, file: str, name: str) -> CodeTable:
    """The code table of a file, whose name is the table's."""
    return CodeTable(
        name=name,
        title=written.title,
        notation=written.notation,
        codes=tuple(Code(code.code, code.text, code.symbol, code.action) for code in written.codes),
        file=file,
        origin=written.origin or "",
        licence=written.licence or "",
        base=written.base,
        digits=written.digits,
        imported=_imported(written.imported),
        translation=_translation(written.translation),
    )


def guide(written: guides.Guide, file: str, key: str) -> Guide:
    """The guide of a file, whose name is the guide's key."""
    return Guide(
        key=key,
        file=file,
        title=written.title,
        summary=written.summary,
        start=written.start,
        steps={name: _step(name, step) for name, step in written.steps.items()},
        product=written.product,
        values=tuple(item for item in _insertions(written.values) if item),
        references=tuple(Reference(reference.title, reference.url) for reference in written.references),
        modified=written.modified,
        reviewed=_review(written.reviewed),
        authors=written.authors,
        translation=_translation(written.translation),
    )


def _review(written: parts.Review | None) -> Review | None:
    return Review(written.date, written.by) if written else None


def _step(key: str, written: guides.Step) -> Step:
    return Step(
        key=key,
        text=written.text,
        title=written.title,
        command=_command(written.command),
        look_for=written.look_for,
        answers=tuple(Answer(text=answer.text, next=answer.next, done=answer.done) for answer in written.answers),
    )


def origin(written: house.CatalogueFile, file: str, folder: str) -> Origin:
    return Origin(
        folder=folder,
        file=file,
        title=written.title,
        licence=written.licence or "",
        url=written.url or "",
        edit_url=written.edit_url or "",
        report_url=written.report_url or "",
        helped_url=written.helped_url or "",
        text_origins=tuple(
            TextOrigin(origin.title, origin.licence, origin.url or "") for origin in written.text_origins
        ),
    )


def _imported(written: ImportedKey | None) -> Imported | None:
    if written is None:
        return None
    return Imported(
        format=written.format,
        origin=written.origin,
        version=written.version,
        fields=written.fields,
        digest=written.digest,
    )


def _variant(written: models.Variant) -> Variant:
    return Variant(
        versions=written.versions,
        event_versions=written.event_versions,
        message=written.message,
        insertions=None if written.insertions is None else _insertions(written.insertions),
        original_languages=written.original_languages,
        symbolic_name=written.symbolic_name,
        channel=written.channel,
        level=written.level,
        category=written.category,
        keywords=written.keywords,
        cases=None if written.cases is None else tuple(map(_case, written.cases)),
    )


def _case(written: models.Case) -> Case:
    return Case(
        when=tuple(Condition(name, values) for name, values in written.when.items()),
        title=written.title,
        explanation=written.explanation,
        user_action=_user_action(written.user_action),
    )


def _insertions(written: tuple[parts.Insertion | None, ...]) -> tuple[Insertion | None, ...]:
    return tuple(
        Insertion(intern(item.name), _meaning(item), item.example, item.codes) if item else None for item in written
    )


def _meaning(written: parts.Insertion) -> Text | None:
    return (
        Text({Locale(intern(language)): intern(words) for language, words in written.words.items()})
        if written.words
        else None
    )


def _user_action(written: models.UserAction | None) -> UserAction | None:
    return UserAction(written.introduction, tuple(map(_action, written.actions))) if written else None


def _command(written: parts.Command | None) -> Command | None:
    return Command(intern(written.shell), written.run) if written else None


def _word(written: str | None) -> str | None:
    return None if written is None else intern(written)


def _words(written: Iterable[str]) -> tuple[str, ...]:
    """Words that many definitions have."""
    return tuple(map(intern, written))


def _action(written: models.Action) -> Action:
    return Action(
        text=written.text,
        choices=tuple(map(_action, written.choices)),
        steps=tuple(map(_action, written.steps)),
        note=written.note,
        command=_command(written.command),
        use=written.use,
    )


def _translation(written: dict[str, TranslationLists]) -> Translation:
    lists: Translation = {
        Locale(intern(language)): {
            TranslationState.REVIEWED: frozenset(listed.reviewed),
            TranslationState.DRAFT: frozenset(listed.draft),
            TranslationState.MACHINE: frozenset(listed.machine),
        }
        for language, listed in written.items()
    }
    return lists or NOTHING
