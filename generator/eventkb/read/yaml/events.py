"""The events of PyYAML's parser, which give a file's keys and values, and what kind each is."""

from typing import Any

from yaml import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

Event = Any
"""An event of PyYAML. Its stubs leave open what the C parser always gives: marks, and a text for a scalar's value."""


def is_scalar(event: Event) -> bool:
    """Whether it is a single value or a key, whose text is its `value`; `style` is empty without quotation marks."""
    return isinstance(event, ScalarEvent)


def is_mapping(event: Event) -> bool:
    """Whether keys with their values begin here; `flow_style` is true for those in braces."""
    return isinstance(event, MappingStartEvent)


def is_list(event: Event) -> bool:
    """Whether a list begins here; `flow_style` is true for one in brackets."""
    return isinstance(event, SequenceStartEvent)


def is_alias(event: Event) -> bool:
    """Whether it repeats another place of the file, whose name is its `anchor`."""
    return isinstance(event, AliasEvent)


def is_node(event: Event) -> bool:
    """Whether a value or a key begins here."""
    return isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent)
