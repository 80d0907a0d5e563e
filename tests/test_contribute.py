"""What people break, and what they read then: each folder of `contribute/` has definitions and the expected lines."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from eventkb.check import Agreed, Subject, check
from eventkb.model.diagnostic import Diagnostic, in_order
from eventkb.model.locale import Locale
from eventkb.read import Reading, assemble, folder, locator
from tests import own
from tests.kinds import KINDS, project

CASES = sorted((Path(__file__).parent / "contribute").iterdir())
MATERIALS = own.materials()
LOCALES = (Locale("en"), Locale("de"))


def subject(reading: Reading, released: tuple[str, ...] = ()) -> Subject:
    return Subject(
        definitions=reading.definitions,
        broken=reading.broken,
        locales=LOCALES,
        broken_files=reading.broken_files,
        released=released,
        agreed=Agreed.of(reading.definitions, MATERIALS.conventions, MATERIALS.common_words),
        today="2026-06-30",
    )


@cache
def diagnostics(case: Path) -> list[Diagnostic]:
    """What reading and checking say about the definitions of a case."""
    files, unreadable = folder.events(case, "events")
    reading = assemble(project(files).pieces.values(), unreadable, kinds=KINDS)
    addresses = case / "addresses.txt"
    released = tuple(addresses.read_text("utf-8").splitlines()) if addresses.exists() else ()
    findings = check(subject(reading, released))
    return in_order([*unreadable, *reading.diagnostics, *map(locator(files), findings)])


def lines(diagnostics: list[Diagnostic]) -> Iterator[str]:
    """Diagnostics as a contributor sees them, without the excerpt."""
    for diagnostic in diagnostics:
        place = f"{diagnostic.place.file}:{diagnostic.place.line}:{diagnostic.place.column}"
        yield f"{place}: {diagnostic.rule.code} {diagnostic.rule.name}: {diagnostic.message}"
        yield f"      help: {diagnostic.help}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_reported_in_these_words(case: Path) -> None:
    """This mistake is reported, and nothing that only follows from it."""
    expected = (case / "expected.txt").read_text("utf-8").splitlines()
    assert list(lines(diagnostics(case))) == expected


OF_ONE_SOURCE = [
    case
    for case in CASES
    if {path.name for path in (case / "events").iterdir()} == {"Demo"}
    and not folder.events(case, "events")[1]
    and not (case / "addresses.txt").exists()
]
"""Cases that can be put beside others, since nothing but the folder of one event source is in them."""

NEWCOMERS = 40


def codes_and_lines(diagnostics: list[Diagnostic]) -> list[tuple[str, int]]:
    return [(diagnostic.rule.code, diagnostic.place.line) for diagnostic in diagnostics]


def test_a_newcomers_forty_mistakes_are_reported_one_by_one() -> None:
    """All in one run: each file gets what it gets alone, the true cause first, and no other file is blamed."""
    files: dict[str, bytes] = {}
    for number, case in enumerate(OF_ONE_SOURCE):
        own, _ = folder.events(case, "events")
        for file, data in own.items():
            files[file.replace("/Demo/", f"/Demo{number}/")] = data.replace(b"Demo", f"Demo{number}".encode())
    reading = project(files).reading
    findings = check(subject(reading))
    everything = in_order([*reading.diagnostics, *map(locator(files), findings)])
    together = {
        number: [diagnostic for diagnostic in everything if f"/Demo{number}/" in diagnostic.place.file]
        for number, _ in enumerate(OF_ONE_SOURCE)
    }
    alone = {number: diagnostics(case) for number, case in enumerate(OF_ONE_SOURCE)}
    assert sum(map(bool, together.values())) >= NEWCOMERS
    assert {number: codes_and_lines(case) for number, case in together.items()} == {
        number: codes_and_lines(case) for number, case in alone.items()
    }
