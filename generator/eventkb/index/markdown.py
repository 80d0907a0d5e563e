"""An article as a Markdown page, for readers that don't read HTML: scripts, chats, language models, editors."""

from collections.abc import Iterator

from eventkb.index.document import note_text
from eventkb.index.textforms import linked, plain, typed, url
from eventkb.index.textshapes import Passage, Texts
from eventkb.language.wording import coded, fenced
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.case import event_cases
from eventkb.model.event import Event, EventKey, Relation
from eventkb.model.guide import Guide
from eventkb.model.note import Contact, Note
from eventkb.pour.edition import Edition, summary
from eventkb.pour.head import shorten
from eventkb.pour.housenote import title
from eventkb.pour.marks import logging_hint
from eventkb.pour.origin import origin_view


def page_address(edition: Edition, key: EventKey) -> Address:
    """The address of the page, beside the article."""
    return address.markdown(edition.article(key))


def article(edition: Edition, event: Event, texts: Texts) -> str:
    """The page, with everything of the article but the queries.

    `texts` are the texts of the event's JSON in the language of the edition.
    """
    return "\n\n".join(part for part in _parts(edition, event, texts) if part) + "\n"


def line(edition: Edition, event: Event) -> str:
    """An event as an item of a list, with a link to its page."""
    lead = summary(edition, event)
    words = typed(shorten(plain(lead.value))) if lead else ""
    link = f"[{typed(event.key.source)} {event.key.id}]({edition.site.url or '/'}{page_address(edition, event.key)})"
    return f"- {link}: {words}" if words else f"- {link}"


def _parts(edition: Edition, event: Event, texts: Texts) -> Iterator[str]:
    yield f"# {typed(event.title)}"
    lead = summary(edition, event)
    yield linked(edition, lead.value) if lead else ""
    yield from _house_note(edition, event)
    yield from _section(edition, "withdrawn", texts.get("withdrawn"))
    yield f"## {edition.word('message')}"
    yield fenced(texts["message"]["text"].rstrip(), "text")
    yield "\n".join(_insertions(edition, event))
    yield f"## {edition.word('details')}"
    yield "\n".join(f"- {term}: {value}" for term, value in _details(edition, event).items() if value)
    yield from _section(edition, "explanation", texts.get("explanation"))
    yield from _cases(edition, event, texts)
    yield from _section(edition, "impact", texts.get("impact"))
    if event.ignorable:
        yield f"## {edition.word('ignorable_title')}"
        answer, hint = (edition.word(group, event.ignorable) for group in ("ignorable", "ignorable_hints"))
        yield f"**{answer}.** {hint}"
        yield texts["ignorable_reason"]["markdown"] if "ignorable_reason" in texts else ""
    yield from _section(edition, "user_action", texts.get("user_action"))
    yield from _section(edition, "verification", texts.get("verification"))
    relations = edition.catalogue.neighbourhoods[event.key].relations
    if relations:
        yield f"## {edition.word('related')}"
        yield "\n".join(_related(edition, relation) for relation in relations)
    yield from _guides(edition, event)
    if event.references:
        yield f"## {edition.word('references')}"
        yield "\n".join(
            f"- <{_bracketed(reference.url)}> {typed(edition.local(reference.title, event.translation).value)}".rstrip()
            for reference in event.references
        )
    yield from _origin(edition, event)


def _guides(edition: Edition, event: Event) -> Iterator[str]:
    """The guides that ask for an event, with links to their Markdown pages."""
    guides = [guide for guide, _ in edition.catalogue.naming.get(event.key, ())]
    if guides:
        yield f"## {edition.word('guides', 'named_in')}"
        yield "\n".join(_guide(edition, guide) for guide in guides)


def _guide(edition: Edition, guide: Guide) -> str:
    page = address.markdown(address.guide(edition.locale, guide.key))
    title = edition.local(guide.title, guide.translation).value
    return f"- [{typed(title)}]({edition.site.url or '/'}{page})"


def _house_note(edition: Edition, event: Event) -> Iterator[str]:
    note = edition.catalogue.definitions.note_on(event)
    if note is None:
        return
    yield f"## {typed(title(edition, note))}"
    yield note_text(edition, note)["markdown"]
    links = ((edition.local(link.title, note.translation).value, link.url) for link in note.links)
    yield "\n".join(f"- <{_bracketed(url)}> {typed(words)}" for words, url in links)
    yield "\n".join(_contact(edition, note, contact) for contact in note.contacts)


def _contact(edition: Edition, note: Note, contact: Contact) -> str:
    mail = f"<{contact.mail}>" if contact.mail else ""
    who = typed(edition.local(contact.who, note.translation).value)
    return f"- {', '.join(filter(None, (who, typed(contact.phone), mail, _linked(contact.url))))}"


def _linked(url: str) -> str:
    return f"<{_bracketed(url)}>" if url else ""


def _origin(edition: Edition, event: Event) -> Iterator[str]:
    """The catalogue that an article comes from, with its licence."""
    origin = origin_view(edition, event.file)
    if origin:
        licence = f"{edition.word('origin', 'licence')} {typed(origin.licence)}"
        stated = licence if origin.licence else edition.word("origin", "no_licence")
        name = ": ".join(filter(None, (typed(origin.name), _linked(origin.url))))
        yield f"{edition.word('origin', 'from_catalogue')} {name} · {stated}"


def _related(edition: Edition, relation: Relation) -> str:
    target = relation.target
    link = url(edition, edition.below(edition.article(target)))
    return f"- {edition.word('relations', relation.kind)}: [{typed(target.source)} {target.id}]({link})"


def _bracketed(url: str) -> str:
    """A URL that can be in angle brackets."""
    return url.replace("<", "%3C").replace(">", "%3E")


def _section(edition: Edition, word: str, text: Passage | None) -> Iterator[str]:
    if text:
        yield f"## {edition.word(word)}"
        yield text["markdown"]


def _cases(edition: Edition, event: Event, texts: Texts) -> Iterator[str]:
    """The cases with their conditions. A case has headings of the third level, its user action none."""
    listed = event_cases(event, edition.catalogue.definitions.tables)
    if listed:
        yield f"## {edition.word('cases', 'title')}"
    for event_case, case_texts in zip(listed, texts.get("cases", ()), strict=False):
        yield f"### {typed(case_texts['title'])}"
        yield "\n".join(
            f"- `%{number}` `{condition.name}`: {', '.join(map(coded, condition.values))}"
            for condition, (number, _) in zip(event_case.case.when, event_case.when, strict=True)
        )
        yield case_texts["explanation"]["markdown"] if "explanation" in case_texts else ""
        yield case_texts["user_action"]["markdown"] if "user_action" in case_texts else ""


def _insertions(edition: Edition, event: Event) -> Iterator[str]:
    for number, insertion in enumerate(event.insertions, 1):
        if insertion:
            meaning = edition.local(insertion.meaning, event.translation).value if insertion.meaning else ""
            yield f"- `%{number}` `{insertion.name}`" + (f": {typed(meaning)}" if meaning else "")


def _details(edition: Edition, event: Event) -> dict[str, str]:
    permalink = edition.permalink(event.key)
    return {
        edition.word("event_source"): typed(event.key.source),
        edition.word("event_id"): str(event.key.id),
        edition.word("level"): edition.level_word(event),
        edition.word("channel"): typed(event.channel or ""),
        edition.word("category"): typed(event.category.source if event.category else ""),
        edition.word("logging", "title"): logging_hint(edition, event),
        edition.word("product_version"): typed(", ".join(event.versions)),
        edition.word("permalink"): f"<{edition.site.url}{permalink}>" if edition.site.url else f"`/{permalink}`",
    }
