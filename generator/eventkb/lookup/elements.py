"""XML as pastes have it: truncated, quoted, several documents in a row. Reading takes linear time and never fails.

Declarations are ignored, and no entities are known but XML's five and numeric ones, so that nothing can expand. A tag
that is never closed ends where its parent ends; a closing tag that fits nothing is skipped.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from eventkb.lookup.paste import unescaped

DEEPEST = 32
"""Elements deeper than this are read as text of their parent."""
MOST_TOKENS = 10_000
"""Of an element with more tokens, only the first are read."""
BEGIN = re.compile(r"<[A-Za-z_/!]")
NAME = re.compile(r"<(?:[A-Za-z_][A-Za-z0-9_.-]{0,30}:)?([A-Za-z]{1,30})(?=[ \t\n/>])")
TAG = re.compile(r"/?(?:[A-Za-z_][A-Za-z0-9_.-]*:)?([A-Za-z_][A-Za-z0-9_.-]*)")
ATTRIBUTE = re.compile(r"(?:[A-Za-z_][A-Za-z0-9_.-]*:)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t\n]*=[ \t\n]*(\"[^\"]*\"|'[^']*')")
QUOTE = re.compile(r"[\"']")
CDATA, CDATA_END, COMMENT, COMMENT_END = "<![CDATA[", "]]>", "<!--", "-->"


@dataclass(slots=True, kw_only=True)
class Element:
    """An element. `name` is in lower case and without a prefix; `closed` says whether its end is in the text."""

    name: str
    written: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    text: str = ""
    closed: bool = False

    def child(self, *path: str) -> "Element | None":
        """The first descendant on a path of names, or None."""
        element: Element | None = self
        for name in path:
            element = next((child for child in element.children if child.name == name), None) if element else None
        return element


class Token(NamedTuple):
    """A tag, or the text between two tags. `kind` is `open`, `close` or `text`; a tag that closes itself is two tokens.

    `name` is that of a tag as it is written, without a prefix; `text` holds the attributes of an opening tag.
    """

    kind: str
    name: str
    text: str
    end: int


def tokens(text: str, start: int) -> Iterator[Token]:
    """The tags and texts from a place on."""
    place, behind = start, start
    while match := BEGIN.search(text, behind):
        tag = _tag(text, match.start())
        behind = tag[-1].end if tag else match.end()
        if tag:
            if match.start() > place:
                yield Token("text", "", text[place : match.start()], match.start())
            yield from tag
            place = behind
    if place < len(text):
        yield Token("text", "", text[place:], len(text))


def openings(text: str, names: Container[str]) -> Iterator[int]:
    """Where tags with one of some names, in lower case, begin or seem to."""
    for match in NAME.finditer(text):
        if match[1].lower() in names:
            yield match.start()


def element(text: str, start: int) -> tuple[Element, int] | None:
    """The element that begins at a place, and where it ends: at the latest before the next element of its name."""
    following = tokens(text, start)
    opening = next(following, None)
    if not opening or opening.kind != "open":
        return None
    root = _opened(opening)
    path, end = [root], opening.end
    for token in islice(following, MOST_TOKENS):
        if token.kind == "open" and token.name.lower() == root.name:
            break
        end = token.end
        if token.kind == "text":
            path[-1].text += token.text
        elif token.kind == "close":
            _close(path, token.name.lower())
            if not path:
                break
        elif len(path) < DEEPEST:
            path[-1].children.append(_opened(token))
            path.append(path[-1].children[-1])
    return root, end


def content(element: Element | None) -> str:
    """An element's text, with references replaced; the empty text for None."""
    return unescaped(element.text) if element else ""


def _opened(token: Token) -> Element:
    return Element(name=token.name.lower(), written=token.name, attributes=_attributes(token.text))


def _close(path: list[Element], name: str) -> None:
    if any(element.name == name for element in path):
        while path[-1].name != name:
            path.pop()
        path.pop().closed = True


def _tag(text: str, start: int) -> tuple[Token, ...]:
    """The tokens of what begins with `<`, none if it is no tag; an attribute can't contain another `<`."""
    if text.startswith(CDATA, start):
        end = text.find(CDATA_END, start)
        stop = end if end >= 0 else len(text)
        plain = text[start + len(CDATA) : stop].replace("&", "&amp;")
        return (Token("text", "", plain, min(stop + len(CDATA_END), len(text))),)
    if text.startswith(COMMENT, start):
        end = text.find(COMMENT_END, start)
        return (Token("text", "", "", end + len(COMMENT_END) if end >= 0 else len(text)),)
    following = text.find("<", start + 1)
    window = text[start + 1 : following if following >= 0 else len(text)]
    named = TAG.match(window)
    stop = _tag_end(window)
    if not named or stop < 0:
        return ()
    end = start + 1 + stop + 1
    closed = Token("close", named[1], "", end)
    if window.startswith("/"):
        return (closed,)
    opened = Token("open", named[1], window[named.end() : stop], end)
    return (opened, closed) if window[stop - 1] == "/" else (opened,)


def _tag_end(window: str) -> int:
    """Where the `>` of a tag is, outside quotation marks if those are closed."""
    place, end = 0, window.find(">")
    while end >= 0:
        quote = QUOTE.search(window, place, end)
        closing = window.find(quote[0], quote.end()) if quote else -1
        if closing < 0:
            return end
        place = closing + 1
        end = window.find(">", place) if end < place else end
    return -1


def _attributes(text: str) -> dict[str, str]:
    return {match[1].lower(): unescaped(match[2][1:-1]) for match in ATTRIBUTE.finditer(text)}
