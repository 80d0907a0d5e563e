"""What a file costs grows with its size, not with the square of it, whatever is wrong in it."""

from collections.abc import Callable

import pytest

from eventkb.read import piece
from tests.kinds import WINDOWS
from tests.read.reading import LOCALES
from tests.steps import growth

EVENT, KNOWN = "events/Demo/1.yml", "events/Demo/known.yml"
TABLE, GUIDE, PRODUCTS, TERMS = (
    "events/codes/t.yml",
    "events/guides/g.yml",
    "events/products.yml",
    "events/glossary.yml",
)
HEAD = "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\n"
SIZE, TIMES = 60, 4
MOST = 1.6
"""How many times as steep as a straight line the steps may grow; a square would be 4 times as steep."""

Make = Callable[[int], str]


def lines(form: str, head: str = HEAD, tail: str = "") -> Make:
    """A file with as many lines as its size says; `#` in a line is the line's number."""
    return lambda size: head + "".join(form.replace("#", str(number)) for number in range(size)) + tail


def twice(form: str, head: str = HEAD) -> Make:
    """The same lines a second time."""
    return lambda size: head + lines(form, "")(size) * 2


def joined(form: str, before: str, after: str) -> Make:
    """One line with as many parts as its size says."""
    return lambda size: before + ", ".join(form.replace("#", str(number)) for number in range(size)) + after


FILES: dict[str, tuple[str, Make]] = {
    # Keys
    "unknown keys": (EVENT, lines("key#: x\n")),
    "keys that are almost right": (EVENT, lines("mesage_#: x\n")),
    "keys twice": (EVENT, twice("key#: x\n")),
    "keys with blanks": (EVENT, lines("a key #: x\n")),
    "keys without a value": (EVENT, lines("key#:\n")),
    "keys without a blank": (EVENT, joined("key#:x", HEAD + "related: {", "}\n")),
    "keys in braces": (EVENT, joined("key#: x", HEAD + "related: {", "}\n")),
    "texts cut by commas": (EVENT, joined("word #", HEAD + "explanation: {en: a text, ", "}\n")),
    "unknown languages": (EVENT, lines("  l#: x\n", HEAD + "explanation:\n")),
    "languages in lists": (EVENT, lines("- {text: {xx: x}}\n", HEAD + "user_action:\n  actions:\n")),
    # Items
    "empty items": (EVENT, lines("-\n", HEAD + "related:\n")),
    "items without keys": (EVENT, lines("- {}\n", HEAD + "related:\n")),
    "items that lack keys": (EVENT, lines("- event: Demo/#\n", HEAD + "related:\n")),
    "items with unknown keys": (EVENT, lines("- {event: Demo/2, relation: follows, key#: x}\n", HEAD + "related:\n")),
    "wrong relations": (EVENT, lines("- {event: Demo/#, relation: folows}\n", HEAD + "related:\n")),
    "wrong levels": (EVENT, lines("- {versions: ['#'], level: eror}\n", HEAD + "variants:\n")),
    "wrong dates": (EVENT, lines("- {title: x, url: nowhere}\n", HEAD + "references:\n")),
    "keywords": (EVENT, lines("- Audit #\n", HEAD + "keywords:\n")),
    "keywords in brackets": (EVENT, joined("word#", HEAD + "keywords: [", "]\n")),
    "numbers for texts": (EVENT, joined("0#", HEAD + "keywords: [", "]\n")),
    "lists for texts": (EVENT, lines("- [[a], {b: c}]\n", HEAD + "keywords:\n")),
    "insertions": (EVENT, lines("- {name: n#, en: a, de: b}\n", HEAD + "insertions:\n")),
    "insertions without a name": (EVENT, lines("- {en: a, de: b}\n", HEAD + "insertions:\n")),
    "cases": (EVENT, lines("- {when: {a: ['#']}, title: {en: a, de: b}}\n", HEAD + "cases:\n")),
    "cases without anything": (EVENT, lines("- when: {a: ['#']}\n", HEAD + "cases:\n")),
    "actions": (
        EVENT,
        lines("  - text: {en: a, de: b}\n    choices: [{text: a}]\n", HEAD + "user_action:\n  actions:\n"),
    ),
    "shared texts": (EVENT, lines("  - {use: a#, text: b}\n", HEAD + "user_action:\n  actions:\n")),
    "choices and steps": (EVENT, lines("  - {text: a, choices: [], steps: []}\n", HEAD + "user_action:\n  actions:\n")),
    # What YAML has and definitions don't
    "anchors": (EVENT, lines("- &a# x\n", HEAD + "keywords:\n")),
    "aliases": (EVENT, lines("- *a\n", HEAD + "keywords:\n- &a x\n")),
    "tags": (EVENT, lines("- !!str x\n", HEAD + "keywords:\n")),
    "complex keys": (EVENT, lines("? [a, #]\n: x\n")),
    "merge keys": (EVENT, lines("k#: {<<: x}\n")),
    "empty keys": (EVENT, lines("- {: x}\n", HEAD + "related:\n")),
    "half comments": (EVENT, lines("- a #b\n".replace("#b", "\x00b"), HEAD + "keywords:\n")),
    "backslashes": (EVENT, lines('- "C:\\temp"\n', HEAD + "keywords:\n")),
    "hidden characters": (EVENT, lines("- a\u200bb\n", HEAD + "keywords:\n")),
    "odd blanks": (EVENT, lines("a\u00a0#: x\n")),
    "signs of word processors": (EVENT, lines("“key#”: x\n")),
    "dashes without a blank": (EVENT, lines("-key#: x\n")),
    "documents": (EVENT, lines("---\na: #\n")),
    # Other files
    "known events": (KNOWN, lines("- {id: #, message: {en: a, de: b}}\n", "")),
    "known events in blocks": (KNOWN, lines("- id: #\n  message: {en: a, de: b}\n", "")),
    "known events twice": (KNOWN, lines("- {id: 1, message: a}\n", "")),
    "known events that lack everything": (KNOWN, lines("- x: #\n", "")),
    "known events with a wrong key": (KNOWN, lines("- {id: #, mesage: a}\n", "")),
    "known events that are explained": (KNOWN, lines("- {id: #, message: a, explanation: b}\n", "")),
    "known events with keys twice": (KNOWN, lines("- {id: #, id: #, message: a}\n", "")),
    "codes": (TABLE, lines('- {code: "#", text: {en: a, de: b}}\n', "title: a\nnotation: decimal\ncodes:\n")),
    "codes twice": (TABLE, lines('- {code: "1", text: a}\n', "title: a\nnotation: decimal\ncodes:\n")),
    "codes that lack everything": (TABLE, lines("- {x: #}\n", "title: a\nnotation: decimal\ncodes:\n")),
    "steps": (GUIDE, lines("  s#: {text: a, answers: [{text: b, next: s0}]}\n", "title: a\nstart: s0\nsteps:\n")),
    "steps that lack everything": (GUIDE, lines("  s#: {}\n", "title: a\nstart: s0\nsteps:\n")),
    "products": (PRODUCTS, lines("p#: {title: a, versions: {'1': {title: b}}}\n", "")),
    "products without a title": (PRODUCTS, lines("p#: {versions: {'1': {}}}\n", "")),
    "products with a wrong name": (PRODUCTS, lines("P #: {title: a}\n", "")),
    "terms": (TERMS, lines("- {en: a#, de: b#, definition: {en: c, de: d}}\n", "")),
    "terms that lack everything": (TERMS, lines("- {xx: a}\n", "")),
    # What YAML cannot read
    "open quotation marks": (EVENT, lines("k#: 'x\n")),
    "open double quotation marks": (EVENT, lines('k#: "x\n')),
    "quotation marks and more": (EVENT, lines("k#: 'x' y\n")),
    "an open bracket": (EVENT, lines("k#: x\n", HEAD + "keywords: [\n")),
    "open brackets": (EVENT, lines("k#: [x\n")),
    "quotation marks in brackets": (EVENT, joined("'a#'", HEAD + "keywords: [", "\n")),
    "a bracket and more": (EVENT, joined("'a#'", HEAD + "keywords: [", "] x\n")),
    "an odd end": (EVENT, lines("k#: x\n", tail="@\n")),
    "a tab at the end": (EVENT, lines("k#: x\n", tail="\tx\n")),
    "an indented end": (EVENT, lines("k#: x\n", tail="   - x\n")),
    "a list after keys": (EVENT, lines("k#: x\n", tail="- x\n")),
    "blocks": (EVENT, lines("k#: |\n  x\n", tail="  y: - z\n")),
    "items at all depths": (EVENT, lines("- - - - x\n", HEAD + "keywords:\n", tail=" x\n")),
    "colons": (EVENT, lines("a: b: c\n")),
    "conflicts": (EVENT, lines("<<<<<<< a\n=======\n>>>>>>> b\n")),
    "an entry": (EVENT, lines("Log Name: System\nEvent ID: #\n", "")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_file_takes_steps_in_proportion_to_its_size(name: str) -> None:
    """Four times the size takes about four times the steps."""
    file, make = FILES[name]

    def reading(size: int) -> Callable[[], object]:
        data = make(size).replace("\x00", "#").encode()
        return lambda: piece(file, data, LOCALES, kind=WINDOWS)

    assert growth(reading, SIZE, TIMES) < TIMES * MOST
