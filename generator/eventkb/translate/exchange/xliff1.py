"""XLIFF 1.2, which nearly every translation tool reads.

Format: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html. Protected parts are `ph` elements that contain their
native code; the previous source text of a stale translation is an `alt-trans` of the type `previous-version`.
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
    for file, own in groupby(units, key=lambda unit: unit.passage.file):
        languages = {"source-language": source_language, "target-language": locale}
        part = SubElement(root, _name("file"), {"original": file, "datatype": "plaintext", **languages})
        body = SubElement(part, _name("body"))
        for unit in own:
            _unit(body, unit, previous)
    return encoded(root, NAMESPACE)


def read(root: Element) -> Exchanged:
    """The entries of a document.

    Raises:
        ExchangeFault: it has no target language, or more than one.
    """
    locales = {part.get("target-language", "") for part in root.iter(_name("file"))}
    if len(locales) != 1:
        raise ExchangeFault(
            "this file has no target language or more than one. Export again, one language in each file."
        )
    return Exchanged(Locale(locales.pop()), tuple(_entries(root)))


def _unit(body: Element, unit: Unit, previous: Previous) -> None:
    approved = "yes" if unit.state is TranslationState.REVIEWED else "no"
    attributes = {"id": unit.name, "resname": unit.name, "approved": approved, XML_SPACE: "preserve"}
    element = SubElement(body, _name("trans-unit"), attributes)
    numbers: dict[str, int] = {}
    _fill(SubElement(element, _name("source")), unit.source, unit.is_message, numbers)
    if unit.target:
        qualifier = {"state-qualifier": OF_MACHINE} if unit.state is TranslationState.MACHINE else {}
        target = SubElement(element, _name("target"), {"state": STATES[unit.state], **qualifier})
        _fill(target, unit.target, unit.is_message, numbers)
    SubElement(element, _name("note"), {"from": "eventkb"}).text = f"state: {unit.state}"
    old = previous(unit) if unit.state is TranslationState.STALE else None
    if old:
        before = SubElement(element, _name("alt-trans"), alttranstype="previous-version")
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
            name=unit.get("resname", unit.get("id", "")),
            source=_text(source, codes),
            target=_text(target, codes),
            needs_work=state in NEED_WORK,
            is_approved=unit.get("approved") == "yes" or state in {"final", "signed-off"},
            was=was,
        )


def _text(element: Element | None, codes: dict[str, str]) -> str:
    """The text of an element; an empty inline code stands for the code of the source with the same number."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        inner = _text(child, codes)
        parts += [inner or codes.get(child.get("id", ""), ""), child.tail or ""]
    return "".join(parts)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
