"""Texts of an event as other systems get them: plain, as Markdown, as HTML whose links work on any page of the site."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from eventkb.language.html import escaped
from eventkb.language.markup import event_links, is_prose, literal, plain_text
from eventkb.language.wording import fenced
from eventkb.model.event import Case, Event
from eventkb.model.instruction import Instruction, Instructions
from eventkb.model.text import ORIGINAL, LocalText, TranslationState
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

TERM_MARK = '<a class="term"'
LINK = f'href="{DEEP}'


class TextForms(NamedTuple):
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
    html = str(edition.html(text.value))
    return _forms(edition, text, TERM.sub(r"\1", html) if TERM_MARK in html else html)


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
    paragraphs = html.strip().removeprefix("<p>").removesuffix("</p>").split("</p>\n<p>")
    return "\n\n".join(
        [
            " ".join(unescape(TAG.sub("", paragraph) if "<" in paragraph else paragraph).split())
            for paragraph in paragraphs
        ]
    )


def typed(words: str) -> str:
    """Plain words, such as a name, as Markdown on one line. An underscore within a word means nothing there."""
    line = literal(" ".join(words.split()))
    if "\\_" in line:
        line = UNDERSCORE_IN_WORD.sub("_", line)
    return NUMBER_SIGNS_AT_END.sub(r"\\\g<0>", line) if line.endswith("#") else line


def linked(edition: Edition, markdown: str) -> str:
    """Markdown that every reader understands: events are linked by their addresses."""
    links = event_links(markdown)
    if not links:
        return markdown.strip()
    pieces: list[str] = []
    position = 0
    for link in links:
        start, end = link.span
        name = edition.guide_titles.get(link.target) or link.target.replace("/", " ")
        label = link.words.removeprefix("|").strip() or typed(name)
        below = edition.event_link(link.target)
        pieces += (markdown[position:start], f"[{label}]({url(edition, below)})" if below else label)
        position = end
    return "".join((*pieces, markdown[position:])).strip()


def _forms(edition: Edition, text: LocalText, html: str) -> TextForms:
    """The forms of a text of which `html` is the rendering, with links as articles have them."""
    words = words_of(html) if is_prose(text.value) else plain(text.value)
    if LINK in html:  # links of articles go two folders up
        html = html.replace(f"{LINK}{UP}", f'href="{url(edition, UP)}').replace(LINK, f'href="{base(edition)}')
    return TextForms(
        plain=words,
        markdown=linked(edition, text.value),
        html=html.strip(),
        language=text.language,
        state=text.state,
    )


@dataclass(slots=True)
class _Lines:
    """The lines of a text that consists of several, plain and as Markdown, with their languages and states."""

    plain: list[str] = field(default_factory=list)
    markdown: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    states: set[TranslationState] = field(default_factory=set)

    def add(self, plain: str, markdown: str, language: str, state: TranslationState) -> None:
        self.plain.append(plain)
        self.markdown.append(markdown)
        self.languages.add(language)
        self.states.add(state)


def _joined(edition: Edition, instructions: Instructions) -> TextForms:
    """The instructions of an event as one text."""
    lines, html = _Lines(), list[str]()
    if instructions.introduction:
        introduction = _unmarked(edition, instructions.introduction)
        lines.add(introduction.plain, introduction.markdown, introduction.language, introduction.state)
        lines.add("", "", edition.locale, ORIGINAL)
        html.append(introduction.html)
    html.append(_element("ul", [_item(edition, lines, action, "", "- ") for action in instructions.actions]))
    languages, states = lines.languages, lines.states or {ORIGINAL}
    return TextForms(
        plain="\n".join(lines.plain).strip(),
        markdown="\n".join(lines.markdown).strip(),
        html="".join(html),
        language=languages.pop() if len(languages) == 1 else edition.locale,
        state=states.pop() if len(states) == 1 else max(states, key=list(TranslationState).index),
    )


def _item(edition: Edition, lines: _Lines, instruction: Instruction, indent: str, mark: str) -> str:
    """An instruction as HTML, with its steps and choices as lists within it. Its lines are added, below `indent`."""
    below = indent + " " * len(mark)
    html: list[str] = []
    if instruction.text:
        text = _unmarked(edition, instruction.text)
        plain, markdown = (_indented(form, indent + mark, below) for form in (text.plain, text.markdown))
        lines.add(plain, markdown, text.language, text.state)
        html.append(text.html)
    if instruction.command:
        run, shell = instruction.command.run.rstrip(), instruction.command.shell
        plain, markdown = (_indented(form, below, below) for form in (run, fenced(run, shell)))
        lines.add(plain, f"\n{markdown}", edition.locale, ORIGINAL)  # a command is the same in every language
        html.append(f'<pre><code class="language-{escaped(shell)}">{escaped(run)}</code></pre>')
    if instruction.note:
        note = _unmarked(edition, instruction.note)
        plain, markdown = (_indented(form, f"{below}> ", f"{below}> ") for form in (note.plain, note.markdown))
        lines.add(plain, f"\n{markdown}", note.language, note.state)
        html.append(_element("blockquote", [note.html]))
    if instruction.steps:
        steps = [_item(edition, lines, step, below, f"{n}. ") for n, step in enumerate(instruction.steps, 1)]
        html.append(_element("ol", steps))
    if instruction.choices:
        choices = [_item(edition, lines, choice, below, "- ") for choice in instruction.choices]
        html.append(_element("ul", choices))
    return _element("li", html)


def _unmarked(edition: Edition, text: LocalText) -> TextForms:
    return _forms(edition, text, str(edition.html_unmarked(text.value)))


def _indented(text: str, first: str, rest: str) -> str:
    """A text whose first line begins with `first` and each other one with `rest`."""
    if "\n" not in text:
        return f"{first}{text}".rstrip()
    line, *lines = text.split("\n")
    return "\n".join([f"{first}{line}".rstrip(), *[f"{rest}{line}".rstrip() for line in lines]])


def _element(tag: str, inner: Sequence[str]) -> str:
    """An element of what is HTML already, as a plain string: the methods of HTML would look through it again."""
    return f"<{tag}>{''.join(inner)}</{tag}>"
