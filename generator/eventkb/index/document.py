"""An event as JSON: all that is known of it, in all languages of the site."""

from collections.abc import Iterator, Mapping, Sequence

from eventkb.index import shapes, textshapes
from eventkb.index.textforms import TextForms, plain, text_forms, user_action
from eventkb.model.address import Address
from eventkb.model.case import EventCase, event_cases
from eventkb.model.event import Event, EventKey, Insertion, Relation, Review, Variant, facts
from eventkb.model.note import Note
from eventkb.model.origin import Origin
from eventkb.model.text import Text, TranslationState
from eventkb.model.version import version_of
from eventkb.pour.edition import Edition, first_line, summary


def document(editions: Sequence[Edition], event: Event) -> shapes.EventDocument:
    """An event with its texts by language. Addresses are from the site's root."""
    first = editions[0]
    return {
        **_facts(first, event),
        "address": permalink(first, event.key),
        "articles": {edition.locale: f"/{edition.article(event.key)}" for edition in editions},
        "insertions": list(_insertions(event.insertions)),
        "cases": [_case(event_case) for event_case in event_cases(event, first.catalogue.definitions.tables)],
        "texts": {edition.locale: texts(edition, event) for edition in editions},
        "related": [_related(first, relation) for relation in first.catalogue.neighbourhoods[event.key].relations],
        "references": [{"title": by_language(reference.title), "url": reference.url} for reference in event.references],
        "guides": [guide.key for guide, _ in first.catalogue.naming.get(event.key, ())],
        "note": _note(editions, event),
        "origin": origin(first, event.file),
    }


def _note(editions: Sequence[Edition], event: Event) -> shapes.HouseNote | None:
    note = editions[0].catalogue.definitions.note_on(event)
    if note is None:
        return None
    return {
        "texts": {edition.locale: note_text(edition, note) for edition in editions},
        "links": [{"title": by_language(link.title), "url": link.url} for link in note.links],
        "contacts": [
            {"who": by_language(contact.who), "mail": contact.mail, "phone": contact.phone, "url": contact.url}
            for contact in note.contacts
        ],
    }


def note_text(edition: Edition, note: Note) -> textshapes.Passage:
    """The text of a note in one language."""
    return _passage(text_forms(edition, edition.local(note.text, note.translation)))


def origin(edition: Edition, file: str) -> shapes.Origin | None:
    """The other catalogue that a file is from; None for the site's own."""
    catalogue = edition.catalogue.definitions.origin_of(file)
    return {**stated(catalogue), "edit": catalogue.edit_link(file) or None} if catalogue else None


def stated(catalogue: Origin) -> shapes.Catalogue:
    """What a catalogue says about itself."""
    return {
        "title": by_language(catalogue.title),
        "licence": catalogue.licence or None,
        "url": catalogue.url or None,
    }


def entry(editions: Sequence[Edition], event: Event) -> shapes.EventEntry:
    """An event as an entry of a list."""
    first = editions[0]
    return {
        "event": str(event.key),
        "source": event.key.source,
        "id": first.catalogue.definitions.plain_id(event.key),
        "address": permalink(first, event.key),
        "json": f"/{json_address(first, event.key)}",
        "level": event.level,
        "symbolic_name": event.symbolic_name,
        "is_stub": event.is_stub,
        "modified": event.modified,
        "title": {edition.locale: _line(edition, event) for edition in editions},
        "has_note": first.catalogue.definitions.has_note(event),
    }


def permalink(edition: Edition, key: EventKey) -> str:
    """The permanent address of an event, from the site's root."""
    return f"/{edition.permalink(key)}"


def json_address(edition: Edition, key: EventKey) -> Address:
    """The address of an event's JSON."""
    return edition.json(key)


def _line(edition: Edition, event: Event) -> str:
    lead = summary(edition, event)
    return plain(lead.value) if lead else first_line(edition.local(event.message, event.translation).value)


def _facts(edition: Edition, event: Event) -> shapes.Facts:
    return {
        "event": str(event.key),
        "kind": edition.kind_of(event).name,
        **facts(event, edition.catalogue.definitions.plain_id(event.key)),
        "category": event.category.source if event.category else None,
        "keywords": list(event.keywords),
        "qualifiers": list(event.qualifiers),
        "ignorable": event.ignorable.value if event.ignorable else None,
        "logging_level": event.logging_level.value if event.logging_level else None,
        "sample": dict(event.sample),
        "variants": [_variant(variant) for variant in event.variants],
        "aliases": list(map(str, event.aliases)),
        "replaced_by": str(event.replaced_by) if event.replaced_by else None,
        "is_stub": event.is_stub,
        "modified": event.modified,
        "reviewed": reviewed(event.reviewed),
        "version": version_of(event),
        "authors": list(event.authors),
    }


def reviewed(review: Review | None) -> textshapes.Review | None:
    """A review as JSON."""
    return {"date": review.date, "by": review.by} if review else None


def _variant(variant: Variant) -> shapes.Variant:
    return {
        "versions": list(variant.versions),
        "event_versions": list(variant.event_versions),
        "message": by_language(variant.message) if variant.message else None,
        "symbolic_name": variant.symbolic_name,
        "level": variant.level,
    }


def _insertions(insertions: Sequence[Insertion | None]) -> Iterator[shapes.Insertion]:
    for number, insertion in enumerate(insertions, 1):
        if insertion:
            meaning = by_language(insertion.meaning)
            yield {
                "number": number,
                "name": insertion.name,
                "meaning": meaning,
                "example": insertion.example,
                "codes": list(insertion.codes),
            }


def texts(edition: Edition, event: Event) -> textshapes.Texts:
    """An event's texts in one language."""
    message = edition.local(event.message, event.translation)
    is_vendors = message.language in event.original_languages
    result: textshapes.Texts = {
        "title": event.title,
        "message": {
            "text": message.value,
            "language": message.language,
            "state": (TranslationState.ORIGINAL if is_vendors else message.state).value,
        },
    }
    texts_by_name: Mapping[str, Text | None] = {
        "summary": event.summary,
        "explanation": event.explanation,
        "impact": event.impact,
        "verification": event.verification,
        "ignorable_reason": event.ignorable_reason,
        "withdrawn": event.withdrawn,
    }
    passages = {
        name: _passage(text_forms(edition, edition.local(text, event.translation)))
        for name, text in texts_by_name.items()
        if text
    }
    action = user_action(edition, event)
    if action:
        passages["user_action"] = _passage(action)
    result.update(passages)  # type: ignore[typeddict-item]  # the names are those of the shape
    if listed := event_cases(event, edition.catalogue.definitions.tables):
        result["cases"] = [_case_texts(edition, event, event_case) for event_case in listed]
    return result


def _case(event_case: EventCase) -> shapes.Case:
    return {
        "number": event_case.number,
        "versions": list(event_case.versions),
        "anchor": event_case.anchor,
        "when": {condition.name: list(condition.values) for condition in event_case.case.when},
    }


def _case_texts(edition: Edition, event: Event, event_case: EventCase) -> textshapes.CaseTexts:
    case = event_case.case
    texts: textshapes.CaseTexts = {"title": edition.local(event_case.title, event.translation).value}
    if case.explanation:
        texts["explanation"] = _passage(text_forms(edition, edition.local(case.explanation, event.translation)))
    action = user_action(edition, event, case)
    if action:
        texts["user_action"] = _passage(action)
    return texts


def _passage(forms: TextForms) -> textshapes.Passage:
    return {
        "plain": forms.plain,
        "markdown": forms.markdown,
        "html": forms.html,
        "language": forms.language,
        "state": forms.state.value,
    }


def _related(edition: Edition, relation: Relation) -> shapes.Related:
    return {
        "event": str(relation.target),
        "relation": relation.kind.value,
        "address": permalink(edition, relation.target),
        "reason": by_language(relation.reason),
    }


def by_language(text: Text | None) -> dict[str, str]:
    """A text as it was typed, by language; empty for None."""
    return {str(locale): value for locale, value in text.values.items()} if text else {}
