"""XLIFF 2.0.

Format: https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html. Protected parts are `ph` elements whose
native code is in `originalData`. Each unit has its exact state as a sub-state, since XLIFF 2.0 has fewer states.
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

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
STATES = {
    TranslationState.MISSING: "initial",
    TranslationState.STALE: "initial",
    TranslationState.MACHINE: "initial",
    TranslationState.DRAFT: "translated",
    TranslationState.REVIEWED: "final",
}
OWN = "eventkb:"
PREVIOUS = "previous-source"


def write(units: Iterable[Unit], locale: Locale, source_language: Locale, previous: Previous) -> bytes:
    root = Element(_name("xliff"), version="2.0", srcLang=source_language, trgLang=locale)
    groups = groupby(units, key=lambda unit: unit.passage.file)
    number = 0
    for place, (file, own) in enumerate(groups, 1):
        part = SubElement(root, _name("file"), id=f"f{place}", original=file)
        for unit in own:
            number += 1
            _unit(part, number, unit, previous)
    return encoded(root, NAMESPACE)


def read(root: Element) -> Exchanged:
    """The entries of a document.

    Raises:
        ExchangeFault: it has no target language.
    """
    locale = root.get("trgLang")
    if not locale:
        raise ExchangeFault("this file has no target language (trgLang). Export again.")
    return Exchanged(Locale(locale), tuple(_entries(root)))


def _unit(part: Element, number: int, unit: Unit, previous: Previous) -> None:
    element = SubElement(part, _name("unit"), {"id": f"u{number}", "name": unit.name, XML_SPACE: "preserve"})
    old = previous(unit) if unit.state is TranslationState.STALE else None
    if old:
        SubElement(SubElement(element, _name("notes")), _name("note"), category=PREVIOUS).text = old
    codes: dict[str, str] = {}
    for text in (unit.source, unit.target):
        for code, _ in pieces(text, unit.is_message):
            if code:
                codes.setdefault(code, f"d{len(codes) + 1}")
    if codes:
        data = SubElement(element, _name("originalData"))
        for code, name in codes.items():
            SubElement(data, _name("data"), id=name).text = code
    segment = SubElement(element, _name("segment"), state=STATES[unit.state], subState=f"{OWN}{unit.state}")
    _fill(SubElement(segment, _name("source")), unit.source, unit.is_message, codes)
    if unit.target:
        _fill(SubElement(segment, _name("target")), unit.target, unit.is_message, codes)


def _fill(element: Element, text: str, is_message: bool, codes: dict[str, str]) -> None:
    element.set(XML_SPACE, "preserve")
    (_, element.text), *rest = pieces(text, is_message)
    seen: Counter[str] = Counter()
    for part, words in rest:
        seen[part] += 1
        name = codes[part].removeprefix("d")
        identity = name if seen[part] == 1 else f"{name}-{seen[part]}"
        code = SubElement(element, _name("ph"), id=identity, dataRef=codes[part], equiv=part, disp=part)
        code.tail = words


def _entries(root: Element) -> Iterator[Entry]:
    for unit in root.iter(_name("unit")):
        codes = {data.get("id", ""): data.text or "" for data in unit.iter(_name("data"))}
        segments = list(unit.iter(_name("segment")))
        states = {segment.get("state", "initial") for segment in segments}
        sub = next((segment.get("subState", "") for segment in segments), "")
        was = state_named(sub.removeprefix(OWN)) if sub.startswith(OWN) else None
        yield Entry(
            name=unit.get("name", unit.get("id", "")),
            source=_joined(unit, "source", codes),
            target=_joined(unit, "target", codes),
            needs_work="initial" in states,
            is_approved=states == {"final"},
            was=was,
        )


def _joined(unit: Element, kind: str, codes: dict[str, str]) -> str:
    """The text of all segments and of the parts between them."""
    texts = []
    for part in unit:
        if part.tag in (_name("segment"), _name("ignorable")):
            words = part.find(_name(kind))
            texts.append(_text(words if words is not None or kind == "source" else None, codes))
    return "".join(texts)


def _text(element: Element | None, codes: dict[str, str]) -> str:
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        own = codes.get(child.get("dataRef", ""), "") or child.get("equiv", "")
        parts += [own or _text(child, codes), child.tail or ""]
    return "".join(parts)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
