"""From what a file may say to what the rest of the program speaks of: schema models -> nouns. Nothing can fail here."""

from eventkb.model.diagnostic import Path
from eventkb.model.event import Action, Command, Event, EventKey, Insertion, Reference, Relation, UserAction, Variant
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.source import EventSource, Product, ProductVersion, SharedText, Term
from eventkb.model.text import Text, Translation, TranslationState
from eventkb.read.schema import models


def event(written: models.Definition, source: str, file: str, path: Path) -> Event:
    """An event of a source, as it is defined at `path` of a file."""
    return Event(
        EventKey(source, written.id),
        file,
        path,
        written.message,
        written.original_languages or (SOURCE_LANGUAGE,),
        _insertions(written.insertions),
        written.symbolic_name,
        written.product,
        written.versions,
        written.channel,
        written.level,
        written.category,
        written.keywords,
        written.qualifiers,
        tuple(map(_variant, written.variants)),
        written.summary,
        written.explanation,
        written.impact,
        _user_action(written.user_action),
        written.verification,
        tuple(Relation(one.event, one.relation, one.reason) for one in written.related),
        tuple(Reference(one.title, one.url) for one in written.references),
        written.modified,
        written.authors,
        written.aliases,
        written.replaced_by,
        written.withdrawn,
        _translation(written.translation),
    )


def event_source(written: models.SourceFile, file: str, folder: str) -> EventSource:
    return EventSource(
        written.name,
        file,
        folder,
        written.title,
        written.slug,
        written.guid,
        written.aliases,
        written.former_names,
        written.product,
        written.channel,
        written.description,
    )


def product(written: models.Product, file: str, key: str) -> Product:
    versions = {name: ProductVersion(one.title, one.builds) for name, one in written.versions.items()}
    return Product(key, file, written.title, versions)


def shared_text(written: models.Shared, file: str, key: str) -> SharedText:
    return SharedText(key, file, _action(written), _translation(written.translation))


def term(written: models.Term, file: str, position: int) -> Term:
    names = {Locale(language): name for language, name in written.words.items()}
    avoid = {Locale(language): words for language, words in written.avoid.items()}
    return Term(names, file, position, written.definition, avoid, written.source)


def _variant(written: models.Variant) -> Variant:
    return Variant(
        written.versions,
        written.message,
        None if written.insertions is None else _insertions(written.insertions),
        written.original_languages,
        written.symbolic_name,
        written.channel,
        written.level,
        written.category,
        written.keywords,
    )


def _insertions(written: tuple[models.Insertion | None, ...]) -> tuple[Insertion | None, ...]:
    return tuple(Insertion(one.name, _meaning(one), one.example) if one else None for one in written)


def _meaning(written: models.Insertion) -> Text | None:
    return Text({Locale(language): words for language, words in written.words.items()}) if written.words else None


def _user_action(written: models.UserAction | None) -> UserAction | None:
    return UserAction(written.introduction, tuple(map(_action, written.actions))) if written else None


def _action(written: models.Action) -> Action:
    command = written.command
    return Action(
        written.text,
        tuple(map(_action, written.choices)),
        tuple(map(_action, written.steps)),
        written.note,
        Command(command.shell, command.run) if command else None,
        written.use,
    )


def _translation(written: dict[str, models.TranslationLists]) -> Translation:
    return {
        Locale(language): {
            TranslationState.REVIEWED: frozenset(lists.reviewed),
            TranslationState.DRAFT: frozenset(lists.draft),
            TranslationState.MACHINE: frozenset(lists.machine),
        }
        for language, lists in written.items()
    }
