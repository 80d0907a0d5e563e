"""A locale's code and the interface words in it, as data. Names no language but the default one."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import NewType

from eventkb.model.frozen import frozen_dataclass

Locale = NewType("Locale", str)
"""A language as an address and a YAML key write it: `en`, `de`."""

SOURCE_LANGUAGE = Locale("en")
"""The language in which a text is written first, unless it has no text in this language."""


@frozen_dataclass()
class Language:
    """A locale with its interface words: `words["level"]["error"]` is `Fehler` in German."""

    locale: Locale
    words: Mapping[str, object]
    known: dict[tuple[str, ...], str] = field(default_factory=dict, compare=False, repr=False)
    """The words that were looked up already, by their path: a page asks for dozens."""

    def word(self, *path: str) -> str:
        """The interface word at `path`, for example `word("level", "error")`.

        Raises:
            KeyError: the language file has no such word (a test keeps the language files alike).
        """
        word = self.known.get(path)
        if word is None:
            word = self.known[path] = self._find(path)
        return word

    def counted(self, count: int, *path: str) -> str:
        """The interface word at `path` with a number for `{count}`; for 1 the word at `path` with `_one` at its end.

        Raises:
            KeyError: the language file has no such word.
        """
        words = self.word(*path[:-1], f"{path[-1]}_one") if count == 1 else self.word(*path)
        return words.replace("{count}", str(count))

    def _find(self, path: tuple[str, ...]) -> str:
        value: object = self.words
        for part in path:
            if not isinstance(value, Mapping):
                raise KeyError(".".join(path))
            value = value[part]
        if not isinstance(value, str):
            raise KeyError(".".join(path))
        return value


def in_each(languages: Iterable[Language], *path: str) -> dict[str, str]:
    """An interface word by language, as a text of a definition is typed."""
    return {language.locale: language.word(*path) for language in languages}
