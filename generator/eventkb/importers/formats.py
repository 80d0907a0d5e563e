"""The formats of `eventkb import`, each with its reader. A new one is a module of this room and an entry here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eventkb.importers import manifest, message_file, message_table, providers
from eventkb.importers.harvest import Harvest


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a reader may have to know that its file doesn't say.

    `source` is the event source, `neutral` the language of texts without one, `encoding` that of the file.
    """

    source: str | None
    neutral: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How files of a format are recognized in folders and archives, and read.

    `needs_source` means that a file doesn't contain the name of its event source.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, Settings], Harvest]
    needs_source: bool = False


FORMATS: Mapping[str, Format] = {
    "manifest": Format(suffixes=(".man", ".xml", ".manifest"), read=lambda data, _: manifest.read(data)),
    "mc": Format(
        suffixes=(".mc",),
        read=lambda data, settings: message_file.read(data, settings.source or "", settings.encoding),
        needs_source=True,
    ),
    "providers": Format(
        suffixes=(".json", ".jsonl", ".ndjson"), read=lambda data, settings: providers.read(data, settings.neutral)
    ),
    "message-table": Format(
        suffixes=(".dll", ".exe", ".mui", ".sys"),
        read=lambda data, settings: message_table.read(data, settings.source or ""),
        needs_source=True,
    ),
}
