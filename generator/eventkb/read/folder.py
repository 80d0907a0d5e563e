"""Opens files: the definitions, the templates, the words of the interface. The only opener of files on the way in."""

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from eventkb.model.diagnostic import Diagnostic, Place, Rule
from eventkb.model.locale import SOURCE_LANGUAGE, Language
from eventkb.read import rules
from eventkb.read.language import language
from eventkb.read.yaml.characters import LARGEST

SUFFIX = ".yml"
YAML_SUFFIXES = frozenset({".yaml", ".yml"})
WELCOME = frozenset({".md"})
"""Suffixes of files that are allowed among the definitions: notes for contributors."""


def events(root: Path, folder: str) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """All definition files of a project's folder, by their path from the project's root, and what is wrong with others.

    Of a file that is too large only the beginning is read, which is enough to report it.
    """
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for entry in _walk(root / folder, folder, ()):
        if isinstance(entry, Diagnostic):
            diagnostics.append(entry)
        else:
            name, data = entry
            files[name] = data
    return dict(sorted(files.items())), tuple(diagnostics)


def texts(folder: Path, pattern: str) -> Mapping[str, str]:
    """The texts of all files in a folder and below that fit a pattern such as `*.jinja`, by their path from there."""
    files = sorted(file for file in folder.rglob(pattern) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def languages(folder: Path) -> tuple[Language, ...]:
    """The languages of a folder with files such as `fr.yml`, the source language first.

    Raises:
        LanguageFault: a file cannot be read, or is not a file of words.
    """
    known = [language(file.as_posix(), file.stem, file.read_bytes()) for file in sorted(folder.glob(f"*{SUFFIX}"))]
    return tuple(sorted(known, key=lambda language: (language.locale != SOURCE_LANGUAGE, language.locale)))


Entry = tuple[str, bytes] | Diagnostic
"""A file's name and contents, or what is wrong with it."""


def _walk(folder: Path, name: str, above: tuple[tuple[int, int], ...]) -> Iterator[Entry]:
    """The files in a folder and below; `above` identifies the folders on the way, so that no link is followed twice."""
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(name, _reason(error))
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        yield _unreadable(name, "it is a link to a folder that it is in")
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _entry(Path(entry.path), f"{name}/{_printable(entry.name)}", (*above, identity))


def _entry(path: Path, name: str, above: tuple[tuple[int, int], ...]) -> Iterator[Entry]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(name, _reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, name, above)
    elif path.suffix == SUFFIX:
        yield _opened(path, name, mode)
    elif path.suffix.lower() in YAML_SUFFIXES:
        message = f"the file's name ends with {path.suffix}, so it is not read"
        yield _about(rules.WRONG_SUFFIX, name, message, f"rename it {_printable(path.stem)}{SUFFIX}")
    elif path.suffix.lower() not in WELCOME:
        message = "this file is not a definition, so it is not read"
        yield _about(rules.STRAY_FILE, name, message, f"rename it so that it ends with {SUFFIX}, or move it elsewhere")


def _opened(path: Path, name: str, mode: int) -> Entry:
    if not stat.S_ISREG(mode):
        # Opening a pipe would wait for somebody to write into it.
        return _unreadable(name, "it is not an ordinary file")
    try:
        with path.open("rb") as opened:
            return name, opened.read(LARGEST + 1)
    except OSError as error:
        return _unreadable(name, _reason(error))


def _unreadable(name: str, reason: str) -> Diagnostic:
    message = f"this cannot be opened: {reason}"
    return _about(rules.UNREADABLE_FILE, name, message, "check its permissions, and where it leads if it is a link")


def _about(rule: Rule, name: str, message: str, help: str) -> Diagnostic:
    return Diagnostic(rule, Place(name), message, help)


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()


def _printable(name: str) -> str:
    """A file's name that can be printed and compared: some systems decompose umlauts, or have no encoding."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
