"""What `wevtutil gp <provider> /ge /gm /f:xml` prints: one provider per document, or several appended to one file.

Events refer to channels, levels, tasks and keywords by their numbers. Nothing in it says what insertion strings are
called, so that a manifest or a PowerShell dump of the same provider completes it.
Format: https://learn.microsoft.com/windows-server/administration/windows-commands/wevtutil
"""

import re
from collections.abc import Iterator, Mapping

from eventkb.importers import placeholders
from eventkb.importers.harvest import (
    Harvest,
    ImportedEvent,
    ImportedInsertion,
    ImportedSource,
    ImportFault,
    identified,
)
from eventkb.importers.reading import Growing, Settings
from eventkb.importers.xml import Element, parsed

LEVELS = {1: "critical", 2: "error", 3: "warning", 4: "information", 5: "verbose"}
"""Levels of Windows: https://learn.microsoft.com/dotnet/api/system.diagnostics.eventing.reader.standardeventlevel"""

AUDITS = {0x20000000000000: "audit-success", 0x10000000000000: "audit-failure"}
"""Keywords of Windows: https://learn.microsoft.com/dotnet/api/system.diagnostics.eventing.reader.standardeventkeywords"""

RESERVED = 0xFFFF000000000000
"""The bits of keywords that belong to Windows and not to the provider."""

DECLARATION = re.compile(r"<\?xml\b[^>]*\?>")
NUMBER = re.compile(r"(?:0[xX])?[0-9a-fA-F]{1,16}")
LARGEST_IDENTIFIER = 0xFFFFFFFF


def read(text: str, settings: Settings) -> Harvest:
    """The providers of a file, with their events.

    Raises:
        ImportFault: it isn't XML, or contains no provider.
    """
    # Without the declaration, whose encoding is not that of a text, and within one element, since a file to which a
    # loop over all providers has written has one root for each.
    growing = Growing()
    document = f"<providers>{DECLARATION.sub('', text)}</providers>".encode("utf-8", "replace")
    root = parsed(document, growing.problem)
    providers = root.descendants("provider")
    if not providers:
        if growing.problems:
            raise ImportFault(growing.problems[0].message)
        raise ImportFault("it contains no <provider>. Write it with: wevtutil gp <provider> /ge /gm /f:xml")
    for provider in providers:
        _Provider(provider, settings.neutral, growing).read()
    return growing.harvest()


class _Provider:
    """One provider, with what its events refer to by number."""

    def __init__(self, provider: Element, neutral: str, growing: Growing) -> None:
        self.provider, self.neutral, self.growing = provider, neutral, growing
        self.name = _value(provider, "name")
        self.channels = {_value(item, "id"): _value(item, "name") for item in provider.all("channels", "channel")}
        self.tasks = {_number(_value(item, "value")): _words(item) for item in provider.all("tasks", "task")}
        self.keywords = {
            _number(_value(item, "mask"), 16): _words(item) for item in provider.all("keywords", "keyword")
        }

    def read(self) -> None:
        title = placeholders.tidy(_value(self.provider, "message"))
        self.growing.source(
            ImportedSource(
                name=self.name,
                guid=_value(self.provider, "guid") or None,
                titles={self.neutral: title} if title else {},
                channel=next(iter(self.channels.values()), None),
            )
        )
        for event in self.provider.all("events", "event"):
            self._event(event)

    def _event(self, event: Element) -> None:
        written = _value(event, "value")
        identifier = _number(written)
        if identifier is None or identifier > LARGEST_IDENTIFIER:
            self.growing.problem(event.line, f"{self.name}: {written!r} is no event ID.", "Export the provider again.")
            return
        message = placeholders.windows(_value(event, "message")).text
        keywords = _number(_value(event, "keywords"), 16) or 0
        audit = next((level for mask, level in AUDITS.items() if keywords & mask), None)
        id, qualifiers = identified(identifier)
        self.growing.event(
            ImportedEvent(
                source=self.name,
                id=id,
                qualifiers=qualifiers,
                line=event.line,
                messages={self.neutral: message} if message else {},
                event_version=_number(_value(event, "version")) or 0,
                channel=self._channel(event),
                level=audit or LEVELS.get(_number(_value(event, "level")) or 0),
                category=self.tasks.get(_number(_value(event, "task")) or 0) or None,
                keywords=tuple(self._keywords(keywords)),
                insertions=tuple(_insertions(event)),
            )
        )

    def _channel(self, event: Element) -> str | None:
        """The name of a channel; events have its number, in some exports its name."""
        written = _value(event, "channel")
        return self.channels.get(written) or (written if written in self.channels.values() else None)

    def _keywords(self, mask: int) -> Iterator[str]:
        for bit, name in self.keywords.items():
            if bit and not bit & RESERVED and mask & bit == bit and name:
                yield name


def _value(element: Element, name: str) -> str:
    """A value that is an attribute, or the text of an element within."""
    return element.get(name) or next((child.text.strip() for child in element.all(name)), "")


def _words(element: Element) -> str:
    """What Event Viewer shows for a task or keyword: its message, else its name."""
    return placeholders.tidy(_value(element, "message")) or _value(element, "name").removeprefix("win:")


def _number(written: str, base: int = 0) -> int | None:
    """A number as wevtutil writes it: decimal, hexadecimal with `0x`, masks hexadecimal without it."""
    if not NUMBER.fullmatch(written):
        return None
    try:
        return int(written, 16 if written[:2] in {"0x", "0X"} else base or 10)
    except ValueError:
        return None


def _insertions(event: Element) -> Iterator[ImportedInsertion | None]:
    """The insertion strings, where an export has the template of an event."""
    names: Mapping[int, str] = {
        number: item.get("name")
        for number, item in enumerate(event.all("template", "data") or event.all("template", "template", "data"), 1)
    }
    for name in placeholders.insertion_names(names.values()):
        yield ImportedInsertion(name) if name else None
