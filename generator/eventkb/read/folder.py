"""Opens files: the definitions, the templates, the words of the interface. The only opener of files on the way in."""

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eventkb.model.diagnostic import Diagnostic, Place, Rule
from eventkb.model.locale import SOURCE_LANGUAGE, Language, Locale
from eventkb.read import rules
from eventkb.read.language import language
from eventkb.read.location import right_name
from eventkb.read.yaml.characters import largest

SUFFIX = ".yml"
WELCOME = frozenset({".md"})
"""Suffixes of files that are allowed among the definitions: notes for contributors."""


def events(root: Path, folder: str, path: Path | None = None) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """All definition files of a project's folder, by their path from the project's root, and what is wrong with others.

    A folder of another place has its `path`; its files' paths begin with its name all the same.
    Of a file that is too large only the beginning is read, which is enough to report it.
    """
    files: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    place = path or root / folder
    for entry in _walk(place, folder, os.path.realpath(place), ()):
        if isinstance(entry, Diagnostic):
            diagnostics.append(entry)
        else:
            name, data = entry
            files[name] = data
    return dict(sorted(files.items())), tuple(diagnostics)


def printable(name: str | bytes) -> str:
    """A file's name that can be printed and compared: some systems decompose umlauts, or have no encoding."""
    if isinstance(name, str) and name.isascii():
        return name
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def texts(folder: Path, pattern: str) -> Mapping[str, str]:
    """The texts of all files in a folder and below that fit a pattern such as `*.jinja`, by their path from there."""
    files = sorted(file for file in folder.rglob(pattern) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def languages(layers: Sequence[Mapping[str, Path]]) -> tuple[Language, ...]:
    """The languages that have a file of words such as `fr.yml`, the source language first.

    `layers` are files by name; a word of a later layer takes the place of an earlier one's. A word that a language
    lacks is there in the source language.

    Raises:
        LanguageFault: a file cannot be read, or is not a file of words.
    """
    words: dict[str, dict[str, object]] = {}
    for layer in layers:
        for name, file in layer.items():
            written = language(file.as_posix(), Path(name).stem, file.read_bytes())
            words[written.locale] = merged(words.get(written.locale, {}), written.words)
    source = words.get(SOURCE_LANGUAGE, {})
    complete = [Language(Locale(locale), merged(source, own)) for locale, own in words.items()]
    return tuple(sorted(complete, key=lambda spoken: (spoken.locale != SOURCE_LANGUAGE, spoken.locale)))


def merged(words: Mapping[str, object], others: Mapping[str, object]) -> dict[str, object]:
    """Words with those of others in their place."""
    result = dict(words)
    for key, value in others.items():
        group = result.get(key)
        result[key] = merged(group, value) if isinstance(group, Mapping) and isinstance(value, Mapping) else value
    return result


Entry = tuple[str, bytes] | Diagnostic
"""A file's name and contents, or what is wrong with it."""


def _walk(folder: Path, name: str, top: str, above: tuple[tuple[int, int], ...]) -> Iterator[Entry]:
    """The files in a folder and below; `above` identifies the folders on the way, so that no link is followed twice.

    `top` is the real path of the folder of all definitions; a link that leads out of it is not followed, since the
    file could be any of the machine that builds.
    """
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
    names: dict[str, str] = {}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        file = printable(entry.name)
        twin = names.get(file.lower())
        names.setdefault(file.lower(), file)
        if twin is not None:
            yield _twin(f"{name}/{file}", twin)
        if entry.is_symlink() and not _is_below(entry.path, top):
            yield _leads_out(f"{name}/{file}")
        elif file != twin:  # the same letters, composed and decomposed, are one name here
            yield from _entry(entry, f"{name}/{file}", top, (*above, identity))


def _entry(entry: "os.DirEntry[str]", name: str, top: str, above: tuple[tuple[int, int], ...]) -> Iterator[Entry]:
    try:
        status = entry.stat()
    except OSError as error:
        yield _unreadable(name, _reason(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(Path(entry.path), name, top, above)
    elif entry.name.endswith(SUFFIX):
        yield _opened(entry.path, name, status)
    elif right := right_name(entry.name):
        yield _misnamed(Path(entry.path), name, right)
    elif Path(entry.name).suffix.lower() not in WELCOME:
        message = "this file is not a definition, so it is not read"
        yield _about(rules.STRAY_FILE, name, message, f"rename it so that it ends with {SUFFIX}, or move it elsewhere")


def _misnamed(path: Path, name: str, right: str) -> Diagnostic:
    other, wrong = path.with_name(right), printable(path.name)
    message = f"the file's name ends with {wrong[len(right.removesuffix(SUFFIX)) :]}, so it is not read"
    is_taken = other.exists() and not other.samefile(path)
    help = f"{printable(right)} is there already: join the two, and delete this file" if is_taken else ""
    return _about(rules.WRONG_SUFFIX, name, message, help or f"rename it {printable(right)}")


def _opened(path: str, name: str, status: os.stat_result) -> Entry:
    if not stat.S_ISREG(status.st_mode):
        # Opening a pipe would wait for somebody to write into it.
        return _unreadable(name, "it is not an ordinary file")
    limit = largest(name)
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path takes as long as reading a file
            return name, (file.read(limit + 1) if status.st_size > limit else file.readall())
    except OSError as error:
        return _unreadable(name, _reason(error))


def _unreadable(name: str, reason: str) -> Diagnostic:
    message = f"this cannot be opened: {reason}"
    return _about(rules.UNREADABLE_FILE, name, message, "check its permissions, and where it leads if it is a link")


def _leads_out(name: str) -> Diagnostic:
    message = "this is not read: it is a link that leads out of the folder of definitions"
    return _about(rules.UNREADABLE_FILE, name, message, "put a copy of the file here instead of the link")


def _twin(name: str, twin: str) -> Diagnostic:
    message = f"many file systems take this for the same name as {twin}, so one of the two is lost there"
    return _about(rules.TWIN_NAMES, name, message, "rename one of the two, or merge them")


def _is_below(path: str, top: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(top)


def _about(rule: Rule, name: str, message: str, help: str) -> Diagnostic:
    return Diagnostic(rule, Place(name), message, help)


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()
