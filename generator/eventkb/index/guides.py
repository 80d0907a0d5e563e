"""Guides for programs: as JSON of the API, and as Markdown beside their pages."""

from collections.abc import Iterator, Sequence

from eventkb.index import guideshapes
from eventkb.index.compactjson import compact_json
from eventkb.index.document import by_language, reviewed
from eventkb.index.textforms import base, linked, plain, typed
from eventkb.language.wording import fenced
from eventkb.model import address
from eventkb.model.address import API, Address
from eventkb.model.event import EventKey
from eventkb.model.guide import Answer, Guide, Step, in_order
from eventkb.model.text import Text
from eventkb.model.version import version_of_guide
from eventkb.pour.edition import Edition
from eventkb.pour.guide import step_title


def files(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """The list of all guides, and a file for each."""
    guides = editions[0].catalogue.definitions.guides.values()
    listed: guideshapes.GuideList = {"guides": [_entry(editions, guide) for guide in guides]}
    yield Address(f"{API}guides.json"), compact_json(listed)
    for guide in guides:
        yield address.guide_json(guide.key), compact_json(document(editions, guide))


def document(editions: Sequence[Edition], guide: Guide) -> guideshapes.GuideDocument:
    """A guide with all its texts, in the shape of `/api/v1/guides/…`."""
    return {
        **_entry(editions, guide),
        "start": guide.start,
        "values": [
            {"name": value.name, "meaning": by_language(value.meaning), "example": value.example}
            for value in guide.values
        ],
        "all_steps": [_step(editions, guide, step) for step in in_order(guide)],
        "references": [{"title": by_language(reference.title), "url": reference.url} for reference in guide.references],
        "reviewed": reviewed(guide.reviewed),
        "version": version_of_guide(guide),
        "authors": list(guide.authors),
    }


def _entry(editions: Sequence[Edition], guide: Guide) -> guideshapes.GuideEntry:
    return {
        "guide": guide.key,
        "title": by_language(guide.title),
        "summary": {locale: plain(words) for locale, words in guide.summary.values.items()},
        "product": guide.product,
        "steps": len(guide.steps),
        "modified": guide.modified,
        "address": f"/{address.guide_permalink(guide.key)}",
        "addresses": {edition.locale: f"/{address.guide(edition.locale, guide.key)}" for edition in editions},
        "json": f"/{address.guide_json(guide.key)}",
    }


def _step(editions: Sequence[Edition], guide: Guide, step: Step) -> guideshapes.GuideStep:
    return {
        "step": step.key,
        "title": {edition.locale: step_title(edition, guide, step).value for edition in editions},
        "text": _markdown(editions, step.text),
        "command": {"shell": step.command.shell, "run": step.command.run} if step.command else None,
        "look_for": list(map(str, step.look_for)),
        "answers": [_answer(editions, answer) for answer in step.answers],
    }


def _answer(editions: Sequence[Edition], answer: Answer) -> guideshapes.GuideAnswer:
    return {
        "text": by_language(answer.text),
        "next": answer.next,
        "done": _markdown(editions, answer.done) if answer.done else None,
    }


def _markdown(editions: Sequence[Edition], text: Text) -> dict[str, str]:
    """A text as Markdown with real links, in the languages that it has."""
    by_locale = {edition.locale: edition for edition in editions}
    return {locale: linked(by_locale[locale], words) for locale, words in text.values.items() if locale in by_locale}


def pages(edition: Edition) -> Iterator[tuple[Address, bytes]]:
    """Each guide as a Markdown page, beside its page."""
    for guide in edition.catalogue.definitions.guides.values():
        page = address.guide(edition.locale, guide.key)
        yield address.markdown(page), markdown(edition, guide).encode()


def markdown(edition: Edition, guide: Guide) -> str:
    """A guide as Markdown: its steps with their answers, each of which names the step that it leads to."""
    return "\n\n".join(part for part in _parts(edition, guide) if part) + "\n"


def line(edition: Edition, guide: Guide) -> str:
    """A guide as an item of a list, with a link to its Markdown page."""
    page = address.markdown(address.guide(edition.locale, guide.key))
    title = edition.local(guide.title, guide.translation).value
    lead = plain(edition.local(guide.summary, guide.translation).value)
    return f"- [{typed(title)}]({edition.site.url or '/'}{page}): {typed(lead)}"


def _parts(edition: Edition, guide: Guide) -> Iterator[str]:
    yield f"# {typed(edition.local(guide.title, guide.translation).value)}"
    yield linked(edition, edition.local(guide.summary, guide.translation).value)
    yield "\n".join(_values(edition, guide))
    steps = in_order(guide)
    numbers = {step.key: number for number, step in enumerate(steps, 1)}
    for step in steps:
        yield f"## {numbers[step.key]}. {typed(step_title(edition, guide, step).value)}"
        yield linked(edition, edition.local(step.text, guide.translation).value)
        yield fenced(step.command.run.rstrip(), step.command.shell) if step.command else ""
        if step.look_for:
            yield edition.word("guides", "look_for")
            yield "\n".join(f"- {_event(edition, key)}" for key in step.look_for)
        for answer in step.answers:
            yield _answered(edition, guide, answer, numbers.get(answer.next or "", 0))
    if guide.references:
        yield f"## {edition.word('references')}"
        titles = ((edition.local(one.title, guide.translation).value, one.url) for one in guide.references)
        yield "\n".join(f"- [{typed(title)}]({url})" for title, url in titles)


def _values(edition: Edition, guide: Guide) -> Iterator[str]:
    for value in guide.values:
        meaning = edition.local(value.meaning, guide.translation).value if value.meaning else ""
        yield f"- `{{{{{value.name}}}}}`: {typed(meaning)}"


def _event(edition: Edition, key: EventKey) -> str:
    key = edition.catalogue.definitions.renamed.get(key, key)
    return f"[{typed(key.source)} {key.id}]({base(edition)}{edition.below(edition.article(key))})"


def _answered(edition: Edition, guide: Guide, answer: Answer, number: int) -> str:
    """An answer with the step that it leads to, or with what has been reached."""
    text = f"**{typed(edition.local(answer.text, guide.translation).value)}**"
    if answer.done is None:
        return f"- {text} → {edition.word('guides', 'step').replace('{number}', str(number))}"
    lines = linked(edition, edition.local(answer.done, guide.translation).value).split("\n")
    return "\n".join((f"- {text}", "", *(f"  {one}".rstrip() for one in lines)))
