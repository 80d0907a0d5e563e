"""The formats of `eventkb import`, each with its reader. A new one is a module of this room and an entry here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from eventkb.importers import catalog, manifest, message_file, message_table, prometheus, properties, providers, table
from eventkb.importers.harvest import Harvest


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a reader may have to know that its file doesn't say.

    `source` is the event source, `neutral` the language of texts without one, `encoding` that of the file, `name` its
    name. `headings` are the names of fields in all languages, `levels` those of levels by their spellings.
    """

    source: str | None
    neutral: str
    encoding: str | None = None
    name: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How files of a format are recognized in folders and archives, and read.

    `needs_source` means that a file doesn't contain the name of its event source.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, Settings], Harvest]
    needs_source: bool = False


def _mc(data: bytes, settings: Settings) -> Harvest:
    return message_file.read(data, settings.source or "", settings.encoding)


def _catalog(data: bytes, settings: Settings) -> Harvest:
    return catalog.read(data, settings.name, settings.source or "systemd", settings.neutral)


def _properties(data: bytes, settings: Settings) -> Harvest:
    return properties.read(data, settings.name, settings.source or "", settings.neutral)


def _prometheus(data: bytes, settings: Settings) -> Harvest:
    return prometheus.read(data, settings.source or "Prometheus", settings.neutral, settings.levels)


def _table(data: bytes, settings: Settings) -> Harvest:
    return table.read(
        data,
        source=settings.source,
        neutral=settings.neutral,
        headings=settings.headings,
        levels=settings.levels,
    )


FORMATS: Mapping[str, Format] = {
    "manifest": Format(suffixes=(".man", ".xml", ".manifest"), read=lambda data, _: manifest.read(data)),
    "mc": Format(suffixes=(".mc",), read=_mc, needs_source=True),
    "providers": Format(
        suffixes=(".json", ".jsonl", ".ndjson"), read=lambda data, settings: providers.read(data, settings.neutral)
    ),
    "message-table": Format(
        suffixes=(".dll", ".exe", ".mui", ".sys"),
        read=lambda data, settings: message_table.read(data, settings.source or ""),
        needs_source=True,
    ),
    "table": Format(suffixes=(".csv", ".tsv", ".xlsx", ".xls", ".ods"), read=_table),
    "prometheus": Format(suffixes=(".yml", ".yaml", ".rules"), read=_prometheus),
    "catalog": Format(suffixes=(".catalog", ".in"), read=_catalog),
    "properties": Format(suffixes=(".properties",), read=_properties, needs_source=True),
}
