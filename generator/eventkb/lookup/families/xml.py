"""XML, one element an entry; also below the text of a copied entry, and in a text of a JSON object.

A path of a format is `System/Provider@Name`: elements below the root and, behind `@`, an attribute.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from eventkb.lookup import blocks
from eventkb.lookup.elements import Element, content, element, openings
from eventkb.lookup.entry import MOST, Entry, joined
from eventkb.lookup.facts import entry_from
from eventkb.lookup.formats import Format
from eventkb.lookup.paste import WHITE, characters, stripped, unescaped
from eventkb.lookup.words import PasteWords

DATA = frozenset({"values", "named"})
"""Fields whose path leads to an element with values as children."""
NO_DATA = frozenset({"binary", "data_offset"})
"""Elements between values that are none."""


def parse(text: str, formats: Sequence[Format], words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each root element, with what the text above says about it, and those of the text around."""
    entries: list[Entry] = []
    place = 0
    by_root = {format.root: format for format in reversed(formats)}
    for root, start, end in islice(_roots(text, by_root), MOST):
        format = by_root[root.name]
        above = blocks.copied(text[place:start], words)
        entry = _entry(root, format, words)
        if above and _is_same(above[-1], entry):
            entries += [*above[:-1], joined(format.with_text or format.name, entry, above[-1])]
        else:
            entries += [*above, entry]
        place = end
    if place:
        entries += blocks.copied(text[place:], words)
    return tuple(entry for entry in entries if entry.id is not None or entry.source or entry.message)


def marked_up(markup: str, words: PasteWords) -> Entry | None:
    """The entry in a text that is XML, with or without the root element; None where no format is XML."""
    by_root = {format.root: format for format in reversed(words.formats) if format.family == "xml"}
    text = characters(markup)
    if text.lstrip(WHITE).lower().startswith("<data"):
        text = f"<EventData>{text}</EventData>"
    wrapped = (f"<{root}>{unescaped(text)}</{root}>" for root in reversed(by_root))
    for written in (text, *wrapped):
        root = next((root for root, _, _ in _roots(written, by_root)), None)
        if root:
            return _entry(root, by_root[root.name], words)
    return None


def _roots(text: str, names: Mapping[str, Format]) -> Iterator[tuple[Element, int, int]]:
    """The root elements of a text, with the places where each begins and ends."""
    place = 0
    for start in openings(text, names):
        read = element(text, start) if start >= place else None
        if read:
            root, place = read
            yield root, start, place


def _entry(root: Element, format: Format, words: PasteWords) -> Entry:
    facts = [(field, _text(root, path, field)) for path, field in format.fields.items() if field not in DATA]
    values, named = _data(root, format)
    return entry_from(format.name, facts, words, values=values, named=named)


def _text(root: Element, path: str, field: str) -> str:
    names, _, attribute = path.partition("@")
    target = root.child(*names.split("/"))
    if attribute:
        return target.attributes.get(attribute, "") if target else ""
    # An ID that was cut off could be the beginning of another.
    return "" if target and field == "id" and not target.closed else content(target)


def _data(root: Element, format: Format) -> tuple[list[str], list[tuple[str, str]]]:
    """The values without and with names in the elements that the format has for them."""
    values: list[str] = []
    named: list[tuple[str, str]] = []
    for item in _children(root, format, "values"):
        name = item.attributes.get("name")
        if name:
            named.append((name, content(item)))
        elif item.name not in NO_DATA:
            values.append(content(item))
    for item in _children(root, format, "named"):
        named += _leaves(item)
    return values, named


def _children(root: Element, format: Format, field: str) -> Sequence[Element]:
    """The children of the first element that a path of a field leads to."""
    paths = (path for path, meaning in format.fields.items() if meaning == field)
    parents = (root.child(*path.split("/")) for path in paths)
    return next((parent.children for parent in parents if parent), ())


def _leaves(parent: Element) -> Iterator[tuple[str, str]]:
    """The values of attributes, and of elements without children, by their names."""
    for item in parent.children:
        yield from ((name, value) for name, value in item.attributes.items() if name != "xmlns")
        if item.children:
            yield from _leaves(item)
        elif stripped(item.text):
            yield item.written, content(item)


def _is_same(above: Entry, entry: Entry) -> bool:
    """Whether a text and the XML below it are about one event."""
    return entry.id is None or above.id is None or above.id == entry.id
