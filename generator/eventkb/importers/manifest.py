"""Windows instrumentation manifests (.man, .xml), also inside an assembly manifest.

Format: https://learn.microsoft.com/windows/win32/wes/eventmanifestschema-schema
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from eventkb.importers import placeholders
from eventkb.importers.harvest import (
    Harvest,
    ImportedCode,
    ImportedEvent,
    ImportedInsertion,
    ImportedSource,
    ImportedTable,
    ImportFault,
    identified,
)
from eventkb.importers.reading import Growing, Settings
from eventkb.importers.xml import Element, parsed
from eventkb.model import address
from eventkb.model.codes import Notation
from eventkb.model.locale import SOURCE_LANGUAGE

STRING = re.compile(r"\$\(string\.(?P<name>[^)]+)\)")
NUMBER = re.compile(r"0[xX][0-9a-fA-F]{1,8}|[0-9]{1,10}")
NEUTRAL = ""
"""The culture of a text that is typed in the manifest itself: the language is not known."""

LEVELS = {
    "win:Critical": "critical",
    "win:Error": "error",
    "win:Warning": "warning",
    "win:Informational": "information",
    "win:LogAlways": "information",
    "win:Verbose": "verbose",
}
AUDITS = {"win:AuditSuccess": "audit-success", "win:AuditFailure": "audit-failure"}
"""Keywords that Event Viewer shows instead of the level of an event."""

RESERVED = "win:ReservedLevel"
"""What the names of levels begin with that are defined by Windows and mean nothing yet."""

NOTATIONS = {"valueMap": Notation.DECIMAL, "bitMap": Notation.FLAGS}
"""How the values of a map are written, by the element that it is."""

FIELDS = frozenset({"data", "struct", "binary"})
"""The elements of a template that are fields."""

Template = Sequence[tuple[str, str | None]]
"""The fields of a template in the order of `%1`, `%2` …: the name of each, and that of its map if it has one."""


def read(data: bytes, settings: Settings) -> Harvest:
    """The providers of a manifest with their events, and their maps as code tables.

    Raises:
        ImportFault: it isn't XML, or contains no provider.
    """
    growing = Growing()
    root = parsed(data, growing.problem)
    providers = [
        provider for events in root.descendants("events") for provider in events.children if provider.name == "provider"
    ]
    if not providers:
        raise ImportFault(growing.problems[0].message if growing.problems else _without_provider(root))
    strings = _strings(root)
    for provider in providers:
        _Provider(provider, strings, growing).read()
    return growing.harvest()


def _strings(root: Element) -> dict[str, dict[str, str]]:
    """The strings of each culture by their IDs; a culture may have more than one table."""
    strings: dict[str, dict[str, str]] = {}
    for resources in root.descendants("resources"):
        table = strings.setdefault(resources.get("culture") or NEUTRAL, {})
        for string in resources.all("stringTable", "string"):
            table.setdefault(string.get("id"), string.attributes.get("value", ""))
    return strings


def _without_provider(root: Element) -> str:
    if root.descendants("counters"):
        return "it describes performance counters only; there is no event in it to import."
    return "it contains no <provider> within <events>; is it an instrumentation manifest?"


class _Provider:
    """One provider of a manifest, with what its events refer to."""

    def __init__(self, provider: Element, strings: Mapping[str, Mapping[str, str]], growing: Growing) -> None:
        self.provider = provider
        self.strings = strings
        self.growing = growing
        self.name = provider.get("name")
        self.channels = dict(self._channels())
        self.tasks = {task.get("name"): task for task in provider.all("tasks", "task")}
        self.levels = {level.get("name"): level for level in provider.all("levels", "level")}
        self.keywords = {keyword.get("name"): keyword for keyword in provider.all("keywords", "keyword")}
        self.templates: dict[str, Template] = {
            template.get("tid"): [_field(item) for item in template.children if item.name in FIELDS]
            for template in provider.all("templates", "template")
        }

    def read(self) -> None:
        events = list(self._events())
        self.growing.source(
            ImportedSource(
                name=self.name,
                guid=self.provider.get("guid") or None,
                titles=self._texts(self.provider.get("message"), self.provider.line),
                channel=_most_frequent(event.channel for event in events),
            )
        )
        for event in events:
            self.growing.event(event)
        for table in self._tables():
            self.growing.table(table)

    def _channels(self) -> Iterator[tuple[str, str]]:
        """The name of a channel by what events call it: its chid or its name."""
        for channel in self.provider.all("channels", "channel") + self.provider.all("channels", "importChannel"):
            name = channel.get("name")
            yield name, name
            if channel.get("chid"):
                yield channel.get("chid"), name

    def _events(self) -> Iterator[ImportedEvent]:
        seen: dict[tuple[int, int], int] = {}
        for event in self.provider.all("events", "event"):
            identifier = _number(event.get("value"))
            if identifier is None or not self.name:
                self._problem(event.line, f"an event with the value {event.get('value')!r}", "Write a number there.")
                continue
            version = _number(event.get("version")) or 0
            if (identifier, version) in seen:
                where = seen[identifier, version]
                self._problem(
                    event.line,
                    f"event {identifier} of version {version} is already in line {where}; the first one counts",
                    "Remove one of them.",
                )
                continue
            seen[identifier, version] = event.line
            yield self._event(event, identifier, version)

    def _event(self, event: Element, identifier: int, version: int) -> ImportedEvent:
        keywords = [_predefined(name) for name in event.get("keywords").split()]
        template = self.templates.get(event.get("template"))
        if event.get("template") and template is None:
            self._unknown(event, "template")
        id, qualifiers = identified(identifier)
        return ImportedEvent(
            source=self.name,
            id=id,
            qualifiers=qualifiers,
            line=event.line,
            messages=self._texts(event.get("message"), event.line),
            event_version=version,
            symbolic_name=event.get("symbol") or None,
            channel=self._channel(event),
            level=self._level(event, keywords),
            category=self._named(self.tasks, event.get("task")),
            keywords=tuple(
                name for keyword in keywords if keyword not in AUDITS and (name := self._named(self.keywords, keyword))
            ),
            insertions=tuple(self._insertions(template or ())),
        )

    def _channel(self, event: Element) -> str | None:
        name = event.get("channel")
        if name and name not in self.channels:
            self._unknown(event, "channel")
        return self.channels.get(name)

    def _level(self, event: Element, keywords: list[str]) -> str | None:
        for keyword in keywords:
            if keyword in AUDITS:
                return AUDITS[keyword]
        name = _predefined(event.get("level"))
        if name and name not in LEVELS and name not in self.levels and not name.startswith(RESERVED):
            self._unknown(event, "level")
        return LEVELS.get(name)

    def _named(self, elements: Mapping[str, Element], name: str) -> str | None:
        """What Event Viewer shows for a task or keyword: its English message, else its name."""
        element = elements.get(name)
        if element is None or name.startswith("win:"):
            return None
        texts = self._texts(element.get("message"), element.line)
        first = next((text for culture, text in texts.items() if culture.startswith(SOURCE_LANGUAGE)), None)
        return first or next(iter(texts.values()), None) or name

    def _insertions(self, template: Template) -> Iterator[ImportedInsertion | None]:
        names = placeholders.insertion_names(name for name, _ in template)
        for name, (_, table) in zip(names, template, strict=True):
            yield ImportedInsertion(name, _table_name(self.name, table) if table else None) if name else None

    def _texts(self, reference: str, line: int) -> dict[str, str]:
        """The words of a `message` attribute in each culture."""
        if not reference:
            return {}
        if not STRING.search(reference):
            return {} if reference.startswith("$(") else {NEUTRAL: self._plain(reference, line)}
        texts = {}
        for culture, table in self.strings.items():
            names = [match["name"] for match in STRING.finditer(reference)]
            if all(name in table for name in names):
                texts[culture] = self._plain(STRING.sub(lambda match: table[match["name"]], reference), line)  # noqa: B023
        if not texts:
            self._problem(line, f"no string table has {reference}", "Add the string, or remove the reference.")
        return {culture: text for culture, text in texts.items() if text}

    def _plain(self, message: str, line: int) -> str:
        template = placeholders.windows(message)
        for escape in template.unknown:
            self._problem(line, f"{escape!r} is no known escape; it stays as it is", "Check the message.")
        return template.text

    def _tables(self) -> Iterator[ImportedTable]:
        for maps in self.provider.all("maps"):
            for table in maps.children:
                if table.name in NOTATIONS:
                    yield ImportedTable(
                        name=_table_name(self.name, table.get("name")),
                        titles={NEUTRAL: f"{self.name}: {table.get('name')}"},
                        notation=NOTATIONS[table.name],
                        codes=tuple(self._codes(table)),
                    )

    def _codes(self, table: Element) -> Iterator[ImportedCode]:
        """The values of a map, each with its words in each culture."""
        for entry in table.all("map"):
            value = _number(entry.get("value"))
            if value is not None:
                code = f"0x{value:X}" if NOTATIONS[table.name] is Notation.FLAGS else str(value)
                yield ImportedCode(
                    code=code,
                    texts=self._texts(entry.get("message"), entry.line),
                    symbol=entry.get("symbol") or None,
                )

    def _unknown(self, event: Element, attribute: str) -> None:
        self._problem(
            event.line,
            f"event {event.get('value')} has the {attribute} {event.get(attribute)!r}, which it doesn't define",
            f"Define the {attribute}, or correct its name.",
        )

    def _problem(self, line: int, message: str, help: str) -> None:
        self.growing.problem(line, f"{self.name}: {message}.", help)


def _table_name(provider: str, map: str) -> str:
    """The name of a map as a code table; maps of two providers may have one name."""
    return address.slug(f"{provider} {map}")


def _field(item: Element) -> tuple[str, str | None]:
    return item.get("name"), item.get("map") or None


def _predefined(name: str) -> str:
    """The name of a level or keyword with `win:` where a manifest has another prefix for the names of Windows."""
    prefix, colon, local = name.partition(":")
    known = f"win:{local}"
    return known if prefix and colon and (known in LEVELS or known in AUDITS) else name


def _number(text: str) -> int | None:
    if not NUMBER.fullmatch(text):
        return None
    value = int(text, 16 if text[:2] in {"0x", "0X"} else 10)
    return value if value <= 0xFFFFFFFF else None  # noqa: PLR2004


def _most_frequent(names: Iterator[str | None]) -> str | None:
    counted = Counter(name for name in names if name)
    return counted.most_common(1)[0][0] if counted else None
