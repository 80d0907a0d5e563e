"""PO files of gettext, which Weblate and Poedit edit.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. A stale translation is `fuzzy` and has the
text that it was made from as previous msgid; one of a machine is `fuzzy`, too. Placeholders are flags that Weblate
checks: https://docs.weblate.org/en/latest/admin/checks.html#check-placeholders
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import polib

from eventkb.language.protected import values
from eventkb.model.locale import Locale
from eventkb.model.text import TranslationState
from eventkb.translate.exchange.entry import Entry, Exchanged, ExchangeFault, Previous, state_named
from eventkb.translate.unit import Unit

FUZZY = "fuzzy"
STATE = re.compile(r"^state: (\w+)$", re.MULTILINE)
NEED_WORK = frozenset({TranslationState.STALE, TranslationState.MACHINE})


def write(units: Iterable[Unit], locale: Locale, source_language: Locale, previous: Previous) -> bytes:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": locale,
        "X-Source-Language": source_language,
        "X-Generator": "eventkb",
    }
    for unit in units:
        file.append(_entry(unit, previous))
    return f"{file}\n".encode()


def read(text: str) -> Exchanged:
    """The entries of a file.

    Raises:
        ExchangeFault: it is no PO file, or doesn't name its language.
    """
    try:
        file = polib.pofile(text)
    except (OSError, ValueError) as wrong:
        raise ExchangeFault(f"this PO file can't be read: {wrong}. Export again, or mend the line.") from wrong
    locale = file.metadata.get("Language", "")
    return Exchanged(Locale(locale), tuple(_entries(file)))


def _entry(unit: Unit, previous: Previous) -> polib.POEntry:
    flags = [FUZZY] if unit.state in NEED_WORK else []
    if names := sorted(values(unit.source)):
        flags.append("placeholders:" + ":".join(f'"{name}"' for name in names))
    return polib.POEntry(
        msgctxt=unit.name,
        msgid=unit.source,
        msgstr=unit.target,
        flags=flags,
        previous_msgid=previous(unit) if unit.state is TranslationState.STALE else None,
        comment=f"state: {unit.state}",
        occurrences=[(quote(unit.passage.file), "")],
    )


def _entries(file: polib.POFile) -> Iterator[Entry]:
    for one in file:
        if one.obsolete or one.msgctxt is None:
            continue
        said = STATE.search(one.comment)
        was = state_named(said[1]) if said else None
        yield Entry(one.msgctxt, one.msgid, one.msgstr, one.linenum or 0, FUZZY in one.flags, False, was)
