"""What a reader's report on a page begins with. Nothing is sent: it is filled into a form, which the reader sends."""

import re
from functools import lru_cache
from string import ascii_letters, digits

from eventkb.model.frozen import frozen_dataclass

SAFE = frozenset(f"{ascii_letters}{digits}_.-~")
IN_URLS = [chr(byte) if chr(byte) in SAFE else f"%{byte:02X}" for byte in range(256)]
"""Each byte as a part of a URL."""

MARK = re.compile(r"\{(path|title|text|language)\}")
"""What a pattern of a URL can contain: a field of the feedback."""


@frozen_dataclass()
class Feedback:
    """What a pattern of a URL can contain: the page's definition, what it is called, its version, and the reader's
    language.

    `path` is the file of the definition, `text` a few lines that say all of it in the reader's language. These are
    `quoted` already: most of their words are the same on all pages, and a page has the lines in two links.
    """

    path: str
    title: str
    text: str = ""
    language: str = ""

    def link(self, pattern: str) -> str:
        """The URL of a pattern with `{path}`, `{title}`, `{text}` and `{language}`; empty for an empty pattern."""
        pieces = [*_cut(pattern)]
        pieces[1::2] = [self.text if name == "text" else quoted(getattr(self, name)) for name in pieces[1::2]]
        return "".join(pieces)


@lru_cache(maxsize=16)  # a site has a few patterns
def _cut(pattern: str) -> list[str]:
    """A pattern cut at its marks: text, the field of a mark, text, and so on."""
    return MARK.split(pattern)


@lru_cache(maxsize=64)  # a page has the same ones in several links, and all stubs have the same prompts
def quoted(text: str) -> str:
    """A text as a part of a URL, as `urllib.parse.quote` makes it, which takes twice as long."""
    return text.encode().decode("latin-1").translate(IN_URLS)


def quoted_path(path: str) -> str:
    """A path as a part of a URL, with its slashes."""
    return quoted(path).replace("%2F", "/")
