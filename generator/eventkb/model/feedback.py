"""What a reader's report on a page begins with. Nothing is sent: it is filled into a form, which the reader sends."""

from functools import lru_cache
from string import ascii_letters, digits

from eventkb.model.frozen import frozen_dataclass

SAFE = frozenset(f"{ascii_letters}{digits}_.-~")
IN_URLS = [chr(byte) if chr(byte) in SAFE else f"%{byte:02X}" for byte in range(256)]
"""Each byte as a part of a URL."""


@frozen_dataclass()
class Feedback:
    """What a pattern of a URL can contain: the page's definition, what it is called, its version, and the reader's
    language.

    `path` is the file of the definition, `text` a few lines that say all of it in the reader's language: in
    pieces, of which most are the same on all pages.
    """

    path: str
    title: str
    text: tuple[str, ...] = ()
    language: str = ""

    def link(self, pattern: str) -> str:
        """The URL of a pattern with `{path}`, `{title}`, `{text}` and `{language}`; empty for an empty pattern."""
        if not pattern:
            return ""
        values = (
            ("{path}", (self.path,)),
            ("{title}", (self.title,)),
            ("{text}", self.text),
            ("{language}", (self.language,)),
        )
        for mark, pieces in values:
            if mark in pattern:
                pattern = pattern.replace(mark, "".join([quoted(piece) for piece in pieces]))
        return pattern


@lru_cache(maxsize=64)  # a page has the same ones in several links, and all stubs have the same prompts
def quoted(text: str) -> str:
    """A text as a part of a URL, as `urllib.parse.quote` makes it, which takes twice as long."""
    return text.encode().decode("latin-1").translate(IN_URLS)


def quoted_path(path: str) -> str:
    """A path as a part of a URL, with its slashes."""
    return quoted(path).replace("%2F", "/")
