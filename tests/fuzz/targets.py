"""The readers of what others write, each with good inputs to start from. A new one is an entry here."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from eventkb.importers.formats import FORMATS as IMPORTERS
from eventkb.importers.harvest import ImportFault
from eventkb.importers.incoming import Target as ImportTarget
from eventkb.importers.incoming import incoming
from eventkb.importers.reading import Settings
from eventkb.lookup.entries import entries
from eventkb.read import piece
from eventkb.read.location import Location
from eventkb.translate.exchange import FORMATS as TRANSLATIONS
from eventkb.translate.exchange import ExchangeFault
from eventkb.translate.exchange import read as read_translations
from tests.catalogues import ENGLISH, GERMAN, LOCALES, ROOT
from tests.importers import (
    test_article,
    test_catalog,
    test_codes,
    test_gettext,
    test_manifest,
    test_message_file,
    test_prometheus,
    test_properties,
    test_providers,
    test_table,
    test_wevtutil,
)
from tests.importers.programs import message_table, program
from tests.importers.workbooks import workbook
from tests.kinds import WINDOWS
from tests.lookup.pasted import FORMATS as PASTES
from tests.lookup.pasted import WORDS, samples
from tests.lookup.test_entries import assert_is_valid
from tests.read.test_piece import FILES, places_are_within
from tests.translate.test_exchange import exported_units

IMPORTS = ROOT / "tests/corpus/imports"
LARGEST_SAMPLE = 20_000
MOST_SAMPLES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A reader: `read` raises whatever it should not, such as an exception that is no fault of the input.

    `signs` are what means something in its format.
    """

    samples: Sequence[bytes]
    read: Callable[[bytes], object]
    signs: Sequence[bytes] = (b"\n",)


YAML = (
    b"- ",
    b": ",
    b"|\n",
    b">\n",
    b"&a ",
    b"*a ",
    b"!!str ",
    b"? ",
    b"---\n",
    b"...\n",
    b"%1",
    b"{{a}}",
    b"[[Demo/1]]",
)
XML = (
    b"<a>",
    b"</a>",
    b"<a/>",
    b"<![CDATA[",
    b"<!DOCTYPE a>",
    b"<?xml version='1.0' encoding='x'?>",
    b"&amp;",
    b" a='b'",
)
JSON = (b'{"a":', b"[", b"null", b"true", b'"\\ud800"', b"1e400", b"{}", b"[]", b'"a",')
TEXT = (b"Event ID: 1\n", b"Source: a\n", b"\t", b"=", b"%%1", b"|", b"---\n")


def _definition(name: str) -> Target:
    """The reader of a file of definitions, with the smaller ones of its kind in the catalogue."""

    def read(data: bytes) -> None:
        result = piece(name, data, frozenset(LOCALES), kind=WINDOWS)
        assert places_are_within(result, data)
        assert all(diagnostic.message and diagnostic.help for diagnostic in result.diagnostics)

    kind = Location.of(name, "events").kind
    of_kind = [text for file, text in FILES.items() if Location.of(file, "events").kind is kind]
    written = [*(text.encode() for text in sorted(of_kind, key=len)[:MOST_SAMPLES]), *OWN.get(name, ())]
    return Target(samples=written, read=read, signs=YAML)


def _paste(name: str) -> Target:
    def read(data: bytes) -> None:
        for entry in entries(data.decode("utf-8", "replace"), WORDS):
            assert_is_valid(entry)

    own = [sample.text.encode() for sample in samples({name: PASTES[name]})]
    return Target(samples=own, read=read, signs=(*TEXT, *XML, *JSON))


def _importer(name: str) -> Target:
    settings = READ_WITH.get(name, Settings(source="Disk", name="file", neutral="en"))

    def read(data: bytes) -> None:
        with suppress(ImportFault):
            harvest = IMPORTERS[name].read(data, settings)
            for problem in harvest.problems:
                assert problem.message
            incoming(harvest, ImportTarget(locales=[ENGLISH, GERMAN], neutral=ENGLISH))

    return Target(samples=IMPORTED[name], read=read, signs=(*XML, *JSON, *TEXT, *YAML))


def _translation(form: str) -> Target:
    def read(data: bytes) -> None:
        with suppress(ExchangeFault):
            for entry in read_translations(data).entries:
                assert isinstance(entry.target, str)

    sample = TRANSLATIONS[form](exported_units("Over by %1.", "Durch %1."), GERMAN, ENGLISH, lambda unit: "Before.")
    return Target(samples=[sample], read=read, signs=(*XML, b'msgid "', b"#~ ", b"#, fuzzy\n", b"msgstr[0] ", b'\\"'))


def _files(*patterns: str) -> list[bytes]:
    """The files of the corpus that fit some patterns and are not too large to be damaged often."""
    paths = [path for pattern in patterns for path in sorted(IMPORTS.glob(pattern))]
    return [path.read_bytes() for path in paths if path.stat().st_size < LARGEST_SAMPLE]


READ_WITH: Mapping[str, Settings] = {
    "article": test_article.SETTINGS,
    "codes": test_codes.SETTINGS,
    "table": Settings(source="Disk", neutral="de", headings=test_table.HEADINGS, levels=test_table.LEVELS),
}
IMPORTED: Mapping[str, Sequence[bytes]] = {
    "manifest": [test_manifest.MANIFEST.format(more="").encode(), *_files("*.man", "*.xml")],
    "mc": [test_message_file.FILE.encode(), *_files("*.[mM]c")],
    "providers": [json.dumps([test_providers.POWERSHELL]).encode(), test_wevtutil.PROVIDER.encode("utf-16")],
    "message-table": [program({0x409: message_table({1: "One %1", 2: "Two"}), 0x407: message_table({1: "Eins"})})],
    "article": _files("*.txt"),
    "table": [
        b"ID;Message;Level\n7;Text %1;Error\n8;'x';Fehler\n",
        workbook('<row r="1"><c r="A1"><v>1</v></c></row>'),
    ],
    "codes": [test_codes.HEADER.encode(), b"code,symbol,text\n1,A,One\n", b'[{"code": 1, "text": "One"}]'],
    "prometheus": [test_prometheus.RULES],
    "catalog": [test_catalog.CATALOG.encode()],
    "properties": [test_properties.FILE.encode()],
    "gettext": [test_gettext.FILE.encode()],
}
"""Good inputs of each importer."""

OWN: Mapping[str, Sequence[bytes]] = {
    "events/Demo/1.note.yml": [
        b"note: {en: Ask the storage team., de: Fragen Sie die Speichergruppe.}\nlinks: [https://a.example]\n"
    ],
    "events/catalogue.yml": [b"name: {en: Demo, de: Demo}\nlicence: CC0-1.0\nurl: https://a.example/\n"],
    "events/codes/a.yml": [
        b'title: {en: A, de: A}\nnotation: hex\ncodes:\n- {code: "0x1", symbol: A, text: {en: a, de: b}}\n'
    ],
}
"""Files of kinds that the catalogue of this repository has none of."""
DEFINED = (
    "Demo/1",
    "Demo/known",
    "Demo/source",
    "Demo/1.note",
    "products",
    "glossary",
    "catalogue",
    "shared/a",
    "codes/a",
    "guides/a",
)
DEFINITIONS = {f"definition {name}": _definition(f"events/{name}.yml") for name in DEFINED}
PASTED = {f"paste {name}": _paste(name) for name in PASTES if PASTES[name].get("samples")}
TARGETS: Mapping[str, Target] = {
    **DEFINITIONS,
    **PASTED,
    **{f"import {name}": _importer(name) for name in IMPORTERS},
    **{f"translation {form}": _translation(form) for form in TRANSLATIONS},
}
