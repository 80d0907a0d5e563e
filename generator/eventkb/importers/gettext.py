"""Message catalogues of gettext (`.po`, `.pot`) whose keys or texts have codes.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re

import polib

from eventkb.importers.coded import Coded, coded, without_code
from eventkb.importers.harvest import Harvest, ImportedEvent, ImportedInsertion, ImportedSource, ImportFault
from eventkb.importers.languages import of_locale
from eventkb.importers.placeholders import CONVERSION, numbered, snake
from eventkb.importers.reading import Growing, Settings, text_of

KIND = "application"
MARK = "msgid"
"""What every catalogue contains. The library would take another text for the path of a file, and open that."""

PLACEHOLDER = re.compile(
    r"%(?:(?P<percent>%)|\((?P<name>\w+)\)[-+#0]*\d*(?:\.\d+)?[a-zA-Z]|(?P<place>[1-9]\d?)\$[-+#0]*\d*(?:\.\d+)?[a-zA-Z]|"
    rf"{CONVERSION})"
    r"|\{(?P<field>\w+)(?:[!:,][^{}]*)?\}"
)
"""A value in a text: `%s`, `%2$s`, `%(name)s`, `{0}` or, where the flags of the entry say so, `{name}`."""

BRACES = "brace-format"
"""How the flags end of entries in which names in braces are values."""


def read(data: bytes, settings: Settings) -> Harvest:
    """The texts with a code, as events of a source, in the language of the file and that of the texts it translates.

    The code is the context or the identifier of an entry, or its text begins with it. Translations that are marked as
    fuzzy are left out, as they are of another text.

    Raises:
        ImportFault: it is no catalogue, or no text has a code.
    """
    text = text_of(data, settings)
    try:
        catalogue = polib.pofile(f"{text}\n") if MARK in text else polib.POFile()
    except (OSError, ValueError, LookupError, AttributeError) as wrong:
        raise ImportFault(f"it is no catalogue of gettext: {str(wrong)[:200]}.") from wrong
    language = of_locale(catalogue.metadata.get("Language", "")) or settings.neutral
    growing = Growing()
    growing.source(ImportedSource(name=settings.source, kind=KIND))
    without_a_code = fuzzy = 0
    for entry in catalogue:
        named = None if entry.obsolete else coded(entry.msgctxt or entry.msgid, entry.msgid)
        if named is None:
            without_a_code += not entry.obsolete
            continue
        fuzzy += entry.fuzzy and bool(entry.msgstr)
        event = _event(entry, named, language=language, settings=settings)
        if event.messages:
            growing.event(event)
    if not growing.events:
        raise ImportFault("no key and no text has a code such as ORA-00600; without codes there are no events.")
    if without_a_code:
        message = f"texts left out because they have no code: {without_a_code:,}."
        growing.problem(0, message, "Only what a log shows with a code is found again by it.")
    if fuzzy:
        message = f"translations left out because they are marked as fuzzy: {fuzzy:,}."
        growing.problem(0, message, "Have them reviewed, and import the catalogue again.")
    return growing.harvest()


def _event(entry: polib.POEntry, named: Coded, *, language: str, settings: Settings) -> ImportedEvent:
    values: list[str] = []
    original = "" if entry.msgid == named.code else named.text
    texts = {settings.neutral: original}
    if not entry.fuzzy and entry.msgstr:
        texts[language] = without_code(entry.msgstr, named.code)
    messages = {tag: _message(text, entry.flags, values) for tag, text in texts.items() if text}
    return ImportedEvent(
        source=settings.source,
        id=named.id,
        line=entry.linenum or 0,
        messages={tag: message for tag, message in messages.items() if message},
        insertions=tuple(map(ImportedInsertion, map(snake, values))) if all(map(snake, values)) else (),
    )


def _message(text: str, flags: list[str], values: list[str]) -> str:
    """A text whose values are numbered; `values` are those of the texts before, and grow."""
    names_in_braces = any(flag.endswith(BRACES) for flag in flags)
    unnamed = 0

    def number(match: re.Match[str]) -> int | None:
        nonlocal unnamed
        if match["percent"] or (names_in_braces and not match["field"]):
            return None
        name = match["name"] or match["field"]
        if match["place"]:
            return int(match["place"])
        if match["field"] and match["field"].isdecimal():
            return int(match["field"]) + 1
        if match["field"] and not names_in_braces:
            return None
        if name:
            if name not in values:
                values.append(name)
            return values.index(name) + 1
        unnamed += 1
        return unnamed

    return numbered(text, PLACEHOLDER, number)
