"""Code tables that come with the package, an extension or the project's own `codes/`: one file of JSON each.

JSON, since all the codes of the package are read in a few hundredths of a second; a project writes YAML in
`events/codes/`. The keys are those of `read.schema.models.CodeTable`, with `base` as a hexadecimal text.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eventkb.model.codes import Code, CodeTable, Notation
from eventkb.model.locale import Locale
from eventkb.model.text import Text, plain
from eventkb.read.language import LanguageFault

SUFFIX = ".json"


def supplied_tables(files: Mapping[str, Path]) -> dict[str, CodeTable]:
    """The tables in some files, by the files' names without the suffix.

    Raises:
        LanguageFault: a file is not a table.
    """
    return {
        name.removesuffix(SUFFIX): supplied_table(name.removesuffix(SUFFIX), file.as_posix(), file.read_bytes())
        for name, file in files.items()
        if name.endswith(SUFFIX)
    }


def supplied_table(name: str, file: str, data: bytes) -> CodeTable:
    """The table in a file.

    Raises:
        LanguageFault: the file is not JSON, or not a table.
    """
    try:
        written = json.loads(data)
    except ValueError as wrong:
        line = getattr(wrong, "lineno", 1)
        raise LanguageFault(file, line, f"this is not JSON: {wrong}", "write it as the other tables are") from wrong
    try:
        return CodeTable(
            name=name,
            title=_text(written["title"]),
            notation=Notation(written["notation"]),
            codes=tuple(map(_code, written["codes"])),
            origin=written.get("origin", ""),
            licence=written.get("licence", ""),
            base=int(written["base"], 16) if "base" in written else None,
            digits=written.get("digits", 0),
        )
    except (KeyError, TypeError, ValueError) as wrong:
        message, help = f"this is not a code table: {wrong!r}", "a table needs title, notation and codes"
        raise LanguageFault(file, 1, message, f"{help}, and each code a code and a text") from wrong


def _code(written: Mapping[str, Any]) -> Code:
    action = written.get("action")
    return Code(written["code"], _text(written["text"]), written.get("symbol"), _text(action) if action else None)


def _text(written: str | Mapping[str, str]) -> Text:
    return (
        plain(written) if isinstance(written, str) else Text({Locale(name): words for name, words in written.items()})
    )
