"""Event XML, as Event Viewer, `wevtutil /f:xml` and exports write it; also below the text of a copied entry."""

from collections.abc import Iterator
from itertools import islice

from eventkb.lookup.elements import Element, content, element, openings
from eventkb.lookup.entry import MOST, Entry, joined
from eventkb.lookup.facts import made
from eventkb.lookup.formats import label_block
from eventkb.lookup.paste import stripped
from eventkb.lookup.words import PasteWords

FORMAT = "event-xml"
WITH_TEXT = "details-text-with-xml"
EVENT = "event"
NO_DATA = frozenset({"binary", "data_offset"})
SYSTEM = {
    "source": (("provider",), "name"),
    "guid": (("provider",), "guid"),
    "qualifiers": (("eventid",), "qualifiers"),
}
"""Fields that stand in attributes below `System`."""
TEXTS = {"level": "level", "keywords": "keywords", "channel": "channel"}
"""Fields that are the text of an element below `System`."""
RENDERED = {"message": "message", "category": "task", "level": "level", "keywords": "keyword"}
"""Fields that are the text of an element below `RenderingInfo`."""


def detects(text: str, words: PasteWords) -> bool:
    """Whether there is an `<Event>`, or the beginning of one."""
    return any(True for _ in openings(text, EVENT))


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each `<Event>`, with what the text before it says of it, and those that the text holds besides."""
    found: list[Entry] = []
    place = 0
    for root, start, end in islice(events(text), MOST):
        above = label_block.parses(text[place:start], words)
        entry = read(root, words)
        if above and _same(above[-1], entry):
            found += [*above[:-1], joined(WITH_TEXT, entry, above[-1])]
        else:
            found += [*above, entry]
        place = end
    found += label_block.parses(text[place:], words)
    return tuple(entry for entry in found if entry.id is not None or entry.source or entry.message)


def events(text: str) -> Iterator[tuple[Element, int, int]]:
    """The `<Event>` elements of a text with the places where each begins and ends."""
    place = 0
    for start in openings(text, EVENT):
        found = element(text, start) if start >= place else None
        if found:
            root, place = found
            yield root, start, place


def read(root: Element, words: PasteWords) -> Entry:
    """The entry that an `<Event>` holds."""
    system, rendered = root.child("system") or Element("system"), root.child("renderinginfo") or Element("none")
    facts = []
    for field, (path, attribute) in SYSTEM.items():
        found = system.child(*path)
        facts.append((field, found.attributes.get(attribute, "") if found else ""))
    id = system.child("eventid")
    # An ID that was cut off could be the beginning of another.
    facts.append(("id", content(id) if id and id.closed else ""))
    facts += [(field, content(system.child(name))) for field, name in TEXTS.items()]
    facts += [(field, content(rendered.child(name))) for field, name in RENDERED.items()]
    keywords = rendered.child("keywords", "keyword")
    facts.append(("keywords", content(keywords)))
    values, named = data(root)
    return made(FORMAT, facts, words, values, named)


def data(root: Element) -> tuple[list[str], list[tuple[str, str]]]:
    """The values without and with names in an element's `EventData` or `UserData`."""
    values: list[str] = []
    named: list[tuple[str, str]] = []
    plain = root.child("eventdata") or root.child("dataitem", "eventdata") or Element("none")
    for one in plain.children:
        name = one.attributes.get("name")
        if name:
            named.append((name, content(one)))
        elif one.name not in NO_DATA:
            values.append(content(one))
    user = root.child("userdata")
    for one in user.children if user else ():
        named += _leaves(one)
    return values, named


def _leaves(parent: Element) -> Iterator[tuple[str, str]]:
    """The values of attributes, and of elements that hold no others, by their names."""
    for one in parent.children:
        yield from ((name, value) for name, value in one.attributes.items() if name != "xmlns")
        if one.children:
            yield from _leaves(one)
        elif stripped(one.text):
            yield one.written, content(one)


def _same(above: Entry, entry: Entry) -> bool:
    """Whether a text and the XML below it tell of one event."""
    return entry.id is None or above.id is None or above.id == entry.id
