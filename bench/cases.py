"""Log entries as people paste them, made of the catalogue's own message templates with realistic values."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from eventkb.model.catalogue import Catalogue
from eventkb.model.event import INSERTION, Event, insertion_numbers
from eventkb.model.locale import Language, Locale

VALUES = (
    "Internet mail", "EX01.contoso.example", "192.0.2.17", "-1018 (0xfffffc06)", "C:\\Program Files\\Data\\mdb01.edb",
    "421 4.4.2 Connection dropped due to SocketError", "wstest.exe", "4711", "First Storage Group", "0x80040115",
    "CN=Configuration,DC=contoso,DC=example", "The RPC server is unavailable. (error 1722)", "DB01: ", "17.3",
)  # fmt: skip

WIDTH = 62
"""Columns at which mail wraps."""

SENTENCE_END = re.compile(r"[.!?](?=[ \n]+[A-ZÄÖÜ])|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An event as it was logged: its message in one language, with values."""

    event: Event
    locale: Locale
    template: str
    message: str
    values: Mapping[int, str]


Write = Callable[[Logged, Mapping[str, object]], str]


def messages(catalogue: Catalogue, chance: Random) -> Iterator[Logged]:
    """All message templates of the catalogue, in each language and variant, with values in them."""
    for event in catalogue.events.values():
        for text in (event.message, *(variant.message for variant in event.variants if variant.message)):
            for locale, message in text.values.items():
                yield _filled(event, locale, message, chance)


def logged(event: Event, chance: Random) -> Logged:
    """An event as it was logged, in the first of its languages."""
    locale, message = next(iter(event.message.values.items()))
    return _filled(event, locale, message, chance)


def literal(template: str) -> str:
    """The words of a template without its insertion strings, as templates are compared."""
    return "".join(INSERTION.sub(" ", template).split()).lower()


def _filled(event: Event, locale: Locale, template: str, chance: Random) -> Logged:
    values = {number: chance.choice(VALUES) for number in insertion_numbers(template)}
    filled = INSERTION.sub(lambda match: values[int(match[2])] if match[2] else "%", template)
    return Logged(event=event, locale=locale, template=template, message=filled.strip(), values=values)


def details(entry: Logged, words: Mapping[str, object]) -> str:
    """Event Viewer's copy, with the labels of the message's language."""
    labels = {name: str(label).split(" | ")[0] for name, label in _table(words, "labels").items()}
    source, number = entry.event.key
    rows = [("channel", entry.event.channel or "Application"), ("source", source), ("id", str(number))]
    lines = [f"{labels[name] + ':':<15}{value}" for name, value in rows]
    return "\n".join([*lines, f"{labels['message']}:", entry.message])


def quoted(entry: Logged, words: Mapping[str, object]) -> str:
    """Event Viewer's copy in an answer to a mail: wrapped, with signs of quoting."""
    lines = [part for line in details(entry, words).splitlines() for part in wrap(line, WIDTH) or [""]]
    return "\n".join(f"> {line}" for line in lines)


def xml(entry: Logged, words: Mapping[str, object]) -> str:
    """An event's XML as Event Viewer shows it, without the text."""
    source, number = entry.event.key
    last = max(entry.values, default=0)
    data = "".join(f"<Data>{escape(entry.values.get(place, ''))}</Data>" for place in range(1, last + 1))
    return (
        '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>'
        f'<Provider Name={quoteattr(source)} /><EventID Qualifiers="16388">{number}</EventID><Level>4</Level>'
        f"<Channel>{entry.event.channel or 'Application'}</Channel></System><EventData>{data}</EventData></Event>"
    )


def winlogbeat(entry: Logged, words: Mapping[str, object]) -> str:
    """A document of Winlogbeat."""
    source, number = entry.event.key
    data = {f"param{place}": value for place, value in entry.values.items()}
    event = {"provider_name": source, "event_id": str(number), "channel": entry.event.channel, "event_data": data}
    return json.dumps({"event": {"code": str(number)}, "winlog": event, "message": entry.message}, ensure_ascii=False)


def nxlog(entry: Logged, words: Mapping[str, object]) -> str:
    """A line of NXLog."""
    source, number = entry.event.key
    facts = {"EventID": number, "SourceName": source, "Channel": entry.event.channel, "Message": entry.message}
    return json.dumps({**facts, "SourceModuleName": "in", "SourceModuleType": "im_msvistalog"}, ensure_ascii=False)


def get_winevent(entry: Logged, words: Mapping[str, object]) -> str:
    """`Get-WinEvent | Format-List`."""
    source, number = entry.event.key
    indented = entry.message.replace("\n", "\n" + " " * 15)
    head = f"TimeCreated  : 24.11.2026 03:12:44\nProviderName : {source}\nId           : {number}"
    return f"{head}\nMessage      : {indented}"


def message(entry: Logged, words: Mapping[str, object]) -> str:
    """The text alone."""
    return entry.message


def wrapped(entry: Logged, words: Mapping[str, object]) -> str:
    """The text alone, wrapped, with the quotation marks of an editor."""
    return "\n".join(wrap(entry.message.replace('"', "“").replace("'", "’"), WIDTH))


def cut(entry: Logged, words: Mapping[str, object]) -> str:
    """The first four fifths of the text, in capitals and with a time before it."""
    return f"03:12:44 {entry.message[: len(entry.message) * 4 // 5].upper()}"


def beginning(entry: Logged, words: Mapping[str, object]) -> str:
    """The first two thirds of the text, as a ticket's subject or a table cuts it."""
    return entry.message[: len(entry.message) * 2 // 3].rstrip() + "..."


def in_line(entry: Logged, words: Mapping[str, object]) -> str:
    """The text in a line of a log: behind a time, a host and a program."""
    return f"2026-11-24T03:12:44+01:00 ex01 agent[4711]: {' '.join(entry.message.split())}"


def sentence(entry: Logged, words: Mapping[str, object]) -> str:
    """The first sentence of the text, or its first line."""
    end = SENTENCE_END.search(entry.message)
    return entry.message[: end.start() + 1] if end else entry.message


FORMATS: Mapping[str, Write] = {
    "details": details,
    "details, quoted": quoted,
    "XML": xml,
    "Winlogbeat": winlogbeat,
    "NXLog": nxlog,
    "Get-WinEvent": get_winevent,
    "message": message,
    "message, wrapped": wrapped,
    "message, cut": cut,
}

KINDS: Mapping[str, Write] = {
    "whole message": message,
    "wrapped": wrapped,
    "cut": beginning,
    "cut, in capitals": cut,
    "in a log line": in_line,
    "first sentence": sentence,
    "entry": details,
}
"""What people have of an event, from the most to the least, and its whole entry."""


def words_of(languages: tuple[Language, ...], locale: Locale) -> Mapping[str, object]:
    return next(language for language in languages if language.locale == locale).words


def _table(words: Mapping[str, object], name: str) -> Mapping[str, object]:
    paste = words["paste"]
    table = paste[name] if isinstance(paste, Mapping) else {}
    return table if isinstance(table, Mapping) else {}
