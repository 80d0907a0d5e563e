"""YAML of unknown origin as plain values: mappings, lists and texts. Numbers and dates stay as they are written.

It is built from the events of the parser, since the trees of PyYAML need fifty times the memory of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

NULL = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes that there is no value; the source: https://yaml.org/spec/1.2.2/#103-core-schema"""

MERGE = "<<"
"""The key whose value, a mapping or a list of them, completes the mapping: https://yaml.org/type/merge.html"""

MOST_MERGED = 1_000_000
"""Values that merge keys copy; a few lines could copy thousands of millions otherwise."""


class DocumentFault(Exception):
    """A document that is no YAML, or wants too much. The message says where."""


def documents(text: str) -> Iterator[object]:
    """Each document of a text. An alias is the same object as its anchor, so a document may contain itself.

    Raises:
        DocumentFault: the text is no YAML. What is before the fault has been yielded then, as far as it goes.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            builder.take(event)
            if isinstance(event, yaml.DocumentEndEvent):
                yield builder.root
                builder = _Builder()
    except (yaml.YAMLError, ValueError, DocumentFault) as wrong:
        yield builder.root
        raise DocumentFault(" ".join(str(wrong).split())) from wrong


@dataclass(slots=True)
class _Open:
    """A mapping or list that has not ended yet. A mapping is between a key and its value if it `has_key`."""

    value: dict[str, Any] | list[Any]
    key: str = ""
    has_key: bool = False


@dataclass(slots=True)
class _Builder:
    """Builds one document."""

    root: object = None
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, object] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    merged: int = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            is_null = event.implicit[0] and event.value in NULL
            self._add(None if is_null else event.value, event)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise DocumentFault(f"the alias *{event.anchor} in {_place(event)} has no anchor")
            self._add(self.anchors[event.anchor], event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._add(value, event)
            self.open.append(_Open(value))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._merge(self.open.pop().value, event)

    def _add(self, value: object, event: yaml.NodeEvent) -> None:
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self.anchors[event.anchor] = value
        if not self.open:
            self.root = value
            return
        parent = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
        elif parent.has_key:
            parent.value[parent.key] = value
            parent.has_key = False
        elif isinstance(value, dict | list):
            raise DocumentFault(f"a key in {_place(event)} is a mapping or a list")
        else:
            name = "" if value is None else str(value)
            parent.key, parent.has_key = self.names.setdefault(name, name), True

    def _merge(self, value: dict[str, Any] | list[Any], event: yaml.Event) -> None:
        if not isinstance(value, dict) or MERGE not in value:
            return
        others = value.pop(MERGE)
        for other in others if isinstance(others, list) else [others]:
            if isinstance(other, dict):
                self.merged += len(other)
                if self.merged > MOST_MERGED:
                    raise DocumentFault(f"the merge keys up to {_place(event)} copy more than {MOST_MERGED:,} values")
                for key in other.keys() - value.keys():
                    value[key] = other[key]


def _place(event: yaml.Event) -> str:
    return f"line {event.start_mark.line + 1 if event.start_mark else 0}"
