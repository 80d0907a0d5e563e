"""Leaves out what only follows from another mistake: whoever fixes the one has fixed both. Reads facts, never words."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from eventkb.language.wording import folded
from eventkb.model.diagnostic import KEY, Finding, Path
from eventkb.read import rules
from eventkb.read.schema.keys import emptied_by
from eventkb.read.schema.mistake import Fault, Unit

Position = tuple[int, int]
"""A line and a column, counted from 1."""


def causes(unit: Unit, faults: Sequence[Fault]) -> Iterator[Fault]:
    """The faults that don't follow from others, and of neighbours with the same mistake the first."""
    wrong_keys = [fault for fault in faults if fault.path[-1:] == (KEY,) and fault.rule is not rules.EMPTY_VALUE]
    meant = {key for fault in wrong_keys for key in (folded(str(fault.path[-2])), *fault.meant)}
    emptied = {owner for fault in wrong_keys if (owner := _owner(unit, fault)) is not None}
    strayed_into = {fault.path[:-2] for fault in wrong_keys if fault.rule is rules.MISPLACED_KEY} - {unit.path}
    seen: set[tuple[object, ...]] = set()
    for fault in faults:
        if fault.missing is not None and (_is_there(unit, fault, meant) or fault.path in strayed_into):
            continue
        if fault.rule is rules.EMPTY_VALUE and fault.path in emptied:
            continue
        group = _group(unit, fault)
        if group not in seen:
            seen.add(group)
            yield fault


def _is_there(unit: Unit, fault: Fault, meant: set[str]) -> bool:
    """Whether a missing key was written wrongly, or has no value."""
    return fault.missing in meant or fault.missing in unit.value_at(fault.path)


def _owner(unit: Unit, fault: Fault) -> Path | None:
    """The path of the key that a wrong key belongs under, if that one has lost its value by a wrong indentation."""
    path = fault.path[:-1]
    key = emptied_by(unit, path)
    return (*path[:-1], key, KEY) if key is not None else None


def _group(unit: Unit, fault: Fault) -> tuple[object, ...]:
    """What makes two faults one mistake: versions of one list, or keys that slipped into the same place."""
    if fault.rule is rules.VERSION_WITHOUT_QUOTES:
        return fault.rule.code, fault.path[:-1]
    if fault.rule is rules.MISPLACED_KEY:
        return fault.rule.code, _owner(unit, fault) or fault.path[:-2]
    return fault.rule.code, fault.path


def unexplained(unit: Unit, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings whose cause is not yet reported by the file's own diagnostics, such as that of an odd key."""
    if not unit.parsed.diagnostics:
        yield from findings
        return
    beside = {path[:-1] for path in unit.parsed.doubled if len(path) > 1}
    for finding in findings:
        if not (_is_below(finding, unit.parsed.doubled) or _is_beside(finding, beside) or _is_reported(unit, finding)):
            yield finding


def _is_below(finding: Finding, doubled: Collection[Path]) -> bool:
    """Whether a finding is about the value of a key that is written twice, or about a part of it."""
    return any(finding.path[:length] in doubled for length in range(1, len(finding.path) + 1))


def _is_beside(finding: Finding, mappings: Collection[Path]) -> bool:
    """Whether an empty key is beside one that is written twice: mostly it is then written twice itself."""
    return finding.rule is rules.EMPTY_VALUE and _value_path(finding)[:-1] in mappings


def _value_path(finding: Finding) -> Path:
    """The path of the value that a finding is about, even if its place is the key."""
    return finding.path[:-1] if finding.path[-1:] == (KEY,) else finding.path


def _is_reported(unit: Unit, finding: Finding) -> bool:
    """Whether a diagnostic has the same place, or that of its key, or that of a key of the mapping that is wrong."""
    own = _value_path(finding)
    paths = [path for path in (own, (*own, KEY)) if path in unit.parsed.nodes]
    if finding.rule is not rules.MISSING_KEY:
        paths += unit.parsed.keys.get(own, ())
    return any(_at(unit, path) in unit.parsed.reported for path in paths)


def _at(unit: Unit, path: Path) -> Position:
    mark = unit.parsed.nodes[path].start_mark
    return mark.line + 1, mark.column + 1
