"""What readers of foreign files and of pasted texts cost grows with the size of what they read, not with its square."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from eventkb.importers.formats import FORMATS as IMPORTERS
from eventkb.importers.harvest import ImportFault
from eventkb.importers.reading import Settings
from eventkb.language.markup import Links, event_links, faults, plain_text, renderer
from eventkb.lookup.entries import entries
from eventkb.translate.exchange import read as read_translations
from tests.fuzz.targets import READ_WITH
from tests.lookup.pasted import WORDS
from tests.steps import growth

SIZE, TIMES = 80, 4
MOST = 1.6
"""How many times as steep as a straight line the steps may grow; a square would be 4 times as steep."""

Make = Callable[[int], str]
Read = Callable[[str], object]

TEXTS: dict[str, Make] = {
    "brackets": lambda size: "[" * size,
    "brackets and parentheses": lambda size: "[a](" * size,
    "links": lambda size: "[[Demo/1]] " * size,
    "half links": lambda size: "[[" * size,
    "backticks": lambda size: "`" * size,
    "backticks of all lengths": lambda size: " ".join("`" * length for length in range(size // 8)),
    "asterisks": lambda size: "*a **b " * size,
    "underscores and asterisks": lambda size: "*_" * size + "_*" * size,
    "quotes": lambda size: "> " * min(size, 90) + "a",
    "lists": lambda size: "".join(f"{' ' * (2 * (level % 20))}- a\n" for level in range(size)),
    "open tags": lambda size: "<a " * size,
    "comments": lambda size: "<!-- " * size,
    "autolinks": lambda size: "<http://" * size,
    "entities": lambda size: "&amp;" * size,
    "escapes": lambda size: "\\" * size,
    "link definitions": lambda size: "".join(f"[a{number}]: b\n\n" for number in range(size)),
    "lines": lambda size: "a\n" * size,
}
PASTES: dict[str, Make] = {
    "labels": lambda size: "Source: a\nEvent ID: 1\nDescription:\nb\n" * size,
    "angles": lambda size: "<Event>" * size,
    "elements": lambda size: "<Event><System><EventID>1</EventID></System></Event>" * size,
    "braces": lambda size: "{" * size,
    "objects": lambda size: '{"EventID":1,"Source":"a"}\n' * size,
    "columns": lambda size: "Level,Source,Event ID\n" + "Error,a,1\n" * size,
    "blanks": lambda size: "Event ID: 1" + " " * size,
    "lines of syslog": lambda size: "<13>Jan  1 00:00:00 host app[1]: E100 text\n" * size,
    "quotation marks": lambda size: '"' * size,
}
FILES: dict[str, tuple[str, Make]] = {
    "rows": ("table", lambda size: "ID;Message\n" + "".join(f"{number};Text\n" for number in range(size))),
    "rows without an ID": ("table", lambda size: "ID;Message\n" + "x y;Text\n" * size),
    "columns": ("table", lambda size: ";".join(f"c{number}" for number in range(size)) + "\n" + "x;" * size),
    "messages": ("mc", lambda size: "".join(f"MessageId={number}\nLanguage=English\nx\n.\n" for number in range(size))),
    "messages that don't end": ("mc", lambda size: "MessageId=1\nLanguage=English\n" * size),
    "codes": ("codes", lambda size: "".join(f"#define A{number} {number}\n" for number in range(size))),
    "comments": ("codes", lambda size: "/* " * size + "#define A 1\n"),
    "alerts": ("prometheus", lambda size: "groups:\n- rules:\n" + "".join(
        f"  - alert: A{number}\n    annotations: {{summary: x}}\n" for number in range(size))),
    "entries of a catalogue": ("catalog", lambda size: "".join(
        f"-- {number:032x}\nSubject: a @B@\n\ntext\n\n" for number in range(size))),
    "entries of gettext": ("gettext", lambda size: "".join(
        f'msgid "E{number:04} %s {{a}}"\nmsgstr ""\n\n' for number in range(size))),
    "keys": ("properties", lambda size: "".join(f"E{number:04} = text {{0}}\n" for number in range(size))),
    "events": ("providers", lambda size: "".join(
        f'{{"source": "S", "id": {number}, "message": "x"}}\n' for number in range(size))),
    "broken lines": ("providers", lambda size: '{"source": "S"\n' * size),
    "elements": ("manifest", lambda size: "<a>" * min(size, 150) + "<b/>" * size),
    "paragraphs": ("article", lambda size: "<p>Event ID</p><p>7</p>" * size),
    "open paragraphs": ("article", lambda size: "<p><b>" * size),
}  # fmt: skip
TRANSLATIONS: dict[str, Make] = {
    "PO": lambda size: 'msgid ""\nmsgstr "Language: de\\n"\n' + "".join(
        f'\nmsgctxt "a{number}"\nmsgid "b"\nmsgstr "c"\n' for number in range(size)),
    "PO in many lines": lambda size: 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgctxt "a"\nmsgid ""\n' + '"b"\n' * size,
    "XLIFF": lambda size: '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file target-language="de"><body>'
    + "".join(f'<trans-unit id="{number}"><source>a</source><target>b</target></trans-unit>' for number in range(size))
    + "</body></file></xliff>",
}  # fmt: skip


def read_paste(text: str) -> object:
    return entries(text, WORDS)


def assert_is_linear(make: Make, read: Read) -> None:
    def reading(size: int) -> Callable[[], object]:
        text = make(size)
        return lambda: read(text)

    assert growth(reading, SIZE, TIMES) < TIMES * MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_markdown(name: str) -> None:
    """As HTML, as plain text, for its links and for what it must not contain."""

    def html(text: str) -> object:
        return renderer(Links({}.get))(text)  # anew each time, since it remembers what it has rendered

    for read in (html, plain_text, event_links, lambda text: [*faults(text)]):
        assert_is_linear(TEXTS[name], read)


@pytest.mark.slow
@pytest.mark.parametrize("name", PASTES)
def test_a_pasted_text(name: str) -> None:
    """Whatever it looks like; what is above the limit of a paste has tests of its own."""
    assert_is_linear(PASTES[name], read_paste)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_vendor(name: str) -> None:
    """Whether it is read or refused."""
    format, make = FILES[name]
    settings = READ_WITH.get(format, Settings(source="Disk", name="file", neutral="en"))

    def read(text: str) -> None:
        with suppress(ImportFault):
            IMPORTERS[format].read(text.encode(), settings)

    assert_is_linear(make, read)


@pytest.mark.slow
@pytest.mark.parametrize("name", TRANSLATIONS)
def test_a_file_of_a_translation_tool(name: str) -> None:
    """With as many texts as its size says."""
    assert_is_linear(TRANSLATIONS[name], lambda text: read_translations(text.encode()))
