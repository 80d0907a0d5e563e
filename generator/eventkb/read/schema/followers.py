"""What follows from another mistake isn't told: who mends the one has mended both."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from eventkb.language.wording import folded
from eventkb.model.diagnostic import KEY, Diagnostic, Finding, Path
from eventkb.read import rules
from eventkb.read.schema import keys
from eventkb.read.schema.mistake import Unit

Position = tuple[int, int]
"""A line and a column, counted from 1."""


def causes(unit: Unit, found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that don't follow from others, and of neighbours with the same mistake the first."""
    wrong_keys = [one for one in found if one.path[-1:] == (KEY,) and one.rule is not rules.EMPTY_VALUE]
    meant = {name for one in wrong_keys for name in _meant(one)}
    emptied = {owner for one in wrong_keys if (owner := _owner(unit, one)) is not None}
    strangers = {one.path[:-2] for one in wrong_keys if one.rule is rules.MISPLACED_KEY}
    seen: set[tuple[object, ...]] = set()
    for one in found:
        if one.rule is rules.MISSING_KEY and (_is_there(unit, one, meant) or one.path in strangers - {unit.path}):
            continue
        if one.rule is rules.EMPTY_VALUE and one.path in emptied:
            continue
        group = _group(unit, one)
        if group not in seen:
            seen.add(group)
            yield one


def _meant(finding: Finding) -> set[str]:
    """The keys that a wrong key may stand for: itself, and the one that its help names."""
    return {folded(str(finding.path[-2])), *finding.help.split("`")[1::2]}


def _is_there(unit: Unit, finding: Finding, meant: set[str]) -> bool:
    """Whether a missing key was written wrongly, or has nothing behind it."""
    name = finding.message.split("`")[1]
    return name in meant or name in unit.value_at(finding.path)


def _owner(unit: Unit, finding: Finding) -> Path | None:
    """The way to the key whose value has fallen out of it, if a wrong key is a part of this value."""
    path = finding.path[:-1]
    key = keys.emptied_by(unit, path)
    return (*path[:-1], key, KEY) if key is not None else None


def _group(unit: Unit, finding: Finding) -> tuple[object, ...]:
    """What makes two findings one mistake: versions of one list, or keys that slipped into the same place."""
    if finding.rule is rules.VERSION_WITHOUT_QUOTES:
        return finding.rule.code, finding.path[:-1]
    if finding.rule is rules.MISPLACED_KEY:
        return finding.rule.code, _owner(unit, finding) or finding.path[:-2]
    return finding.rule.code, finding.path


def untold(unit: Unit, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of whose cause the file's own diagnostics, such as that of an odd key, say nothing."""
    told = {(one.place.line, one.place.column) for one in unit.parsed.diagnostics}
    doubled = [way for one in unit.parsed.diagnostics if (way := _doubled(unit, one))]
    for finding in findings:
        below = any(finding.path[: len(way)] == way or _beside(finding, way) for way in doubled)
        if not told or not (below or _is_told(unit, finding, told)):
            yield finding


def _beside(finding: Finding, doubled: Path) -> bool:
    """Whether nothing stands under a key beside one that stands twice: it then mostly stands twice itself."""
    return finding.rule is rules.EMPTY_VALUE and len(doubled) > 1 and _value(finding)[:-1] == doubled[:-1]


def _value(finding: Finding) -> Path:
    """The way to the value that a finding is about, even if it is told at its key."""
    return finding.path[:-1] if finding.path[-1:] == (KEY,) else finding.path


def _doubled(unit: Unit, diagnostic: Diagnostic) -> Path | None:
    """The way to what stands first under a key that stands twice. It may be empty, with the rest under the second."""
    if diagnostic.rule is not rules.DUPLICATE_KEY:
        return None
    place = diagnostic.place
    name = unit.parsed.lines[place.line - 1][place.column - 1 : place.end_column - 1].strip("\"'")
    above = [way[:-1] for way in _keys(unit, lambda way: way[-2] == name) if _at(unit, way)[0] < place.line]
    beside = [way for way in above if _at(unit, (*way, KEY))[1] == place.column]
    return beside[-1] if beside else None


def _is_told(unit: Unit, finding: Finding, told: set[Position]) -> bool:
    """Whether a diagnostic stands at the same place, at its key, or at a key of the mapping that is wrong."""
    path = _value(finding)
    ways = [way for way in (path, (*path, KEY)) if way in unit.parsed.nodes]
    if finding.rule is not rules.MISSING_KEY:
        ways += _keys(unit, lambda way: way[:-2] == path)
    return any(_at(unit, way) in told for way in ways)


def _keys(unit: Unit, wanted: Callable[[Path], bool]) -> list[Path]:
    return [way for way in unit.parsed.nodes if way[-1:] == (KEY,) and wanted(way)]


def _at(unit: Unit, way: Path) -> Position:
    mark = unit.parsed.nodes[way].start_mark
    return mark.line + 1, mark.column + 1
