"""What a reader's report on a page begins with. Nothing is sent: it is filled into a form, which the reader sends."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a pattern of a URL can contain: the page's definition, what it is called, its version, and the reader's
    language.

    `path` is the file of the definition, `text` a few lines that say all of it in the reader's language.
    """

    path: str
    title: str
    text: str = ""
    language: str = ""

    def link(self, pattern: str) -> str:
        """The URL of a pattern with `{path}`, `{title}`, `{text}` and `{language}`; empty for an empty pattern."""
        values = {"path": self.path, "title": self.title, "text": self.text, "language": self.language}
        for name, value in values.items():
            mark = f"{{{name}}}"
            if mark in pattern:
                pattern = pattern.replace(mark, quoted(value))
        return pattern


@lru_cache(maxsize=16)
def quoted(text: str) -> str:
    """A text as a part of a URL. A page has the same ones in several links, and quoting takes longer than all else."""
    return quote(text, safe="")
