"""XLIFF 1.2, which nearly every translator's program reads.

Format: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html. Protected parts are `ph` elements that hold their
native code; what a stale translation was made from is an `alt-trans` of the type `previous-version`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from eventkb.model.locale import Locale
from eventkb.model.text import TranslationState
from eventkb.translate.exchange.entry import Entry, Exchanged, ExchangeFault, Previous, state_named
from eventkb.translate.exchange.xml import XML_SPACE, encoded, pieces
from eventkb.translate.unit import Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATES = {
    TranslationState.MISSING: "needs-translation",
    TranslationState.STALE: "needs-adaptation",
    TranslationState.MACHINE: "needs-review-translation",
    TranslationState.DRAFT: "translated",
    TranslationState.REVIEWED: "final",
}
NEED_WORK = frozenset(
    {
        "new",
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-translation",
        "needs-review-adaptation",
    }
)
OF_MACHINE = "mt-suggestion"


def write(units: Iterable[Unit], locale: Locale, source_language: Locale, previous: Previous) -> bytes:
    root = Element(_name("xliff"), version="1.2")
    for file, several in groupby(units, key=lambda unit: unit.passage.file):
        languages = {"source-language": source_language, "target-language": locale}
        part = SubElement(root, _name("file"), {"original": file, "datatype": "plaintext", **languages})
        body = SubElement(part, _name("body"))
        for unit in several:
            _unit(body, unit, previous)
    return encoded(root, NAMESPACE)


def read(root: Element) -> Exchanged:
    """The entries of a document.

    Raises:
        ExchangeFault: it doesn't name its language, or several.
    """
    locales = {part.get("target-language", "") for part in root.iter(_name("file"))}
    if len(locales) != 1:
        raise ExchangeFault("this file has no target language, or several. Export again, one language a file.")
    return Exchanged(Locale(locales.pop()), tuple(_entries(root)))


def _unit(body: Element, unit: Unit, previous: Previous) -> None:
    approved = "yes" if unit.state is TranslationState.REVIEWED else "no"
    attributes = {"id": unit.name, "resname": unit.name, "approved": approved, XML_SPACE: "preserve"}
    made = SubElement(body, _name("trans-unit"), attributes)
    numbers: dict[str, int] = {}
    _fill(SubElement(made, _name("source")), unit.source, unit.is_message, numbers)
    if unit.target:
        qualifier = {"state-qualifier": OF_MACHINE} if unit.state is TranslationState.MACHINE else {}
        target = SubElement(made, _name("target"), {"state": STATES[unit.state], **qualifier})
        _fill(target, unit.target, unit.is_message, numbers)
    SubElement(made, _name("note"), {"from": "eventkb"}).text = f"state: {unit.state}"
    old = previous(unit) if unit.state is TranslationState.STALE else None
    if old:
        before = SubElement(made, _name("alt-trans"), alttranstype="previous-version")
        SubElement(before, _name("source")).text = old
        SubElement(before, _name("target")).text = unit.target


def _fill(element: Element, text: str, is_message: bool, numbers: dict[str, int]) -> None:
    (_, element.text), *rest = pieces(text, is_message)
    seen: Counter[str] = Counter()
    for part, words in rest:
        number = numbers.setdefault(part, len(numbers) + 1)
        seen[part] += 1
        identity = f"{number}" if seen[part] == 1 else f"{number}-{seen[part]}"
        code = SubElement(element, _name("ph"), id=identity)
        code.text, code.tail = part, words


def _entries(root: Element) -> Iterator[Entry]:
    for unit in root.iter(_name("trans-unit")):
        source, target = unit.find(_name("source")), unit.find(_name("target"))
        codes = {code.get("id", ""): _text(code, {}) for code in (source if source is not None else ())}
        state = target.get("state", "") if target is not None else ""
        notes = (note.text or "" for note in unit.findall(_name("note")))
        was = next((state_named(note.removeprefix("state: ")) for note in notes if note.startswith("state: ")), None)
        yield Entry(
            unit.get("resname", unit.get("id", "")),
            _text(source, codes),
            _text(target, codes),
            0,
            state in NEED_WORK,
            unit.get("approved") == "yes" or state in {"final", "signed-off"},
            was,
        )


def _text(element: Element | None, codes: dict[str, str]) -> str:
    """The text of an element; an inline code that holds nothing means the one of the source with its number."""
    if element is None:
        return ""
    found = [element.text or ""]
    for child in element:
        inner = _text(child, codes)
        found += [inner or codes.get(child.get("id", ""), ""), child.tail or ""]
    return "".join(found)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
