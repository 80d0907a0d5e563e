"""Texts of an event as other systems get them: plain, as Markdown, as HTML whose links hold anywhere on the site."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

from eventkb.language.markup import Html, escape, event_links, is_prose, plain_text
from eventkb.language.wording import fenced
from eventkb.model.event import Action, Event, UserAction
from eventkb.model.text import LocalText, Text, Translation, TranslationState
from eventkb.pour.edition import DEEP, Edition

GAP = re.compile(r"\n{2,}")
MARKUP = re.compile(r"[\\`*_\[\]<&#>]")
TAG = re.compile(r"<[^>]*>")
TERM = re.compile(r'<a class="term"[^>]*>([^<]*)</a>')
"""A word that articles explain when a pointer rests on it: to a program it is a word like others."""


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
    html = TERM.sub(r"\1", edition.html(found.value))
    return replace(_spoken(edition, found, html), html=_absolute(edition, html))


def _spoken(edition: Edition, found: LocalText, html: str) -> Words:
    """A text without HTML; that which its article has is only read for the words."""
    said = words_of(html) if is_prose(found.value) else plain(found.value)
    return Words(plain=said, markdown=linked(edition, found.value), html="", language=found.language, state=found.state)


@lru_cache(maxsize=20_000)  # lists, feeds and llms.txt ask for the same summaries
def plain(markdown: str) -> str:
    """The words of a text, paragraph by paragraph."""
    if not MARKUP.search(markdown):
        return markdown.strip()
    return "\n\n".join(filter(None, (plain_text(one) for one in GAP.split(markdown))))


def words_of(html: str) -> str:
    """The words of paragraphs that `markup` has rendered: what `plain` says, without parsing the text once more."""
    return "\n\n".join(" ".join(unescape(TAG.sub("", one)).split()) for one in html.strip().split("</p>\n<p>"))


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
    parts = tuple(_parts(edition, event, event.user_action))
    states = [one.state for one in parts] or [TranslationState.ORIGINAL]
    worst = max(states, key=list(TranslationState).index)
    languages = {one.language for one in parts}
    return Words(
        plain="\n".join(one.plain for one in parts).strip(),
        markdown="\n".join(one.markdown for one in parts).strip(),
        html="".join(_html(edition, event, event.user_action)),
        language=languages.pop() if len(languages) == 1 else edition.locale,
        state=worst,
    )


def _parts(edition: Edition, event: Event, what_to_do: UserAction) -> Iterator[Words]:
    """The parts of a user action without HTML, each where it stands in the lists."""
    if what_to_do.introduction:
        yield _told(edition, what_to_do.introduction, event.translation)
        yield Words(plain="", markdown="", html="", language=edition.locale, state=TranslationState.ORIGINAL)
    for action in what_to_do.actions:
        yield from _lines(edition, action, event.translation, indent="", mark="- ")


def _lines(edition: Edition, action: Action, lists: Translation, *, indent: str, mark: str) -> Iterator[Words]:
    """An action as items of lists, each part a text of its own."""
    if action.use is not None:
        shared = edition.catalogue.definitions.shared[action.use]
        yield from _lines(edition, shared.action, shared.translation, indent=indent, mark=mark)
        return
    below = indent + " " * len(mark)
    if action.text:
        yield _shifted(_told(edition, action.text, lists), indent, mark)
    if action.command:
        run = action.command.run.rstrip()
        yield _shifted(
            Words(
                plain=run,
                markdown=fenced(run, action.command.shell),
                html="",
                language=edition.locale,
                state=TranslationState.ORIGINAL,
            ),
            below,
            "",
        )
    if action.note:
        yield _shifted(_told(edition, action.note, lists), below, "", "> ")
    for number, step in enumerate(action.steps, 1):
        yield from _lines(edition, step, lists, indent=below, mark=f"{number}. ")
    for choice in action.choices:
        yield from _lines(edition, choice, lists, indent=below, mark="- ")


def _told(edition: Edition, text: Text, lists: Translation) -> Words:
    found = edition.local(text, lists)
    return _spoken(edition, found, edition.html_unmarked(found.value))


def _shifted(found: Words, indent: str, mark: str, every: str = "") -> Words:
    """A text below `indent`, its first line with a mark and the others as far to the right."""
    gap = "" if mark else "\n"
    first, rest = indent + mark, indent + " " * len(mark)

    def moved(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(f"{rest if n else first}{every}{line}".rstrip() for n, line in enumerate(lines))

    return Words(
        plain=moved(found.plain),
        markdown=gap + moved(found.markdown),
        html=found.html,
        language=found.language,
        state=found.state,
    )


def _html(edition: Edition, event: Event, what_to_do: UserAction) -> Iterator[Html]:
    if what_to_do.introduction:
        yield _local(edition, what_to_do.introduction, event.translation)
    yield _element("ul", [_item(edition, one, event.translation) for one in what_to_do.actions])


def _item(edition: Edition, action: Action, lists: Translation) -> Html:
    if action.use is not None:
        shared = edition.catalogue.definitions.shared[action.use]
        return _item(edition, shared.action, shared.translation)
    parts = [_local(edition, action.text, lists)] if action.text else []
    if action.command:
        code = escape(action.command.run.rstrip())
        parts.append(Html('<pre><code class="language-{}">{}</code></pre>').format(action.command.shell, code))
    if action.note:
        parts.append(_element("blockquote", [_local(edition, action.note, lists)]))
    for tag, inner in (("ol", action.steps), ("ul", action.choices)):
        if inner:
            parts.append(_element(tag, [_item(edition, one, lists) for one in inner]))
    return _element("li", parts)


def _element(tag: str, inner: Sequence[Html]) -> Html:
    """An element of what is HTML already; the methods of HTML would look through all of it again."""
    return Html(f"<{tag}>{''.join(inner)}</{tag}>")


def _local(edition: Edition, text: Text, lists: Translation) -> Html:
    return Html(_absolute(edition, edition.html_unmarked(edition.local(text, lists).value)))
