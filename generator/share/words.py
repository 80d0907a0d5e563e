"""Texts of an event as other systems get them: plain, as Markdown, as HTML whose links hold anywhere on the site."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.event import Action, Event
from generator.markup import Html, escape, event_links, plain_text
from generator.pour.edition import DEEP, Edition
from generator.text import Text, Translation, TranslationState
from generator.wording import fenced

GAP = re.compile(r"\n{2,}")
MARKUP = re.compile(r"[\\`*_\[\]<&#>]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one reader's language in three forms."""

    plain: str
    markdown: str
    html: str
    language: str
    state: TranslationState


def base(edition: Edition) -> str:
    """Where the pages of an edition begin: a URL, or the path from the root of the host where nobody knows it."""
    return f"{edition.site.url or '/'}{edition.locale}/"


def words(edition: Edition, text: Text, translation: Translation) -> Words:
    """A Markdown text in the reader's language."""
    found = edition.local(text, translation)
    return replace(_spoken(edition, text, translation), html=_absolute(edition, edition.html(found.value)))


def _spoken(edition: Edition, text: Text, translation: Translation) -> Words:
    """The same without HTML."""
    found = edition.local(text, translation)
    return Words(plain(found.value), linked(edition, found.value), "", found.language, found.state)


@lru_cache(maxsize=20_000)  # JSON and Markdown ask for the same, and many events use the same texts
def plain(markdown: str) -> str:
    """The words of a text, paragraph by paragraph."""
    if not MARKUP.search(markdown):
        return markdown.strip()
    return "\n\n".join(filter(None, (plain_text(one) for one in GAP.split(markdown))))


def _absolute(edition: Edition, html: str) -> str:
    """HTML as articles have it; their links go two folders up, which nobody else's would."""
    # The method of HTML would escape what it puts in.
    return str.replace(html, f'href="{DEEP}', f'href="{base(edition)}').strip()


def linked(edition: Edition, markdown: str) -> str:
    """Markdown that every reader understands: events are linked by their addresses."""
    pieces: list[str] = []
    position = 0
    for link in event_links(markdown):
        start, end = link.span
        label = link.words.removeprefix("|").strip() or link.target.replace("/", " ")
        below = edition.event_links.get(link.target)
        pieces += (markdown[position:start], f"[{label}]({base(edition)}{below})" if below else label)
        position = end
    return "".join((*pieces, markdown[position:])).strip()


def user_action(edition: Edition, event: Event) -> Words | None:
    """What to do about an event as one text; its state is the worst of its parts'."""
    if event.user_action is None:
        return None
    parts = what_to_do(edition, event)
    states = [one.state for one in parts] or [TranslationState.ORIGINAL]
    worst = max(states, key=list(TranslationState).index)
    languages = {one.language for one in parts}
    return Words(
        "\n".join(one.plain for one in parts).strip(),
        markdown(parts),
        str(Html("").join(_html(edition, event))),
        languages.pop() if len(languages) == 1 else edition.locale,
        worst,
    )


def what_to_do(edition: Edition, event: Event) -> tuple[Words, ...]:
    """The parts of the user action without HTML, each where it stands in the lists; none where there is no action."""
    return tuple(_parts(edition, event)) if event.user_action else ()


def markdown(parts: Iterable[Words]) -> str:
    """These parts as one text."""
    return "\n".join(one.markdown for one in parts).strip()


def _parts(edition: Edition, event: Event) -> Iterator[Words]:
    assert event.user_action is not None
    if event.user_action.introduction:
        yield _spoken(edition, event.user_action.introduction, event.translation)
        yield Words("", "", "", edition.locale, TranslationState.ORIGINAL)
    for action in event.user_action.actions:
        yield from _lines(edition, action, event.translation, "", "- ")


def _lines(edition: Edition, action: Action, lists: Translation, indent: str, mark: str) -> Iterator[Words]:
    """An action as items of lists, each part a text of its own."""
    if action.use is not None:
        shared = edition.catalogue.definitions.shared[action.use]
        yield from _lines(edition, shared.action, shared.translation, indent, mark)
        return
    below = indent + " " * len(mark)
    if action.text:
        yield _shifted(_spoken(edition, action.text, lists), indent, mark)
    if action.command:
        run = action.command.run.rstrip()
        yield _shifted(
            Words(run, fenced(run, action.command.shell), "", edition.locale, TranslationState.ORIGINAL), below, ""
        )
    if action.note:
        yield _shifted(_spoken(edition, action.note, lists), below, "", "> ")
    for number, step in enumerate(action.steps, 1):
        yield from _lines(edition, step, lists, below, f"{number}. ")
    for choice in action.choices:
        yield from _lines(edition, choice, lists, below, "- ")


def _shifted(found: Words, indent: str, mark: str, every: str = "") -> Words:
    """A text below `indent`, its first line with a mark and the others as far to the right."""
    gap = "" if mark else "\n"

    def moved(text: str) -> str:
        rest = indent + " " * len(mark)
        lines = text.split("\n")
        return "\n".join(f"{indent + mark if not n else rest}{every}{line}".rstrip() for n, line in enumerate(lines))

    return Words(moved(found.plain), gap + moved(found.markdown), found.html, found.language, found.state)


def _html(edition: Edition, event: Event) -> Iterator[Html]:
    assert event.user_action is not None
    if event.user_action.introduction:
        yield _local(edition, event.user_action.introduction, event.translation)
    items = [_item(edition, one, event.translation) for one in event.user_action.actions]
    yield Html("<ul>{}</ul>").format(Html("").join(items))


def _item(edition: Edition, action: Action, lists: Translation) -> Html:
    if action.use is not None:
        shared = edition.catalogue.definitions.shared[action.use]
        return _item(edition, shared.action, shared.translation)
    parts = [_local(edition, action.text, lists)] if action.text else []
    if action.command:
        code = escape(action.command.run.rstrip())
        parts.append(Html('<pre><code class="language-{}">{}</code></pre>').format(action.command.shell, code))
    if action.note:
        parts.append(Html("<blockquote>{}</blockquote>").format(_local(edition, action.note, lists)))
    for tag, inner in (("ol", action.steps), ("ul", action.choices)):
        if inner:
            items = Html("").join(_item(edition, one, lists) for one in inner)
            parts.append(Html("<{}>{}</{}>").format(Html(tag), items, Html(tag)))
    return Html("<li>{}</li>").format(Html("").join(parts))


def _local(edition: Edition, text: Text, lists: Translation) -> Html:
    return Html(_absolute(edition, edition.html_unmarked(edition.local(text, lists).value)))
