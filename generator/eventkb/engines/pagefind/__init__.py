"""Pagefind, the full-text engine: a program from a wheel that indexes pages. Knows no event.

It needs 140 KB of memory for a page until its index is written. So it is given the pages of one part after the other,
and what it writes is joined here into one index for each language.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from eventkb.engines.pagefind.cbor import Unreadable
from eventkb.engines.pagefind.joined import Joined, compressed, joined
from eventkb.engines.pagefind.part import ENTRY, FILE, Part, content, dumped, lines, loaded, read, texts_of
from eventkb.engines.pagefind.rejoined import Former, rejoined
from eventkb.engines.pagefind.service import Service
from eventkb.model.address import Address
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pipeline.cache import digest
from eventkb.pipeline.project import EngineFault
from eventkb.publish import replace, write

FRAGMENTS = "fragment/"
"""The folder of the files of pages, of which a browser loads those that are among the results."""

FEW = 4
"""Parts that may have changed for an index to be joined again instead of anew."""

AT_ONCE = 2
"""Files that are compressed at once."""

PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind")
"""What a browser runs; all else that Pagefind writes is for those who have no page of their own for it."""


def answer() -> str:
    """What the program says about itself: its name and version.

    Raises:
        EngineFault: it can't be started.
    """
    command = [sys.executable, "-m", "pagefind", "--version"]
    process = subprocess.run(command, check=False, capture_output=True, text=True)
    if process.returncode:
        raise EngineFault(f"pagefind: {(process.stderr or process.stdout).strip()[-500:]}")
    return process.stdout.strip()


class Pagefind:
    """Pagefind as the text engine of `build`."""

    version = f"pagefind {version_of('pagefind')}"

    def index(self, pages: Mapping[Address, str], into: Path) -> None:
        with Service(_program()) as service:
            files = service.index({address: pages[address] for address in sorted(pages)})
        try:
            part = read(files)
        except (Unreadable, KeyError, ValueError) as unreadable:
            raise EngineFault(
                f"pagefind: the index of {self.version} has a form that eventkb doesn't know ({unreadable}). "
                "Install a version that its requirements allow."
            ) from unreadable
        for name, data in files.items():
            if name.startswith(FRAGMENTS) or _is_program(name):
                write(into, name, data)
        if part:
            write(into, FILE, dumped(part))

    def join(self, parts: Mapping[Locale, Sequence[Path]], into: Path) -> Mapping[str, str]:
        files: dict[str, str] = {}
        entry: dict[str, Any] = {"version": version_of("pagefind"), "languages": {}}
        for folders in parts.values():
            program = (file for folder in folders[:1] for file in folder.iterdir() if _is_program(file.name))
            files |= {file.name: str(file) for file in program}
            own = _of_language(list(filter(_has_words, folders)), into)
            files |= own.files
            languages = {**entry["languages"], **own.entry.get("languages", {})}
            entry = {**entry, **own.entry, "languages": languages}
        replace(into / ENTRY, json.dumps(entry, ensure_ascii=False, sort_keys=True).encode())
        return {**files, ENTRY: str(into / ENTRY)}

    def tidy(self, parts: Mapping[Locale, Sequence[Path]], into: Path) -> None:
        kept = {into / ENTRY}
        for folders in parts.values():
            index = _kept(list(filter(_has_words, folders)), into)
            kept.add(index)
            if index.exists():
                kept |= {into / name for name in json.loads(index.read_bytes())["files"]}
        for path in into.rglob("*"):
            if path not in kept and path.is_file():
                path.unlink(missing_ok=True)


@frozen_dataclass()
class _OfLanguage:
    """The files of a language's index by their path, and what the entry of the whole index says of it."""

    files: Mapping[str, str]
    entry: Mapping[str, Any]


def _of_language(folders: Sequence[Path], into: Path) -> _OfLanguage:
    """The index of the parts of one language; it is kept by their names, which say what the parts contain."""
    if not folders:
        return _OfLanguage({}, {})
    kept = _kept(folders, into)
    if not kept.exists():
        index = _again(folders, into) or joined([_loaded(folder) for folder in folders])
        new = {name: data for name, data in index.files.items() if data is not None and not (into / name).exists()}
        with ThreadPoolExecutor(AT_ONCE) as pool:  # who compresses holds no lock of Python
            for name, data in zip(new, pool.map(compressed, new.values()), strict=True):
                replace(into / name, data)
        kept_index = {
            "entry": index.entry,
            "files": list(index.files),
            "pages": index.pages,
            "parts": [folder.name for folder in folders],
            "words": lines(index.words),
            "sizes": list(index.sizes),
            "chunks": list(index.chunks),
        }
        replace(kept, json.dumps(kept_index, ensure_ascii=False).encode())
    index_of = json.loads(kept.read_bytes())
    files = {name: f"{into}/{name}" for name in index_of["files"]}
    for folder, names in zip(folders, index_of["pages"], strict=True):
        files |= {_page(name): f"{folder}/{_page(own)}" for own, name in names.items()}
    return _OfLanguage(files, index_of["entry"])


def _kept(folders: Sequence[Path], into: Path) -> Path:
    """The file that says what was joined of some parts."""
    return into / f"{digest(*(folder.name for folder in folders))}.json"


def _again(folders: Sequence[Path], into: Path) -> Joined | None:
    """The index of parts of which all but a few were joined before; None where nothing of that is there any more."""
    names = [folder.name for folder in folders]
    for kept in sorted(into.glob("*.json")):
        former = json.loads(kept.read_bytes())
        before = former.get("parts", ())
        changed = [number for number, pair in enumerate(zip(names, before, strict=False)) if pair[0] != pair[1]]
        gone = {number: folders[number].with_name(before[number]) for number in changed}
        if len(before) != len(names) or len(changed) > FEW or not all(map(_has_words, gone.values())):
            continue
        parts = {number: _loaded(folder) for number, folder in gone.items()}
        of_former = Former(words=texts_of(former["words"]), sizes=former["sizes"], chunks=former["chunks"], parts=parts)
        try:
            return rejoined(
                of_former, [_loaded(folder) for folder in folders], lambda file: content((into / file).read_bytes())
            )
        except OSError:  # a killed build has deleted some files already
            continue
    return None


def _has_words(folder: Path) -> bool:
    return (folder / FILE).exists()


def _loaded(folder: Path) -> Part:
    return loaded((folder / FILE).read_bytes())


def _page(name: str) -> str:
    return f"{FRAGMENTS}{name}.pf_fragment"


def _is_program(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in PROGRAM)


def _program() -> Path:
    """Pagefind itself.

    Raises:
        EngineFault: it is not installed.
    """
    from pagefind.service import get_executable  # noqa: PLC0415 - imports asyncio, for which most commands needn't wait

    found = get_executable()
    if found is None:
        raise EngineFault("pagefind is not installed. Install eventkb again, with all that it requires.")
    return found
