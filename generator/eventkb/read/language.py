"""The words of the interface in one language, from their file."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from eventkb.model.diagnostic import Diagnostic, Path
from eventkb.model.locale import Language, Locale
from eventkb.read.yaml import Parsed, Value, parse
from eventkb.read.yaml.characters import decode

LOCALE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class LanguageFault(ValueError):
    """A file of the project's own texts, such as the words of a language or the page of a rule, cannot be used."""

    def __init__(self, file: str, line: int, message: str, help: str) -> None:
        super().__init__(f"{file}:{line}: {message}\nhelp: {help}")
        self.file, self.line, self.message, self.help = file, line, message, help


@lru_cache(maxsize=16)
def language(file: str, name: str, data: bytes) -> Language:
    """The language whose locale is `name`, with the words of its file, which engines ask for in each language again.

    Raises:
        LanguageFault: the file is not a mapping of words.
    """
    if not LOCALE.fullmatch(name):
        raise LanguageFault(file, 1, f"`{name}` is not a language", "name the file by its language, as in `fr.yml`")
    text, faults = decode(file, data)
    parsed = parse(text or "", file)
    for fault in (*faults, *parsed.diagnostics):
        raise _fault(file, fault)
    if not isinstance(parsed.value, dict):
        raise LanguageFault(file, 1, "the file contains no words", "write the keys of another language, with words")
    for path in _wordless(parsed.value, ()):
        raise _no_word(parsed, path)
    return Language(Locale(name), parsed.value)


def _fault(file: str, diagnostic: Diagnostic) -> LanguageFault:
    return LanguageFault(file, diagnostic.place.line, diagnostic.message, diagnostic.help)


def _no_word(parsed: Parsed, path: Path) -> LanguageFault:
    name = ".".join(map(str, path))
    line = parsed.place(path).line
    return LanguageFault(parsed.file, line, f"`{name}` is not a word", "put the word in quotation marks")


def _wordless(words: Mapping[str, Value], above: Path) -> Iterator[Path]:
    """The paths of values that are neither words nor keys with words."""
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _wordless(value, (*above, key))
        elif not isinstance(value, str):
            yield (*above, key)
