"""Texts of an event as other systems get them: plain, as Markdown, as HTML whose links work on any page of the site."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

from eventkb.language.markup import Html, escape, event_links, is_prose, literal, plain_text
from eventkb.language.wording import fenced
from eventkb.model.event import Case, Command, Event
from eventkb.model.instruction import Instruction, Instructions
from eventkb.model.text import LocalText, TranslationState
from eventkb.pour.edition import DEEP, Edition

GAP = re.compile(r"\n{2,}")
MARKUP = re.compile(r"[\\`*_\[\]<&#>]")
TAG = re.compile(r"<[^>]*>")
UNDERSCORE_IN_WORD = re.compile(r"(?<=[^\W_])\\_(?=[^\W_])")
NUMBER_SIGNS_AT_END = re.compile(r"(?<!\\)(?<!#)#+$")
"""They would end a heading."""

UP = "../"
"""From a language's root to the root of the site, where the pages of all languages are."""

TERM = re.compile(r'<a class="term"[^>]*>([^<]*)</a>')
"""A term that articles explain under the pointer. For a program it is a word like others."""


@dataclass(frozen=True, slots=True)
class TextForms:
    """A text in a reader's language, in three forms."""

    plain: str
    markdown: str
    html: str
    language: str
    state: TranslationState


def base(edition: Edition) -> str:
    """The URL at which the pages of an edition begin; the path from the host's root where the URL is not known."""
    return f"{edition.site.url or '/'}{edition.locale}/"


def url(edition: Edition, below: str) -> str:
    """The URL of a page, or the path from the host's root. `below` is the way to it from the language's root."""
    if below.startswith(UP):
        return f"{edition.site.url or '/'}{below.removeprefix(UP)}"
    return f"{base(edition)}{below}"


def text_forms(edition: Edition, text: LocalText) -> TextForms:
    """The forms of a Markdown text."""
    return _forms(edition, text, TERM.sub(r"\1", edition.html(text.value)))


def user_action(edition: Edition, event: Event, case: Case | None = None) -> TextForms | None:
    """What to do about an event, or in one of its cases, as one text. Its state is the worst state of its parts."""
    instructions = edition.instructions(event, case)
    return _joined(edition, instructions) if instructions else None


@lru_cache(maxsize=20_000)  # lists, feeds and llms.txt ask for the same summaries
def plain(markdown: str) -> str:
    """The words of a text, paragraph by paragraph."""
    if not MARKUP.search(markdown):
        return markdown.strip()
    return "\n\n".join(filter(None, (plain_text(paragraph) for paragraph in GAP.split(markdown))))


def words_of(html: str) -> str:
    """The words of paragraphs that `markup` has rendered; the same as `plain`, without parsing the text again."""
    paragraphs = html.strip().split("</p>\n<p>")
    return "\n\n".join(" ".join(unescape(TAG.sub("", paragraph)).split()) for paragraph in paragraphs)


def typed(words: str) -> str:
    """Plain words, such as a name, as Markdown on one line. An underscore within a word means nothing there."""
    line = UNDERSCORE_IN_WORD.sub("_", literal(" ".join(words.split())))
    return NUMBER_SIGNS_AT_END.sub(r"\\\g<0>", line)


def linked(edition: Edition, markdown: str) -> str:
    """Markdown that every reader understands: events are linked by their addresses."""
    pieces: list[str] = []
    position = 0
    for link in event_links(markdown):
        start, end = link.span
        name = edition.guide_titles.get(link.target) or link.target.replace("/", " ")
        label = link.words.removeprefix("|").strip() or typed(name)
        below = edition.event_links.get(link.target)
        pieces += (markdown[position:start], f"[{label}]({url(edition, below)})" if below else label)
        position = end
    return "".join((*pieces, markdown[position:])).strip()


def _forms(edition: Edition, text: LocalText, html: str) -> TextForms:
    """The forms of a text of which `html` is the rendering, with links as articles have them."""
    words = words_of(html) if is_prose(text.value) else plain(text.value)
    # Links of articles go two folders up. `str.replace`, as the method of HTML would escape what it puts in.
    neutral = str.replace(html, f'href="{DEEP}{UP}', f'href="{url(edition, UP)}')
    absolute = str.replace(neutral, f'href="{DEEP}', f'href="{base(edition)}').strip()
    return TextForms(
        plain=words,
        markdown=linked(edition, text.value),
        html=absolute,
        language=text.language,
        state=text.state,
    )


def _joined(edition: Edition, instructions: Instructions) -> TextForms:
    """The instructions of an event as one text."""
    parts: list[TextForms] = []
    html: list[str] = []
    if instructions.introduction:
        introduction = _unmarked(edition, instructions.introduction)
        parts += (introduction, _verbatim(edition, "", ""))
        html.append(introduction.html)
    items = [_item(edition, action, indent="", mark="- ") for action in instructions.actions]
    parts += (part for item in items for part in item.parts)
    html.append(_element("ul", [item.html for item in items]))
    languages = {part.language for part in parts}
    states = [part.state for part in parts] or [TranslationState.ORIGINAL]
    return TextForms(
        plain="\n".join(part.plain for part in parts).strip(),
        markdown="\n".join(part.markdown for part in parts).strip(),
        html="".join(html),
        language=languages.pop() if len(languages) == 1 else edition.locale,
        state=max(states, key=list(TranslationState).index),
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list: its lines and those of the items below it, and all of it as HTML."""

    parts: tuple[TextForms, ...]
    html: Html


def _item(edition: Edition, instruction: Instruction, *, indent: str, mark: str) -> _Item:
    """An instruction as an item with its mark at `indent`, with its steps and choices as lists within it."""
    below = indent + " " * len(mark)
    parts: list[TextForms] = []
    html: list[str] = []
    if instruction.text:
        text = _unmarked(edition, instruction.text)
        parts.append(_indented(text, indent, mark))
        html.append(text.html)
    if instruction.command:
        code = _code(edition, instruction.command)
        parts.append(_indented(code, below))
        html.append(code.html)
    if instruction.note:
        note = _unmarked(edition, instruction.note)
        parts.append(_indented(note, below, quote="> "))
        html.append(_element("blockquote", [note.html]))
    for tag, items in (
        ("ol", [_item(edition, step, indent=below, mark=f"{n}. ") for n, step in enumerate(instruction.steps, 1)]),
        ("ul", [_item(edition, choice, indent=below, mark="- ") for choice in instruction.choices]),
    ):
        parts += (part for item in items for part in item.parts)
        html += [_element(tag, [item.html for item in items])] if items else []
    return _Item(tuple(parts), _element("li", html))


def _unmarked(edition: Edition, text: LocalText) -> TextForms:
    return _forms(edition, text, edition.html_unmarked(text.value))


def _code(edition: Edition, command: Command) -> TextForms:
    run = command.run.rstrip()
    html = Html('<pre><code class="language-{}">{}</code></pre>').format(command.shell, escape(run))
    return replace(_verbatim(edition, run, fenced(run, command.shell)), html=html)


def _verbatim(edition: Edition, plain: str, markdown: str) -> TextForms:
    """A text that is the same in every language."""
    return TextForms(plain=plain, markdown=markdown, html="", language=edition.locale, state=TranslationState.ORIGINAL)


def _indented(text: TextForms, indent: str, mark: str = "", quote: str = "") -> TextForms:
    """A text below `indent`: its first line after the mark, the others as far to the right."""
    gap = "" if mark else "\n"
    first, rest = indent + mark, indent + " " * len(mark)

    def indented(lines: Sequence[str]) -> Iterator[str]:
        for number, line in enumerate(lines):
            yield f"{rest if number else first}{quote}{line}".rstrip()

    return replace(
        text,
        plain="\n".join(indented(text.plain.split("\n"))),
        markdown=gap + "\n".join(indented(text.markdown.split("\n"))),
    )


def _element(tag: str, inner: Sequence[str]) -> Html:
    """An element of what is HTML already; the methods of HTML would look through all of it again."""
    return Html(f"<{tag}>{''.join(inner)}</{tag}>")
