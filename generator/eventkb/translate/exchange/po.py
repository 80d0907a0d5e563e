"""PO files of gettext, for Weblate, Poedit and others.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. A stale translation is `fuzzy`, with its
previous source text as previous msgid; a machine translation is `fuzzy`, too. Placeholders are flags that Weblate
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
        ExchangeFault: it isn't a PO file, or a text has plural forms.
    """
    try:
        file = polib.pofile(f"{text}\n")  # a text without a line break may be the path of a file, which it would open
    except (OSError, ValueError) as wrong:
        raise ExchangeFault(f"this PO file can't be read: {wrong}. Export again, or fix the line.") from wrong
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
    for message in file:
        if message.obsolete or message.msgctxt is None:
            continue
        if message.msgid_plural:
            raise ExchangeFault(f"{message.msgctxt} has plural forms, which no text has here. Export again.")
        state = STATE.search(message.comment)
        was = state_named(state[1]) if state else None
        yield Entry(
            name=message.msgctxt,
            source=message.msgid,
            target=message.msgstr,
            line=message.linenum or 0,
            needs_work=FUZZY in message.flags,
            was=was,
        )
