"""Translation files: what is written is read again, by eventkb and by an independent reader."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import pypo, xliff, xliff2

from eventkb.model.catalogue import Definitions
from eventkb.model.locale import Locale
from eventkb.model.source import EventSource
from eventkb.model.text import TranslationState, digest
from eventkb.translate.exchange import FORMATS, LARGEST, ExchangeFault, read
from eventkb.translate.unit import Unit, units
from tests.catalogues import ENGLISH, GERMAN, article, text

SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"])
PARTS = st.sampled_from(
    ["%1", "%12", "%%", "{{server}}", "`Get-Queue`", "[[Demo/1]]", "[[Demo/1|x]]", "<b>", "&amp;", "\n", " ", "]]>"]
)
TEXTS = st.lists(st.one_of(PARTS, st.text(SIGNS, max_size=5)), min_size=1, max_size=12).map("".join).filter(str.strip)


def exported_units(
    source: str, target: str | None, state: TranslationState = TranslationState.DRAFT, message: str = "Over."
) -> list[Unit]:
    """The units of an event whose explanation has a given state."""
    listed = {} if state is TranslationState.DRAFT else {GERMAN: {state: frozenset({digest(source)})}}
    if state is TranslationState.STALE:
        listed = {GERMAN: {TranslationState.REVIEWED: frozenset({digest("Before.")})}}
    event = article(explanation=text(source, target), message=text(message), translation=listed)
    demo = EventSource(name="Demo", file=event.file, folder="Demo")
    return list(units(Definitions(events=(event,), sources={"Demo": demo}), GERMAN))


def written(form: str, exported: list[Unit]) -> bytes:
    return FORMATS[form](exported, GERMAN, ENGLISH, lambda unit: "Before.")


@pytest.mark.parametrize("form", FORMATS)
@given(source=TEXTS, target=TEXTS, message=TEXTS)
def test_what_is_written_is_read_again(form: str, source: str, target: str, message: str) -> None:
    """Every character of texts and messages survives, and the language is kept."""
    exported = exported_units(source, target, message=message)
    back = read(written(form, exported))
    assert back.locale == GERMAN
    assert [(entry.name, entry.source, entry.target) for entry in back.entries] == [
        (unit.name, unit.source, unit.target) for unit in exported
    ]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("state", [state for state in TranslationState if state is not TranslationState.ORIGINAL])
def test_each_state_comes_back(form: str, state: TranslationState) -> None:
    """Texts that need work are marked, and reviewed texts are approved if the format supports that."""
    target = None if state is TranslationState.MISSING else "Zu Ende."
    entry = next(
        entry
        for entry in read(written(form, exported_units("Over.", target, state))).entries
        if "explanation" in entry.name
    )
    assert entry.was is state
    assert entry.needs_work is (state in {"stale", "machine"} or (state == "missing" and form == "xliff2"))
    assert entry.is_approved is (state == "reviewed" and form != "po")


def test_a_second_reader_reads_po() -> None:
    """Translate Toolkit reads texts, the previous source text, and that a stale text needs work."""
    store = pypo.pofile.parsestring(
        written("po", exported_units("Over by %1.\nYes.", "Durch %1.\nJa.", TranslationState.STALE))
    )
    unit = next(unit for unit in store.units if "explanation" in unit.getcontext())
    assert (unit.source, unit.target) == ("Over by %1.\nYes.", "Durch %1.\nJa.")
    assert unit.isfuzzy()
    assert "".join(unit.prev_msgid).replace('"', "") == "Before."


def test_a_second_reader_reads_xliff() -> None:
    """Translate Toolkit reads texts, approval and the previous version."""
    store = xliff.xlifffile.parsestring(
        written("xliff", exported_units("Over by %1.", "Durch %1.", TranslationState.REVIEWED))
    )
    unit = next(unit for unit in store.units if "explanation" in unit.getid())
    assert (str(unit.source), str(unit.target)) == ("Over by %1.", "Durch %1.")
    assert unit.isapproved()
    stale = xliff.xlifffile.parsestring(written("xliff", exported_units("Over.", "Zu Ende.", TranslationState.STALE)))
    unit = next(unit for unit in stale.units if "explanation" in unit.getid())
    assert [str(unit.source) for unit in unit.getalttrans()] == ["Before."]


def test_a_second_reader_reads_xliff_2() -> None:
    """Translate Toolkit reads the texts."""
    store = xliff2.Xliff2File.parsestring(
        written("xliff2", exported_units("Over now.", "Zu Ende.", TranslationState.REVIEWED))
    )
    assert ("Over now.", "Zu Ende.") in [(str(unit.source), str(unit.target)) for unit in store.units]


def test_a_program_may_leave_inline_codes_empty() -> None:
    """Some tools write `<x id="1"/>` for a code of the source."""
    data = written("xliff", exported_units("Over by %1.", "Durch %1.")).decode()
    start, _, rest = data.rpartition('<ph id="1">%1</ph>')
    entry = next(entry for entry in read(f'{start}<x id="1"/>{rest}'.encode()).entries if "explanation" in entry.name)
    assert entry.target == "Durch %1."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Hello.", "neither a PO file nor XLIFF"),
        (b"\xfcber", "not UTF-8"),
        (b"<xliff", "isn't valid XML"),
        (b"<html/>", "not XLIFF 1.2 or 2.0"),
        (b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><xliff>&y;</xliff>', "document type"),
        ('\ufeff<!DOCTYPE x><xliff version="1.2"/>'.encode("utf-16-le"), "document type"),
        ('<!DOCTYPE x><xliff version="1.2"/>'.encode("utf-16-le"), "document type"),
        ('<!DOCTYPE x><xliff version="1.2"/>'.encode("utf-16-be"), "document type"),
        (b'<?xml version="1.0" encoding="shift_jis"?><xliff/>', "isn't valid XML"),
        (b'<?xml version="1.0" encoding="nonsense"?><xliff/>', "isn't valid XML"),
        (b'<?xml version="1.0" encoding="utf-7"?><xliff/>', "isn't valid XML"),
        pytest.param(b"<x>" * 200_000, "more than 100 elements within one another", id="deep"),
        pytest.param(b" " * (LARGEST + 1), "more than 67,108,864 bytes", id="large"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', "no target language"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "no target language"),
        (b'msgid "a\nmsgstr', "can't be read"),
        (b'msgctxt "a"\nmsgid "b"\nmsgid_plural "c"\nmsgstr[0] "d"\n', "a has plural forms"),
        (
            b'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\nmsgctxt "a"\nmsgid "b"\nmsgstr "d"\n',
            "a is in this file with two translations",
        ),
    ],
)
def test_what_is_no_translators_file_is_reported(data: bytes, why: str) -> None:
    """The error is a message, and no external file is fetched."""
    with pytest.raises(ExchangeFault, match=why):
        read(data)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f'msgid "{text}"'.encode("utf-8", "replace")))
def test_anything_else_is_reported_too(data: bytes) -> None:
    """Any bytes give a message instead of a traceback."""
    try:
        assert read(data).entries is not None
    except ExchangeFault as fault:
        assert str(fault)


def test_names_stay_when_something_is_inserted() -> None:
    """Names use the insertion string and the related event, so inserting one renames nothing."""
    assert exported_units("Over.", None)[0].name == "Demo/1:message"
    assert Locale("de") == GERMAN


def test_a_text_that_is_a_path_opens_no_file(tmp_path: Path) -> None:
    """The library for PO files takes a text that is a path for the file there."""
    other = tmp_path / "msgid.po"
    other.write_text('msgctxt "Demo/1:message"\nmsgid "a"\nmsgstr "b"\n', "utf-8")
    with pytest.raises(ExchangeFault):
        read(str(other).encode())
