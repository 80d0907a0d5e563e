"""The formats of `eventkb import`, each with its reader. A new one is a module of this room and an entry here."""

from collections.abc import Callable, Mapping

from eventkb.importers import (
    article,
    catalog,
    codes,
    gettext,
    manifest,
    message_file,
    message_table,
    prometheus,
    properties,
    providers,
    table,
)
from eventkb.importers.harvest import Harvest
from eventkb.importers.reading import Settings
from eventkb.model.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class Format:
    """How files of a format are recognized in folders and archives, and read.

    `needs_source` means that a file doesn't contain the name of its event source.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, Settings], Harvest]
    needs_source: bool = False


FORMATS: Mapping[str, Format] = {
    "manifest": Format(suffixes=(".man", ".xml", ".manifest"), read=manifest.read),
    "mc": Format(suffixes=(".mc",), read=message_file.read, needs_source=True),
    "providers": Format(suffixes=(".json", ".jsonl", ".ndjson", ".xml"), read=providers.read),
    "message-table": Format(suffixes=(".dll", ".exe", ".mui", ".sys"), read=message_table.read, needs_source=True),
    "article": Format(suffixes=(".html", ".htm", ".mht", ".txt", ".md"), read=article.read),
    "table": Format(suffixes=(".csv", ".tsv", ".xlsx", ".xls", ".ods"), read=table.read),
    "codes": Format(suffixes=(".csv", ".tsv", ".json", ".h"), read=codes.read),
    "prometheus": Format(suffixes=(".yml", ".yaml", ".rules"), read=prometheus.read),
    "catalog": Format(suffixes=(".catalog", ".in"), read=catalog.read),
    "properties": Format(suffixes=(".properties",), read=properties.read, needs_source=True),
    "gettext": Format(suffixes=(".po", ".pot"), read=gettext.read, needs_source=True),
}
