"""What a paragraph consists of: code, links, strong words, plain words with terms of the glossary.

Nearly all texts use no more of CommonMark than that, and `spans` makes HTML of them in a fraction of the parser's time.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from markdown_it.common.utils import escapeHtml

from eventkb.language.html import escaped
from eventkb.model.frozen import frozen_dataclass

LINK_END = r"\[(?P<target>[^\[\]|\n]+)(?:\|(?P<label>[^\[\]\n]+))?\]\]"
EVENT_LINK = re.compile(rf"\[{LINK_END}")
WORD = re.compile(r"[\w-]+")

LATIN = "latin-1"
PARTS_OF_WORDS = bytes(byte if WORD.fullmatch(chr(byte)) else ord(" ") for byte in range(256))
"""What makes blanks of all letters of Latin-1 that are in no word."""

ADDRESS = r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9/._~+,=-]*)?(?:[#][A-Za-z0-9/._~+,=-]*)?"
"""An address that the parser leaves as it is."""

OPENS, CLOSES, THEN = r"(?<![^ \n]\*)", r"(?<=[^\s*]\*)", r"(?=[ \n.,;:!?)]|\Z)"
"""What is before a sign that begins strong or emphasized words, what before one that ends them, and what after it."""

PLAIN = r"[^`*_\[\]\\<&\0\r]"
"""A letter that is no sign of any part."""

SPAN = re.compile(
    rf"""
      `(?:(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)|)
    | \[(?:{LINK_END}(?P<event>)|(?P<words>[^\[\]`*_\\<&\0\n]+)\]\((?P<url>{ADDRESS})\)|)
    | \*(?:{OPENS}\*(?!\s)(?P<bold>{PLAIN}++)(?<!\s)\*\*{THEN}
          |(?P<strong>{OPENS}\*(?=[^\s*]))|(?P<strong_end>{CLOSES}\*{THEN})
          |(?P<em>{OPENS}(?=[^\s*]))|(?P<em_end>{CLOSES}{THEN})|)
    | _(?!(?<=[^\W_]_)[^\W_])
    | \\ | \] | < | & | \0 | \r
    """,
    re.VERBOSE,
)
"""A part of a paragraph that is not plain words. Where it matches without a group, only the parser understands it.

Each alternative begins with a sign, so that a search leaps from one of these signs to the next.
"""

PAIRS = {"strong": "strong_end", "em": "em_end"}
ENDS = frozenset(PAIRS.values())
SIGNS = ENDS | PAIRS.keys()
OF_NO_PAIR = frozenset({"code", "event", "url"})
ALONE = OF_NO_PAIR | {"bold"}
"""Parts that need no other part. All else comes in pairs, or needs the parser."""

SIGNS_OF = {"bold": ("strong", "strong_end")}
"""The signs of a part that is strong words alone, as nearly all are: among other signs, it is a pair of them."""


@frozen_dataclass(slots=False)
class Links:
    """The targets of `[[…]]` and of terms.

    `event` gives the address of an event's article by its key as typed, or of a guide, and None where there is none.
    `terms` maps the first word of a term, in lower case, to the terms that begin with it: (term in lower case,
    address, definition), the longest first.
    Addresses are relative to the language's root; `prefix` leads there from the page of the text (`../../`).
    `titles` are the words of links that a text gives no words, by key as typed; an event is called by its key.
    """

    event: Callable[[str], str | None]
    terms: Mapping[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    prefix: str = "../../"
    titles: Mapping[str, str] = field(default_factory=dict)

    def begun_in(self, text: str) -> Collection[str]:
        """The first words of terms that a text has, in lower case. Nearly all texts have none."""
        if not self.terms:
            return ()
        folded = _folded(text)
        if self._by_bytes is None:
            return self.terms.keys() & WORD.findall(folded)
        # Bytes are split in a third of the time. Other letters than those of Latin-1 begin no term here.
        words = folded.encode(LATIN, "replace").translate(PARTS_OF_WORDS).split()
        return [word.decode(LATIN) for word in self._by_bytes.intersection(words)]

    @cached_property
    def _by_bytes(self) -> frozenset[bytes] | None:
        """The first words of all terms, as Latin-1; None if one of them has another letter."""
        try:
            return frozenset(word.encode(LATIN) for word in self.terms)
        except UnicodeEncodeError:
            return None


def spans(text: str, links: Links, marked: set[str]) -> str | None:
    """The HTML of a paragraph without its element, as CommonMark has it; None where only the parser knows.

    `marked` are the addresses of the terms that the text has linked already; those of this paragraph are added.
    """
    if _has_odd_lines(text):
        return None
    begun = links.begun_in(text) if links.terms else ()
    pieces = _cut_at_code(text)
    if pieces is not None:
        pieces[::2] = [_with_terms(piece, links, marked, begun) if begun else escaped(piece) for piece in pieces[::2]]
        if len(pieces) > 1:
            pieces[1::2] = [f"<code>{_code_in_html(code)}</code>" for code in pieces[1::2]]
        return "".join(pieces)
    matches = _matches(text)
    if matches is None:
        return None
    parts: list[str] = []
    position, is_marked = 0, True
    for match in matches:
        kind = match.lastgroup or ""
        start, end = match.span()
        if start > position:
            plain = text[position:start]
            parts.append(_with_terms(plain, links, marked, begun) if begun and is_marked else escaped(plain))
        parts.append(HTML_OF[kind](match, links))
        position = end
        if kind in SIGNS:
            is_marked = kind in ENDS  # a link within strong words would be noise
    rest = text[position:]
    parts.append(_with_terms(rest, links, marked, begun) if begun else escaped(rest))
    return "".join(parts)


def words(text: str) -> str | None:
    """A paragraph without any markup; None where only the parser knows."""
    if _has_odd_lines(text):
        return None
    pieces = _cut_at_code(text)
    if pieces is not None:
        return "".join(pieces)
    matches = _matches(text)
    if matches is None:
        return None
    parts: list[str] = []
    position = 0
    for match in matches:
        parts += (text[position : match.start()], WORDS_OF[match.lastgroup or ""](match))
        position = match.end()
    return "".join((*parts, text[position:]))


def event_matches(text: str) -> list[re.Match[str]] | None:
    """The links to events in a paragraph, as matches with the groups of `EVENT_LINK`; None where only the parser
    knows."""
    matches = None if _has_odd_lines(text) else _matches(text)
    return None if matches is None else [match for match in matches if match.lastgroup == "event"]


def _has_odd_lines(text: str) -> bool:
    """Whether a paragraph has blanks around the end of a line, which may mean more than a blank."""
    return "\n" in text and (" \n" in text or "\n " in text or "\n\t" in text)


def _cut_at_code(text: str) -> list[str] | None:
    """A paragraph of plain words and code alone, as nearly all are: plain words, code, plain words, and so on.

    None where it has another part, or needs the parser.
    """
    pieces = text.split("`")
    if len(pieces) == 1:
        return None if _has_signs(text) else pieces
    return pieces if not _has_signs("".join(pieces[::2])) and _is_code_between(pieces) else None


def _has_signs(plain: str) -> bool:
    """Whether a text has a sign of `SPAN` beside those of code.

    To look for each of them takes a quarter of the time of a search for all.
    """
    has_pairs = "[" in plain or "*" in plain or "_" in plain or "<" in plain
    return has_pairs or "\\" in plain or "]" in plain or "&" in plain or "\0" in plain or "\r" in plain


def _is_code_between(pieces: list[str]) -> bool:
    """Whether each second piece of a text that was cut at its backticks is certainly code."""
    if len(pieces) % 2 == 0 or "" in pieces[1:-1]:
        return False
    return not any("\n" in code or code[0].isspace() or code[-1].isspace() for code in pieces[1::2])


def _matches(text: str) -> list[re.Match[str]] | None:
    """The parts of a paragraph that are not plain words; None where the parser is needed."""
    matches = list(SPAN.finditer(text))
    if not matches:
        return matches
    kinds = [match.lastgroup for match in matches]
    if ALONE.issuperset(kinds):
        return matches
    signs = [sign for kind in kinds if kind not in OF_NO_PAIR for sign in SIGNS_OF.get(kind or "", (kind,))]
    are_pairs = [PAIRS.get(sign or "", "") for sign in signs[::2]] == signs[1::2]
    return matches if are_pairs else None


def event_link(match: re.Match[str], links: Links) -> str:
    """The link that a match of `EVENT_LINK` is; its words alone where nobody has what it links."""
    target = match["target"].strip()
    words = event_words(match)
    label = escaped(words if match["label"] else links.titles.get(target, words))
    address = links.event(target)
    return f'<a href="{links.prefix}{address}">{label}</a>' if address else label


def event_words(match: re.Match[str]) -> str:
    """The words of a link to an event or a guide."""
    return (match["label"] or match["target"].replace("/", " ")).strip()


def with_terms(text: str, links: Links, marked: set[str]) -> str:
    """Plain words as HTML, with a link to the glossary where a term appears for the first time."""
    return _with_terms(text, links, marked, links.begun_in(text))


def _with_terms(text: str, links: Links, marked: set[str], begun: Collection[str]) -> str:
    """The same; `begun` are the first words of all terms that the text may have."""
    if not begun:
        return escaped(text)
    folded = _folded(text)
    pieces: list[str] = []
    position = 0
    for start, word in sorted([(start, first) for first in begun for start in _starts(first, folded)]):
        if start < position:
            continue
        for term, address, definition in links.terms[word]:
            end = start + len(term)
            if address not in marked and folded.startswith(term, start) and not folded[end : end + 1].isalnum():
                marked.add(address)
                pieces.append(escaped(text[position:start]))
                pieces.append(
                    f'<a class="term" href="{links.prefix}{address}" title="{escaped(definition)}">'
                    f"{escaped(text[start:end])}</a>"
                )
                position = end
                break
    return "".join([*pieces, escaped(text[position:])])


def _starts(word: str, folded: str) -> Iterator[int]:
    """Where a word begins in a text, each in lower case."""
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        if not WORD.match(folded, end) and not (start and WORD.match(folded, start - 1)):
            yield start
        start = folded.find(word, end)


def _folded(text: str) -> str:
    """A text in lower case, of the same length: the one letter that grows there is replaced."""
    return text.replace("İ", "I").lower()


def _code(match: re.Match[str], _: Links) -> str:
    return f"<code>{_code_in_html(match['code'])}</code>"


def _code_in_html(code: str) -> str:
    """Code as the parser escapes it, which is not how other texts are; most has nothing to escape."""
    return code if escaped(code) == code else escapeHtml(code)


def _bold(match: re.Match[str], _: Links) -> str:
    return f"<strong>{escaped(match['bold'])}</strong>"


def _link(match: re.Match[str], _: Links) -> str:
    return f'<a href="{match["url"]}">{escaped(match["words"])}</a>'


HTML_OF: Mapping[str, Callable[[re.Match[str], Links], str]] = {
    "code": _code,
    "event": event_link,
    "url": _link,
    "bold": _bold,
    "strong": lambda _, __: "<strong>",
    "strong_end": lambda _, __: "</strong>",
    "em": lambda _, __: "<em>",
    "em_end": lambda _, __: "</em>",
}
"""The HTML of each kind of part, by the name of the last group that matches in `SPAN`."""

WORDS_OF: Mapping[str, Callable[[re.Match[str]], str]] = {
    "code": lambda match: match["code"],
    "event": event_words,
    "url": lambda match: match["words"],
    "bold": lambda match: match["bold"],
    "strong": lambda _: "",
    "strong_end": lambda _: "",
    "em": lambda _: "",
    "em_end": lambda _: "",
}
"""The words of each kind of part."""
