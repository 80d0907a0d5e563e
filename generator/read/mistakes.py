"""From what pydantic says about a value to what a person did wrong: one finding a mistake, without followers.

Pydantic knows what was expected, the file knows what was typed; only together they name the cause.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pydantic import ValidationError

from generator.diagnostic import KEY, Diagnostic, Finding, Path
from generator.read import forms, keys, kinds, schema, shapes
from generator.read.mistake import Mistake, Unit
from generator.read.rules import keys as rules
from generator.read.rules import values as value_rules
from generator.wording import folded

ONE_A_LIST = frozenset({value_rules.VERSION_WITHOUT_QUOTES})
"""Mistakes that people make in a whole list at once."""


def mistakes(unit: Unit, error: ValidationError | None) -> Iterator[Finding]:
    """What is wrong with a value: what its validation has found, and what it lets pass."""
    found = [*(_found(unit, error) if error else ()), *(keys.nulls(unit) if unit.parsed.has_null else ())]
    return _causes(unit, found)


def placed(unit: Unit, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """Findings with their places, without those that something is the cause of which the file has been told already."""
    told = {(one.place.line, one.place.column) for one in unit.parsed.diagnostics}
    for finding in findings:
        if not (told and _is_told(unit, finding, told)):
            place = unit.parsed.place(finding.path, finding.span)
            yield Diagnostic(finding.rule, place, finding.message, finding.help)


def _found(unit: Unit, error: ValidationError) -> Iterator[Finding]:
    for one in error.errors(include_url=False):
        path = (*unit.path, *(part for part in one["loc"] if part not in TAGS))
        mistake = Mistake(unit, one["type"], path, one["input"], one.get("ctx", {}))
        if one["type"] == kinds.UNKNOWN_LANGUAGE and isinstance(unit.value_at(path), dict):
            yield from keys.unknown_languages(mistake)
        elif (found := FINDERS.get(one["type"], _other)(mistake)) is not None:
            yield found


def _empty(mistake: Mistake) -> Finding | None:
    """Nothing in a list or a mapping; pydantic says so also if there is something, but wrong."""
    return None if mistake.value else forms.empty(mistake)


def _no_text(mistake: Mistake) -> Finding:
    return keys.lacking(mistake, "text", mistake.path)


def _no_name(mistake: Mistake) -> Finding:
    return keys.lacking(mistake, min(mistake.unit.locales, default="name"), mistake.path)


def _use_combined(mistake: Mistake) -> Finding:
    other = next(key for key in mistake.unit.value_at(mistake.path) if key not in ("use", "translation"))
    message = f"`use` takes a shared text, and `{other}` says something besides"
    return mistake.tell_key(rules.USE_COMBINED, (*mistake.path, other), message, f"make `{other}` an action of its own")


def _choices_and_steps(mistake: Mistake) -> Finding:
    written = [key for key in mistake.unit.value_at(mistake.path) if key in ("choices", "steps")]
    message = f"an action has either `{written[0]}` or `{written[-1]}`"
    help = f"make an action of its own for `{written[-1]}`"
    return mistake.tell_key(rules.CHOICES_AND_STEPS, (*mistake.path, written[-1]), message, help)


def _explained(mistake: Mistake) -> Finding:
    key = str(mistake.details["key"])
    number = mistake.unit.value_at(mistake.path).get("id")
    message = f"known.yml holds only facts, and `{key}` is more"
    help = f"move the event into a file of its own, {number}.yml"
    return mistake.tell_key(rules.EXPLAINED_IN_KNOWN, (*mistake.path, key), message, help)


def _other(mistake: Mistake) -> Finding | None:
    message = f"{mistake.written} is not what `{mistake.key}` needs: {mistake.details.get('error', mistake.kind)}"
    return mistake.tell(value_rules.WRONG_VALUE, message, "look at the reference of all keys")


TAGS = frozenset({kinds.TEXT_TAG, kinds.LANGUAGES_TAG})
FINDERS: Mapping[str, Callable[[Mistake], Finding | None]] = {
    "missing": keys.missing,
    "extra_forbidden": keys.unknown_key,
    "string_type": shapes.no_text,
    "dict_type": shapes.no_keys,
    "model_type": shapes.no_keys,
    "tuple_type": shapes.no_list,
    "int_type": forms.no_number,
    "greater_than_equal": forms.out_of_range,
    "less_than_equal": forms.out_of_range,
    "enum": forms.unknown_word,
    "string_pattern_mismatch": forms.wrong_form,
    "too_short": _empty,
    kinds.UNKNOWN_LANGUAGE: forms.unknown_language,
    kinds.NO_EVENT_KEY: forms.no_event_key,
    kinds.NO_SUCH_DAY: forms.no_such_day,
    schema.USE_COMBINED: _use_combined,
    schema.CHOICES_AND_STEPS: _choices_and_steps,
    schema.NO_TEXT: _no_text,
    schema.NO_NAME: _no_name,
    schema.NOTHING: forms.empty,
    schema.EXPLAINED: _explained,
}


def _causes(unit: Unit, found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that are no followers of others."""
    wrong_keys = [one for one in found if one.path[-1:] == (KEY,) and one.rule is not rules.EMPTY_VALUE]
    meant = {name for one in wrong_keys for name in _meant(one)}
    emptied = {owner for one in wrong_keys if (owner := _owner(unit, one)) is not None}
    seen: set[tuple[object, ...]] = set()
    for one in found:
        if one.rule is rules.MISSING_KEY and _missing_name(one) in meant:
            continue
        if one.rule is rules.EMPTY_VALUE and one.path in emptied:
            continue
        group = _group(unit, one)
        if group not in seen:
            seen.add(group)
            yield one


def _missing_name(finding: Finding) -> str:
    return finding.message.split("`")[1]


def _meant(finding: Finding) -> set[str]:
    """The keys that a wrong key may stand for: itself, and the one that its help names."""
    return {folded(str(finding.path[-2])), *finding.help.split("`")[1::2]}


def _owner(unit: Unit, finding: Finding) -> Path | None:
    """The way to the key whose value has fallen out of it, if a wrong key is a part of this value."""
    path = finding.path[:-1]
    key = keys.emptied_by(unit, path)
    return (*path[:-1], key, KEY) if key is not None else None


def _group(unit: Unit, finding: Finding) -> tuple[object, ...]:
    """What makes two findings one mistake: the same rule for neighbours in a list, or for languages of one text."""
    above = finding.path[:-1]
    if finding.rule in ONE_A_LIST:
        return finding.rule.code, above
    if finding.rule is rules.MISPLACED_KEY and above and above[-1] in unit.locales:
        return finding.rule.code, _owner(unit, finding) or above
    return finding.rule.code, finding.path


def _is_told(unit: Unit, finding: Finding, told: set[tuple[int, int]]) -> bool:
    """Whether a diagnostic stands at the same place, at its key, or at a key of the mapping that is wrong."""
    path = finding.path[:-1] if finding.path[-1:] == (KEY,) else finding.path
    nodes = unit.parsed.nodes
    ways = [path, (*path, KEY)]
    if finding.rule is not rules.MISSING_KEY:
        ways += [way for way in nodes if way[-1:] == (KEY,) and way[:-2] == path]
    marks = [nodes[way].start_mark for way in ways if way in nodes]
    return any((mark.line + 1, mark.column + 1) in told for mark in marks)
