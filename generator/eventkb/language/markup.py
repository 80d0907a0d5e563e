"""Contributors' Markdown as links, plain text and safe HTML. The only place where their text becomes HTML.

Texts are CommonMark without raw HTML; `[[Source/id]]` and `[[Source/id|label]]` link an event.
What is refused (raw HTML, images, unsafe link schemes) is shown as the text that was typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from eventkb.language.html import Html, as_html, escape, escaped
from eventkb.language.spans import EVENT_LINK, Links, event_link, event_matches, event_words, spans, with_terms, words
from eventkb.model.frozen import frozen_dataclass

__all__ = [
    "EventLink", "Fault", "Html", "Links", "escape", "event_links", "faults", "literal", "plain_text", "renderer"
]  # fmt: skip

SAFE_SCHEMES = frozenset({"http", "https", "mailto", ""})
SUSPICIOUS = ("<", "]:", "![", "](")
"""A text with a fault contains one of these signs."""

PLAIN_WEB_LINK = re.compile(r"\]\(https?://[A-Za-z0-9.-]+[/)]")
SPECIAL = re.compile(r"[\\`*_\[\]<&]")
SPECIAL_AT_START = re.compile(r"^(\d*)([#>+=~.)-])")
CACHED_TEXTS = 4_000
"""Texts are asked for again within a page, its JSON and the pages of its neighbours: more would only take room."""
HIDES_LINKS = re.compile(r"[`\\<]|\]\(")
"""What can make of `[[…]]` something else than a link: code, a backslash, a URL."""

GAP = "\n\n"
BEGINNING = re.compile(r"$|[^\W\d_]|\*\*[^\s*]|`[^`]|\[\[|[%(„“‚‘]", re.MULTILINE)
"""How a line of a paragraph begins that is certainly no other block."""

OTHER_LINE = re.compile(rf"\n(?!{BEGINNING.pattern})", re.MULTILINE)


@frozen_dataclass()
class EventLink:
    """A `[[…]]` in a text: the key as typed, its characters `(start, end)`, and its `|words`."""

    target: str
    span: tuple[int, int]
    words: str = ""


@frozen_dataclass()
class Fault:
    """Something that no text may contain: `kind` is `raw-html`, `unsafe-link` or `image`."""

    kind: str
    written: str
    span: tuple[int, int]


def renderer(links: Links, note: Callable[[str], None] | None = None) -> Callable[[str], Html]:
    """A function from Markdown to HTML, with a cache; `note` hears the addresses of terms that a text has."""

    @lru_cache(maxsize=CACHED_TEXTS)
    def rendered(text: str) -> tuple[Html, frozenset[str]]:
        marked: set[str] = set()
        return as_html(_html(text, links, marked)), frozenset(marked)

    @lru_cache(maxsize=CACHED_TEXTS)
    def without_terms(text: str) -> Html:
        return as_html(_html(text, links, set()))

    def noted(text: str) -> Html:
        value, marked = rendered(text)
        if note:
            for place in marked:
                note(place)
        return value

    return noted if links.terms else without_terms


def _html(text: str, links: Links, marked: set[str]) -> str:
    """The HTML of a text; `marked` are the addresses of the terms that it has linked already."""
    if is_prose(text):
        return _paragraphs(text, links, marked)
    return str(MARKDOWN.render(text, {"links": links, "marked": marked}))


def is_prose(text: str) -> bool:
    """Whether a text is paragraphs only: no line begins like a list, a heading, code or HTML."""
    if "\r" in text:
        return False
    if "\n" not in text or "\n" not in text.rstrip():
        return text[:1].isalpha() or BEGINNING.match(text) is not None
    return OTHER_LINE.search(f"\n{text}") is None


def _paragraphs(text: str, links: Links, marked: set[str]) -> str:
    """Paragraphs, without the search for other blocks, which would take half of the time."""
    text = text.strip()
    if GAP not in text:
        return f"<p>{_in_paragraph(text, links, marked)}</p>\n" if text else ""
    paragraphs = text.split(GAP)
    return "".join(
        [f"<p>{_in_paragraph(paragraph.strip(), links, marked)}</p>\n" for paragraph in paragraphs if paragraph]
    )


def _in_paragraph(text: str, links: Links, marked: set[str]) -> str:
    """The lines of a paragraph. Nearly all paragraphs need no parser."""
    html = spans(text, links, marked)
    return str(MARKDOWN.renderInline(text, {"links": links, "marked": marked})) if html is None else html


def plain_text(text: str) -> str:
    """The words of a text on one line, without any markup; `[[Source/id]]` reads `Source id`."""
    plain = _words_of_prose(text) if is_prose(text) else None
    if plain is None:
        plain = "".join(_words(MARKDOWN.parse(text)))
    return " ".join(plain.split())


def _words_of_prose(text: str) -> str | None:
    """The words of paragraphs; None where one of them needs the parser."""
    paragraphs = [words(paragraph.strip()) for paragraph in text.split(GAP)]
    known = [paragraph for paragraph in paragraphs if paragraph is not None]
    return " ".join(known) if len(known) == len(paragraphs) else None


def literal(words: str) -> str:
    """A line of plain text as Markdown, whose signs are escaped."""
    # Most names and numbers have no such sign, and to replace nothing takes ten times as long as to look for it.
    if SPECIAL.search(words):
        words = SPECIAL.sub(r"\\\g<0>", words)
    return SPECIAL_AT_START.sub(r"\1\\\2", words) if SPECIAL_AT_START.match(words) else words


def event_links(text: str) -> list[EventLink]:
    """The events that a text links, in order. `[[…]]` in code is not a link."""
    if "[[" not in text:
        return []
    prose = is_prose(text)
    if prose and not HIDES_LINKS.search(text):
        return [_link(match) for match in EVENT_LINK.finditer(text)]
    if not prose:
        return list(_located(text, MARKDOWN.parse(text)))
    links = _in_paragraphs(text)
    if links is not None:
        return links
    paragraphs = [MARKDOWN.parseInline(paragraph.strip()) for paragraph in text.split(GAP) if "[[" in paragraph]
    return list(_located(text, [token for tokens in paragraphs for token in tokens]))


def _in_paragraphs(text: str) -> list[EventLink] | None:
    """The events that paragraphs link; None where one of them needs the parser."""
    links: list[EventLink] = []
    start = 0
    for paragraph in text.split(GAP):
        if "[[" in paragraph:
            matches = event_matches(paragraph.strip())
            if matches is None:
                return None
            offset = start + len(paragraph) - len(paragraph.lstrip())
            links += [_link(match, offset) for match in matches]
        start += len(paragraph) + len(GAP)
    return links


def _link(match: re.Match[str], offset: int = 0) -> EventLink:
    """The link of a match of `EVENT_LINK` in a part of a text that begins at `offset`."""
    label, (start, end) = match["label"], match.span()
    return EventLink(match["target"].strip(), (offset + start, offset + end), f"|{label}" if label else "")


def faults(text: str) -> Iterator[Fault]:
    """What no text may contain: raw HTML, links with another scheme than http, https or mailto, images."""
    if _is_harmless(text):
        return
    for child in _everything(AS_TYPED.parse(text)):
        if child.type in {"html_inline", "html_block"}:
            yield _fault("raw-html", text, child.content.strip())
        elif child.type == "link_open" and not _is_safe(str(child.attrGet("href") or "")):
            yield _fault("unsafe-link", text, str(child.attrGet("href")))
        elif child.type == "image":
            yield _fault("image", text, str(child.attrGet("src") or child.content))


def _is_harmless(text: str) -> bool:
    """Whether a text certainly has no fault. Nearly all texts are harmless, and parsing takes much longer."""
    if "<" in text or "]:" in text or "![" in text:
        return False
    return "](" not in text or text.count("](") == len(PLAIN_WEB_LINK.findall(text))


def _fault(kind: str, text: str, part: str) -> Fault:
    start = max(text.find(part), 0)
    return Fault(kind, part, (start, start + max(len(part), 1)))


def _located(text: str, tokens: list[Token]) -> Iterator[EventLink]:
    """The links with their places, without what only looks like a link in code or behind a backslash."""
    position = 0
    for token in _everything(tokens):
        is_link = token.type == "event_link"
        matches = [token.meta["match"]] if is_link else _link_like(token)
        targets = [match["target"].strip() for match in matches]
        for target in targets:
            match = next((m for m in EVENT_LINK.finditer(text, position) if m[1].strip() == target), None)
            if match:
                position = match.end()
                if is_link:
                    yield _link(match)


def _link_like(token: Token) -> Iterator[re.Match[str]]:
    return EVENT_LINK.finditer(token.content if token.type in {"text", "code_inline", "fence", "code_block"} else "")


def _everything(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in _everything(tokens):
        if token.type in {"text", "code_inline", "fence", "code_block", "event_link"}:
            yield token.content
        if token.block or token.type in {"softbreak", "hardbreak"}:
            yield " "


def _is_safe(url: str) -> bool:
    if url.startswith(("//", "\\")):
        return False
    try:
        return urlsplit(url).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        return False


def _event_link(state: StateInline, silent: bool) -> bool:
    """The inline rule for `[[…]]`; markdown-it itself handles code spans and `\\[[`."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = EVENT_LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("event_link", "a", 0)
        token.meta = {"match": match}
        token.content = event_words(match)
    state.pos = match.end()
    return True


class _Safe(MarkdownIt):
    """markdown-it with its documented hook for what may be linked."""

    def validateLink(self, url: str) -> bool:
        return _is_safe(url)


class _Typed(MarkdownIt):
    """Accepts every link, so that the unsafe ones can be reported."""

    def validateLink(self, url: str) -> bool:
        return True


class _Renderer(RendererHTML):
    """HTML for our own tokens, and links to the glossary in plain text."""

    def event_link(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return event_link(tokens[idx].meta["match"], env["links"])

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        content = tokens[idx].content
        links: Links = env["links"]
        if tokens[idx].level:  # within a link or an emphasis a second link would be noise
            return escaped(content)
        return with_terms(content, links, env.setdefault("marked", set()))


def _configured(kind: type[MarkdownIt], html: bool) -> MarkdownIt:
    markdown = kind("commonmark", {"html": html, "typographer": False}, renderer_cls=_Renderer)
    markdown.inline.ruler.before("link", "event_link", _event_link)
    return markdown if html else markdown.disable("image")


MARKDOWN = _configured(_Safe, html=False)
AS_TYPED = _configured(_Typed, html=True)
